import { planOne } from '../delivery/plan-one.ts';
import type { Job, Jobs, Outbox, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { asPersonId } from '../people/model.ts';
import type { Directory, PersonStore } from '../people/ports.ts';
import {
  asInstant,
  asLocalTime,
  DAY_MS,
  earlierOf,
  type Instant,
  instantAt,
  MINUTE_MS,
  plusDays,
} from '../time/instant.ts';
import { advance, nextAttention, toLayOut } from './advance.ts';
import { diariesBeside } from './beside.ts';
import { ownerOf, syncCalendars, withPut } from './calendar-sync.ts';
import { freeBeside, nothingTaken, type Taken, withTimes } from './lay-out.ts';
import { type Letter, messagesOf, tidingsOf } from './messages.ts';
import type { Diary, Pair, Past } from './model.ts';
import type { DiaryScene } from './moments.ts';
import { ATTEND } from './ports.ts';
import { refreshOf } from './refresh.ts';
import { ROLL, ROLLED, roll, rollAgain } from './roll.ts';
import { type OneOnOneDeps, sceneOf } from './scene.ts';
import { setApart } from './set-apart.ts';

export type OneOnOneJobDeps = Omit<OneOnOneDeps, 'outbox' | 'directory'> & {
  readonly directory: OneOnOneDeps['directory'] & Pick<Directory, 'everyone'>;
  readonly outbox: Pick<Outbox, 'plan' | 'deliveries'>;
  readonly parcels: Pick<Parcels, 'plan'>;
  readonly jobs: Pick<Jobs, 'plan'>;
  readonly people: Pick<PersonStore, 'savePreferences'>;
};

/** What the tick runs for 1on1s, by kind of job. */
export const oneOnOneJobs = (deps: OneOnOneJobDeps): { readonly [kind: string]: JobHandler } => ({
  [ATTEND]: (job, now) => attend(job, now, deps),
  [ROLL]: (job, now) => roll(job, now, deps),
  [ROLLED]: (job, now) => rollAgain(job, now, deps),
});

/** Longer than sixty calendar entries take. */
const ATTEND_MS = 5 * MINUTE_MS;

/**
 * Lets time do its work on a diary, and makes what lies outside follow it: messages, history, cards, calendars. A death on
 * the way leaves the row due, and every step may be repeated; who saves meanwhile wins.
 */
const attend = async ({ org, payload, dueAt }: Job, now: Instant, deps: OneOnOneJobDeps): Promise<void> => {
  const found = await deps.oneOnOnes.diary(org, asPersonId(payload.manager ?? ''));
  const lease = asInstant(now + ATTEND_MS);
  if (!found || !(await deps.oneOnOnes.attend(found, dueAt, lease))) return;
  const scene = await diarySceneOf(found, now, deps);
  if (!scene) return deps.oneOnOnes.attended(found, undefined);
  const moved = await movedOn(found, scene, deps);
  if (moved !== found) {
    // Cannot be told from the row afterwards.
    await planAll(tidingsOf(found, moved, scene), deps);
    if (!(await deps.oneOnOnes.save(moved, lease))) return;
  }
  const diary = moved === found ? found : { ...moved, revision: moved.revision + 1 };
  const apart = await setApart(diary, scene, deps);
  if (apart !== diary) {
    // Attended to once more, with times to be found.
    await deps.oneOnOnes.save(apart, now);
    return;
  }
  await planAll(messagesOf(diary, scene), deps);
  for (const pair of diary.pairs) await noteEndings(pair, diary, scene, deps);
  const refresh = refreshOf(diary, now);
  if (refresh) await deps.parcels.plan(refresh);
  const synced = await syncCalendars(diary, scene, deps);
  const next = earliest(nextAttention(synced.diary, scene), synced.again);
  if (!(await finish(diary, seenTo(synced.diary), next, deps))) await keepPut(diary, synced.diary, now, deps);
};

const earliest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || b === undefined ? (a ?? b) : earlierOf(a, b);

/** What was seen to is noted in the row, together with when it wants to be attended to next. False: somebody was faster. */
const finish = async (
  before: Diary,
  after: Diary,
  next: Instant | undefined,
  { oneOnOnes }: OneOnOneJobDeps,
): Promise<boolean> => {
  if (after === before) {
    await oneOnOnes.attended(before, next);
    return true;
  }
  const isSaved = await oneOnOnes.save(after, next);
  if (isSaved && next === undefined) await oneOnOnes.attended({ ...after, revision: after.revision + 1 }, undefined);
  return isSaved;
};

/** Somebody saved while the calendars were asked: what these hold now must be known, or nobody would take it back. */
const keepPut = async (before: Diary, synced: Diary, now: Instant, { oneOnOnes }: OneOnOneJobDeps): Promise<void> => {
  for (;;) {
    const diary = await oneOnOnes.diary(before.org, before.manager);
    const kept = diary && withPut(diary, before, synced, now);
    if (!kept || kept === diary || (await oneOnOnes.save(kept, now))) return;
  }
};

/** Undefined when nobody knows the manager, or there is no directory. */
const diarySceneOf = async (diary: Diary, now: Instant, deps: OneOnOneJobDeps): Promise<DiaryScene | undefined> => {
  const ids = [...new Set([diary.manager, ...diary.pairs.map(({ staff }) => staff)])];
  const [scene, people] = await Promise.all([sceneOf(diary.org, deps), deps.directory.people(diary.org, ids)]);
  const manager = people.find(({ id }) => id === diary.manager);
  if (!scene || !manager) return undefined;
  return { now, calendar: scene.calendar, manager, staff: new Map(people.map((person) => [person.id, person])) };
};

/** What time changes, and times for those who are to have one. */
const movedOn = async (diary: Diary, scene: DiaryScene, deps: OneOnOneJobDeps): Promise<Diary> => {
  const isAnswerLate = diary.pairs.some(
    ({ gone, meeting: { state } }) => !gone && state.type === 'asked' && state.until <= scene.now,
  );
  const before = isAnswerLate ? await takenFor(diary, scene, deps) : undefined;
  const advanced = advance(diary, scene, freeBeside(diary, scene, before ?? nothingTaken));
  if (toLayOut(advanced, scene).length === 0) return advanced;
  const timed = withTimes(advanced, scene, before ?? (await takenFor(advanced, scene, deps)));
  // Who had to be left without a time may be told of the gap at once.
  return advance(timed, scene, () => false);
};

/** Shorter than calendars can be asked about, and longer than any window reaches. */
const LOOKED_AHEAD_MS = 60 * DAY_MS;

/** The times of those for whom a time is to be found or to be looked at once more. */
const takenFor = async (diary: Diary, scene: DiaryScene, deps: OneOnOneJobDeps): Promise<Taken> => {
  const wanted = diary.pairs.flatMap(({ staff, gone, started, meeting }) => {
    const isWanted = !gone && started !== undefined && meeting.state.type !== 'fixed';
    return isWanted ? (scene.staff.get(staff) ?? []) : [];
  });
  const ids = wanted.map(({ id }) => id);
  const span = { from: scene.now, until: asInstant(scene.now + LOOKED_AHEAD_MS) };
  const [busy, diaries] = await Promise.all([
    deps.calendars.busy(diary.org, [scene.manager, ...wanted].map(ownerOf), span),
    diariesBeside(diary, ids, scene, deps),
  ]);
  return { busy, diaries };
};

/** One look at which of them are planned already costs less than trying to plan each again. */
const planAll = async (letters: readonly Letter[], { outbox }: OneOnOneJobDeps): Promise<void> => {
  if (letters.length === 0) return;
  const keys = letters.map(({ to, message }) => ({ org: to.org, person: to.id, id: message.id }));
  const there = new Set((await outbox.deliveries(keys)).map(({ person, id }) => JSON.stringify([person, id])));
  for (const { to, message } of letters)
    if (!there.has(JSON.stringify([to.id, message.id]))) await planOne(to, message, outbox);
};

const noteEndings = async (
  pair: Pair,
  { org, manager }: Diary,
  { manager: { zone } }: DiaryScene,
  { oneOnOnes }: OneOnOneJobDeps,
): Promise<void> => {
  for (const { until, ...past } of notYetNoted(pair).toReversed()) {
    await oneOnOnes.noteEnded(org, pair.staff, manager, past);
    await oneOnOnes.endMemo(org, pair.staff, until ?? instantAt(plusDays(past.day, 1), MIDNIGHT, zone));
  }
};

/** Of one that ended before its moment was kept, the end of its day stands for it. */
const MIDNIGHT = asLocalTime('00:00');

/** The newest first. Only the last one is ever corrected. */
const notYetNoted = ({ past, noted }: Pair): readonly Past[] =>
  past.filter((each) => noted === undefined || each.n > noted.n || (each.n === noted.n && !isSame(each, noted)));

const isSame = (a: Pick<Past, 'ending' | 'topic'>, b: Pick<Past, 'ending' | 'topic'>): boolean =>
  a.ending === b.ending && a.topic === b.topic;

/** History has it, cards are being changed. The very same diary where there was nothing of it. */
const seenTo = (diary: Diary): Diary => {
  const pairs = diary.pairs.map((pair) => {
    const [last] = pair.past;
    if (pair.stale === undefined && notYetNoted(pair).length === 0) return pair;
    const { stale: _, ...rest } = pair;
    if (!last) return rest;
    const { n, ending, topic } = last;
    return { ...rest, noted: { n, ending, ...(topic !== undefined && { topic }) } };
  });
  return pairs.some((pair, i) => pair !== diary.pairs[i]) ? { ...diary, pairs } : diary;
};
