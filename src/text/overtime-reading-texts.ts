import type { ReasonKind } from '../overtime/model.ts';
import type { Told, Took, Why } from '../overtime/reading/model.ts';
import type { LocalDate } from '../time/instant.ts';

/**
 * The words that show what was understood of a line about overtime. What `told`, `extend` and `withdraw` make can be
 * typed again, and is read as the same.
 */
export type OvertimeReadingTexts = {
  /** Names of the kinds of reasons. */
  readonly reasons: { readonly [kind in ReasonKind]: string };
  /** 11月26日（木）17:45〜22:00 国会対応 */
  readonly told: (told: Pick<Told, 'type' | 'declared'>) => string;
  /** Minutes by which the declared end moves. */
  readonly extend: (day: LocalDate, minutes: number) => string;
  readonly withdraw: (day: LocalDate | undefined, early: boolean) => string;
  /** What was not said in so many words. */
  readonly took: (took: Took) => string;
  /** Which of these is meant? */
  readonly which: string;
  readonly asksFrom: (day: LocalDate) => string;
  readonly asksUntil: (day: LocalDate) => string;
  readonly why: (why: Why) => string;
};
