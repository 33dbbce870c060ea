import type { CalendarMonth, YearKind } from '../overtime/fiscal.ts';
import type { CapUse } from '../overtime/limits/caps.ts';
import type { CapKind, CapsNote, CapsSettings } from '../overtime/limits/caps-settings.ts';
import type { HealthCause } from '../overtime/limits/health.ts';
import type { Step } from '../overtime/limits/warnings.ts';
import type { Minutes, Regime } from '../overtime/model.ts';
import type { LocalDate, Weekday } from '../time/instant.ts';

/** The words of the limits of overtime, of the warnings before them, and of what the administrator confirms of them. */
export type OvertimeCapsTexts = {
  /** 32時間15分. */
  readonly duration: (minutes: Minutes) => string;
  readonly regimes: { readonly [regime in Regime]: string };
  readonly counters: { readonly overtime: string; readonly holidayWork: string };
  /** Which limit, with its period. */
  readonly cap: (use: CapUse, year: YearKind) => string;
  /** How much is allowed, 「45時間まで」 「100時間未満」. */
  readonly limit: (use: CapUse) => string;
  readonly used: (use: CapUse) => string;
  readonly left: (use: CapUse) => string;
  readonly special: string;
  /** How much of a limit is left, or that it is reached or passed; beside its name. */
  readonly stands: (use: CapUse) => string;
  /** The same in a cell of a table. */
  readonly shortly: (use: CapUse) => string;
  /** Before it is declared: with this plan the limit would be passed. It may be declared all the same. */
  readonly wouldPass: (use: CapUse, year: YearKind) => string;
  /** `full`: the limit itself, beside which every share stands. */
  readonly chart: { readonly title: string; readonly share: string; readonly full: string };
  readonly warning: WarningTexts;
  /** To the person. `manager` is the name of the one who gets the same note; undefined when there is none. */
  readonly warnPerson: (use: CapUse, step: Step, year: YearKind, manager: string | undefined) => string;
  readonly warnManager: (use: CapUse, step: Step, year: YearKind, person: string) => string;
  readonly health: HealthTexts;
  /** `day` lies in the month that is on. */
  readonly forecast: (day: LocalDate, use: CapUse, year: YearKind) => string;
  /** Of these months nothing is known. */
  readonly averagesWithout: (months: readonly CalendarMonth[]) => string;
  readonly sumsWithout: (months: readonly CalendarMonth[]) => string;
  readonly reviewBy: (day: LocalDate) => string;
  readonly settings: CapsSettingsTexts;
};

/**
 * Of the doctor's interview: to the person alone. `route` is where the organisation has it asked for; undefined as long
 * as it has not said.
 */
export type HealthTexts = {
  readonly request: (month: CalendarMonth, causes: readonly HealthCause[], route: string | undefined) => string;
  readonly due: (month: CalendarMonth, causes: readonly HealthCause[], route: string | undefined) => string;
  /** Who is told, and who is not. */
  readonly nobodyElse: string;
};

export type WarningTexts = {
  readonly title: string;
  readonly healthTitle: string;
  readonly details: string;
  /** The person's wish to be talked with, and what becomes of it. */
  readonly talk: string;
  readonly talkTold: (manager: string) => string;
  readonly talkNobody: string;
  /** To whoever heads them. */
  readonly wantsToTalk: (person: string) => string;
};

/** To the administrator: each setting with what is set and what is not sure of it. */
export type CapsSettingsTexts = {
  readonly title: string;
  readonly confirm: string;
  /** Written beside a setting that nobody has changed. */
  readonly isDefault: string;
  readonly names: { readonly [note in CapsNote]: string };
  readonly notes: { readonly [note in CapsNote]: string };
  readonly kinds: { readonly [cap in CapKind]: string };
  readonly values: {
    readonly yes: string;
    readonly no: string;
    readonly none: string;
    /** Between two of a list. */
    readonly and: string;
    readonly year: { readonly [year in YearKind]: string };
    readonly reviewFrom: { readonly [from in CapsSettings['reviewFrom']]: string };
    readonly pastMidnight: { readonly [day in CapsSettings['pastMidnight']]: string };
    readonly weekday: (weekday: Weekday) => string;
    readonly months: (count: number) => string;
  };
};
