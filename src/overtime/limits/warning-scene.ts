import type { OrgId, Person, PersonId } from '../../people/model.ts';
import { dateIn, type Instant } from '../../time/instant.ts';
import { type CalendarMonth, monthOf, plusMonths } from '../fiscal.ts';
import { emptyMonth, type OvertimeMonth } from '../model.ts';
import type { OvertimeDeps, Scene } from '../scene.ts';
import type { MonthHours } from './months.ts';
import { hoursOf, isManager, LONGEST_REACH, workedBy } from './standing.ts';
import { newWarnings, type Told, toldOf, type Warning } from './warnings.ts';

/** Somebody's months that warnings are reckoned from when this one has changed, and those that it may touch. */
export const rowsAround = (
  org: OrgId,
  id: PersonId,
  month: CalendarMonth,
  { overtime }: Pick<OvertimeDeps, 'overtime'>,
): Promise<readonly OvertimeMonth[]> =>
  overtime.months(org, id, plusMonths(month, -LONGEST_REACH), plusMonths(month, LONGEST_REACH));

/** What was worked by now, month by month up to the one that is on: a plan is no work before its day is over. */
export const hoursWorked = (
  person: Person,
  rows: readonly OvertimeMonth[],
  scene: Scene,
  now: Instant,
): readonly MonthHours[] => {
  const today = dateIn(now, person.zone);
  const current = monthOf(today);
  const month = rows.find((each) => each.month === current) ?? emptyMonth(person, current);
  const earlier = rows.filter((each) => each.month < current);
  return hoursOf(person, { month, earlier }, scene, { counts: workedBy(today) }).hours;
};

/** What there is to tell of these months that was not told yet. */
export const warningsOf = (
  person: Person,
  changed: readonly CalendarMonth[],
  hours: readonly MonthHours[],
  told: readonly Told[],
  { book }: Scene,
): readonly Warning[] => newWarnings(changed, hours, told, book.settings, isManager(person)).warnings;

/** The warning of this name, as long as it is the gravest of its limit still. */
export const standingWarning = (
  told: Told,
  person: Person,
  hours: readonly MonthHours[],
  scene: Scene,
): Warning | undefined =>
  warningsOf(
    person,
    hours.map(({ month }) => month),
    hours,
    [],
    scene,
  ).find((each) => toldOf(each) === told);
