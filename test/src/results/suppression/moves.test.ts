import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../../src/pulse/model.ts';
import { homes, unit, week } from './rounds.ts';

/** So many answers, as different as can be. */
const varied = (people: number): Histogram => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = [0, 1, 2, 3, 4].map((step) => Math.floor((people + step) / 5));
  return [a, b, c, d, e];
};

type Places = { readonly [unit: string]: readonly string[] };

/** A ministry of 60 in the house itself, and 課 below it. */
const ministry = (places: Places, parents: { readonly [unit: string]: string } = {}) => {
  const everybody = { ministry: ['m 60'], ...places };
  const at = homes(everybody);
  const count = (name: string): number => [...at.values()].filter((home) => home === name).length;
  return {
    homes: at,
    units: Object.keys(everybody).map((name) =>
      unit(name, name === 'ministry' ? undefined : (parents[name] ?? 'ministry'), varied(count(name))),
    ),
  };
};

const shownAfter = (...weeks: readonly ReturnType<typeof ministry>[]): readonly string[] => week(weeks).means;

describe('a unit beside what was shown of it before', () => {
  it('is shown again when nobody came or left', () => {
    expect(shownAfter(ministry({ x: ['a 10'] }), ministry({ x: ['a 10'] }))).toEqual(['ministry', 'x']);
  });

  it.each([1, 2, 3, 4])('is hidden when %i joined, and told so', (joined) => {
    const after = week([ministry({ x: ['a 10'] }), ministry({ x: ['a 10', `j ${joined}`] })]);
    expect(after).toEqual({ means: ['ministry'], distributions: ['ministry'], why: { x: 'moved' } });
  });

  it.each([1, 4])('is hidden when %i left', (left) => {
    expect(shownAfter(ministry({ x: ['a 10', `l ${left}`] }), ministry({ x: ['a 10'] }))).toEqual(['ministry']);
  });

  it('is shown when five joined together, or five left in different directions', () => {
    expect(shownAfter(ministry({ x: ['a 10'] }), ministry({ x: ['a 10', 'j 5'] }))).toEqual(['ministry', 'x']);
    const scattered = ministry({ x: ['a 10'], ministry: ['m 60', 'l 2', 'n 3'] });
    expect(shownAfter(ministry({ x: ['a 10', 'l 2', 'n 3'] }), scattered)).toEqual(['ministry', 'x']);
  });

  it('is hidden together with the unit that somebody was transferred to', () => {
    const before = ministry({ x: ['a 10', 't 1'], y: ['b 10'] });
    expect(shownAfter(before, ministry({ x: ['a 10'], y: ['b 10', 't 1'] }))).toEqual(['ministry']);
  });

  it('is hidden when two people changed places', () => {
    const before = ministry({ x: ['a 10', 's 1'], y: ['b 10', 't 1'] });
    expect(shownAfter(before, ministry({ x: ['a 10', 't 1'], y: ['b 10', 's 1'] }))).toEqual(['ministry']);
  });

  it('is shown when fifty would have to have answered as before, hidden when it is forty-nine', () => {
    expect(shownAfter(ministry({ x: ['a 50'] }), ministry({ x: ['a 50', 'j 1'] }))).toEqual(['ministry', 'x']);
    expect(shownAfter(ministry({ x: ['a 49'] }), ministry({ x: ['a 49', 'j 1'] }))).toEqual(['ministry']);
  });

  it('is shown after a reshuffle that left hardly anybody together', () => {
    const [x, y, z] = [
      ['a 5', 'b 5', 'c 5'],
      ['d 5', 'e 5', 'f 5'],
      ['g 5', 'h 5', 'i 5'],
    ];
    const [u, v, w] = [
      ['a 5', 'd 5', 'g 5'],
      ['b 5', 'e 5', 'h 5'],
      ['c 5', 'f 5', 'i 5'],
    ];
    expect(shownAfter(ministry({ x, y, z }), ministry({ x: u, y: v, z: w }))).toEqual(['ministry', 'x', 'y', 'z']);
  });

  it('is shown when its parent is another, and hidden when somebody came at the same time', () => {
    const bureaus = { p: ['p 20'], q: ['q 20'], x: ['a 10'] };
    const before = ministry(bureaus, { x: 'p' });
    expect(shownAfter(before, ministry(bureaus, { x: 'q' }))).toEqual(['ministry', 'p', 'q', 'x']);
    const grown = { ...bureaus, x: ['a 10', 'j 1'] };
    expect(shownAfter(before, ministry(grown, { x: 'q' }))).not.toContain('x');
  });

  it('is shown made of two that were, and hidden when one of these had lost somebody', () => {
    const before = ministry({ x: ['a 10'], y: ['b 10'] });
    expect(shownAfter(before, ministry({ z: ['a 10', 'b 10'] }))).toEqual(['ministry', 'z']);
    const short = ministry({ x: ['a 10', 'l 1'], y: ['b 10'] });
    expect(shownAfter(short, ministry({ z: ['a 10', 'b 10'] }))).toEqual(['ministry']);
  });

  it('is shown again when the round before which somebody came is the fifth back', () => {
    const before = ministry({ x: ['a 10'] });
    const after = ministry({ x: ['a 10', 'j 1'] });
    expect(shownAfter(before, after, after, after, after)).toEqual(['ministry']);
    expect(shownAfter(before, after, after, after, after, after)).toEqual(['ministry', 'x']);
  });
});

describe('three rounds', () => {
  it('are put together: what any two of them leave open they may give away', () => {
    const first = ministry({ x: ['a 6', 'h 5'], y: ['b 6', 'g 4', 'q 1'] });
    const second = ministry({ x: ['a 6', 'g 4'], y: ['b 6'] });
    const third = ministry({ x: ['a 6', 'p 1'], y: ['b 6'] });
    expect(shownAfter(first, second)).toEqual(['ministry', 'x', 'y']);
    expect(shownAfter(first, third)).toEqual(['ministry', 'x', 'y']);
    expect(shownAfter(second, third)).toEqual(['ministry', 'x', 'y']);
    // x now less x then, and y first less y then, leave p and q alone.
    expect(shownAfter(first, second, third)).toEqual(['ministry', 'y']);
  });
});
