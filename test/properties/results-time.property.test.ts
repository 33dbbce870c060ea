import { describe, expect, it } from 'vitest';
import type { UnitId } from '../../src/people/model.ts';
import { type Dice, diceOf, idOf } from './results-offices.ts';
import { byTheRules, foundIn, type Rules, tell, type Week, withoutMoves } from './results-time.ts';

/** Fewer than must be taken to have answered as before, in all rounds together. */
const PEOPLE = 49;
const LARGE = idOf(99);

/** A small office, beside a large unit in every second case: people join, leave, are transferred, and units re-hung. */
const weeksOf = (seed: number, weeks: number): readonly Week[] => {
  const dice = diceOf(seed);
  const count = dice.between(2, 6);
  const first: Week['units'] = Array.from({ length: count }, (_, i) => ({
    id: idOf(i),
    ...(i > 0 && { parent: idOf(dice.below(i)) }),
  }));
  const isBeside = dice.isLucky(0.5);
  let known = dice.between(12, 40);
  const homes = new Map<string, UnitId>();
  for (let n = 0; n < known; n += 1) homes.set(`p${n}`, idOf(dice.below(count)));
  if (isBeside) for (let n = 0; n < 60; n += 1) homes.set(`large ${n}`, LARGE);
  let week: Week = { units: isBeside ? [...first, { id: LARGE, parent: idOf(0) }] : first, homes };
  const all = [week];
  while (all.length < weeks) {
    for (let left = dice.between(1, 3); left > 0; left -= 1) {
      week = changed(week, dice, count, () => (known < PEOPLE ? `p${known++}` : undefined));
    }
    all.push(week);
  }
  return all;
};

const changed = ({ units, homes }: Week, dice: Dice, count: number, newcomer: () => string | undefined): Week => {
  const after = new Map(homes);
  const size = dice.one([1, 1, 2, 3, 4, 5, 6, 8]);
  const seat = () => (units.length > count && dice.isLucky(0.2) ? LARGE : idOf(dice.below(count)));
  const [from, to] = [seat(), seat()];
  const moving = [...homes].filter(([tag, home]) => home === from && !tag.startsWith('large')).slice(0, size);
  const what = dice.one(['leave', 'join', 'hang', 'split', 'move', 'move']);
  if (what === 'join')
    for (let i = 0; i < size; i += 1) {
      const tag = newcomer();
      if (tag !== undefined) after.set(tag, to);
    }
  if (what === 'leave') for (const [tag] of moving) after.delete(tag);
  if (what === 'move') for (const [tag] of moving) after.set(tag, to);
  if (what === 'split')
    for (const [i, [tag]] of [...homes].filter(([, home]) => home === from && home !== LARGE).entries())
      if (i % 2 === 0) after.set(tag, to);
  const hung = dice.between(1, count - 1);
  const above = idOf(dice.below(hung));
  const moved = units.map((unit) => (what === 'hang' && unit.id === idOf(hung) ? { ...unit, parent: above } : unit));
  return { units: moved, homes: after };
};

const leaksIn = (seeds: readonly [from: number, to: number], weeks: number, rules: Rules) => {
  const leaks: { seed: number; found: readonly string[] }[] = [];
  for (let seed = seeds[0]; seed <= seeds[1]; seed += 1) {
    const found = foundIn(tell(weeksOf(seed, weeks), rules));
    if (found) leaks.push({ seed, found });
  }
  return leaks;
};

describe('adding and subtracting the rounds of 10,000 small offices, everybody who stayed answering as before', () => {
  it.each<[number, number, number]>([
    [1, 3_000, 2],
    [3_001, 6_000, 3],
    [6_001, 8_500, 4],
    [8_501, 10_000, 5],
  ])(
    'leaves no group of one to four who came and went (%i to %i, %i weeks)',
    (from, to, weeks) => {
      expect(leaksIn([from, to], weeks, byTheRules)).toEqual([]);
    },
    60_000,
  );

  it('leaves such a group in most of them where no round is compared with another', () => {
    expect(leaksIn([1, 200], 2, withoutMoves).length).toBeGreaterThan(100);
    expect(leaksIn([1, 200], 4, withoutMoves).length).toBeGreaterThan(150);
  });

  it('shows something of the last week in most of them all the same', () => {
    const shown = Array.from(
      { length: 200 },
      (_, seed) => tell(weeksOf(seed + 1, 3), byTheRules).at(-1)?.shown.size ?? 0,
    );
    expect(shown.filter((units) => units > 0).length).toBeGreaterThan(100);
  });
});
