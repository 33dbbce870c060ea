import type { Job, Jobs } from '../../delivery/ports.ts';
import type { JobHandler } from '../../delivery/tick.ts';
import type { OrgId, Person, UnitId } from '../../people/model.ts';
import type { Directory, Organisation } from '../../people/ports.ts';
import { tagOf } from '../../people/tag.ts';
import { sumsBelow, type UnitTree } from '../../people/tree.ts';
import { setsOutFrom } from '../../pulse/anonymity.ts';
import { type Calendar, calendarOf } from '../../time/calendar.ts';
import { asLocalDate, asLocalTime, dateIn, type Instant, instantAt, type LocalDate } from '../../time/instant.ts';
import { asCalendarMonth, type CalendarMonth, lastDay, monthOf, plusMonths } from '../fiscal.ts';
import type { OvertimeMonth } from '../model.ts';
import type { OvertimeStore } from '../ports.ts';
import { type OvertimeDeps, type Scene, sceneOf } from '../scene.ts';
import { type Beside, countMonth, monthOfUnits, noSum, plusSum, sumOfOne } from './count.ts';
import type { Member, UnitSum } from './model.ts';
import { addMoves, COMPARED_MONTHS, mayBeTold } from './moves.ts';
import type { UnitMonths } from './ports.ts';

/*
 * A month is closed on the tenth of the next one, or the working day after it: by then it is corrected. People are
 * counted in parts, each a job of its own that plans the next; the last one puts them together. Whoever dies on the way
 * leaves the job due, and what was counted stays.
 */

export const UNITS = 'overtime/units';

export type UnitsJobDeps = {
  readonly directory: OvertimeDeps['directory'];
  readonly caps: OvertimeDeps['caps'];
  readonly overtime: Pick<OvertimeStore, 'monthsOf'>;
  readonly unitMonths: UnitMonths;
  readonly jobs: Pick<Jobs, 'plan'>;
};

const AT = asLocalTime('05:00');

/** The day on which a month is closed. */
export const closingDay = (month: CalendarMonth, calendar: Calendar): LocalDate =>
  calendar.nextWorkingDay(asLocalDate(`${plusMonths(month, 1)}-09`));

/** The closing of a month; the first part of it. */
const closingOf = ({ id, zone, closures }: Organisation, month: CalendarMonth): Job =>
  partJob(id, month, 0, instantAt(closingDay(month, calendarOf(closures)), AT, zone));

/** The first one that is still to come. */
const nextClosing = (organisation: Organisation, now: Instant): Job => {
  const month = monthOf(dateIn(now, organisation.zone));
  const last = closingOf(organisation, plusMonths(month, -1));
  return last.dueAt > now ? last : closingOf(organisation, month);
};

const partJob = (org: OrgId, month: CalendarMonth, part: number, dueAt: Instant): Job => ({
  ...{ org, id: `${UNITS}/${month}/${part}`, kind: UNITS },
  ...{ payload: { month, part: String(part) }, dueAt },
});

/** Makes sure that the next closing is planned. Harmless to repeat. */
export const ensureUnits = async (
  org: OrgId,
  now: Instant,
  { directory, jobs }: Pick<UnitsJobDeps, 'jobs'> & { readonly directory: Pick<Directory, 'organisation'> },
): Promise<void> => {
  const organisation = await directory.organisation(org);
  if (organisation) await jobs.plan(nextClosing(organisation, now));
};

/** What the tick runs, by kind of job. */
export const unitsJobs = (deps: UnitsJobDeps): { readonly [kind: string]: JobHandler } => ({
  [UNITS]: (job, now) => runPart(job, now, deps),
});

const runPart = async ({ org, payload }: Job, now: Instant, deps: UnitsJobDeps): Promise<void> => {
  const [month, part] = [asCalendarMonth(payload.month ?? ''), Number(payload.part)];
  const [organisation, scene] = await Promise.all([deps.directory.organisation(org), sceneOf(org, deps)]);
  if (!organisation || !scene) return;
  await deps.jobs.plan(closingOf(organisation, plusMonths(month, 1)));
  const isLast = part >= deps.unitMonths.parts;
  if (await deps.unitMonths.isClosed(org, month)) return isLast ? deps.unitMonths.close(org, month) : undefined;
  if (isLast) return closeMonth(org, month, now, scene.tree, deps);
  if (!(await deps.unitMonths.isCounted(org, month, part))) await countPart(org, month, part, scene, deps);
  await deps.jobs.plan(partJob(org, month, part + 1, now));
};

const countPart = async (
  org: OrgId,
  month: CalendarMonth,
  part: number,
  scene: Scene,
  deps: UnitsJobDeps,
): Promise<void> => {
  const sums = new Map<UnitId, UnitSum>();
  const members: Member[] = [];
  for await (const page of deps.unitMonths.people(org, part)) {
    const people = page.filter((person) => isCounted(person, month, scene.tree));
    const months = await monthsOf(people, month, deps);
    for (const person of people) {
      const path = pathOf(person, scene.tree);
      const [from = person.unit] = path;
      const own = months.get(person.id);
      const counted = own && countMonth(person, own.month, own, scene);
      sums.set(from, plusSum(sums.get(from) ?? noSum, sumOfOne(counted)));
      members.push({ tag: tagOf(person.id), path });
    }
  }
  await deps.unitMonths.saveCount(org, month, part, { sums, members });
};

/** Whoever was there in the month and still is. */
const isCounted = ({ left, joinedOn, unit }: Person, month: CalendarMonth, tree: UnitTree): boolean =>
  !left && tree.unit(unit) !== undefined && (joinedOn === undefined || joinedOn <= lastDay(month));

/** A head counts in the unit above, where they cannot read themselves. */
const pathOf = (person: Person, tree: UnitTree): readonly UnitId[] =>
  tree.pathUp(setsOutFrom(person, (unit) => tree.unit(unit)?.parent)).map(({ id }) => id);

type Own = Beside & { readonly month: OvertimeMonth };

/** Of those with any, with the months beside it: the next one where an evening may reach into it. */
const monthsOf = async (
  people: readonly Person[],
  month: CalendarMonth,
  { overtime }: UnitsJobDeps,
): Promise<ReadonlyMap<Person['id'], Own>> => {
  const [first] = people;
  if (!first) return new Map();
  const read = async (ids: readonly Person['id'][], of: CalendarMonth) => {
    const wanted = ids.map((person) => ({ person, month: of }));
    const found = wanted.length === 0 ? [] : await overtime.monthsOf(first.org, wanted);
    return new Map(found.map((each) => [each.person, each]));
  };
  const found = await read(
    people.map(({ id }) => id),
    month,
  );
  const having = (day: LocalDate) => [...found.values()].filter(({ days }) => days[day]).map(({ person }) => person);
  const all = [...found.keys()];
  const [before, last, after] = await Promise.all([
    read(all, plusMonths(month, -2)),
    read(all, plusMonths(month, -1)),
    read(having(lastDay(month)), plusMonths(month, 1)),
  ]);
  const own = [...found].map(([id, each]): [Person['id'], Own] => {
    const next = after.get(id);
    const earlier = [before, last].flatMap((rows) => rows.get(id) ?? []);
    return [id, { month: each, before: earlier, ...(next && { next }) }];
  });
  return new Map(own);
};

const closeMonth = async (
  org: OrgId,
  month: CalendarMonth,
  now: Instant,
  tree: UnitTree,
  deps: UnitsJobDeps,
): Promise<void> => {
  const sums = new Map<UnitId, UnitSum>();
  for (let part = 0; part < deps.unitMonths.parts; part += 1)
    for (const [unit, sum] of await deps.unitMonths.sums(org, month, part)) {
      // Gone since it was counted: an import came in between.
      const known = tree.unit(unit) ? unit : tree.root.id;
      sums.set(known, plusSum(sums.get(known) ?? noSum, sum));
    }
  const moves = await movesSince(org, month, deps);
  const people = sumsBelow(tree, (unit) => sums.get(unit)?.people ?? 0);
  const mayTell = (unit: UnitId) =>
    mayBeTold(
      people.get(unit) ?? 0,
      moves.map((moved) => moved.get(unit) ?? 0),
    );
  const told = monthOfUnits(tree, sums, mayTell);
  await deps.unitMonths.save([...told].map(([unit, what]) => ({ org, unit, month, at: now, ...what })));
  await deps.unitMonths.close(org, month);
};

/** Since each of the months before that were closed. */
const movesSince = async (
  org: OrgId,
  month: CalendarMonth,
  { unitMonths }: UnitsJobDeps,
): Promise<readonly ReadonlyMap<UnitId, number>[]> => {
  const before: { readonly month: CalendarMonth; readonly moves: Map<UnitId, number> }[] = [];
  for (let back = 1; back <= COMPARED_MONTHS; back += 1)
    if (await unitMonths.isClosed(org, plusMonths(month, -back)))
      before.push({ month: plusMonths(month, -back), moves: new Map() });
  for (let part = 0; part < unitMonths.parts && before.length > 0; part += 1) {
    const now = await unitMonths.members(org, month, part);
    for (const each of before) addMoves(each.moves, await unitMonths.members(org, each.month, part), now);
  }
  return before.map(({ moves }) => moves);
};
