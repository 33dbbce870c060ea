import type { Person } from '../people/model.ts';
import type { Calendar } from '../time/calendar.ts';
import { isLocalDate } from '../time/instant.ts';
import { countDays, type WorkPattern } from './accounting.ts';
import { defaultCapsSettings } from './caps-settings.ts';
import type { Declared, OvertimeMonth } from './model.ts';
import { type Sum, sumOf } from './months.ts';
import { countedSpans } from './rules.ts';

/** How somebody works, as the directory says. `calendar` is the organisation's. */
export const patternOf = ({ hours, freeDay }: Person, calendar: Calendar): WorkPattern => ({
  ...{ regime: 'jiritsu', hours, calendar, swaps: [] },
  ...(freeDay !== undefined && { freeDay }),
});

/** What counts of each day of a month, with another declaration in place of one of them. */
const countedDays = ({ days }: OvertimeMonth, instead?: Declared): readonly Declared[] => [
  ...Object.entries(days).flatMap(([day, each]) =>
    isLocalDate(day) && day !== instead?.day ? [{ day, spans: countedSpans(each) }] : [],
  ),
  ...(instead ? [instead] : []),
];

/** A month's total, computed from its days. */
export const totalOf = (person: Person, month: OvertimeMonth, calendar: Calendar, instead?: Declared): Sum => {
  const pattern = patternOf(person, calendar);
  return sumOf(countDays(countedDays(month, instead), () => pattern, defaultCapsSettings));
};
