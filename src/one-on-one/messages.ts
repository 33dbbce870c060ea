import type { Message } from '../delivery/plan-one.ts';
import type { Person } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import {
  asInstant,
  asLocalTime,
  DAY_MS,
  dateIn,
  earlierOf,
  type Instant,
  instantAt,
  isoOf,
  laterOf,
} from '../time/instant.ts';
import { SOON_MS } from './dates.ts';
import { askId, digestId, eveAgainId, eveId, gapId, type MeetingKey, soonId, subjectOf } from './ids.ts';
import type { Diary, Fixed, Pair, Side } from './model.ts';
import { DIGEST, type DiaryScene, eveOf, gapSince, nextAt, workingDayAfter } from './moments.ts';

/** One message to one of the people of a diary. */
export type Letter = { readonly to: Person; readonly message: Message };

/** Whoever has the times at hand in a card that they tapped is asked by a message after so many working days. */
const AT_HAND_DAYS = 2;
const AT_HAND_AT = asLocalTime('09:30');

/** After that it is of no use to be told that six weeks have passed. */
const GAP_MS = 7 * DAY_MS;

/** What is to be said, as the diary stands: each under its own id, so that it may be planned again. */
export const messagesOf = (diary: Diary, scene: DiaryScene): readonly Letter[] => {
  const all = diary.pairs.flatMap((pair) => {
    const staff = scene.staff.get(pair.staff);
    return staff && isTold(pair, staff, scene) ? ofPair(pair, staff, diary, scene) : [];
  });
  return firstOfEach(all.filter(({ message }) => message.expiresAt > scene.now));
};

const isTold = (pair: Pair, staff: Person, { manager }: DiaryScene): boolean =>
  pair.started !== undefined && !pair.gone && !staff.left && !manager.left;

const ofPair = (pair: Pair, staff: Person, { manager }: Diary, scene: DiaryScene): readonly Letter[] => {
  const { n, state, displaced } = pair.meeting;
  const key: MeetingKey = { manager, staff: pair.staff, n };
  const taken = displaced ? digests(displaced.at, scene) : [];
  switch (state.type) {
    case 'open':
      return taken;
    case 'asked':
      return [ask(key, pair, staff, state.until, scene), ...taken];
    case 'fixed':
      return [
        ...eves(key, state, staff, scene),
        ...soons(key, pair, state, staff, scene),
        // Who chose that time themselves knows it.
        ...(state.by === 'manager' ? [] : digests(state.at, scene)),
      ];
    default:
      return state satisfies never;
  }
};

const about = (key: MeetingKey) => ({ kind: 'one-on-one', subject: subjectOf(key) }) as const;

const ask = (key: MeetingKey, { meeting }: Pair, staff: Person, until: Instant, scene: DiaryScene): Letter => {
  const { atHand, asked } = meeting;
  const dueAt = atHand === undefined ? scene.now : laterOf(scene.now, lookedAtBy(atHand, staff, scene));
  // Where no time is left for it the card at hand has to do.
  const expiresAt = dueAt < until ? until : scene.now;
  return { to: staff, message: { ...about(key), id: askId(key, asked), dueAt, expiresAt } };
};

const lookedAtBy = (atHand: Instant, staff: Person, { calendar }: DiaryScene): Instant => {
  const day = workingDayAfter(dateIn(atHand, staff.zone), AT_HAND_DAYS, ownCalendar(calendar, staff));
  return instantAt(day, AT_HAND_AT, staff.zone);
};

/**
 * To both, the working day before; at once where that has passed, but not on the day itself. What is settled later than
 * that is told by itself to the other one of the two, who may have heard of the day already.
 */
const eves = (
  key: MeetingKey,
  { from, at, by }: Fixed,
  staff: Person,
  { now, calendar, manager }: DiaryScene,
): readonly Letter[] =>
  [staff, manager].flatMap((to) => {
    const day = dateIn(from, to.zone);
    const eve = eveOf(from, to, calendar);
    if (dateIn(now, to.zone) >= day) return [];
    const isByOther = by === (to === staff ? 'manager' : 'staff');
    const id = at > eve && isByOther ? eveAgainId(day, isoOf(at), key) : eveId(day);
    return [{ to, message: { ...about(key), id, dueAt: laterOf(eve, now), expiresAt: from } }];
  });

const soons = (
  key: MeetingKey,
  { soon = [] }: Pair,
  { from }: Fixed,
  staff: Person,
  scene: DiaryScene,
): readonly Letter[] => {
  const people: { readonly [side in Side]: Person } = { staff, manager: scene.manager };
  const dueAt = asInstant(from - SOON_MS);
  if (dueAt < scene.now) return [];
  return soon.map((side) => ({
    to: people[side],
    message: { ...about(key), id: soonId(key, isoOf(from)), dueAt, expiresAt: from },
  }));
};

/** To the manager, of what became so at that moment. */
const digests = (at: Instant, scene: DiaryScene): readonly Letter[] =>
  scene.now - at > LONGEST_WAIT_MS ? [] : [digest(nextAt(DIGEST, at, scene.manager, scene.calendar), scene)];

/** No digest waits longer, not even over the new year. */
const LONGEST_WAIT_MS = 14 * DAY_MS;

/** Of use until the next one. */
const digest = (at: Instant, { now, manager, calendar }: DiaryScene): Letter => {
  const day = dateIn(at, manager.zone);
  const expiresAt = nextAt(DIGEST, at, manager, calendar);
  const message = { kind: 'one-on-one', subject: day, id: digestId(day), dueAt: laterOf(at, now), expiresAt } as const;
  return { to: manager, message };
};

/**
 * What is to be said because something has become so, and cannot be read from the diary afterwards: that six weeks have
 * passed, and that no time was found. Planned before `after` is saved.
 */
export const tidingsOf = (before: Diary, after: Diary, scene: DiaryScene): readonly Letter[] => {
  const changed = after.pairs.filter((pair) => !before.pairs.includes(pair));
  const earlier = new Map(before.pairs.map((pair) => [pair.staff, pair]));
  const letters = changed.flatMap((pair) => {
    const [old, staff] = [earlier.get(pair.staff), scene.staff.get(pair.staff)];
    if (!old || !staff || !isTold(pair, staff, scene)) return [];
    return [...gaps(old, pair, staff, after, scene), ...unfound(old, pair, scene)];
  });
  return firstOfEach(letters);
};

const gaps = (before: Pair, after: Pair, staff: Person, { manager }: Diary, scene: DiaryScene): readonly Letter[] => {
  const since = gapSince(after);
  if (after.gapTold === before.gapTold || since === undefined) return [];
  const key = { manager, staff: after.staff, n: after.meeting.n };
  const [dueAt, expiresAt] = [scene.now, asInstant(scene.now + GAP_MS)];
  return [staff, scene.manager].map((to) => ({
    to,
    message: { ...about(key), id: gapId(key, since), dueAt, expiresAt },
  }));
};

const unfound = (before: Pair, after: Pair, scene: DiaryScene): readonly Letter[] => {
  const [old, found] = [before.meeting.state, after.meeting.state];
  const isNew = found.type === 'open' && found.why !== undefined && (old.type !== 'open' || old.why !== found.why);
  return isNew ? [digest(nextAt(DIGEST, scene.now, scene.manager, scene.calendar), scene)] : [];
};

/** One message a day, however many 1on1s it is of: of use until the first of them begins. */
const firstOfEach = (letters: readonly Letter[]): readonly Letter[] => {
  const found = new Map<string, Letter>();
  for (const letter of letters) {
    const name = JSON.stringify([letter.to.id, letter.message.id]);
    const before = found.get(name);
    found.set(name, before ? merged(before, letter) : letter);
  }
  return [...found.values()];
};

const merged = (one: Letter, other: Letter): Letter => ({
  to: one.to,
  message: {
    ...one.message,
    dueAt: earlierOf(one.message.dueAt, other.message.dueAt),
    expiresAt: earlierOf(one.message.expiresAt, other.message.expiresAt),
  },
});
