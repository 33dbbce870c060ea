import type { CalendarMonth } from '../overtime/fiscal.ts';
import type { Declared, Minutes } from '../overtime/model.ts';
import type { LocalDate } from '../time/instant.ts';

/** The words of 週休日の振替, of breaks, and of the review that 特例業務 asks for. */
export type OvertimeMovedTexts = {
  /** What a line said of breaks and 振替 behind the hours; empty where it said nothing. It is read as the same. */
  readonly said: (declared: Pick<Declared, 'breakMinutes' | 'moved'>) => string;
  /** Beside the hours of a day: 休憩60分. */
  readonly breaks: (minutes: Minutes) => string;
  /** Beside the hours of a day: 振替 12月2日（水）. */
  readonly shortly: (to: LocalDate | undefined) => string;
  /** Under a declaration. `minutes` is what is not counted. */
  readonly tells: (day: LocalDate, to: LocalDate, minutes: string) => string;
  /** It is not known yet which day is free. */
  readonly tellsOpen: (day: LocalDate) => string;
  readonly field: string;
  /** The choice in one tap. */
  readonly choose: string;
  readonly undecided: string;
  readonly none: string;
  readonly other: string;
  readonly form: MovedFormTexts;
  readonly pause: BreakTexts;
  readonly review: ReviewTexts;
};

export type MovedFormTexts = {
  readonly title: string;
  readonly note: string;
  readonly day: string;
  readonly to: string;
  readonly save: string;
  readonly tooFar: (days: number) => string;
};

export type BreakTexts = {
  readonly field: string;
  readonly none: string;
  readonly minutes: (minutes: number) => string;
  /** Of a day off longer than six hours, where nothing was chosen. */
  readonly asks: string;
  readonly tooLong: string;
  readonly question: string;
  readonly yesWithout: string;
  readonly yesWith: (minutes: number) => string;
  /** Said of a line: its break lies in the regular hours. */
  readonly inRegular: string;
  /** Said of a line: a plan holds no break. */
  readonly later: string;
};

/** 特例業務: causes are to be 整理・分析・検証. */
export type ReviewTexts = {
  readonly heading: string;
  readonly due: (unit: string, month: CalendarMonth, by: LocalDate) => string;
  readonly overdue: (unit: string, month: CalendarMonth, by: LocalDate) => string;
  readonly done: (unit: string, month: CalendarMonth, on: LocalDate, words: string) => string;
  readonly why: string;
  readonly mark: string;
  readonly title: string;
  readonly note: (unit: string, month: CalendarMonth) => string;
  readonly on: string;
  readonly words: string;
  readonly hint: string;
  readonly save: string;
  readonly unreadable: string;
  readonly outside: string;
  readonly empty: string;
  readonly tooLong: (limit: number) => string;
  readonly saved: string;
  readonly full: string;
  readonly notYours: string;
};
