import * as z from 'zod';
import { renderCard } from '../../slack/card.ts';
import { renderForm } from '../../slack/form.ts';
import { type Example, examples } from './doctor-cards.ts';
import { type Finding, ok, unchecked, wrong } from './doctor-finding.ts';
import type { Answer } from './doctor-network.ts';
import type { Doctor } from './doctor-scope.ts';
import { callSlack, refusalIn, type SlackAccess } from './doctor-slack-api.ts';
import { isLoopback } from './place.ts';
import { progressDisplay } from './progress.ts';

/**
 * `blocks.validate` has a limit of its own that Slack does not tell: fifty a minute is what others of its kind take.
 * A simulated Slack on this machine needs no manners.
 */
const PACE_MS = 1_200;

type Verdict =
  | { readonly type: 'taken' }
  | { readonly type: 'unknown' | 'throttled' | 'unreachable' }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'failed'; readonly code: string };

/** Every card as the renderer makes it, one after the other, until all are through or Slack asks for a pause. */
export const checkSlackCards = async (access: SlackAccess, doctor: Doctor): Promise<readonly Finding[]> => {
  const { texts, terminal, world } = doctor;
  const display = progressDisplay(terminal, { progress: { cards: texts.slack.validating } });
  const pace = access.base !== world.slackApi && isLoopback(access.base) ? 0 : PACE_MS;
  const refused: string[] = [];
  let done = 0;
  try {
    for (const example of examples) {
      display.show({ stage: 'cards', done, total: examples.length });
      if (done > 0 && pace > 0) await world.sleep(pace);
      const verdict = verdictOf(await callSlack('blocks.validate', argumentsOf(example), access));
      if (verdict.type === 'refused') refused.push(`${example.name} (${verdict.why})`);
      else if (verdict.type !== 'taken') return [...refusals(refused, doctor), stopped(verdict, done, doctor)];
      done += 1;
    }
  } finally {
    display.end();
  }
  return refused.length > 0 ? refusals(refused, doctor) : [ok('slack.cards', texts.slack.cardsGood(done))];
};

const argumentsOf = (example: Example): { readonly [argument: string]: string } => {
  switch (example.type) {
    case 'message':
      return { message: JSON.stringify(renderCard(example.card)) };
    case 'home':
      return { view: JSON.stringify({ type: 'home', blocks: renderCard(example.card, 'home').blocks }) };
    case 'form':
      return { view: JSON.stringify(renderForm(example.form)) };
    default:
      return example satisfies never;
  }
};

/** Where in the card, and what about it: never more of Slack's words, which may quote the card. */
const problemSchema = z.object({ errors: z.array(z.object({ pointer: z.string(), code: z.string() })).min(1) });

const verdictOf = (answer: Answer): Verdict => {
  if (answer.type === 'unreachable') return { type: 'unreachable' };
  if (answer.status === 429) return { type: 'throttled' };
  if (z.object({ ok: z.literal(true) }).safeParse(answer.body).success) return { type: 'taken' };
  const error = refusalIn(answer.body);
  if (error === undefined) return { type: 'failed', code: `HTTP ${answer.status}` };
  if (error === 'ratelimited') return { type: 'throttled' };
  if (error === 'unknown_method') return { type: 'unknown' };
  if (!/^invalid_(blocks|message|view)/.test(error)) return { type: 'failed', code: error };
  const [first] = problemSchema.safeParse(answer.body).data?.errors ?? [];
  return { type: 'refused', why: first ? `${first.pointer} ${first.code}` : error };
};

const refusals = (refused: readonly string[], { texts }: Doctor): readonly Finding[] =>
  refused.length === 0 ? [] : [wrong('slack.cards', texts.slack.cardsRefused(refused.join(', ')))];

const stopped = (
  verdict: Exclude<Verdict, { type: 'taken' | 'refused' }>,
  done: number,
  { texts }: Doctor,
): Finding => {
  const check = 'slack.cards';
  switch (verdict.type) {
    case 'unknown':
      return unchecked(check, texts.slack.cards, texts.slack.cardsUnknown);
    case 'throttled':
      return unchecked(check, texts.slack.cards, texts.slack.cardsThrottled(done, examples.length));
    case 'unreachable':
      return wrong(check, texts.common.unreachable('Slack'));
    case 'failed':
      return wrong(check, texts.common.unexpected(verdict.code));
    default:
      return verdict satisfies never;
  }
};
