import type { Person, PersonId, UnitId } from '../../people/model.ts';
import { isLocalDate, type LocalDate, plusDays } from '../../time/instant.ts';
import { countDays, type WorkPattern } from '../limits/accounting.ts';
import type { CapsSettings } from '../limits/caps-settings.ts';
import { type Sum, sumOf } from '../limits/months.ts';
import { patternsOf, termsBy } from '../limits/standing.ts';
import type { Minutes, OvertimeDay, OvertimeMonth, Plan, Reason, Span } from '../model.ts';
import { asMinutes } from '../model.ts';
import { countedSpans } from '../rules.ts';
import type { Scene } from '../scene.ts';
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
  /**
   * Of this stretch alone and all of it: the rows of a month add up to its total, save that where hours after midnight
   * count to the next day (`pastMidnight`) those of a month's last evening are in its rows and in the next month's total.
   */
  readonly overtime: Minutes;
  readonly holidayWork: Minutes;
  readonly record: RecordKind;
};

/** How somebody's work is counted on each day, by the rules of their organisation. */
type Counting = { readonly settings: CapsSettings; readonly patternOn: (day: LocalDate) => WorkPattern };

/**
 * A month as rows, in the order of its days. What was withdrawn and not worked has none. `before`: the month before it,
 * whose last evening may reach into this one.
 */
export const rowsOfMonth = (
  month: OvertimeMonth,
  before: OvertimeMonth | undefined,
  person: Person,
  scene: Scene,
): readonly HandOverRow[] => {
  const patternOn = patternsOf(person, termsBy(person, before ? [before, month] : [month], scene), scene);
  const counting = { settings: scene.book.settings, patternOn };
  return Object.keys(month.days)
    .filter(isLocalDate)
    .toSorted()
    .flatMap((day) => rowsOfDay({ ...month, days: { ...before?.days, ...month.days } }, day, person, counting));
};

const rowsOfDay = (
  { unit, days }: OvertimeMonth,
  day: LocalDate,
  { id, name }: Person,
  counting: Counting,
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
      ...minutesOf(counted[i], day, before, counting),
      ...(planned && { planned }),
      ...(plan?.reason && { reason: plan.reason }),
      ...(plan?.answer && { answer: plan.answer }),
      ...(worked && { actual: worked }),
    };
  });
};

const recordOf = ({ actual }: OvertimeDay): RecordKind => actual?.by ?? 'planned';

/** What the stretch adds to the day before it: what both claim alike after a midnight is that day's. */
const minutesOf = (
  span: Span | undefined,
  day: LocalDate,
  before: readonly Span[],
  { patternOn, settings }: Counting,
): Sum => {
  if (!span) return { overtime: asMinutes(0), holidayWork: asMinutes(0) };
  const dayBefore = { day: plusDays(day, -1), spans: before };
  const count = (days: Parameters<typeof countDays>[0]) => sumOf(countDays(days, patternOn, settings));
  const [with_, without] = [count([dayBefore, { day, spans: [span] }]), count([dayBefore])];
  return {
    overtime: asMinutes(with_.overtime - without.overtime),
    holidayWork: asMinutes(with_.holidayWork - without.holidayWork),
  };
};
