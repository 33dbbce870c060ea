import { describe, expect, it } from 'vitest';
import type { SideTime } from '../../../../src/one-on-one/plan/slots.ts';
import { layOut, type Placing, type Team, type TeamWish } from '../../../../src/one-on-one/plan/team.ts';
import { asPersonId } from '../../../../src/people/model.ts';
import { calendarOf } from '../../../../src/time/calendar.ts';
import { asInstant, asLocalDate, asLocalTime, isoOf, type LocalDate, plusDays } from '../../../../src/time/instant.ts';
import { person } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const side = (changes: Partial<SideTime> = {}): SideTime => ({
  ...{ person: person('p', 'u'), taken: [], busy: [] },
  ...changes,
});
const between = (from: string, until: string) => ({
  from: at(`2026-12-${from}:00+09:00`),
  until: at(`2026-12-${until}:00+09:00`),
});

/** 2026-12-01 is a Tuesday, 11/30 its week's Monday. */
const wish = (staff: string, changes: Partial<TeamWish['wish']> = {}, rest: Partial<TeamWish> = {}): TeamWish => ({
  ...{ staff: asPersonId(staff), time: side(), waitingSince: asLocalDate('2026-11-01') },
  wish: {
    ...{ minutes: 30, first: asLocalDate('2026-11-30'), last: asLocalDate('2026-12-25') },
    notBefore: at('2026-11-29T00:00:00Z'),
    ...changes,
  },
  ...rest,
});
const team = (wishes: readonly TeamWish[], changes: Partial<Team> = {}): Team => ({
  ...{ manager: side(), perDay: 2, wishes, calendar: calendarOf({}) },
  ...changes,
});
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `s${i}`);

const firstOf = (placing: Placing | undefined): string => {
  if (placing === undefined || 'why' in placing) return placing?.why ?? 'nothing';
  return isoOf(asInstant((placing.offers[0] ?? 0) + 9 * 3_600_000)).slice(5, 16);
};
const firsts = (of: Team): readonly string[] => layOut(of).map(firstOf);

const tally = (keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, keys.filter((k) => k === key).length]));
const weekOf = (first: string): string =>
  String(Math.floor((Date.parse(`2026-${first.slice(0, 5)}`) - Date.parse('2026-11-30')) / 604_800_000));

describe('a whole team at once', () => {
  it('spreads twelve over four weeks, three in each, no two on a day', () => {
    const found = firsts(team(names(12).map((name) => wish(name))));
    expect(tally(found.map(weekOf))).toEqual({ 0: 3, 1: 3, 2: 3, 3: 3 });
    expect(new Set(found.map((first) => first.slice(0, 5))).size).toBe(12);
  });

  it('counts what is fixed already among the weeks', () => {
    const taken = ['01', '02', '03', '04'].map((day) => between(`${day}T10:00`, `${day}T10:30`));
    const found = firsts(
      team(
        names(8).map((name) => wish(name)),
        { manager: side({ taken }) },
      ),
    );
    expect(tally(found.map(weekOf))).toEqual({ 1: 3, 2: 3, 3: 2 });
  });

  it('lays out sixty, four a day at most, in the halves they prefer', () => {
    const prefers = (i: number) =>
      i % 2 === 0 ? ({ prefers: 'morning' } as const) : ({ prefers: 'afternoon' } as const);
    const found = firsts(
      team(
        names(60).map((name, i) => wish(name, prefers(i))),
        { perDay: 4 },
      ),
    );
    expect(Math.max(...Object.values(tally(found.map((first) => first.slice(0, 5)))))).toBe(3);
    expect(tally(found.map(weekOf))).toEqual({ 0: 15, 1: 15, 2: 15, 3: 15 });
    expect(found.filter((first, i) => first.slice(6) < '12:00' !== (i % 2 === 0))).toEqual([]);
    expect(new Set(found).size).toBe(60);
  });

  it('takes those who waited longest when not all can, and says of the others that the days are full', () => {
    const day = { first: asLocalDate('2026-12-01'), last: asLocalDate('2026-12-01') };
    const since = (date: string) => ({ waitingSince: asLocalDate(date) });
    const wishes = [
      wish('new', day, since('2026-11-20')),
      wish('old', day, since('2026-09-01')),
      wish('newest', day, since('2026-11-21')),
      wish('older', day, since('2026-08-01')),
    ];
    expect(firsts(team(wishes)).map((first) => first.slice(0, 5))).toEqual(['full', '12-01', 'full', '12-01']);
  });

  it('moves somebody who could come at any time for somebody who can at one time only', () => {
    const day = { first: asLocalDate('2026-12-01'), last: asLocalDate('2026-12-02') };
    const late = { time: side({ busy: [between('01T10:30', '03T00:00')] }), waitingSince: asLocalDate('2026-11-20') };
    expect(firsts(team([wish('any', day), wish('once', day, late)], { perDay: 1 }))).toEqual([
      '12-02T10:00',
      '12-01T10:00',
    ]);
  });

  it('gives up one long 1on1 for two short ones, if not all three can be', () => {
    const day = { first: asLocalDate('2026-12-01'), last: asLocalDate('2026-12-01') };
    const manager = side({ busy: [between('01T11:00', '01T18:00')] });
    const first = { waitingSince: asLocalDate('2026-10-01') };
    const wishes = [wish('long', { ...day, minutes: 60 }, first), wish('a', day), wish('b', day)];
    const found = firsts(team(wishes, { manager }));
    expect([found[0], ...found.slice(1).toSorted()]).toEqual(['busy', '12-01T10:00', '12-01T10:30']);
  });

  it('says of each who has no time why', () => {
    const late = side({
      person: person('l', 'u', { hours: { start: asLocalTime('19:00'), end: asLocalTime('23:00') } }),
    });
    const gone = person('g', 'u', {
      preferences: { optOuts: [], addresses: {}, snoozedUntil: asLocalDate('2026-12-28') },
    });
    const busy = side({
      busy: [between('01T00:00', '26T00:00'), { ...between('01T00:00', '02T00:00'), from: at('2026-11-29T00:00:00Z') }],
    });
    const wishes = [
      wish('late', {}, { time: late }),
      wish('gone', {}, { time: side({ person: gone }) }),
      wish('busy', {}, { time: busy }),
    ];
    expect(firsts(team(wishes))).toEqual(['hours-apart', 'away', 'busy']);
    expect(firsts(team([wish('anyone')], { perDay: 0 }))).toEqual(['full']);
    expect(layOut(team([]))).toEqual([]);
  });

  it('says that the days are full, not that both are busy, where one more on a full day would do', () => {
    const taken = [between('01T10:00', '01T10:30')];
    const early = person('m', 'u', { hours: { start: asLocalTime('10:00'), end: asLocalTime('11:00') } });
    const days = { first: asLocalDate('2026-12-01'), last: asLocalDate('2026-12-02') };
    const manager = side({ person: early, taken });
    const first = { waitingSince: asLocalDate('2026-10-01') };
    const wishes = [wish('a', { ...days, minutes: 60 }, first), wish('b', days)];
    expect(firsts(team(wishes, { manager, perDay: 1 }))).toEqual(['12-02T10:00', 'full']);
  });

  it('offers two more that nobody else has first', () => {
    const placings = layOut(team(names(3).map((name) => wish(name))));
    const all = placings.map((placing) => ('offers' in placing ? placing.offers : []));
    expect(all.map((offers) => offers.length)).toEqual([3, 3, 3]);
    const first = all.map(([own]) => own);
    expect(all.flatMap(([, ...others]) => others).filter((other) => first.includes(other))).toEqual([]);
  });

  it('lets it be another one’s turn to be last each month, among those who waited as long', () => {
    const lastIn = (first: LocalDate): string => {
      const window = { first, last: plusDays(first, 1) };
      const found = layOut(
        team(
          names(5).map((name) => wish(name, window)),
          { perDay: 2 },
        ),
      );
      return found.find((placing) => 'why' in placing)?.staff ?? 'nobody';
    };
    // Tuesdays, each with a working day behind it.
    const months = ['2026-12-01', '2027-01-05', '2027-02-02', '2027-03-02', '2027-04-06', '2027-05-11', '2027-06-01'];
    expect(new Set(months.map(asLocalDate).map(lastIn)).size).toBeGreaterThan(2);
  });
});
