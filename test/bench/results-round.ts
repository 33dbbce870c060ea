import { fileURLToPath } from 'node:url';
import { asUnitId, type UnitId } from '../../src/people/model.ts';
import { type Histogram, type QuestionId, questionIds } from '../../src/pulse/model.ts';
import { leaksOf } from '../../src/results/suppression/audit.ts';
import { type ClosedRound, type EarlierRound, lowest, type UnitCounts } from '../../src/results/suppression/model.ts';
import { suppress } from '../../src/results/suppression/suppress.ts';
import { type Dice, diceOf } from '../properties/results-offices.ts';
import { peakBytes } from './peak.ts';

// Chooses what may be shown of one round, in a process of its own, and says how long it took and the most memory.

export const roundScript = fileURLToPath(import.meta.url);

export type RoundCost = {
  readonly seconds: number;
  readonly auditSeconds: number;
  readonly megabytes: number;
  /** Units in and below which five or more answered A0; of them hidden ones. */
  readonly eligible: number;
  readonly hidden: number;
  readonly why: { readonly [why: string]: number };
};

/** Of a week this part of the people is transferred; this part joins, and leaves. */
const TRANSFERRED = 0.002;
const CAME = 0.001;
const READY = 0.6;

/** Where everybody is, week by week: 20 units below one unit. */
const nextWeek = (homes: ReadonlyMap<string, UnitId>, units: readonly UnitId[], dice: Dice, week: number) => {
  const anywhere = (): UnitId => units[dice.below(units.length)] ?? asUnitId('U0');
  const after = new Map<string, UnitId>();
  for (const [tag, home] of homes) {
    if (dice.isLucky(CAME)) after.set(`${week}${tag}`.slice(0, 12), anywhere());
    else after.set(tag, dice.isLucky(TRANSFERRED) ? anywhere() : home);
  }
  return after;
};

const answersOf = (dice: Dice, people: number): Histogram => {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (let i = 0; i < people; i += 1) {
    const step = dice.isLucky(0.3) ? 3 : dice.below(5);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
};

const countsOf = (
  units: readonly UnitId[],
  homes: ReadonlyMap<string, UnitId>,
  questions: readonly QuestionId[],
  dice: Dice,
): readonly UnitCounts[] => {
  const members = new Map<UnitId, number>();
  for (const home of homes.values()) members.set(home, (members.get(home) ?? 0) + 1);
  return units.map((id, n) => {
    const all = members.get(id) ?? 0;
    let people = 0;
    for (let i = 0; i < all; i += 1) people += dice.isLucky(READY) ? 1 : 0;
    const counts = Object.fromEntries(questions.map((question) => [question, answersOf(dice, people)]));
    const parent = n === 0 ? {} : { parent: units[Math.floor((n - 1) / 20)] ?? asUnitId('U0') };
    return { id, ...parent, members: all, people, whole: true, counts };
  });
};

const closing = (people: number, count: number, weeksBefore: number): RoundCost => {
  const dice = diceOf(people + weeksBefore);
  const units = Array.from({ length: count }, (_, n) => asUnitId(`U${n}`));
  let homes: ReadonlyMap<string, UnitId> = new Map(
    Array.from({ length: people }, (_, n) => [`P${n}`, units[n % count] ?? asUnitId('U0')]),
  );
  const earlier: EarlierRound[] = [];
  for (let week = 0; week < weeksBefore; week += 1) {
    const before = countsOf(units, homes, ['A0'], dice);
    const round = { units: before, questions: ['A0'] as const, thresholds: lowest, homes, earlier };
    const shown = suppress(round).get('A0')?.means ?? new Set();
    const links = before.map(({ id, parent }) => ({ id, ...(parent === undefined ? {} : { parent }) }));
    earlier.unshift({ units: links, homes, shown: new Map([['A0', shown]]) });
    homes = nextWeek(homes, units, dice, week);
  }
  const counts = countsOf(units, homes, questionIds, dice);
  return measured({ units: counts, questions: questionIds, thresholds: lowest, homes, earlier });
};

const measured = (round: ClosedRound): RoundCost => {
  const from = performance.now();
  const verdicts = suppress(round);
  const chosen = performance.now();
  const leaks = leaksOf(round, verdicts);
  const audited = performance.now();
  if (leaks.length > 0) throw new Error(`${leaks.length} leaks`);
  const verdict = verdicts.get('A0');
  const why: { [reason: string]: number } = {};
  for (const reason of verdict?.why.values() ?? []) why[reason] = (why[reason] ?? 0) + 1;
  const shown = verdict?.means.size ?? 0;
  const eligible = round.units.length - (why.few ?? 0);
  return {
    ...{ seconds: (chosen - from) / 1000, auditSeconds: (audited - chosen) / 1000, megabytes: peakBytes() / 2 ** 20 },
    ...{ eligible, hidden: eligible - shown, why },
  };
};

const [, script, people, units, weeks] = process.argv;
if (script === roundScript) process.stdout.write(JSON.stringify(closing(Number(people), Number(units), Number(weeks))));
