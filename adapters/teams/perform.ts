import type { Card } from '../../src/conversation/card.ts';
import { fallbackText } from '../../src/conversation/fallback.ts';
import type { Form, FormResult } from '../../src/conversation/form.ts';
import type { Inbound } from '../../src/conversation/inbound.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { SendResult } from '../../src/conversation/platform.ts';
import type { AdaptiveCard, JsonObject } from './adaptive.ts';
import { addressOf, parseMessageRef, type Reference } from './address.ts';
import { renderCard } from './card.ts';
import { type FormState, renderDialog, renderInPlace } from './form.ts';
import { cut, limits } from './limits.ts';
import type { TeamsMessenger } from './messenger.ts';
import type { Interaction } from './translate.ts';

export type Turn = { readonly inbound: Inbound; readonly interaction: Interaction; readonly reference: Reference };

/** What answers the HTTP request (nothing for a plain 200), and what could not be performed. */
export type Performed = { readonly body?: JsonObject; readonly problems: readonly Problem[] };
export type Problem = Exclude<SendResult, { type: 'sent' }>;

/**
 * Performs the outcomes of one event. Messages are sent in their order; the changed card goes both into the answer
 * and into the stored message: Teams shows the answer at once, but only on the device that was tapped and only
 * until the chat is opened anew. Teams has no home: its card is a reply to a text or an arrival, and else not shown.
 */
export const perform = async (turn: Turn, outcomes: readonly Outcome[], to: TeamsMessenger): Promise<Performed> => {
  const replaced = last(outcomes, 'replace')?.card;
  const [changed, sent] = await Promise.all([
    replaced === undefined ? [] : change(turn, replaced, to),
    sendAll(turn, outcomes, to),
  ]);
  const problems = [...changed, ...sent].flatMap((result) => (result.type === 'sent' ? [] : [result]));
  const body = answerOf(turn, outcomes, replaced);
  return { problems, ...(body === undefined ? {} : { body }) };
};

const last = <T extends Outcome['type']>(
  outcomes: readonly Outcome[],
  type: T,
): Extract<Outcome, { type: T }> | undefined =>
  outcomes.findLast((outcome): outcome is Extract<Outcome, { type: T }> => outcome.type === type);

const messageOf = ({ inbound }: Turn) => ('message' in inbound ? inbound.message : undefined);

/** Whether the answer itself shows the card that was tapped anew. */
const showsCard = ({ interaction }: Turn): boolean =>
  interaction.type === 'execute' || interaction.type === 'form-card';

/** To a tap in a channel Teams can answer so that only who tapped reads it. A line there has an answer that all can read. */
const isWhispered = ({ inbound, interaction }: Turn): boolean =>
  inbound.room !== undefined && interaction.type === 'execute';

const change = async (turn: Turn, card: Card, to: TeamsMessenger): Promise<readonly SendResult[]> => {
  const message = messageOf(turn);
  const updated = message === undefined ? undefined : await to.update(message, card);
  const gone = updated === undefined || updated.type === 'unreachable' || updated.type === 'rejected';
  if (gone && !showsCard(turn)) return [await reply(turn, card, to)];
  return updated === undefined || gone ? [] : [updated];
};

const sendAll = async (
  turn: Turn,
  outcomes: readonly Outcome[],
  to: TeamsMessenger,
): Promise<readonly SendResult[]> => {
  const results: SendResult[] = [];
  for (const outcome of outcomes) {
    const result = await sendOne(turn, outcome, to);
    if (result) results.push(result);
  }
  return results;
};

const sendOne = async (turn: Turn, outcome: Outcome, to: TeamsMessenger): Promise<SendResult | undefined> => {
  switch (outcome.type) {
    case 'reply':
      return isWhispered(turn) ? undefined : reply(turn, outcome.card, to);
    case 'home':
      return turn.inbound.type === 'text' || turn.inbound.type === 'arrived'
        ? reply(turn, outcome.card, to)
        : undefined;
    case 'open-form':
      return turn.interaction.type === 'message'
        ? to.show(turn.reference, formCard(outcome.form, turn), outcome.form.title, turn.inbound.eventId)
        : undefined;
    case 'replace':
    case 'form-result':
      return undefined;
    default:
      return outcome satisfies never;
  }
};

const reply = (turn: Turn, card: Card, to: TeamsMessenger): Promise<SendResult> =>
  to.send(addressOf(turn.reference), card, turn.inbound.eventId);

const answerOf = (turn: Turn, outcomes: readonly Outcome[], replaced: Card | undefined): JsonObject | undefined => {
  const opened = last(outcomes, 'open-form')?.form;
  const result = last(outcomes, 'form-result')?.result;
  const { interaction } = turn;
  switch (interaction.type) {
    case 'message':
      return undefined;
    case 'execute':
      if (replaced) return cardAnswer(renderCard(replaced));
      if (opened) return cardAnswer(formCard(opened, turn));
      return wordsAnswer(isWhispered(turn) ? wordsOf(outcomes) : '');
    case 'form-card':
      return formCardAnswer(turn, interaction.form, result, replaced);
    case 'fetch':
      return opened ? dialogAnswer(opened, stateOf(turn)) : dialogWords(wordsOf(outcomes));
    case 'dialog':
      return dialogResult(turn, interaction.form, result);
    default:
      return interaction satisfies { type: never };
  }
};

const cardAnswer = (value: AdaptiveCard): JsonObject => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value,
});

/** Leaves the card as it is. */
const wordsAnswer = (value: string): JsonObject => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

const dialogAnswer = (form: Form, state: FormState): JsonObject => ({
  task: { type: 'continue', value: renderDialog(form, state) },
});

const dialogWords = (value: string): JsonObject => ({ task: { type: 'message', value } });

const formCardAnswer = (
  turn: Turn,
  form: Form | undefined,
  result: FormResult | undefined,
  replaced: Card | undefined,
): JsonObject => {
  if (result?.type === 'next') return cardAnswer(formCard(result.form, turn));
  if (result?.type === 'errors')
    return form
      ? cardAnswer(renderInPlace(form, stateOf(turn, result.byField)))
      : wordsAnswer(errorWords(result.byField));
  return replaced ? cardAnswer(renderCard(replaced)) : wordsAnswer('');
};

/** An answer without a body closes the dialog. */
const dialogResult = (turn: Turn, form: Form | undefined, result: FormResult | undefined): JsonObject | undefined => {
  if (result?.type === 'next') return dialogAnswer(result.form, { ...messageState(turn) });
  if (result?.type !== 'errors') return undefined;
  return form ? dialogAnswer(form, stateOf(turn, result.byField)) : dialogWords(errorWords(result.byField));
};

const formCard = (form: Form, turn: Turn): AdaptiveCard => renderInPlace(form, messageState(turn));

const messageState = (turn: Turn): FormState => {
  const message = messageOf(turn);
  const id = message === undefined ? undefined : parseMessageRef(message)?.activityId;
  return id === undefined ? {} : { message: id };
};

/** What was typed so far stays in the fields. */
const stateOf = (turn: Turn, errors?: FormState['errors']): FormState => ({
  ...messageState(turn),
  ...(turn.inbound.type === 'submit' ? { values: turn.inbound.values } : {}),
  ...(errors === undefined ? {} : { errors }),
});

const errorWords = (byField: { readonly [fieldId: string]: string }): string =>
  cut(Object.values(byField).join('\n'), limits.summary);

/** What the core said instead of opening a form: a dialog cannot be left without an answer. */
const wordsOf = (outcomes: readonly Outcome[]): string =>
  cut(
    outcomes
      .flatMap((outcome) =>
        outcome.type === 'reply' || outcome.type === 'replace' ? [fallbackText(outcome.card)] : [],
      )
      .join('\n'),
    limits.summary,
  );
