import type { Job, Jobs } from '../delivery/ports.ts';
import { AkariError } from '../errors.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { asInstant, DAY_MS, dateIn, type Instant } from '../time/instant.ts';
import { type Diary, emptyDiary } from './model.ts';
import { membersNow, type PlacingDeps, type Scope, type Teams, teamsOf } from './placing.ts';
import type { OneOnOneStore } from './ports.ts';
import { type Member, rolled, withoutOthers } from './team-roll.ts';

/*
 * Teams follow the directory: after each import, and once a week. Everybody is walked once, as a few words each; then the
 * diaries, page by page; whoever is new comes into theirs at the end, when it is known who was where. Whoever dies on the
 * way leaves the job due; what was done is found done.
 */

export const ROLL = 'one-on-one/roll';
/** Stands there for a week after a directory was followed, so that a start does not follow it once more. */
export const ROLLED = 'one-on-one/rolled';

export type RollDeps = PlacingDeps & {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'people' | 'everyone'>;
  readonly oneOnOnes: Pick<OneOnOneStore, 'diary' | 'diaries' | 'everyDiary' | 'save' | 'remove' | 'endMemo'>;
  readonly jobs: Pick<Jobs, 'plan'>;
};

const AGAIN_MS = 7 * DAY_MS;

const jobOf = (org: OrgId, kind: string, version: number, dueAt: Instant): Job => ({
  ...{ org, id: `${kind}/${version}`, kind, payload: { version: String(version) }, dueAt },
});

type EnsureDeps = {
  readonly directory: Pick<Directory, 'organisation'>;
  readonly jobs: Pick<Jobs, 'plan' | 'move'>;
};

/** Has the teams follow a directory that is new to them, and every one once a week. Harmless to repeat. */
export const ensureTeams = async (org: OrgId, now: Instant, { directory, jobs }: EnsureDeps): Promise<void> => {
  const organisation = await directory.organisation(org);
  if (!organisation) return;
  const { version } = organisation;
  // Due at once until the other one is planned: whoever dies in between leaves it to the tick.
  const rolledJob = jobOf(org, ROLLED, version, now);
  if (!(await jobs.plan(rolledJob))) return;
  await jobs.plan(jobOf(org, ROLL, version, now));
  await jobs.move(org, rolledJob.id, asInstant(now + AGAIN_MS));
};

/** A week later, or where nobody planned it: once more, unless another directory was followed since. */
export const rollAgain = async ({ org, payload }: Job, now: Instant, deps: RollDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  if (String(organisation?.version) === payload.version && organisation)
    await deps.jobs.plan(jobOf(org, ROLL, organisation.version, now));
};

/** Makes every diary hold those whom the directory, and their own choice, put there. */
export const roll = async ({ org }: Pick<Job, 'org'>, now: Instant, deps: RollDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  const tree = organisation && (await deps.directory.tree(organisation));
  if (!organisation || !tree) return;
  const scope: Scope = { org, tree, today: dateIn(now, organisation.zone) };
  const teams = await teamsOf(scope, deps);
  const moved = new Map<PersonId, boolean>();
  const whole = new Set<PersonId>();
  for await (const page of deps.oneOnOnes.everyDiary(org))
    for (const diary of page) {
      const members = await membersNow(diary, teams, scope, deps);
      noteMoved(diary, members, moved);
      await change(diary, (each) => withoutOthers(each, members, scope.today), now, deps);
      if (isWhole(diary, members)) whole.add(diary.manager);
    }
  await addNew(scope, teams, whole, moved, now, deps);
  await deps.jobs.plan(jobOf(org, ROLLED, organisation.version, asInstant(now + AGAIN_MS)));
};

const noteMoved = ({ pairs }: Diary, members: ReadonlyMap<PersonId, Member>, moved: Map<PersonId, boolean>): void => {
  for (const { staff, gone, started } of pairs)
    if (gone || !members.has(staff)) moved.set(staff, started !== undefined || moved.get(staff) === true);
};

const isWhole = ({ pairs }: Diary, members: ReadonlyMap<PersonId, Member>): boolean => {
  const known = new Set(pairs.filter(({ gone }) => !gone).map(({ staff }) => staff));
  return [...members.keys()].every((staff) => known.has(staff));
};

/** Diaries that are read, or begun, at once. */
const AT_ONCE = 50;

const addNew = async (
  scope: Scope,
  teams: Teams,
  whole: ReadonlySet<PersonId>,
  moved: ReadonlyMap<PersonId, boolean>,
  now: Instant,
  deps: RollDeps,
): Promise<void> => {
  const { org, today } = scope;
  const managers = [...teams.keys()].filter((manager) => !whole.has(manager));
  for (let i = 0; i < managers.length; i += AT_ONCE) {
    const page = managers.slice(i, i + AT_ONCE);
    const found = new Map((await deps.oneOnOnes.diaries(org, page)).map((diary) => [diary.manager, diary]));
    await Promise.all(
      page.map(async (manager) => {
        const diary = found.get(manager) ?? emptyDiary(org, manager);
        const members = await membersNow(diary, teams, scope, deps);
        return change(diary, (each) => rolled(each, members, today, moved), now, deps);
      }),
    );
  }
};

/** Those who write into one diary at the same moment are few. */
const MAX_CONFLICTS = 10;

/**
 * Saves what changes; computed anew from whatever others made of it. Nothing is written where nothing does. A row in which
 * nobody is left, not even somebody who is gone, goes.
 */
const change = async (
  found: Diary,
  to: (diary: Diary) => Diary,
  now: Instant,
  { oneOnOnes }: RollDeps,
): Promise<void> => {
  let diary = found;
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const next = to(diary);
    if (next === diary) return;
    for (const { staff } of goneNow(diary, next)) await oneOnOnes.endMemo(diary.org, staff, now);
    if (await (next.pairs.length === 0 ? oneOnOnes.remove(next) : saved(next, now, oneOnOnes))) return;
    diary = (await oneOnOnes.diary(diary.org, diary.manager)) ?? emptyDiary(diary.org, diary.manager);
  }
  // The job stays due; what was done is found done.
  throw new AkariError('too-many-conflicts', `1on1s of ${diary.org}`);
};

const saved = (diary: Diary, now: Instant, { save }: RollDeps['oneOnOnes']): Promise<boolean> =>
  save(diary, diary.pairs.some(({ started }) => started !== undefined) ? now : undefined);

const goneNow = (before: Diary, after: Diary) => {
  const there = new Set(before.pairs.filter(({ gone }) => !gone).map(({ staff }) => staff));
  return after.pairs.filter(({ staff, gone }) => gone && there.has(staff));
};
