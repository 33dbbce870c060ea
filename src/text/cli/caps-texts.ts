import type { CalendarMonth } from '../../overtime/fiscal.ts';
import type { TermFault } from '../../overtime/limits/caps-file.ts';
import type { SettingKey, ValueForm } from '../../overtime/limits/caps-words.ts';
import type { LocalDate } from '../../time/instant.ts';

/** What `npx akari caps` says: the settings of overtime's limits, and who is under which of them. */
export type CapsCommandTexts = {
  readonly words: string;
  readonly month: (month: CalendarMonth) => string;
  /** From a month to another, or open. */
  readonly months: (from: CalendarMonth, until: CalendarMonth | undefined) => string;
  readonly day: (day: LocalDate) => string;
  /** A setting by its name, with the word to change it by. */
  readonly setting: (name: string, key: string) => string;
  readonly since: string;
  readonly doctorRoute: string;
  readonly notSaid: string;
  readonly sinceNote: string;
  readonly line: (what: string, value: string) => string;
  readonly marked: (value: string, mark: string) => string;
  readonly counts: string;
  readonly count: (kind: string, units: number, people: number) => string;
  readonly noTerms: string;
  readonly specials: (month: CalendarMonth) => string;
  readonly reviewed: (who: string, month: string, on: string, words: string) => string;
  readonly special: (who: string, months: string, reason: string, reviewBy: string) => string;
  readonly noSpecials: (month: CalendarMonth) => string;
  readonly of: { readonly unit: string; readonly person: string };
  readonly kinds: { readonly [kind in 'jiritsu' | 'taritsu' | 'kyotei36' | 'special']: string };
  readonly who: (of: string, id: string, name: string | undefined) => string;
  readonly term: (who: string, what: string) => string;
  readonly what: (months: string, kind: string) => string;
  readonly specialKind: (kind: string, reason: string) => string;
  readonly problem: {
    readonly noValue: (word: string) => string;
    readonly unknownKey: (key: string, known: string) => string;
    readonly twice: (key: SettingKey) => string;
    readonly badValue: (key: SettingKey, value: string, possible: string) => string;
  };
  readonly possible: { readonly [form in ValueForm]: string };
  readonly change: (what: string, before: string, after: string) => string;
  readonly confirm: string;
  readonly ask: string;
  readonly saved: string;
  readonly unchanged: string;
  readonly declined: string;
  readonly dryRun: string;
  readonly conflict: string;
  readonly conflictAlways: string;
  readonly fault: { readonly [T in TermFault['type']]: (fault: Extract<TermFault, { readonly type: T }>) => string };
  readonly nothingWritten: string;
  readonly mixed: string;
  readonly difference: (added: number, changed: number, gone: number, same: number) => string;
  /** A designation, and what it says from now on. */
  readonly becomes: (before: string, after: string) => string;
  readonly more: (count: number) => string;
  readonly exported: (terms: number, file: string) => string;
  readonly exportedPersonal: string;
};
