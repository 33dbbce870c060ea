import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lengths } from '../../src/one-on-one/model.ts';
import type { Interval } from '../../src/one-on-one/plan/intervals.ts';
import type { SideTime } from '../../src/one-on-one/plan/slots.ts';
import { tablesOf } from '../../src/one-on-one/plan/tables.ts';
import { layOut, type Team, type TeamWish } from '../../src/one-on-one/plan/team.ts';
import { asPersonId } from '../../src/people/model.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asInstant, asLocalDate, asLocalTime, asZone, ifInstant, plusDays, TOKYO } from '../../src/time/instant.ts';
import { type Dice, diceOf } from '../properties/results-offices.ts';

// Lays out the month of many managers one after the other, in a process of its own, and says how long it took.

export const monthScript = fileURLToPath(import.meta.url);

/** `perDay` and `busy` (calendar entries a working day) are the manager's; `isMixed`: 15 to 60 minutes, else 30. */
export type Kind = {
  readonly people: number;
  readonly perDay: number;
  readonly busy: number;
  readonly isMixed: boolean;
};

export type MonthCost = {
  /** Of the processor, with all threads of the process. */
  readonly seconds: number;
  readonly wallSeconds: number;
  /** The longest that one manager took. */
  readonly worstMs: number;
  readonly megabytes: number;
  readonly placed: number;
  readonly people: number;
  readonly why: { readonly [why: string]: number };
};

const FIRST = asLocalDate('2026-12-01');
const MIDNIGHT = ifInstant('2026-12-01T00:00:00+09:00') ?? asInstant(0);
const QUARTER = 900_000;
/** A four-week window that begins within ten days. */
const DAYS = 38;
const calendar = calendarOf({});

const shifts = (
  [
    ['08:30', '17:15'],
    ['09:30', '18:15'],
    ['09:00', '17:45'],
    ['10:00', '18:45'],
    ['08:00', '16:45'],
    ['12:00', '20:45'],
    ['07:30', '16:15'],
  ] as const
).map(([start, end]) => ({ start: asLocalTime(start), end: asLocalTime(end) }));

const busyTimes = (dice: Dice, aDay: number): readonly Interval[] =>
  Array.from({ length: aDay * DAYS }, (_, i) => {
    const from = MIDNIGHT + (i % DAYS) * 96 * QUARTER + (34 + dice.below(36)) * QUARTER;
    return { from: asInstant(from), until: asInstant(from + dice.between(2, 8) * QUARTER) };
  });

const sideOf = (dice: Dice, busy: number): SideTime => ({
  person: {
    zone: dice.isLucky(0.01) ? asZone('Europe/Paris') : TOKYO,
    hours: shifts[dice.isLucky(0.6) ? 0 : dice.below(shifts.length)] ?? {
      ...{ start: asLocalTime('08:30'), end: asLocalTime('17:15') },
    },
    ...(dice.isLucky(0.1) ? { freeDay: dice.one([1, 2, 3, 4, 5]) } : {}),
    preferences: {
      ...{ optOuts: [], addresses: {} },
      ...(dice.isLucky(0.1) ? { daysOff: [plusDays(FIRST, dice.below(DAYS))] } : {}),
    },
  },
  ...{ taken: [], busy: busyTimes(dice, busy) },
});

const wishOf = (dice: Dice, staff: string, isMixed: boolean): TeamWish => {
  const first = plusDays(FIRST, dice.below(10));
  return {
    staff: asPersonId(staff),
    time: sideOf(dice, 1),
    waitingSince: plusDays(FIRST, -30 - dice.below(15)),
    wish: {
      ...{ minutes: isMixed ? dice.one(lengths) : 30, first, last: plusDays(first, 27), notBefore: MIDNIGHT },
      ...(dice.isLucky(0.4) ? { prefers: dice.isLucky(0.5) ? ('morning' as const) : ('afternoon' as const) } : {}),
    },
  };
};

export const busyTeam = (seed: number, { people, perDay, busy, isMixed }: Kind): Team => {
  const dice = diceOf(seed);
  const wishes = Array.from({ length: people }, (_, i) => wishOf(dice, `${seed}-${i}`, isMixed));
  return { manager: sideOf(dice, busy), perDay, wishes, calendar };
};

/** Teams are made between the measured stretches. */
export const month = (managers: number, kind: Kind): MonthCost => {
  const tables = tablesOf(calendar);
  let [micros, wall, worst, placed] = [0, 0, 0, 0];
  const why: { [reason: string]: number } = {};
  for (let seed = 1; seed <= managers; seed += 1) {
    const team = busyTeam(seed, kind);
    const [from, used] = [performance.now(), process.cpuUsage()];
    const placings = layOut(team, tables);
    const { user, system } = process.cpuUsage(used);
    micros += user + system;
    wall += performance.now() - from;
    worst = Math.max(worst, (user + system) / 1000);
    for (const placing of placings) {
      if ('offers' in placing) placed += 1;
      else why[placing.why] = (why[placing.why] ?? 0) + 1;
    }
  }
  const all = managers * kind.people;
  return {
    ...{ seconds: micros / 1e6, wallSeconds: wall / 1000, worstMs: worst, megabytes: peakBytes() / 2 ** 20 },
    ...{ placed, people: all, why },
  };
};

const peakBytes = (): number => {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes ?? process.resourceUsage().maxRSS) * 1024;
};

const [, script, managers, people, perDay, busy, mixed] = process.argv;
if (script === monthScript) {
  const kind = { people: Number(people), perDay: Number(perDay), busy: Number(busy), isMixed: mixed === 'mixed' };
  process.stdout.write(JSON.stringify(month(Number(managers), kind)));
}
