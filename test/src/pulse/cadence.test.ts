import { describe, expect, it } from 'vitest';
import { asUnitId } from '../../../src/people/model.ts';
import type { Cadence, Plan } from '../../../src/pulse/model.ts';
import {
  firstAskableWeek,
  isDue,
  isNewcomer,
  lastDueWeek,
  newcomersAfter,
  nextDue,
  planFor,
} from '../../../src/pulse/rules.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, asWeekId } from '../../../src/time/instant.ts';
import { ORG, person, treeOf } from '../../fixtures/staff.ts';

const calendar = calendarOf({});
const plan = (cadence: Cadence, anchor: string, running = true): Plan => ({
  running,
  cadence,
  anchor: asWeekId(anchor),
});

/** The weeks of a list in which a plan asks. */
const dueIn = (of: Plan, ...weeks: readonly string[]) => weeks.filter((week) => isDue(of, asWeekId(week), calendar));

describe('a plan', () => {
  it.each([
    ['weekly', '2026-W45', ['2026-W44', '2026-W45', '2026-W46', '2026-W47'], ['2026-W45', '2026-W46', '2026-W47']],
    [
      'fortnightly',
      '2026-W45',
      ['2026-W43', '2026-W45', '2026-W46', '2026-W47', '2026-W48', '2026-W49'],
      ['2026-W45', '2026-W47', '2026-W49'],
    ],
    // 2026-W19 is skipped, so W20 is the third after W16 and W21 the fourth.
    [
      'fortnightly',
      '2026-W16',
      ['2026-W17', '2026-W18', '2026-W20', '2026-W21', '2026-W22', '2026-W23'],
      ['2026-W18', '2026-W21', '2026-W23'],
    ],
    // 2026-W53 is skipped: W52, then 2027-W01 is the next but one after W51.
    ['fortnightly', '2026-W51', ['2026-W52', '2027-W01', '2027-W02', '2027-W03'], ['2027-W01', '2027-W03']],
    // First Thursdays: 12/3, 1/7, 2/4. The rest of the anchor's own month is left alone.
    [
      'monthly',
      '2026-W45',
      ['2026-W46', '2026-W48', '2026-W49', '2026-W50', '2027-W01', '2027-W02', '2027-W05'],
      ['2026-W49', '2027-W01', '2027-W05'],
    ],
    // The first week of May 2026 that is not skipped asks on 5/14.
    ['monthly', '2026-W14', ['2026-W15', '2026-W18', '2026-W20', '2026-W21', '2026-W23'], ['2026-W20', '2026-W23']],
  ] as const)('asks %s, counted from %s, among %j in %j', (cadence, anchor, weeks, expected) => {
    expect(dueIn(plan(cadence, anchor), ...weeks)).toEqual(expected);
  });

  it.each(['weekly', 'fortnightly', 'monthly'] as const)('asks %s in the very week it counts from', (cadence) => {
    expect(isDue(plan(cadence, '2026-W47'), asWeekId('2026-W47'), calendar)).toBe(true);
  });

  it('asks in no week while it is paused', () => {
    expect(dueIn(plan('weekly', '2026-W45', false), '2026-W45', '2026-W46')).toEqual([]);
  });
});

describe('the next week a plan asks', () => {
  const next = (of: Plan, from: string) => nextDue(of, firstAskableWeek(asWeekId(from), calendar), calendar)?.askOn;

  it.each([
    ['weekly', '2026-W45', '2026-W47', '2026-11-19'],
    ['weekly', '2026-W45', '2026-W53', '2027-01-07'],
    ['fortnightly', '2026-W16', '2026-W19', '2026-05-21'],
    ['fortnightly', '2026-W45', '2026-W46', '2026-11-19'],
    ['monthly', '2026-W45', '2026-W46', '2026-12-03'],
    ['monthly', '2026-W49', '2026-W50', '2027-01-07'],
  ] as const)('%s from %s, seen from %s, is %s', (cadence, anchor, from, askOn) => {
    expect(next(plan(cadence, anchor), from)).toBe(askOn);
  });

  it('is none while the plan is paused', () => {
    expect(next(plan('weekly', '2026-W45', false), '2026-W46')).toBeUndefined();
  });
});

describe('the last week a plan asked', () => {
  it.each([
    ['weekly', '2026-W10', '2026-W19', '2026-W18'],
    ['weekly', '2026-W45', '2026-W47', '2026-W47'],
    ['fortnightly', '2026-W16', '2026-W20', '2026-W18'],
    ['monthly', '2026-W45', '2026-W48', '2026-W45'],
    ['monthly', '2026-W49', '2027-W04', '2027-W01'],
  ] as const)('%s from %s, up to %s, is %s', (cadence, anchor, upTo, expected) => {
    expect(lastDueWeek(plan(cadence, anchor), asWeekId(upTo), calendar)).toBe(expected);
  });

  it('is none before its first', () => {
    expect(lastDueWeek(plan('weekly', '2026-W47'), asWeekId('2026-W46'), calendar)).toBeUndefined();
  });
});

describe('a newcomer', () => {
  it.each([
    ['weekly', '2026-W45', '2026-W47', '2026-11-12'],
    ['weekly', '2026-W45', '2026-W45', '2026-11-01'],
    ['weekly', '2026-W16', '2026-W20', '2026-04-30'],
    ['fortnightly', '2026-W45', '2026-W47', '2026-11-05'],
    ['monthly', '2026-W45', '2026-W49', '2026-11-05'],
  ] as const)('of a plan %s from %s, asked in %s, joined after %s', (cadence, anchor, week, after) => {
    expect(newcomersAfter(plan(cadence, anchor), asWeekId(week), calendar)).toBe(after);
  });

  it('is who joined after that day; who joined long ago is none', () => {
    const after = asLocalDate('2026-11-12');
    const joined = (day: string) => person('1', 'a', { joinedOn: asLocalDate(day) });
    expect(isNewcomer(joined('2026-11-13'), after)).toBe(true);
    expect(isNewcomer(joined('2026-11-12'), after)).toBe(false);
    expect(isNewcomer(person('1', 'a'), after)).toBe(false);
  });
});

describe('the plan of a unit', () => {
  const tree = treeOf(['省'], ['局', '省'], ['課', '局'], ['室', '課']);
  const weekly = plan('weekly', '2026-W45');
  const paused = plan('monthly', '2026-W47', false);
  const programme = { org: ORG, version: 1, rounds: 0, plans: { [asUnitId('省')]: weekly, [asUnitId('課')]: paused } };

  it.each([
    ['省', weekly],
    ['局', weekly],
    ['課', paused],
    ['室', paused],
    ['知らない課', undefined],
  ])('is its own or the nearest above: %s', (id, expected) => {
    expect(planFor(asUnitId(id), programme, tree)).toBe(expected);
  });
});

describe('a plan that was paused and started again', () => {
  const again: Plan = {
    running: true,
    cadence: 'weekly',
    anchor: asWeekId('2026-W41'),
    since: asWeekId('2026-W48'),
  };

  it('does not take the paused weeks for asked ones', () => {
    const weeks = ['2026-W40', '2026-W41', '2026-W42', '2026-W47', '2026-W48', '2026-W49'].map(asWeekId);
    expect(weeks.map((week) => isDue(again, week, calendar))).toEqual([false, true, false, false, true, true]);
  });

  it('knows who joined during the pause as a newcomer', () => {
    expect(newcomersAfter(again, asWeekId('2026-W48'), calendar)).toBe('2026-10-08');
    expect(newcomersAfter(again, asWeekId('2026-W49'), calendar)).toBe('2026-11-26');
  });
});
