import { nextAllowed } from '../delivery/rules.ts';
import { languageOf, type Person } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, earlierOf, HOUR_MS, type Instant, laterOf, MINUTE_MS } from '../time/instant.ts';
import { endOf } from './dates.ts';
import { type MeetingKey, uidOf } from './ids.ts';
import type { CalendarEntry, Diary, Fixed, Pair } from './model.ts';
import type { DiaryScene } from './moments.ts';
import type { CalendarOwner, Calendars, CancelResult, Invitation } from './ports.ts';

/** `again`: the calendars are to be asked once more. */
export type Synced = { readonly diary: Diary; readonly again?: Instant };

type SyncDeps = { readonly calendars: Pick<Calendars, 'put' | 'cancel'> };

/** One step towards calendars that hold what the diary does. */
type Step =
  | { readonly type: 'put'; readonly pair: Pair; readonly fixed: Fixed }
  /** `isOld`: of a 1on1 before the coming one. */
  | { readonly type: 'cancel'; readonly pair: Pair; readonly entry: CalendarEntry; readonly isOld: boolean };

/**
 * Makes the calendars follow, by day: they write mails about it. What they say is in the diary that comes back, to be saved.
 * One that is down is not asked for the next pair too: all wait for it together.
 */
export const syncCalendars = async (diary: Diary, scene: DiaryScene, deps: SyncDeps): Promise<Synced> => {
  const steps = diary.pairs
    .flatMap((pair) => stepsOf(pair, scene))
    .map((step) => ({ step, from: dayFor(step, scene) }));
  const waits = steps.flatMap(({ from }) => (from > scene.now ? [from] : []));
  const waiting = waits.length > 0 ? { again: waits.reduce(earlierOf) } : {};
  let now = diary;
  for (const { step, from } of steps) {
    if (from > scene.now) continue;
    const done = await (step.type === 'put' ? put(step, diary, scene, deps) : cancel(step, diary, scene, deps));
    if ('again' in done) return { diary: now, again: [done.again, ...waits].reduce(earlierOf) };
    now = { ...now, pairs: now.pairs.map((each) => (each.staff === step.pair.staff ? done.change(each) : each)) };
  }
  return { diary: now, ...waiting };
};

/** Two people whose days meet at all meet within so many looks. */
const MOST_LOOKS = 10;

/**
 * When both may hear of it: outside the quiet hours of either, and on no weekend or holiday. Their own days of leave count
 * as days here, since the other's calendar would stay as it is until they are back. Now, where it begins before that, or
 * where one's day is the other's night.
 */
const dayFor = (step: Step, { now, calendar, manager, staff }: DiaryScene): Instant => {
  const people = [manager, staff.get(step.pair.staff) ?? manager].map((person) => ({ ...person, preferences: {} }));
  let day = now;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const next = people.map((person) => nextAllowed(day, person, calendar)).reduce(laterOf);
    if (next >= (step.type === 'put' ? step.fixed : step.entry).from) return now;
    if (next === day) return day;
    day = next;
  }
  return now;
};

/**
 * What was put while somebody else saved the diary, kept in it as it reads now: where the time was given up meanwhile, it is
 * taken back. The very same diary where all of it is known.
 */
export const withPut = (diary: Diary, before: Diary, synced: Diary, now: Instant): Diary => {
  const known = new Map(before.pairs.map(({ staff, meeting }) => [staff, meeting.calendar]));
  const put = new Map(
    synced.pairs.flatMap(({ staff, meeting: { calendar } }) =>
      calendar && calendar !== known.get(staff) && endOf(calendar) > now ? [[staff, calendar] as const] : [],
    ),
  );
  const pairs = diary.pairs.map((pair) => {
    const entry = put.get(pair.staff);
    return entry ? withKnown(pair, entry) : pair;
  });
  return pairs.some((pair, i) => pair !== diary.pairs[i]) ? { ...diary, pairs } : diary;
};

const withKnown = (pair: Pair, entry: CalendarEntry): Pair => {
  const { meeting, cancels = [], gone } = pair;
  const { calendar } = meeting;
  if (meeting.n === entry.n && !gone && (calendar?.id === undefined || calendar.id === entry.id)) {
    // What came there after something newer may stand in its place now: that is put again.
    const isOlder = calendar?.id === undefined || calendar.sequence > entry.sequence;
    return isOlder ? { ...pair, meeting: { ...meeting, calendar: entry } } : pair;
  }
  const others = cancels.filter(({ n, id }) => n !== entry.n || id !== undefined);
  return others.some(({ id }) => id === entry.id) ? pair : { ...pair, cancels: [...others, entry] };
};

const stepsOf = (pair: Pair, { now }: DiaryScene): readonly Step[] => {
  const { meeting, cancels = [] } = pair;
  const { state, calendar, sequence, refused } = meeting;
  const old = cancels.filter((entry) => endOf(entry) > now);
  const steps: Step[] = old.map((entry) => ({ type: 'cancel', pair, entry, isOld: true }));
  if (state.type !== 'fixed' || pair.gone) {
    const isAhead = calendar !== undefined && endOf(calendar) > now;
    return isAhead ? [...steps, { type: 'cancel', pair, entry: calendar, isOld: false }] : steps;
  }
  const isBehind = (calendar?.sequence ?? 0) < sequence && refused !== sequence && state.from > now;
  return isBehind ? [...steps, { type: 'put', pair, fixed: state }] : steps;
};

type Done = { readonly change: (pair: Pair) => Pair } | { readonly again: Instant };

const put = async (
  step: Extract<Step, { type: 'put' }>,
  diary: Diary,
  scene: DiaryScene,
  { calendars }: SyncDeps,
): Promise<Done> => {
  const { pair, fixed } = step;
  const { n, sequence, calendar } = pair.meeting;
  const { from, minutes, at } = fixed;
  const entry = { n, sequence, from, minutes, place: pair.place ?? 'room' } as const;
  const invitation = invitationOf('put', entry, at, pair, diary, scene);
  if (!invitation) return { change: (each) => each };
  const result = await calendars.put(invitation, calendar?.id);
  switch (result.type) {
    case 'put': {
      const { id, joinUrl } = result;
      return { change: (each) => withEntry(each, { ...entry, id, ...(joinUrl !== undefined && { joinUrl }) }) };
    }
    case 'refused':
      return { change: (each) => ({ ...each, meeting: { ...each.meeting, refused: sequence } }) };
    case 'later':
      return { again: retryAt(scene.now, result.retryAfterMs, scene.now - dayFor(step, { ...scene, now: at })) };
    default:
      return result satisfies never;
  }
};

const withEntry = (pair: Pair, calendar: CalendarEntry): Pair => {
  const { refused: _, ...meeting } = pair.meeting;
  return { ...pair, meeting: { ...meeting, calendar } };
};

const cancel = async (
  { pair, entry, isOld }: Extract<Step, { type: 'cancel' }>,
  diary: Diary,
  scene: DiaryScene,
  { calendars }: SyncDeps,
): Promise<Done> => {
  const sequence = isOld ? entry.sequence + 1 : Math.max(pair.meeting.sequence, entry.sequence + 1);
  const invitation = invitationOf('cancel', { ...entry, sequence }, scene.now, pair, diary, scene);
  const result: CancelResult = invitation ? await calendars.cancel(invitation, entry.id) : { type: 'cancelled' };
  // Refused: whoever may no longer change it there has it no more, or has to take it out themselves.
  if (result.type === 'later') return { again: retryAt(scene.now, result.retryAfterMs, CANCEL_MS) };
  return { change: (each) => (isOld ? withoutCancel(each, entry) : withoutEntry(each)) };
};

const withoutCancel = ({ cancels = [], ...pair }: Pair, { n, id }: CalendarEntry): Pair => {
  const left = cancels.filter((each) => each.n !== n || each.id !== id);
  return left.length > 0 ? { ...pair, cancels: left } : pair;
};

const withoutEntry = ({ meeting: { calendar: _, ...meeting }, ...pair }: Pair): Pair => ({ ...pair, meeting });

const CANCEL_MS = 15 * MINUTE_MS;

/** As long after as it has been waiting already: later each time, and within the hour. */
const retryAt = (now: Instant, retryAfterMs: number, waitedMs: number): Instant =>
  earlierOf(asInstant(now + Math.max(retryAfterMs, waitedMs, MINUTE_MS)), asInstant(now + HOUR_MS));

type Told = Pick<CalendarEntry, 'n' | 'sequence' | 'from' | 'minutes' | 'place'>;

const invitationOf = (
  type: Step['type'],
  { n, sequence, from, minutes, place }: Told,
  at: Instant,
  pair: Pair,
  { org, manager }: Diary,
  scene: DiaryScene,
): Invitation | undefined => {
  const staff = scene.staff.get(pair.staff);
  if (!staff) return undefined;
  const key: MeetingKey = { manager, staff: pair.staff, n };
  const { name, zone } = scene.manager;
  const { oneOnOneInvitation: says, oneOnOne } = textsOf(languageOf(scene.manager));
  const until = endOf({ from, minutes });
  const when = `${oneOnOne.times.span(from, until, zone)}${zone === staff.zone ? '' : ` (${zone})`}`;
  return {
    ...{ org, uid: uidOf(org, key), sequence, from, until, zone, when, sender: says.from },
    ...{ organizer: ownerOf(scene.manager), attendee: ownerOf(staff), place, at },
    ...(type === 'put'
      ? { title: says.title(name, staff.name), words: says.words }
      : { title: says.cancelledTitle(name, staff.name), words: says.cancelledWords }),
  };
};

export const ownerOf = ({ id, name, email, zone }: Person): CalendarOwner => ({
  ...{ id, name, zone },
  ...(email !== undefined && { email }),
});
