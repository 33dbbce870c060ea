import type { Person, PersonId, UnitId } from '../../people/model.ts';
import { isLocalDate, type LocalDate, plusDays } from '../../time/instant.ts';
import { countDays, type WorkedDay, type WorkPattern } from '../limits/accounting.ts';
import type { CapsSettings } from '../limits/caps-settings.ts';
import { type Sum, sumOf } from '../limits/months.ts';
import { patternsOf, termsBy, workedDay } from '../limits/standing.ts';
import type { Minutes, OvertimeDay, OvertimeMonth, Plan, Reason, Span } from '../model.ts';
import { asMinutes } from '../model.ts';
import { movedIn, movedOf, swapsIn } from '../moved.ts';
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
  /** 休憩 of the day, on the first of its rows. */
  readonly breakMinutes?: Minutes;
  /** 週休日の振替: as many minutes of the day as are regular hours, and the day that is free; on the first of its rows. */
  readonly moved?: { readonly minutes: Minutes; readonly to?: LocalDate };
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

/** So many months before the one that is handed over may bear on it: 振替 reaches eight weeks, an evening one night. */
export const MONTHS_BEFORE = 2;

/**
 * A month as rows, in the order of its days. What was withdrawn and not worked has none. `before`: the months before it
 * in their order, whose last evening may reach into this one.
 */
export const rowsOfMonth = (
  month: OvertimeMonth,
  before: readonly OvertimeMonth[],
  person: Person,
  scene: Scene,
): readonly HandOverRow[] => {
  const rows = [...before, month];
  const patternOn = patternsOf(person, termsBy(person, rows, scene), swapsIn(rows), scene);
  const counting = { settings: scene.book.settings, patternOn };
  return Object.keys(month.days)
    .filter(isLocalDate)
    .toSorted()
    .flatMap((day) =>
      rowsOfDay({ ...month, days: Object.assign({}, ...rows.map(({ days }) => days)) }, day, person, counting),
    );
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
  const counted = workedDay(day, here);
  const before = workedDay(plusDays(day, -1), days[plusDays(day, -1)] ?? {});
  const count = Math.max(plan?.spans.length ?? 0, actual?.spans.length ?? 0, 1);
  return Array.from({ length: count }, (_, i): HandOverRow => {
    const [planned, worked] = [plan?.spans[i], actual?.spans[i]];
    return {
      ...{ person: id, name, unit, day, record: recordOf(here) },
      ...minutesOf(counted, i, before, counting),
      ...(planned && { planned }),
      ...(plan?.reason && { reason: plan.reason }),
      ...(plan?.answer && { answer: plan.answer }),
      ...(worked && { actual: worked }),
      ...(i === 0 && ofDay(here)),
    };
  });
};

const recordOf = ({ actual }: OvertimeDay): RecordKind => actual?.by ?? 'planned';

const ofDay = (here: OvertimeDay): Pick<HandOverRow, 'breakMinutes' | 'moved'> => {
  const [minutes, moved] = [here.actual?.breakMinutes, movedOf(here)];
  return {
    ...(minutes !== undefined && { breakMinutes: minutes }),
    ...(moved && { moved: { minutes: movedIn(here), ...(moved.to !== undefined && { to: moved.to }) } }),
  };
};

/**
 * What the stretch adds to those before it: a break and 振替 shorten the day, not one of its stretches, and what two days
 * claim alike after a midnight is the earlier one's.
 */
const minutesOf = (counted: WorkedDay, i: number, before: WorkedDay, { patternOn, settings }: Counting): Sum => {
  const count = (first: number) =>
    sumOf(countDays([before, { ...counted, spans: counted.spans.slice(0, first) }], patternOn, settings));
  const [with_, without] = [count(i + 1), count(i)];
  return {
    overtime: asMinutes(with_.overtime - without.overtime),
    holidayWork: asMinutes(with_.holidayWork - without.holidayWork),
  };
};
