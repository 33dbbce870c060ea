import * as AC from 'adaptivecards';
import markdownIt from 'markdown-it';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import type { JsonObject } from '../model.ts';
import { words } from '../words.ts';
import { hostConfig } from './teams-host.ts';

/** What a tap on a card asks for. */
export type CardAction = {
  readonly kind: 'execute' | 'submit' | 'fetch';
  readonly id?: string;
  readonly verb?: string;
  readonly data: { [key: string]: unknown };
};

/** Keeps the table in the bundle: the library registers it when it is loaded, which a bundler may take away. */
export const registeredElements = [AC.Table, AC.TableRow, AC.TableCell];

const markdown = markdownIt({ html: false, linkify: false, breaks: false });
AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

type CardProps = { readonly card: JsonObject; readonly onAction: (action: CardAction) => void | Promise<void> };

/** An Adaptive Card as the library draws it. */
export const AdaptiveCard = ({ card, onAction }: CardProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(onAction);
  latest.current = onAction;
  const json = JSON.stringify(card);
  useEffect(() => {
    const drawn = draw(json, (action) => void latest.current(action));
    frame.current?.replaceChildren(drawn ?? words.cannotShow);
  }, [json]);
  return <div className="teams-card" ref={frame} />;
};

const draw = (json: string, onAction: (action: CardAction) => void): HTMLElement | undefined => {
  const card = new AC.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    const taken = actionOf(action);
    if (taken) onAction(taken);
  };
  card.parse(JSON.parse(json));
  const element = card.render();
  if (!element) return undefined;
  element.removeAttribute('tabindex');
  return element;
};

const dataSchema = z.record(z.string(), z.unknown());
const teamsSchema = z.looseObject({ msteams: z.looseObject({ type: z.string() }) });

const actionOf = (action: AC.Action): CardAction | undefined => {
  if (action instanceof AC.OpenUrlAction) {
    window.open(action.url, '_blank', 'noopener');
    return undefined;
  }
  if (action instanceof AC.ExecuteAction) {
    const { id, verb } = action;
    return { kind: 'execute', ...(id ? { id } : {}), ...(verb ? { verb } : {}), data: dataOf(action.data) };
  }
  if (!(action instanceof AC.SubmitAction)) return undefined;
  const asksDialog = teamsSchema.safeParse(action.data).data?.msteams.type === 'task/fetch';
  return { kind: asksDialog ? 'fetch' : 'submit', data: dataOf(action.data) };
};

const dataOf = (data: unknown): { [key: string]: unknown } => dataSchema.safeParse(data).data ?? {};
