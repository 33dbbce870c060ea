import type { PersonId } from '../people/model.ts';
import type { IsFree } from './advance.ts';
import { toLayOut } from './advance.ts';
import { endOf, lengthOf } from './dates.ts';
import type { Diary, Fixed, Meeting, Pair, Side } from './model.ts';
import { answerUntil, type DiaryScene, windowFor } from './moments.ts';
import type { Interval } from './plan/intervals.ts';
import { isFree, type SideTime, type Wish } from './plan/slots.ts';
import { type Tables, tablesOf } from './plan/tables.ts';
import { layOut, type Placing, type TeamWish } from './plan/team.ts';
import type { Busy } from './ports.ts';
import { fixedIn, withStale } from './rules.ts';

/** What else the people of a diary have to do, as far as anybody could say. */
export type Taken = {
  readonly busy: ReadonlyMap<PersonId, Busy>;
  /** Where the manager is the staff member, and the diaries of staff who head others. */
  readonly diaries: readonly Diary[];
};

export const nothingTaken: Taken = { busy: new Map(), diaries: [] };

const intervalOf = (meeting: Pick<Fixed, 'from' | 'minutes'>): Interval => ({
  from: meeting.from,
  until: endOf(meeting),
});

/** What the calendar says, and 1on1s that other diaries hold. They are not of this manager's own number a day. */
const busyOf = (who: PersonId, { busy, diaries }: Taken, own: PersonId): readonly Interval[] => {
  const known = busy.get(who);
  const elsewhere = diaries
    .filter(({ manager }) => manager !== own)
    .flatMap((diary) => fixedIn(diary).filter(({ staff }) => staff === who || diary.manager === who));
  return [...(known?.type === 'known' ? known.busy : []), ...elsewhere.map(intervalOf)];
};

/** Beside 1on1s that have a time: the first of the times that somebody was asked to choose from is theirs until they answer. */
const takenIn = ({ pairs }: Diary, except?: PersonId): readonly Interval[] =>
  pairs.flatMap((pair) => {
    const { state } = pair.meeting;
    if (pair.gone || pair.staff === except || state.type === 'open') return [];
    if (state.type === 'fixed') return [intervalOf(state)];
    return state.offers.slice(0, 1).map((from) => intervalOf({ from, minutes: lengthOf(pair) }));
  });

export const managerSide = (diary: Diary, scene: DiaryScene, taken: Taken, except?: PersonId): SideTime => ({
  ...{ person: scene.manager, taken: takenIn(diary, except), busy: busyOf(diary.manager, taken, diary.manager) },
  ...{ focus: diary.settings.focus, perDay: diary.settings.perDay },
});

export const staffSide = (person: SideTime['person'], id: PersonId, taken: Taken, manager: PersonId): SideTime => ({
  ...{ person, taken: [], busy: busyOf(id, taken, manager) },
});

/** Whether both are free then, beside the 1on1s of the diary, which `hindranceOf` looks at. */
export const freeBeside = (diary: Diary, scene: DiaryScene, taken: Taken): IsFree => {
  const { manager, calendar } = scene;
  const tables = tablesOf(calendar);
  const [busy, { focus }] = [busyOf(diary.manager, taken, diary.manager), diary.settings];
  return (pair, from) => {
    const staff = scene.staff.get(pair.staff);
    if (!staff || staff.left || manager.left) return false;
    const own = staffSide(staff, staff.id, taken, diary.manager);
    return isFree(from, lengthOf(pair), own, { person: manager, taken: [], busy, focus }, calendar, tables);
  };
};

/** Looks for a time for everybody who is to have one, all together. The very same diary where nothing comes of it. */
export const withTimes = (diary: Diary, scene: DiaryScene, taken: Taken, tables?: Tables): Diary => {
  const ids = new Set(toLayOut(diary, scene));
  if (ids.size === 0) return diary;
  const wishes = diary.pairs.filter((pair) => ids.has(pair.staff)).flatMap((pair) => wishOf(pair, diary, scene, taken));
  const { perDay } = diary.settings;
  const team = { manager: managerSide(diary, scene, taken), perDay, wishes, calendar: scene.calendar };
  const placings = new Map(layOut(team, tables).map((placing) => [placing.staff, placing]));
  const pairs = diary.pairs.map((pair) => {
    const placing = pair.gone ? undefined : placings.get(pair.staff);
    return placing ? placed(pair, placing, diary, scene, taken) : pair;
  });
  return pairs.some((pair, i) => pair !== diary.pairs[i]) ? { ...diary, pairs } : diary;
};

const wishOf = (pair: Pair, diary: Diary, scene: DiaryScene, taken: Taken): readonly TeamWish[] => {
  const staff = pair.gone ? undefined : scene.staff.get(pair.staff);
  if (!staff) return [];
  const wish: Wish = {
    ...{ ...windowFor(pair, staff, scene), minutes: lengthOf(pair), notBefore: scene.now },
    ...(pair.prefers !== undefined && { prefers: pair.prefers }),
  };
  const time = staffSide(staff, staff.id, taken, diary.manager);
  return [{ ...{ staff: staff.id, time, wish }, waitingSince: pair.meeting.after }];
};

const placed = (pair: Pair, placing: Placing, diary: Diary, scene: DiaryScene, taken: Taken): Pair => {
  const { meeting } = pair;
  const staff = scene.staff.get(pair.staff);
  if ('why' in placing || !staff) {
    const why = 'why' in placing ? placing.why : 'away';
    const isSame = meeting.state.type === 'open' && meeting.state.why === why;
    return isSame ? pair : { ...pair, meeting: { ...meeting, state: { type: 'open', why } } };
  }
  const { offers } = placing;
  const { unchecked: _, ...rest } = meeting;
  const unchecked = uncheckedOf(pair, diary, taken);
  const asked: Meeting = {
    ...{ ...rest, state: { type: 'asked', offers, until: answerUntil(offers, staff, scene) } },
    ...{ asked: meeting.asked + 1, ...(unchecked.length > 0 && { unchecked }) },
  };
  return shownAgain(pair, { ...pair, meeting: asked }, scene);
};

/** Who has a card at hand that waits for these times sees them there. */
const shownAgain = (before: Pair, after: Pair, { manager }: DiaryScene): Pair => {
  const { asked, atHand } = before.meeting;
  if (asked === 0 && atHand === undefined) return after;
  const [last] = after.past;
  const isOfLast = atHand !== undefined && last !== undefined;
  return withStale(before, isOfLast ? { ...after, stale: [...(after.stale ?? []), last.day] } : after, manager.zone);
};

/** Where there are no calendars at all, nothing is to be said of them. */
const uncheckedOf = ({ staff }: Pair, { manager }: Diary, { busy }: Taken): readonly Side[] => {
  const isUnknown = (who: PersonId): boolean => {
    const found = busy.get(who);
    return found?.type === 'unknown' && found.why !== 'none';
  };
  return [...(isUnknown(staff) ? (['staff'] as const) : []), ...(isUnknown(manager) ? (['manager'] as const) : [])];
};
