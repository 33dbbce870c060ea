import type { Job, Jobs } from '../delivery/ports.ts';
import { AkariError } from '../errors.ts';
import type { OrgId, PersonId } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import { asInstant, DAY_MS, dateIn, type Instant, MINUTE_MS } from '../time/instant.ts';
import { type Diary, emptyDiary } from './model.ts';
import { lookAgain, noTeam, type PlacingDeps, type Scope, type Teams, teamsOf } from './placing.ts';
import type { OneOnOneStore } from './ports.ts';
import { type Member, type Moved, rolled } from './team-roll.ts';

/*
 * Teams follow the directory: after each import, and once a week. Everybody is walked once, as a few words each; then the
 * diaries, page by page; those that change are saved at the end, when it is known who was where. Of a transfer, or of the
 * first time, they are many: one job saves some thousands and plans another one. Whoever dies on the way leaves the job
 * due; what was done is found done.
 */

export const ROLL = 'one-on-one/roll';
/** Stands there for a week after a directory was followed, so that a start does not follow it once more. */
export const ROLLED = 'one-on-one/rolled';

export type RollDeps = PlacingDeps & {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'people' | 'everyone'>;
  readonly oneOnOnes: Pick<
    OneOnOneStore,
    'diary' | 'diaries' | 'everyDiary' | 'save' | 'remove' | 'withMemo' | 'endMemo'
  >;
  readonly jobs: Pick<Jobs, 'plan'>;
};

const AGAIN_MS = 7 * DAY_MS;

const jobOf = (org: OrgId, kind: string, version: number, dueAt: Instant): Job => ({
  ...{ org, id: `${kind}/${version}`, kind, payload: { version: String(version) }, dueAt },
});

/** What one job leaves over, for the next tick. */
const partOf = ({ id, version }: Organisation, part: number, dueAt: Instant): Job => ({
  ...jobOf(id, ROLL, version, dueAt),
  ...{ id: `${ROLL}/${version}/${part}`, payload: { version: String(version), part: String(part) } },
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

type RollJob = Pick<Job, 'org'> & Partial<Pick<Job, 'payload'>>;

/** Makes every diary hold those whom the directory, and their own choice, put there. */
export const roll = async ({ org, payload }: RollJob, now: Instant, deps: RollDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  const tree = organisation && (await deps.directory.tree(organisation));
  if (!organisation || !tree) return;
  const scope: Scope = { org, tree, today: dateIn(now, organisation.zone) };
  const teams = await teamsOf(scope, deps);
  const { moved, toDo } = await lookedThrough(scope, teams, deps);
  let saved = 0;
  for (let i = 0; i < toDo.length; i += AT_ONCE) {
    if (saved >= MOST_SAVED) {
      const part = Number(payload?.part ?? 0) + 1;
      await deps.jobs.plan(partOf(organisation, part, asInstant(now + MINUTE_MS)));
      return;
    }
    saved += await settle(toDo.slice(i, i + AT_ONCE), { scope, teams, moved, now }, deps);
  }
  await deps.jobs.plan(jobOf(org, ROLLED, organisation.version, asInstant(now + AGAIN_MS)));
};

/** Diaries that are read, and saved, at once. */
const AT_ONCE = 50;

/** Diaries that one job changes, beside walking everybody: a tick has five minutes, and other things to do. */
const MOST_SAVED = 3_000;

const nobodyMoved: Moved = new Map();

/** Who was in whose diary, and which diaries change. */
const lookedThrough = async (
  { org, today }: Scope,
  teams: Teams,
  { oneOnOnes }: RollDeps,
): Promise<{ readonly moved: Moved; readonly toDo: readonly PersonId[] }> => {
  const moved = new Map<PersonId, boolean>();
  const [settled, changing] = [new Set<PersonId>(), new Set<PersonId>()];
  for await (const page of oneOnOnes.everyDiary(org))
    for (const diary of page) {
      const members = teams.get(diary.manager) ?? noTeam;
      noteMoved(diary, members, moved);
      const isSettled = rolled(diary, members, today, nobodyMoved) === diary;
      (isSettled ? settled : changing).add(diary.manager);
    }
  for (const manager of teams.keys()) if (!settled.has(manager)) changing.add(manager);
  return { moved, toDo: [...changing] };
};

const noteMoved = ({ pairs }: Diary, members: ReadonlyMap<PersonId, Member>, moved: Map<PersonId, boolean>): void => {
  for (const { staff, gone, started } of pairs)
    if (gone || !members.has(staff)) moved.set(staff, started !== undefined || moved.get(staff) === true);
};

type Placing = { readonly scope: Scope; readonly teams: Teams; readonly moved: Moved; readonly now: Instant };

/** How many of these diaries were saved. */
const settle = async (
  managers: readonly PersonId[],
  { scope, teams, moved, now }: Placing,
  deps: RollDeps,
): Promise<number> => {
  const found = new Map((await deps.oneOnOnes.diaries(scope.org, managers)).map((diary) => [diary.manager, diary]));
  const diaries = managers.map((manager) => found.get(manager) ?? emptyDiary(scope.org, manager));
  await lookAgain(diaries, teams, { scope, moved }, deps);
  const next = (diary: Diary): Diary => rolled(diary, teams.get(diary.manager) ?? noTeam, scope.today, moved);
  await endMemos(
    scope.org,
    diaries.flatMap((diary) => goneNow(diary, next(diary))),
    now,
    deps,
  );
  const saved = await Promise.all(diaries.map((diary) => change(diary, next, now, deps)));
  return saved.filter(Boolean).length;
};

/** Before the pair is gone: whoever dies in between finds it there. After a transfer they are many, most without a memo. */
const endMemos = async (
  org: OrgId,
  gone: readonly PersonId[],
  now: Instant,
  { oneOnOnes }: RollDeps,
): Promise<void> => {
  const wrote = gone.length === 0 ? [] : await oneOnOnes.withMemo(org, gone);
  await Promise.all(wrote.map((staff) => oneOnOnes.endMemo(org, staff, now)));
};

/** Those who write into one diary at the same moment are few. */
const MAX_CONFLICTS = 10;

/**
 * Saves what changes; computed anew from whatever others made of it. Nothing is written where nothing does. A row in which
 * nobody is left, not even somebody who is gone, goes. Whether anything was written.
 */
const change = async (found: Diary, to: (diary: Diary) => Diary, now: Instant, deps: RollDeps): Promise<boolean> => {
  const { oneOnOnes } = deps;
  let diary = found;
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const next = to(diary);
    if (next === diary) return false;
    if (await (next.pairs.length === 0 ? oneOnOnes.remove(next) : saved(next, now, oneOnOnes))) return true;
    diary = (await oneOnOnes.diary(diary.org, diary.manager)) ?? emptyDiary(diary.org, diary.manager);
    await endMemos(diary.org, goneNow(diary, to(diary)), now, deps);
  }
  // The job stays due; what was done is found done.
  throw new AkariError('too-many-conflicts', `1on1s of ${diary.org}`);
};

const saved = (diary: Diary, now: Instant, { save }: RollDeps['oneOnOnes']): Promise<boolean> =>
  save(diary, diary.pairs.some(({ started }) => started !== undefined) ? now : undefined);

const goneNow = (before: Diary, after: Diary): readonly PersonId[] => {
  const there = new Set(before.pairs.filter(({ gone }) => !gone).map(({ staff }) => staff));
  return after.pairs.flatMap(({ staff, gone }) => (gone && there.has(staff) ? [staff] : []));
};
