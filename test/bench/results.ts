import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';
import { closedRound } from '../../src/results/suppression/answers.ts';
import { lowest } from '../../src/results/suppression/model.ts';
import { suppress } from '../../src/results/suppression/suppress.ts';
import { hidingSmallChildren } from '../properties/results-offices.ts';
import { ministryOf, mostTold } from '../properties/results-optimum.ts';
import { type Figure, figure } from './bench.ts';
import { closingJob } from './results-job.ts';
import { type RoundCost, roundScript } from './results-round.ts';

const run = promisify(execFile);

/** The most that closing may take. */
const MOST_MB = 512;

/** As Lambda's runtime starts Node in a function of so much: nine tenths for what lasts, a twentieth for what does not. */
const flags = [
  `--max-old-space-size=${Math.floor(MOST_MB * 0.9)}`,
  `--max-semi-space-size=${Math.floor(MOST_MB * 0.05)}`,
];

const cost = z.object({
  seconds: z.number(),
  auditSeconds: z.number(),
  megabytes: z.number(),
  eligible: z.number(),
  hidden: z.number(),
  why: z.record(z.string(), z.number()),
});

const jobCost = z.object({
  megabytes: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  requests: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
});

/** `BENCH_RESULTS_PEOPLE`: fewer than 300,000 in the table, which takes minutes to fill. */
const jobFigures = async (people = Number(process.env.BENCH_RESULTS_PEOPLE ?? 300_000)): Promise<readonly Figure[]> => {
  const spent = await closingJob(people, people / 10, async (args) => {
    const { stdout } = await run(process.execPath, [...flags, ...args]);
    return jobCost.parse(JSON.parse(stdout));
  });
  const name = `closing, ${people.toLocaleString('en')} people, from the table and into it`;
  const units = `${Math.round(spent.readUnits)} RRU + ${Math.round(spent.writeUnits)} WRU`;
  const isSmall = spent.megabytes < MOST_MB;
  return [
    figure(`${name}: peak memory`, spent.megabytes, 'MB', `< ${MOST_MB}`, isSmall),
    figure(name, spent.requests, 'requests', units),
    figure(`${name}: processor`, spent.cpuSeconds, 's', `${spent.seconds.toFixed(0)} s by the clock`),
  ];
};

const close = async (people: number, weeksBefore: number): Promise<RoundCost> => {
  const args = [people, people / 10, weeksBefore].map(String);
  const { stdout } = await run(process.execPath, [...flags, roundScript, ...args]);
  return cost.parse(JSON.parse(stdout));
};

/** What may be shown of a round of 34 questions: how long that takes to find, in how much memory, and how much it is. */
export const resultFigures = async (): Promise<readonly Figure[]> => {
  const sizes = [30_000, 100_000, 300_000];
  const alone: RoundCost[] = [];
  for (const people of sizes) alone.push(await close(people, 0));
  const compared = await close(300_000, 4);
  const [small = compared, , large = compared] = alone;
  const growth = (large.seconds + large.auditSeconds) / (small.seconds + small.auditSeconds);
  return [
    ...alone.flatMap((each, i) => closingFigures(`${sizes[i]?.toLocaleString('en')} people`, each)),
    figure('ten times the people: time', growth, 'times', '≤ 15: linear, but for caches', growth <= 15),
    ...closingFigures('300,000 people beside four weeks before', compared),
    ...hiddenFigures(large, 'by itself'),
    ...hiddenFigures(compared, 'beside four weeks, in each of which 3 of 1,000 move, join or leave'),
    ...optimumFigures(),
    ...(await jobFigures()),
  ];
};

const closingFigures = (name: string, { seconds, auditSeconds, megabytes }: RoundCost): readonly Figure[] => {
  const all = seconds + auditSeconds;
  const parts = `< 60; ${auditSeconds.toFixed(1)} of it the last word`;
  return [
    figure(`closing, ${name}`, all, 's', parts, all < 60),
    figure(`closing, ${name}: peak memory`, megabytes, 'MB', `< ${MOST_MB}, its input included`, megabytes < MOST_MB),
  ];
};

const hiddenFigures = ({ eligible, hidden, why }: RoundCost, name: string): readonly Figure[] => {
  const reasons = Object.entries(why).map(([reason, units]) => `${reason} ${units}`);
  const beside = `of ${eligible} with five answers or more, six in each; ${reasons.join(', ')}`;
  return [figure(`hidden units of a week ${name}`, (hidden / eligible) * 100, '%', beside)];
};

/** Small trees, each beside the best of all its choices. */
const optimumFigures = (): readonly Figure[] => {
  let [shown, most, usual] = [0, 0, 0];
  for (let seed = 1; seed <= 300; seed += 1) {
    const units = ministryOf(seed, 10);
    const round = closedRound({ units, questions: ['A0'], thresholds: lowest, homes: new Map(), earlier: [] });
    shown += suppress(round).get('A0')?.means.size ?? 0;
    usual += hidingSmallChildren(units).means.size;
    most += mostTold(units);
  }
  const beside = `≥ 0.8; the remainder rule in use elsewhere shows ${(usual / most).toFixed(2)}, and is solved`;
  return [
    figure(
      'units shown beside the best choice of large, varied regions',
      shown / most,
      'times',
      beside,
      shown / most >= 0.8,
    ),
  ];
};
