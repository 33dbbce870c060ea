import type { Person, PersonId, UnitId } from '../../people/model.ts';
import type { Calendar } from '../../time/calendar.ts';
import { isLocalDate, type LocalDate, plusDays } from '../../time/instant.ts';
import { countDays, type WorkPattern } from '../accounting.ts';
import { defaultCapsSettings } from '../caps-settings.ts';
import type { Minutes, OvertimeDay, OvertimeMonth, Plan, Reason, Span } from '../model.ts';
import { asMinutes } from '../model.ts';
import { type Sum, sumOf } from '../months.ts';
import { countedSpans } from '../rules.ts';
import { patternOf } from '../total.ts';
import type { RecordKind } from './column-map.ts';

/** One stretch of one person's day: what was planned, what was said to it, and what was worked. */
export type HandOverRow = {
  readonly person: PersonId;
  readonly name: string;
  readonly unit: UnitId;
  readonly day: LocalDate;
  readonly planned?: Span;
  readonly reason?: Reason;
  readonly answer?: NonNullable<Plan['answer']>;
  readonly actual?: Span;
  /** Of this stretch alone: the rows of a month add up to its total. */
  readonly overtime: Minutes;
  readonly holidayWork: Minutes;
  readonly record: RecordKind;
};

/** A month as rows, in the order of its days. What was withdrawn and not worked has none. */
export const rowsOfMonth = (month: OvertimeMonth, person: Person, calendar: Calendar): readonly HandOverRow[] => {
  const pattern = patternOf(person, calendar);
  return Object.keys(month.days)
    .filter(isLocalDate)
    .toSorted()
    .flatMap((day) => rowsOfDay(month, day, person, pattern));
};

const rowsOfDay = (
  { unit, days }: OvertimeMonth,
  day: LocalDate,
  { id, name }: Person,
  pattern: WorkPattern,
): readonly HandOverRow[] => {
  const here = days[day] ?? {};
  const { actual } = here;
  const plan = here.plan?.withdrawn ? undefined : here.plan;
  if (!plan && !actual) return [];
  const counted = countedSpans(here);
  const before = countedSpans(days[plusDays(day, -1)] ?? {});
  const count = Math.max(plan?.spans.length ?? 0, actual?.spans.length ?? 0, 1);
  return Array.from({ length: count }, (_, i): HandOverRow => {
    const [planned, worked] = [plan?.spans[i], actual?.spans[i]];
    return {
      ...{ person: id, name, unit, day, record: recordOf(here) },
      ...minutesOf(counted[i], day, before, pattern),
      ...(planned && { planned }),
      ...(plan?.reason && { reason: plan.reason }),
      ...(plan?.answer && { answer: plan.answer }),
      ...(worked && { actual: worked }),
    };
  });
};

const recordOf = ({ actual }: OvertimeDay): RecordKind => actual?.by ?? 'planned';

/** What the stretch adds to the day before it: what both claim alike after a midnight is that day's. */
const minutesOf = (span: Span | undefined, day: LocalDate, before: readonly Span[], pattern: WorkPattern): Sum => {
  if (!span) return { overtime: asMinutes(0), holidayWork: asMinutes(0) };
  const dayBefore = { day: plusDays(day, -1), spans: before };
  const count = (days: Parameters<typeof countDays>[0]) => sumOf(countDays(days, () => pattern, defaultCapsSettings));
  const [with_, without] = [count([dayBefore, { day, spans: [span] }]), count([dayBefore])];
  return {
    overtime: asMinutes(with_.overtime - without.overtime),
    holidayWork: asMinutes(with_.holidayWork - without.holidayWork),
  };
};
