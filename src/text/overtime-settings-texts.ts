import type { Regime } from '../overtime/model.ts';
import type { LocalDate } from '../time/instant.ts';

/** The card that shows the administrator what the organisation has settled about limits. */
export type OvertimeSettingsTexts = {
  readonly since: string;
  readonly month: (firstDay: LocalDate) => string;
  readonly route: string;
  readonly noRoute: string;
  readonly terms: string;
  readonly noTerms: string;
  readonly kinds: { readonly [kind in Regime | 'special']: string };
  readonly count: (kind: string, units: number, people: number) => string;
  readonly specialsNow: string;
  readonly specials: (count: number, reviewBy: LocalDate) => string;
  readonly noSpecials: string;
  readonly setting: string;
  readonly value: string;
  readonly marked: (value: string, mark: string) => string;
  readonly note: (name: string, why: string) => string;
  readonly change: (command: string) => string;
  readonly refused: string;
};
