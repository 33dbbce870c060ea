import { fileURLToPath } from 'node:url';
import { asUnitId, type UnitId } from '../../src/people/model.ts';
import { type Histogram, type QuestionId, questionIds } from '../../src/pulse/model.ts';
import { answerSheet } from '../../src/results/suppression/answers.ts';
import { leaksOf } from '../../src/results/suppression/audit.ts';
import { packedHomes } from '../../src/results/suppression/homes.ts';
import {
  type ClosedRound,
  type EarlierRound,
  type Homes,
  lowest,
  type UnitSizes,
} from '../../src/results/suppression/model.ts';
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
const nextWeek = (homes: Homes, units: readonly UnitId[], dice: Dice, week: number): Homes => {
  const anywhere = (): UnitId => units[dice.below(units.length)] ?? asUnitId('U0');
  const after = packedHomes();
  for (const [tag, home] of homes) {
    // Whoever comes takes the place of somebody who leaves, and their number.
    if (dice.isLucky(CAME)) after.put(`${week}${tag.slice(1)}`, anywhere());
    else after.put(tag, dice.isLucky(TRANSFERRED) ? anywhere() : home);
  }
  return after.homes();
};

/** As long as tags are. */
const tagOf = (n: number): string => `P${String(n).padStart(11, '0')}`;

export const answersOf = (dice: Dice, people: number): Histogram => {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (let i = 0; i < people; i += 1) {
    const step = dice.isLucky(0.3) ? 3 : dice.below(5);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
};

type Counts = Pick<ClosedRound, 'units' | 'answers'>;

const countsOf = (units: readonly UnitId[], homes: Homes, questions: readonly QuestionId[], dice: Dice): Counts => {
  const members = new Map<UnitId, number>();
  for (const [, home] of homes) members.set(home, (members.get(home) ?? 0) + 1);
  const sheet = answerSheet(units.length);
  const sizes = units.map((id, row): UnitSizes => {
    const all = members.get(id) ?? 0;
    let people = 0;
    for (let i = 0; i < all; i += 1) people += dice.isLucky(READY) ? 1 : 0;
    sheet.put(row, Object.fromEntries(questions.map((question) => [question, answersOf(dice, people)])));
    const parent = row === 0 ? {} : { parent: units[Math.floor((row - 1) / 20)] ?? asUnitId('U0') };
    return { id, ...parent, members: all, people, whole: true };
  });
  return { units: sizes, answers: sheet.answers };
};

const closing = (people: number, count: number, weeksBefore: number): RoundCost => {
  const dice = diceOf(people + weeksBefore);
  const units = Array.from({ length: count }, (_, n) => asUnitId(`U${n}`));
  const first = packedHomes();
  for (let n = 0; n < people; n += 1) first.put(tagOf(n), units[n % count] ?? asUnitId('U0'));
  let homes = first.homes();
  const earlier: EarlierRound[] = [];
  for (let week = 0; week < weeksBefore; week += 1) {
    const before = countsOf(units, homes, ['A0'], dice);
    const shown =
      suppress({ ...before, questions: ['A0'], thresholds: lowest, homes, earlier }).get('A0')?.means ?? new Set();
    const links = before.units.map(({ id, parent }) => ({ id, ...(parent === undefined ? {} : { parent }) }));
    earlier.unshift({ units: links, homes, shown: new Map([['A0', shown]]) });
    homes = nextWeek(homes, units, dice, week);
  }
  const counts = countsOf(units, homes, questionIds, dice);
  return measured({ ...counts, questions: questionIds, thresholds: lowest, homes, earlier });
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
