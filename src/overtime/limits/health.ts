import type { CalendarMonth } from '../fiscal.ts';
import { type CapsSettings, type Counts, healthRuleOf } from './caps-settings.ts';
import { byName, countedIn, type MonthHours, type Window, windowsTo } from './months.ts';

/** Why a doctor's interview comes up: the hours of a month, or the sum of several months in a row. Minutes. */
export type HealthCause = { readonly window: number; readonly minutes: number; readonly counts: Counts };

/** `request`: the person may ask for a doctor's interview (医師の面接指導). `due`: one is to be held without being asked. */
export type HealthLine = {
  readonly month: CalendarMonth;
  readonly line: 'request' | 'due';
  /** The month first, then windows by their length. */
  readonly causes: readonly HealthCause[];
};

/**
 * Whether a month's hours lead to a doctor's interview, under any regime: the limit of a unit says nothing of a person's
 * strength. It is not a limit, so 特例業務 makes no difference.
 */
export const healthIn = (
  month: CalendarMonth,
  months: readonly MonthHours[],
  settings: CapsSettings,
): HealthLine | undefined => {
  const known = byName(months);
  const asked = known.get(month);
  if (asked === undefined) return undefined;
  const { onRequest, due, counts } = healthRuleOf(asked.regime, settings);
  const minutes = countedIn(asked, counts);
  const ofMonth: HealthCause = { window: 1, minutes, counts };
  if (due !== undefined) {
    const sums = windowsTo(month, known, { ...settings, ...asOnePerson }).windows.map((window) =>
      sumOf(window, counts),
    );
    const causes = [
      ...(minutes >= due.monthFrom ? [ofMonth] : []),
      ...sums.filter((sum) => sum.minutes > due.averageOver * sum.window),
    ];
    if (causes.length > 0) return { month, line: 'due', causes };
  }
  const mayAsk = onRequest.inclusive ? minutes >= onRequest.minutes : minutes > onRequest.minutes;
  return mayAsk ? { month, line: 'request', causes: [ofMonth] } : undefined;
};

/** Neither a new year nor a move to another unit gives anybody rest. */
const asOnePerson = { averagesAcrossYears: true, movedCountsBefore: true };

const sumOf = (window: Window, counts: Counts): HealthCause => ({
  window: window.length,
  counts,
  minutes: window.reduce((sum, each) => sum + countedIn(each, counts), 0),
});
