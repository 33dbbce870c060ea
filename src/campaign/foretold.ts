import { budget, type Entry, type Period } from '../delivery/budget.ts';
import type { DeliveryId } from '../delivery/model.ts';
import { nextAllowed, QUIET_UNTIL } from '../delivery/rules.ts';
import type { Person } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import type { Calendar } from '../time/calendar.ts';
import { asInstant, DAY_MS, dateIn, type Instant } from '../time/instant.ts';
import { nextInHours } from './hours.ts';
import { asCampaignId, type Campaign, type CampaignAudience, hasBegun, messageOf, type When } from './model.ts';
import { EXPIRES_AFTER_MS } from './rules.ts';
import { isReminder } from './silent.ts';

/*
 * What the limits are going to do to a campaign, before it is sent: by whom others were sent to lately. Nobody's mailbox is
 * read, so nothing here says who switched something off, or what else somebody got.
 */

/** A campaign that takes its place among those of its people before another one. */
export type Earlier = { readonly audience: CampaignAudience; readonly message: DeliveryId; readonly at: Instant };

/** When it would be sent, and what has been sent by then. */
export type Moment = {
  readonly at: Instant;
  readonly when: When['type'];
  readonly calendar: Calendar;
  readonly earlier?: readonly Earlier[];
  readonly periods?: readonly Period[];
};

/** As far back as any limit looks. */
const LOOK_BACK_MS = 14 * DAY_MS;

/** Lists and reminders are left out: who is on them is not told here. */
export const earlierThan = (
  { id }: Pick<Campaign, 'id'>,
  at: Instant,
  recent: readonly Campaign[],
): readonly Earlier[] =>
  recent.flatMap((other) => {
    const { audience, people } = other;
    const begunAt = beginOf(other);
    const isCounted = other.id !== id && !isReminder(audience) && audience.list === undefined && people !== 0;
    if (!isCounted || begunAt === undefined || begunAt > at || begunAt < at - LOOK_BACK_MS) return [];
    return [{ audience, message: messageOf(other.id), at: begunAt }];
  });

const beginOf = (campaign: Campaign): Instant | undefined => {
  const { state, begunAt } = campaign;
  if (state.type === 'scheduled') return state.at;
  return hasBegun(campaign) ? begunAt : undefined;
};

/** `later`: night, a day off, or not their own hours. `held`: on a day with room; `spared`: there is none in its time. */
export type Fate = 'now' | 'later' | 'held' | 'spared';

/** A census knows nobody's days off by 振替: then the weekly one counts alone. */
type Timed = Pick<Person, 'zone' | 'freeDay' | 'hours'> & {
  readonly preferences?: Pick<Person['preferences'], 'daysOff'>;
};

/** People of one zone, the same days off, the same hours and the same campaigns fare alike. */
export const fateAt = (moment: Moment): ((person: Timed, had: readonly Earlier[]) => Fate) => {
  const known = new Map<string, Fate>();
  return (person, had) => {
    const { zone, freeDay, hours, preferences: { daysOff = [] } = {} } = person;
    const own = moment.when === 'hours' ? [hours.start, hours.end] : [];
    const name = [zone, freeDay, daysOff.join(), ...own, ...had.map(({ message }) => message)].join(' ');
    const fate = known.get(name) ?? fateOf(person, had, moment);
    known.set(name, fate);
    return fate;
  };
};

const fateOf = (timed: Timed, had: readonly Earlier[], { at, when, calendar, periods = [] }: Moment): Fate => {
  const person = { ...timed, preferences: timed.preferences ?? {} };
  const allowed = nextAllowed(at, person, calendar);
  const start = when === 'hours' ? nextInHours(allowed, person, calendar) : allowed;
  const entries = had.map(
    (one): Entry => ({
      ...({ delivery: one.message, kind: 'campaign', fate: 'sent' } as const),
      ...{ at: one.at, day: dateIn(nextAllowed(one.at, person, calendar), person.zone) },
    }),
  );
  const asked = { id: THIS, kind: 'campaign', expiresAt: asInstant(at + EXPIRES_AFTER_MS) } as const;
  const clock = {
    now: start,
    zone: person.zone,
    calendar: ownCalendar(calendar, person),
    opensAt: QUIET_UNTIL,
  };
  const verdict = budget(asked, entries, clock, { periods });
  if (verdict.type === 'drop') return 'spared';
  if (verdict.type === 'wait') return 'held';
  return start > at ? 'later' : 'now';
};

/** None of the earlier ones. */
const THIS = messageOf(asCampaignId('-'));
