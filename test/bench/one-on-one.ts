import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';
import { freeSlots } from '../../src/one-on-one/plan/slots.ts';
import { layOut } from '../../src/one-on-one/plan/team.ts';
import { bestPlaces, smallTeam } from '../properties/one-on-one/optimum.ts';
import { type Figure, figure, timeOf } from './bench.ts';
import { attendFigures } from './one-on-one-attend.ts';
import { busyTeam, type Kind, type MonthCost, monthScript } from './one-on-one-month.ts';
import { costsOfNights, type Night } from './one-on-one-roll.ts';

const run = promisify(execFile);

/** What a process of 512 MB is started with: its heap may grow to this before it is swept. */
const flags = ['--max-old-space-size=360', '--max-semi-space-size=8'];

/** What a tick has, and the results' bench gives its jobs. */
const MOST_SECONDS = 300;
const MOST_MB = 512;
const nightFlags = [
  `--max-old-space-size=${Math.floor(MOST_MB * 0.9)}`,
  `--max-semi-space-size=${Math.floor(MOST_MB * 0.05)}`,
];

const nightCost = z.object({
  ...{ megabytes: z.number(), longest: z.number(), cpuSeconds: z.number(), jobs: z.number() },
  ...{ requests: z.number(), readUnits: z.number(), writeUnits: z.number() },
});

const cost = z.object({
  ...{ seconds: z.number(), wallSeconds: z.number(), worstMs: z.number(), megabytes: z.number() },
  ...{ placed: z.number(), people: z.number(), why: z.record(z.string(), z.number()) },
});

const monthOf = async (managers: number, { people, perDay, busy, isMixed }: Kind): Promise<MonthCost> => {
  const args = [managers, people, perDay, busy, isMixed ? 'mixed' : 'same'].map(String);
  const { stdout } = await run(process.execPath, [...flags, monthScript, ...args]);
  return cost.parse(JSON.parse(stdout));
};

const SIXTY: Kind = { people: 60, perDay: 4, busy: 3, isMixed: false };
const TEN: Kind = { people: 10, perDay: 2, busy: 3, isMixed: false };

/** Times for 1on1s: how fast they are found, and how many beside the best there could be. */
export const oneOnOneFigures = async (): Promise<readonly Figure[]> => [
  ...(await slotFigures()),
  ...teamFigures('60 people, 4 a day', await monthOf(100, SIXTY)),
  ...teamFigures('60 people, 2 a day: too few days for all', await monthOf(50, { ...SIXTY, perDay: 2, isMixed: true })),
  ...teamFigures('60 people, a calendar all but full', await monthOf(50, { ...SIXTY, busy: 8, isMixed: true })),
  ...monthFigures(await monthOf(30_000, TEN)),
  ...optimumFigures('of one length', false),
  ...optimumFigures('of several lengths', true),
  ...(await attendFigures()),
  ...(await nightFigures()),
];

/** Nothing remembered between two searches, as after a tap. */
const slotFigures = async (): Promise<readonly Figure[]> => {
  const { manager, wishes, calendar } = busyTeam(1, SIXTY);
  const one = await timeOf(200, async (i) => {
    const { time, wish } = wishes[i % wishes.length] ?? {};
    return time && wish ? freeSlots(time, manager, wish, calendar) : [];
  });
  const team = await timeOf(50, async (i) => layOut(busyTeam(i + 2, SIXTY)));
  return [
    figure('free slots of one pair in four weeks, from nothing', one, 'ms', '≤ 20', one <= 20),
    figure(
      'a month of one manager with 60 people, from nothing',
      team,
      'ms',
      '≤ 200, its making included',
      team <= 200,
    ),
  ];
};

const teamFigures = (name: string, { worstMs, placed, people, why }: MonthCost): readonly Figure[] => {
  const reasons = Object.entries(why).map(([reason, count]) => `${reason} ${count}`);
  return [
    figure(`${name}: the slowest manager`, worstMs, 'ms', '≤ 500', worstMs <= 500),
    figure(`${name}: placed`, (placed / people) * 100, '%', reasons.join(', ') || 'all'),
  ];
};

const monthFigures = ({ seconds, wallSeconds, megabytes, placed, people }: MonthCost): readonly Figure[] => {
  const name = '30,000 managers with 10 people each';
  const beside = `< 60, of one processor; ${wallSeconds.toFixed(1)} s by the clock`;
  return [
    figure(name, seconds, 's', beside, seconds < 60),
    figure(`${name}: peak memory`, megabytes, 'MB', '< 512', megabytes < 512),
    figure(`${name}: placed`, (placed / people) * 100, '%', `${placed} of ${people}`),
  ];
};

const NIGHTS: { readonly [night in Night]: string } = {
  first: 'the first roll',
  week: 'the roll of a week in which nothing changed',
  april: 'the roll after a third of all people moved',
  shares: 'a month of all units counted',
};

/** `BENCH_ONE_ON_ONE_PEOPLE`: fewer than 300,000 in the table, which takes minutes to fill. */
const nightFigures = async (
  people = Number(process.env.BENCH_ONE_ON_ONE_PEOPLE ?? 300_000),
): Promise<readonly Figure[]> => {
  const costs = await costsOfNights({ people, units: people / 10 }, async (args) => {
    const { stdout } = await run(process.execPath, [...nightFlags, ...args]);
    return nightCost.parse(JSON.parse(stdout));
  });
  return [...costs].flatMap(([night, spent]) => {
    const name = `${NIGHTS[night]}, ${people.toLocaleString('en')} people`;
    const units = `${Math.round(spent.readUnits)} RRU + ${Math.round(spent.writeUnits)} WRU, indexes apart`;
    const clock = `< ${MOST_SECONDS}, 10 ms a request; processor ${spent.cpuSeconds.toFixed(1)} s; jobs: ${spent.jobs}`;
    return [
      figure(`${name}: the longest job`, spent.longest, 's', clock, spent.longest < MOST_SECONDS),
      figure(`${name}: peak memory`, spent.megabytes, 'MB', `< ${MOST_MB}`, spent.megabytes < MOST_MB),
      figure(name, spent.requests, 'requests', units),
    ];
  });
};

/** Beside a search through all ways, which also says who is left out. */
const optimumFigures = (name: string, isMixed: boolean): readonly Figure[] => {
  let [placed, most, leftOut] = [0, 0, 0];
  for (let seed = 1; seed <= 2000; seed += 1) {
    const team = smallTeam(seed, isMixed);
    const best = bestPlaces(team);
    placed += layOut(team).filter((placing) => 'offers' in placing).length;
    most += best.filter(Boolean).length;
    if (best.includes(false)) leftOut += 1;
  }
  const beside = `≥ 0.999 in 2,000 small teams, in ${leftOut} of which not all can be`;
  return [figure(`1on1s ${name} beside the most there can be`, placed / most, 'times', beside, placed / most >= 0.999)];
};
