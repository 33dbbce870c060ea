import { expect, it } from 'vitest';
import { determined } from '../../../../src/results/suppression/linear.ts';
import { determinedBy } from '../../../properties/results-linear.ts';
import { diceOf } from '../../../properties/results-offices.ts';

it('finds what a system of equations leaves one value', () => {
  const equation = (...terms: readonly (readonly [number, number])[]) => new Map(terms);
  expect(determined([])).toEqual(new Set());
  expect(determined([equation([0, 1], [1, 1])])).toEqual(new Set());
  expect(determined([equation([0, 1], [1, 1]), equation([0, 1], [1, -1])])).toEqual(new Set([0, 1]));
  expect(determined([equation([0, 1], [1, 1], [2, 1]), equation([1, 1], [2, 1])])).toEqual(new Set([0]));
});

it('finds the same as exact elimination of the dense matrix, in 3,000 random systems', () => {
  for (let seed = 1; seed <= 3_000; seed += 1) {
    const dice = diceOf(seed);
    const width = dice.between(1, 9);
    const rows = Array.from({ length: dice.between(1, 8) }, () =>
      Array.from({ length: width }, () => dice.one([0, 0, 0, 1, 1, -1])),
    );
    const equations = rows.map((row) => new Map(row.flatMap((value, i) => (value === 0 ? [] : [[i, value] as const]))));
    expect([seed, [...determined(equations)].toSorted((a, b) => a - b)]).toEqual([seed, determinedBy(rows, width)]);
  }
});
