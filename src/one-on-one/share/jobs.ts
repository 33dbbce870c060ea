import type { Job, Jobs } from '../../delivery/ports.ts';
import type { JobHandler } from '../../delivery/tick.ts';
import { asCalendarMonth, type CalendarMonth, firstDay, monthOf, plusMonths } from '../../overtime/fiscal.ts';
import type { OrgId, UnitId } from '../../people/model.ts';
import type { Directory, Organisation } from '../../people/ports.ts';
import type { UnitTree } from '../../people/tree.ts';
import { type Calendar, calendarOf } from '../../time/calendar.ts';
import { asLocalTime, dateIn, type Instant, instantAt, type LocalDate, plusDays } from '../../time/instant.ts';
import { workingDayAfter } from '../moments.ts';
import type { OneOnOneStore } from '../ports.ts';
import { addDiary, type Counted, monthsBefore, sharesOf } from './count.ts';
import type { UnitShares } from './ports.ts';

/*
 * A month is counted early on the third working day of the next one. Until it is closed nobody is shown anything of it,
 * so whoever dies on the way leaves the job due, and the next one counts everything anew.
 */

export const SHARES = 'one-on-one/shares';

export type SharesJobDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly oneOnOnes: Pick<OneOnOneStore, 'everyDiary'>;
  readonly shares: UnitShares;
  readonly jobs: Pick<Jobs, 'plan'>;
};

const AT = asLocalTime('05:00');
const WORKING_DAYS = 3;

const countingDay = (month: CalendarMonth, calendar: Calendar): LocalDate =>
  workingDayAfter(plusDays(firstDay(plusMonths(month, 1)), -1), WORKING_DAYS, calendar);

const countingOf = ({ id, zone, closures }: Organisation, month: CalendarMonth): Job => ({
  ...{ org: id, id: `${SHARES}/${month}`, kind: SHARES, payload: { month } },
  dueAt: instantAt(countingDay(month, calendarOf(closures)), AT, zone),
});

/** Makes sure that the next counting is planned. Harmless to repeat. */
export const ensureShares = async (
  org: OrgId,
  now: Instant,
  { directory, jobs }: Pick<SharesJobDeps, 'jobs'> & { readonly directory: Pick<Directory, 'organisation'> },
): Promise<void> => {
  const organisation = await directory.organisation(org);
  if (!organisation) return;
  const month = monthOf(dateIn(now, organisation.zone));
  const last = countingOf(organisation, plusMonths(month, -1));
  await jobs.plan(last.dueAt > now ? last : countingOf(organisation, month));
};

/** What the tick runs, by kind of job. */
export const sharesJobs = (deps: SharesJobDeps): { readonly [kind: string]: JobHandler } => ({
  [SHARES]: ({ org, payload }, now) => countMonth(org, asCalendarMonth(payload.month ?? ''), now, deps),
});

const countMonth = async (org: OrgId, month: CalendarMonth, now: Instant, deps: SharesJobDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  const tree = organisation && (await deps.directory.tree(organisation));
  if (!organisation || !tree) return;
  await deps.jobs.plan(countingOf(organisation, plusMonths(month, 1)));
  if (await deps.shares.isClosed(org, month)) return;
  const counted: Counted = new Map();
  for await (const page of deps.oneOnOnes.everyDiary(org))
    for (const diary of page) addDiary(counted, diary, month, tree);
  const before = await pairsBefore(org, month, tree, deps);
  const told = sharesOf(tree, counted, before);
  await deps.shares.save([...told].map(([unit, what]) => ({ org, unit, month, at: now, ...what })));
  await deps.shares.close(org, month);
};

/** How many pairs each unit had in each of the months before that were closed. */
const pairsBefore = async (
  org: OrgId,
  month: CalendarMonth,
  tree: UnitTree,
  { shares }: SharesJobDeps,
): Promise<readonly (ReadonlyMap<UnitId, number> | undefined)[]> => {
  const found: (ReadonlyMap<UnitId, number> | undefined)[] = [];
  for (const each of monthsBefore(month)) {
    const wanted = tree.subtree(tree.root.id).map(({ id }) => ({ unit: id, month: each }));
    const closed = (await shares.isClosed(org, each)) ? await shares.closed(org, wanted) : undefined;
    found.push(closed && new Map(closed.map(({ unit, pairs }) => [unit, pairs])));
  }
  return found;
};
