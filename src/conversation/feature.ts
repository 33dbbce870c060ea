import type { OrgId, Person } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import type { Instant } from '../time/instant.ts';
import type { Action, ActionPayload, ActionRef } from './action.ts';
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

/** A line somebody types. `words` are compared with the line in its plainest form (see `plainLine`). */
export type Line = { readonly words: readonly string[]; answer(turn: Turn): Answer };

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

/** Full-width and half-width alike, without case, without what surrounds it. */
export const plainLine = (line: string): string =>
  line
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^\/?akari\s*/, '')
    .replace(/[\s。、.!！?？]+$/u, '');
