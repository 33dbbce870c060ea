import type { OrgId, Person } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import type { Instant } from '../time/instant.ts';
import type { Action, ActionPayload, ActionRef } from './action.ts';
import type { FormValues } from './form.ts';
import type { Inbound } from './inbound.ts';
import type { Outcome } from './outcome.ts';

/** One inbound event with everything known of it: the verified person, their words, the moment. */
export type Turn = {
  readonly org: OrgId;
  readonly person: Person;
  readonly texts: Texts;
  readonly now: Instant;
  readonly inbound: Inbound;
};

/** What was typed into the form that was sent; nothing of any other event. */
export const typedIn = ({ inbound }: Pick<Turn, 'inbound'>): FormValues =>
  inbound.type === 'submit' ? inbound.values : {};

/** What was chosen from the list that was tapped; nothing of any other event. */
export const chosenIn = ({ inbound }: Pick<Turn, 'inbound'>): string | undefined =>
  inbound.type === 'tap' ? inbound.choice : undefined;

export type Answer = Promise<readonly Outcome[]>;

/** What a feature adds to the conversation. It saves what it decides before it answers. */
export type Feature = {
  readonly taps: readonly Handler[];
  readonly submits: readonly Handler[];
  readonly lines: readonly Line[];
};

export type Handler = {
  readonly name: string;
  /** Undefined when the payload is not one this action could have made. */
  handle(turn: Turn, ref: ActionRef): Answer | undefined;
};

/** What somebody typed: in their own words, and in the plainest form of them (see `plainLine`). */
export type Said = { readonly text: string; readonly plain: string };

/**
 * A line somebody types. Features are asked in their order, a feature's lines in theirs: the first that understands
 * answers. So a feature that reads free sentences stands before the ones that know whole lines only.
 */
export type Line = WordLine | ReadLine;

/** Whole lines. Compared in their plainest form, so politeness, width, kana and signs need no word of their own. */
export type WordLine = { readonly words: readonly string[]; answer(turn: Turn): Answer };

/** Free sentences, such as 「今日22時まで残業 国会対応」. Undefined leaves the line to whoever comes next. */
export type ReadLine = { understand(said: Said, turn: Turn): Answer | undefined };

/** Ties an action to what is done when it is tapped or submitted. */
export const on = <P extends ActionPayload>(
  action: Action<P>,
  handle: (turn: Turn, payload: P) => Answer,
): Handler => ({
  name: action.name,
  handle: (turn, ref) => {
    const payload = action.parse(ref);
    return payload === undefined ? undefined : handle(turn, payload);
  },
});
