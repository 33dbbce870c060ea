import type { PersonId } from '../people/model.ts';
import {
  asInstant,
  dateIn,
  earlierOf,
  type Instant,
  instantAt,
  type LocalDate,
  laterOf,
  MINUTE_MS,
} from '../time/instant.ts';
import { endOf, lengthOf } from './dates.ts';
import type { Diary, Fixed, Meeting, MeetingState, Pair } from './model.ts';
import { canBeAsked, type DiaryScene, gapAt, gapSince, laidOutFrom, MORNING, nextAt, unknownAt } from './moments.ts';
import { ended, fixed, hindranceOf, keptGone, resting, withStale } from './rules.ts';

/** Whether both are free then, beside what the diary itself holds. */
export type IsFree = (pair: Pair, from: Instant) => boolean;

/** What time alone changes. Once more at the same moment it changes nothing: then it is the very same diary. */
export const advance = (diary: Diary, scene: DiaryScene, isFree: IsFree): Diary => {
  let now = diary;
  for (const { staff, gone } of diary.pairs) {
    const before = now.pairs.find((each) => each.staff === staff && each.gone === gone);
    if (!before) continue;
    const after = step(before, now, scene, isFree);
    if (after === before) continue;
    const pairs = now.pairs.flatMap((each) => (each !== before ? each : after ? withDays(before, after, scene) : []));
    now = { ...now, pairs };
  }
  return now;
};

/** The cards say of a 1on1 that is over, and of one that was settled, something else than before. */
const withDays = (before: Pair, after: Pair, { manager }: DiaryScene): Pair => {
  const isSaid = before.meeting !== after.meeting || before.overSince !== after.overSince;
  return isSaid && !after.gone ? withStale(before, after, manager.zone) : after;
};

const step = (pair: Pair, diary: Diary, scene: DiaryScene, isFree: IsFree): Pair | undefined => {
  if (pair.gone) return keptGone(withoutOldCancels(pair, scene), dateIn(scene.now, scene.manager.zone), () => true);
  const going = goingOn(withoutOldCancels(pair, scene), scene);
  if (going.started === undefined) return going;
  return gapNoticed(ofMeeting(going, diary, scene, isFree), diary, scene);
};

/** What lies in the past stays in the calendars. */
const withoutOldCancels = (pair: Pair, { now }: DiaryScene): Pair => {
  const { cancels, ...rest } = pair;
  const left = cancels?.filter((entry) => endOf(entry) > now) ?? [];
  if (left.length === (cancels?.length ?? 0)) return pair;
  return left.length > 0 ? { ...rest, cancels: left } : rest;
};

const goingOn = (before: Pair, { now, manager }: DiaryScene): Pair => {
  const pair = resting(before, now, manager.zone);
  const { pausedUntil, ...going } = pair;
  return pausedUntil !== undefined && pausedUntil <= dateIn(now, manager.zone) ? going : pair;
};

const ofMeeting = (pair: Pair, diary: Diary, scene: DiaryScene, isFree: IsFree): Pair => {
  const { state } = pair.meeting;
  switch (state.type) {
    case 'open':
      return pair;
    case 'asked':
      return state.until <= scene.now ? settled(pair, state, diary, scene, isFree) : pair;
    case 'fixed':
      return over(pair, state, scene);
    default:
      return state satisfies never;
  }
};

/** Nobody chose: the first of the times that still is one. */
const settled = (
  pair: Pair,
  { offers }: Extract<MeetingState, { type: 'asked' }>,
  diary: Diary,
  { now, manager, staff }: DiaryScene,
  isFree: IsFree,
): Pair => {
  const minutes = lengthOf(pair);
  const person = staff.get(pair.staff);
  if (person && !canBeAsked(person, now)) return { ...pair, meeting: reopenedFrom(pair.meeting) };
  const from = offers.find(
    (each) =>
      each > now && !hindranceOf({ from: each, minutes }, pair.staff, diary, manager.zone) && isFree(pair, each),
  );
  if (from === undefined) return { ...pair, meeting: reopenedFrom(pair.meeting) };
  return fixed(pair, { ...{ type: 'fixed', from, minutes, by: 'akari', at: now } });
};

/** Another time is looked for where it was looked for before. Whoever did not answer in their own card is asked by a message. */
const reopenedFrom = ({ atHand: _, unchecked: __, ...meeting }: Meeting): Meeting => ({
  ...meeting,
  state: { type: 'open' },
});

const over = (pair: Pair, state: Fixed, scene: DiaryScene): Pair => {
  if (endOf(state) > scene.now) return pair;
  if (unknownAt(state, scene) <= scene.now)
    return ended(pair, 'unknown', dateIn(state.from, scene.manager.zone), endOf(state));
  return pair.overSince === state.from ? pair : { ...pair, overSince: state.from };
};

/** What has a time is on its way: nothing is said of the gap then. */
const countsGap = (pair: Pair): boolean =>
  pair.started !== undefined &&
  pair.pausedUntil === undefined &&
  pair.meeting.state.type !== 'fixed' &&
  pair.gapTold !== gapSince(pair);

const gapNoticed = (pair: Pair, diary: Diary, scene: DiaryScene): Pair => {
  const at = countsGap(pair) ? gapAt(pair, diary, scene) : undefined;
  const since = gapSince(pair);
  return at !== undefined && since !== undefined && at <= scene.now ? { ...pair, gapTold: since } : pair;
};

/** The earliest moment at which `advance`, or laying out times, will have something to do. Always ahead. */
export const nextAttention = (diary: Diary, scene: DiaryScene): Instant | undefined => {
  const moments = diary.pairs.flatMap((pair) => momentsOf(pair, diary, scene));
  const first = moments.length > 0 ? moments.reduce(earlierOf) : undefined;
  // What is due now was just seen to: whatever is left of it is looked at once more, and not at once.
  return first && laterOf(first, asInstant(scene.now + MINUTE_MS));
};

const momentsOf = (pair: Pair, diary: Diary, scene: DiaryScene): readonly Instant[] => {
  if (pair.gone || pair.started === undefined) return [];
  const gap = countsGap(pair) ? gapAt(pair, diary, scene) : undefined;
  const isGapAhead = gap !== undefined && gap > scene.now;
  return [
    ...(pair.pausedUntil === undefined ? [] : [morningOf(pair.pausedUntil, scene)]),
    ...(isGapAhead ? [gap] : []),
    ...meetingMoments(pair, scene),
  ];
};

/** A day begins at its midnight: then a pause is over. */
const morningOf = (day: LocalDate, { manager }: DiaryScene): Instant => instantAt(day, MORNING, manager.zone);

const meetingMoments = (pair: Pair, scene: DiaryScene): readonly Instant[] => {
  const { now, manager, calendar } = scene;
  const { state } = pair.meeting;
  switch (state.type) {
    case 'fixed':
      return [endOf(state) > now ? endOf(state) : unknownAt(state, scene)];
    case 'asked':
      return [state.until];
    case 'open': {
      const staff = plannable(pair, scene);
      if (!staff) return [];
      const from = laidOutFrom(pair, staff, scene);
      return [state.why === undefined && from > now ? from : nextAt(MORNING, now, manager, calendar)];
    }
    default:
      return state satisfies never;
  }
};

/** Whose times are to be looked for, sooner or later; undefined for whom nothing is planned now. */
export const plannable = (pair: Pair, { staff, manager }: DiaryScene) => {
  const person = staff.get(pair.staff);
  const isOn = pair.started !== undefined && !pair.gone && pair.pausedUntil === undefined;
  return isOn && person && !person.left && !manager.left ? person : undefined;
};

/** Those for whom a time is to be looked for now. */
export const toLayOut = ({ pairs }: Pick<Diary, 'pairs'>, scene: DiaryScene): readonly PersonId[] =>
  pairs
    .filter((pair) => {
      const staff = pair.meeting.state.type === 'open' ? plannable(pair, scene) : undefined;
      return staff !== undefined && canBeAsked(staff, scene.now) && laidOutFrom(pair, staff, scene) <= scene.now;
    })
    .map(({ staff }) => staff);
