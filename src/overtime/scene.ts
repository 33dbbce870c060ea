import type { Turn } from '../conversation/feature.ts';
import type { OrgId, Person, PersonId, UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { ownCalendar, restsUntil } from '../people/rest.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
import { dateIn, type Instant, type LocalDate } from '../time/instant.ts';
import { asCalendarMonth, type CalendarMonth } from './fiscal.ts';
import { type CapsBook, firstBook, type ReadCaps } from './limits/caps-book.ts';
import { reachOf } from './limits/months.ts';
import { emptyMonth, type OvertimeMonth, type PersonMonths } from './model.ts';
import type { OvertimeStore } from './ports.ts';

export type OvertimeDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'person' | 'people'>;
  readonly overtime: OvertimeStore;
  readonly caps: ReadCaps;
};

/** What the organisation knows: its units, on which days it works, and what it settled about limits. */
export type Scene = {
  readonly tree: UnitTree;
  readonly calendar: Calendar;
  readonly book: CapsBook;
  /** The book cannot be read: another stands in its place, and nothing is said of limits. */
  readonly withoutLimits?: true;
};

export const sceneOf = async (
  org: OrgId,
  { directory, caps }: Pick<OvertimeDeps, 'directory' | 'caps'>,
): Promise<Scene | undefined> => {
  const [organisation, found] = await Promise.all([directory.organisation(org), caps.book(org)]);
  const tree = organisation && (await directory.tree(organisation));
  if (!organisation || !tree) return undefined;
  const scene = { tree, calendar: calendarOf(organisation.closures) };
  return found === 'unreadable'
    ? { ...scene, book: firstBook(org, NO_MONTH), withoutLimits: true }
    : { ...scene, book: found ?? firstBook(org, NO_MONTH) };
};

/** Until the book is begun every month counts as known. */
const NO_MONTH = asCalendarMonth('0001-01');

/** A month alone, for whoever shows nothing of limits. */
export const monthFor = async (
  { org, id, unit }: Pick<Person, 'org' | 'id' | 'unit'>,
  name: CalendarMonth,
  { overtime }: { readonly overtime: Pick<OvertimeStore, 'months'> },
): Promise<OvertimeMonth> => (await overtime.months(org, id, name, name))[0] ?? emptyMonth({ org, id, unit }, name);

/** A month with those before it, in one request. */
export const monthsFor = async (
  person: Person,
  name: CalendarMonth,
  { overtime }: Pick<OvertimeDeps, 'overtime'>,
): Promise<PersonMonths> => {
  const found = await overtime.months(person.org, person.id, reachOf(name), name);
  const month = found.find((each) => each.month === name);
  return {
    month: month ? inUnitOf(person, month) : emptyMonth(person, name),
    earlier: found.filter((each) => each.month !== name),
  };
};

/** Declared anew, it belongs to where the person is now. */
const inUnitOf = ({ unit }: Person, month: OvertimeMonth): OvertimeMonth =>
  month.unit === unit
    ? month
    : {
        ...month,
        unit,
        formerUnits: [...new Set([...(month.formerUnits ?? []), month.unit])].filter((id) => id !== unit),
      };

export const todayOf = ({ now, person }: Pick<Turn, 'now' | 'person'>): LocalDate => dateIn(now, person.zone);

/** As many as one request reads, those nearest to the person first. */
const MOST_ASKED_FOR = 100;

/**
 * Who confirms this person's overtime: a 管理職 of their unit, or of the nearest one above that has another; one who is
 * there today before one who is away. Undefined where the directory names nobody.
 */
export const confirmerOf = async (
  person: Pick<Person, 'org' | 'id' | 'unit'>,
  { tree, calendar }: Scene,
  now: Instant,
  { directory }: Pick<OvertimeDeps, 'directory'>,
): Promise<Person | undefined> => {
  const ids = confirmersOf(person, tree).slice(0, MOST_ASKED_FOR);
  const found = await directory.people(person.org, ids);
  const there = ids.flatMap((id) => found.find((each) => each.id === id && !each.left) ?? []);
  return there.find((each) => isPresent(each, calendar, now)) ?? there[0];
};

const confirmersOf = ({ id, unit }: Pick<Person, 'id' | 'unit'>, tree: UnitTree): readonly PersonId[] => [
  ...new Set(tree.pathUp(unit).flatMap(({ managers }) => managers.filter((manager) => manager !== id))),
];

/** Neither on a day off nor on a rest of their own choice: what they told the bot, and nothing else. */
const isPresent = (person: Person, calendar: Calendar, now: Instant): boolean =>
  ownCalendar(calendar, person).isWorkingDay(dateIn(now, person.zone)) && restsUntil(now, person) === undefined;

/** Whether somebody may answer for people of this unit: decided from the units they head. */
export const mayConfirm = (person: Person, of: PersonId, unit: UnitId, tree: UnitTree): boolean =>
  person.id !== of && person.manages.some((headed) => tree.isWithin(unit, headed));
