import type { CalendarMonth } from '../overtime/fiscal.ts';
import type { DayMinute, Span, Verdict } from '../overtime/model.ts';
import type { Refusal } from '../overtime/rules.ts';
import type { LocalDate } from '../time/instant.ts';

/** The words of 超過勤務の事前確認. A confirmation in chat is called 確認, never 命令. */
export type OvertimeTexts = {
  readonly menu: string;
  readonly spans: (spans: readonly Span[]) => string;
  /** As the clock shows it; after midnight as the next day's. */
  readonly time: (minute: DayMinute) => string;
  readonly twoCounters: (overtime: string, holidayWork: string) => string;
  readonly fields: { readonly when: string; readonly reason: string; readonly asks: string };
  readonly noReason: string;
  readonly day: (day: LocalDate) => string;
  /** What was understood of a line; nothing counts yet. */
  readonly understood: string;
  readonly understoodActual: string;
  /** Asks before a line takes a declaration back. */
  readonly withdrawSure: (day: LocalDate, spans: string) => string;
  readonly declare: string;
  readonly change: string;
  readonly leave: string;
  readonly left: string;
  /** Below every declaration: nobody is to declare less than they work. */
  readonly honest: string;
  readonly quick: QuickTexts;
  readonly declared: DeclaredTexts;
  readonly request: RequestTexts;
  readonly form: OvertimeFormTexts;
  readonly actual: ActualTexts;
  readonly month: MonthOfOvertimeTexts;
  readonly requests: RequestsTexts;
  readonly says: OvertimeSaysTexts;
};

/** Two taps: until when, and what for. */
export type QuickTexts = {
  readonly until: (day: LocalDate) => string;
  readonly hour: (until: Span['until']) => string;
  readonly other: string;
  readonly why: (until: string) => string;
  readonly none: string;
};

/** What the person sees once it counts. */
export type DeclaredTexts = {
  readonly asked: (day: LocalDate, spans: string, reason: string | undefined, who: string) => string;
  readonly nobody: (day: LocalDate, spans: string, reason: string | undefined) => string;
  readonly correctable: string;
  readonly changed: string;
  readonly moved: (day: LocalDate) => string;
  readonly withdrawn: (day: LocalDate) => string;
  readonly withdraw: string;
  readonly answers: { readonly [verdict in Verdict]: (who: string) => string };
};

/** What whoever confirms sees. */
export type RequestTexts = {
  readonly title: string;
  readonly asks: (name: string, day: LocalDate, isToday: boolean, spans: string) => string;
  readonly think: string;
  readonly verdicts: { readonly [verdict in Verdict]: string };
  readonly answered: { readonly [verdict in Verdict]: (who: string) => string };
  readonly withdrawn: (name: string) => string;
  /** Before the number of the month's hours so far. */
  readonly soFar: string;
};

export type OvertimeFormTexts = {
  readonly title: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly hint: string;
  readonly reason: string;
  readonly words: string;
  readonly note: string;
  readonly unreadable: string;
  readonly backwards: string;
  readonly tooLate: string;
  readonly longWords: (limit: number) => string;
  readonly regular: (from: string, until: string) => string;
};

/** The next morning: what was worked. */
export type ActualTexts = {
  readonly asks: (day: LocalDate, spans: string) => string;
  readonly yes: string;
  readonly correct: string;
  readonly none: string;
  readonly interval: (at: string) => string;
  readonly start: string;
  readonly later: (at: string) => string;
  readonly usual: string;
  readonly startsLater: (at: string) => string;
  readonly recorded: (day: LocalDate, spans: string) => string;
  readonly recordedNone: (day: LocalDate) => string;
  readonly title: string;
  readonly save: string;
  readonly note: (day: LocalDate) => string;
};

/** A person's own month. */
export type MonthOfOvertimeTexts = {
  readonly open: string;
  readonly title: (month: CalendarMonth) => string;
  readonly none: string;
  readonly hours: string;
  readonly state: string;
  readonly planned: string;
  readonly recorded: string;
  readonly correctLast: (day: LocalDate) => string;
};

/** What waits for whoever confirms, and their people's month. */
export type RequestsTexts = {
  readonly title: string;
  readonly none: string;
  readonly waiting: (count: number) => string;
  readonly more: (count: number) => string;
  readonly morePeople: (count: number) => string;
  readonly one: (name: string, when: string, reason: string | undefined, total: string) => string;
  readonly month: string;
  readonly name: string;
  readonly today: string;
  readonly total: string;
  readonly left: string;
  /** What is left of each limit. */
  readonly limits: (said: readonly string[]) => string;
  readonly why: string;
  readonly refresh: string;
};

/** Answers in one sentence. */
export type OvertimeSaysTexts = {
  readonly refused: { readonly [why in Refusal]: string };
  readonly notYours: string;
  readonly nothingDeclared: string;
};
