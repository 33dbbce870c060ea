import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Interval } from '../../../src/one-on-one/plan/intervals.ts';
import { freeSlots, isFree, type SideTime, whyNone } from '../../../src/one-on-one/plan/slots.ts';
import { layOut, type Placing, type Team, type TeamWish } from '../../../src/one-on-one/plan/team.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { asInstant, asLocalDate, plusDays } from '../../../src/time/instant.ts';
import { dayIn } from './minutes.ts';
import { bestPlaces, smallTeam } from './optimum.ts';
import { calendars, sides, wishes } from './worlds.ts';

/** Who has a place, the longest waiting first. */
const placesOf = ({ wishes: all }: Team, placings: readonly Placing[]): readonly boolean[] =>
  all
    .map(({ waitingSince }, i) => ({ waitingSince, isPlaced: Object.hasOwn(placings[i] ?? {}, 'offers') }))
    .toSorted((a, b) => (a.waitingSince < b.waitingSince ? -1 : 1))
    .map(({ isPlaced }) => isPlaced);

it.each([
  ['of one length', false],
  ['of several lengths', true],
])('places as many as a search through all ways, and leaves out those who waited least: 1on1s %s', (_, isMixed) => {
  let someLeftOut = 0;
  for (let seed = 10_001; seed <= 10_800; seed += 1) {
    const team = smallTeam(seed, isMixed);
    const best = bestPlaces(team);
    expect([seed, placesOf(team, layOut(team))]).toEqual([seed, best]);
    if (best.includes(false) && best.includes(true)) someLeftOut += 1;
  }
  expect(someLeftOut).toBeGreaterThan(200);
});

const teams = fc
  .record({
    manager: sides,
    perDay: fc.integer({ min: 0, max: 3 }),
    asked: fc.array(fc.tuple(sides, wishes, fc.integer({ min: 0, max: 3 })), { maxLength: 7 }),
    calendar: calendars,
    month: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ manager, perDay, asked, calendar, month }): Team => {
    const first = plusDays(asLocalDate('2026-10-12'), month);
    const wishesOf = asked.map(
      ([time, { minutes, prefers }, waited], i): TeamWish => ({
        ...{ staff: asPersonId(`p${i}`), time, waitingSince: plusDays(first, -30 - waited) },
        wish: {
          ...{ minutes, first, last: plusDays(first, 7), notBefore: asInstant(0) },
          ...(prefers === undefined ? {} : { prefers }),
        },
      }),
    );
    return { manager, perDay, wishes: wishesOf, calendar };
  });

type Given = { readonly asked: TeamWish; readonly offers: readonly number[] };

const givenIn = (team: Team, placings: readonly Placing[]): readonly Given[] =>
  placings.flatMap((placing, i) => {
    const asked = team.wishes[i];
    return 'offers' in placing && asked ? [{ asked, offers: placing.offers }] : [];
  });

const meeting = ({ asked }: Given, from: number): Interval => ({
  from: asInstant(from),
  until: asInstant(from + asked.wish.minutes * 60_000),
});

/** The manager's time once the first offers of these are taken. */
const with1on1s = ({ manager, perDay }: Team, given: readonly Given[]): SideTime => ({
  ...{ ...manager, perDay },
  taken: [...manager.taken, ...given.map((each) => meeting(each, each.offers[0] ?? 0))],
});

const check = (holds: (team: Team, placings: readonly Placing[]) => void, numRuns = 400) =>
  fc.assert(
    fc.property(teams, (team) => holds(team, layOut(team))),
    { numRuns },
  );

it('answers each wish once, in their order, with one to three different times or a reason', () =>
  check((team, placings) => {
    expect(placings.map(({ staff }) => staff)).toEqual(team.wishes.map(({ staff }) => staff));
    for (const { asked, offers } of givenIn(team, placings)) {
      expect(offers.length).toBeGreaterThan(0);
      expect(offers.length).toBeLessThan(4);
      expect(new Set(offers).size).toBe(offers.length);
      const zone = asked.time.person.zone;
      for (const offer of offers) expect(dayIn(offer, zone) >= asked.wish.first).toBe(true);
      for (const offer of offers) expect(dayIn(offer, zone) <= asked.wish.last).toBe(true);
    }
  }));

it('offers only what is still free when all others have taken their first', () =>
  check((team, placings) => {
    const given = givenIn(team, placings);
    for (const each of given) {
      const beside = with1on1s(
        team,
        given.filter((other) => other !== each),
      );
      const { minutes } = each.asked.wish;
      const isStillFree = (offer: number) => isFree(asInstant(offer), minutes, each.asked.time, beside, team.calendar);
      expect(each.offers.filter((offer) => !isStillFree(offer))).toEqual([]);
    }
  }));

it('says why of those alone for whom nothing is free beside the others, and says the true reason', () => {
  const seen = new Set<string>();
  check((team, placings) => {
    const full = with1on1s(team, givenIn(team, placings));
    placings.forEach((placing, i) => {
      const asked = team.wishes[i];
      if (!asked || !('why' in placing)) return;
      expect(freeSlots(asked.time, full, asked.wish, team.calendar)).toEqual([]);
      expect(placing.why).toBe(whyNone(asked.time, full, asked.wish, team.calendar));
      seen.add(placing.why);
    });
  }, 800);
  expect([...seen].toSorted()).toEqual(['away', 'busy', 'full', 'hours-apart']);
});

it('leaves nobody in the half they do not prefer while a time of the other is free', () =>
  check((team, placings) => {
    const given = givenIn(team, placings);
    for (const each of given) {
      const { wish, time } = each.asked;
      const [first = 0] = each.offers;
      if (wish.prefers === undefined) continue;
      const beside = with1on1s(
        team,
        given.filter((other) => other !== each),
      );
      const { zone } = time.person;
      const half = (slot: number) => {
        const hour = new Date(slot).toLocaleString('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
        return Number(hour) < 12 ? 'morning' : 'afternoon';
      };
      if (half(first) === wish.prefers) continue;
      const free = freeSlots(time, beside, wish, team.calendar);
      expect(free.filter((slot) => half(slot) === wish.prefers)).toEqual([]);
    }
  }));

it('gives the same answers whatever order the wishes come in', () =>
  check((team, placings) => {
    const turned = layOut({ ...team, wishes: team.wishes.toReversed() });
    expect(turned.toReversed()).toEqual(placings);
  }, 150));
