import { createHash } from 'node:crypto';

/** What may go wrong with one message. `-sent`: it got through all the same, and nobody says so. */
export const troubles = [
  'throttled',
  'http-500',
  'http-503',
  'http-500-sent',
  'timeout-lost',
  'timeout-sent',
  'reset-lost',
  'reset-sent',
  'not-installed',
  'gone',
  'too-large',
] as const;
export type Trouble = (typeof troubles)[number];

/** Whose trouble stays, however often it is tried. */
const lasting: readonly Trouble[] = ['not-installed', 'gone', 'too-large'];

/** How often each befalls a message, from 0 to 1. What lasts befalls a person. */
export type Troubles = { readonly seed: string; readonly rates: { readonly [trouble in Trouble]?: number } };

export const noTroubles: Troubles = { seed: '', rates: {} };

/** The trouble of one try, the same for the same seed, person and try, in whatever order they come. */
export const troubleOf = ({ seed, rates }: Troubles, person: string, tries: number): Trouble | undefined => {
  const stays = drawn(fraction(`${seed}/${person}`), lasting, rates);
  return stays ?? drawn(fraction(`${seed}/${person}/${tries}`), troubles.filter(passes), rates);
};

const passes = (trouble: Trouble): boolean => !lasting.includes(trouble);

const drawn = (at: number, among: readonly Trouble[], rates: Troubles['rates']): Trouble | undefined => {
  let until = 0;
  for (const trouble of among) {
    until += rates[trouble] ?? 0;
    if (at < until) return trouble;
  }
  return undefined;
};

const fraction = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
