import type { Cadence, Half } from '../one-on-one/model.ts';
import type { Refusal } from '../one-on-one/rules.ts';
import type { LocalDate } from '../time/instant.ts';

/** Settings of a pair, a rest, and what cannot be. */
export type OneOnOneWaysTexts = {
  readonly settings: string;
  readonly settingsSay: (name: string) => string;
  readonly cadence: string;
  /** Weeks from one to the next; 0 leaves it to the bot. */
  readonly cadences: { readonly [cadence in Cadence]: string };
  readonly usual: string;
  readonly minutes: string;
  readonly place: string;
  readonly prefers: string;
  readonly halves: { readonly [half in Half]: string };
  readonly either: string;
  readonly usualNote: string;
  readonly saved: string;
  readonly pause: string;
  readonly pauseSays: (name: string) => string;
  readonly pauseFor: { readonly weeks: (until: LocalDate) => string; readonly month: (until: LocalDate) => string };
  readonly pauseOther: string;
  readonly pauseField: string;
  readonly pauseOutside: string;
  /** The same for somebody else's and for nobody's. */
  readonly notYours: string;
  readonly nobody: string;
  readonly refused: { readonly [why in Exclude<Refusal, 'nobody'> | 'not-free']: string };
};

/** What a line was read as. It counts with a tap. */
export type OneOnOneLineTexts = {
  readonly move: (name: string) => string;
  readonly cadence: (name: string, cadence: string) => string;
  readonly pause: (name: string) => string;
  readonly resume: (name: string) => string;
  readonly until: (day: LocalDate) => string;
  readonly skip: (name: string) => string;
  readonly again: (name: string) => string;
  readonly yes: string;
  readonly unknown: (said: string) => string;
  readonly which: string;
};
