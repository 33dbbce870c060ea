import { describe, expect, it } from 'vitest';
import { AkariError } from '../../../../src/errors.ts';
import type { Histogram } from '../../../../src/pulse/model.ts';
import { type ClosedRound, lowest } from '../../../../src/results/suppression/model.ts';
import { suppress } from '../../../../src/results/suppression/suppress.ts';
import { id, round, told, unit } from './rounds.ts';

const none: Histogram = [0, 0, 0, 0, 0];

describe('what is shown of a round', () => {
  it('hides a unit of six beside a hidden one of three: nine less six would be three people', () => {
    // 9 people of mean 3.4, 6 of mean 3.8: (9 × 3.4 − 6 × 3.8) ÷ 3 = 2.6 of three people.
    const units = [
      unit('parent', undefined, none),
      unit('a', 'parent', [0, 1, 2, 0, 0]),
      unit('b', 'parent', [0, 0, 2, 3, 1]),
    ];
    expect(told(round(units))).toEqual({
      means: ['parent'],
      distributions: ['parent'],
      why: { a: 'few', b: 'withheld' },
    });
  });

  it('chooses by hand-drawn numbers in a ministry of three bureaus', () => {
    const units = [
      unit('ministry', undefined, [1, 2, 3, 4, 2]),
      // Three people of its own and a hidden section of two: five together.
      unit('bureau 1', 'ministry', [0, 1, 1, 1, 0]),
      unit('section 11', 'bureau 1', [1, 2, 2, 2, 1]),
      unit('section 12', 'bureau 1', [1, 1, 1, 1, 1]),
      unit('section 13', 'bureau 1', [0, 1, 0, 1, 0]),
      // Everybody sits in sections; a team of four is told with the section above it alone.
      unit('bureau 2', 'ministry', none),
      unit('section 21', 'bureau 2', [2, 2, 2, 2, 2]),
      unit('section 22', 'bureau 2', [1, 1, 1, 1, 1]),
      unit('team 221', 'section 22', [1, 1, 1, 1, 0]),
      // Of one mind: their answers go up to the bureau, which has six of its own who differ.
      unit('bureau 3', 'ministry', [2, 1, 1, 1, 1]),
      unit('section 31', 'bureau 3', [0, 0, 0, 1, 7]),
    ];
    expect(told(round(units))).toEqual({
      means: ['bureau 1', 'bureau 2', 'bureau 3', 'ministry', 'section 11', 'section 12', 'section 21', 'section 22'],
      distributions: ['bureau 1', 'bureau 2', 'bureau 3', 'ministry', 'section 11', 'section 21', 'section 22'],
      why: { 'section 13': 'few', 'section 31': 'leaning', 'team 221': 'few' },
    });
  });

  it('judges each question by who answered it', () => {
    const both = unit('a', 'p', [2, 2, 2, 1, 1], { counts: { A0: [2, 2, 2, 1, 1], D1a: [1, 1, 1, 0, 0] } });
    const units = [
      unit('p', undefined, none, { members: 12, people: 12, counts: { A0: [3, 3, 2, 2, 2], D1a: [3, 3, 2, 2, 2] } }),
      both,
    ];
    const asked: Partial<ClosedRound> = { questions: ['A0', 'D1a'] };
    expect(told(round(units, asked), 'A0').means).toEqual(['a', 'p']);
    expect(told(round(units, asked), 'D1a')).toEqual({ means: ['p'], distributions: ['p'], why: { a: 'few' } });
  });

  it('shows nothing where fewer than five answered in all', () => {
    const units = [unit('p', undefined, [1, 1, 0, 0, 0]), unit('a', 'p', [0, 0, 1, 1, 0])];
    expect(told(round(units))).toEqual({ means: [], distributions: [], why: { a: 'few', p: 'few' } });
  });

  it('shows a mean from five people on, a distribution from eight on', () => {
    expect(told(round([unit('p', undefined, [1, 1, 1, 1, 1])]))).toMatchObject({ means: ['p'], distributions: [] });
    expect(told(round([unit('p', undefined, [2, 2, 2, 1, 1])]))).toMatchObject({ means: ['p'], distributions: ['p'] });
  });

  it('shows nothing of five to seven unless three, and of eight or more unless four, chose other than most', () => {
    expect(told(round([unit('p', undefined, [0, 0, 1, 1, 3])]))).toMatchObject({ means: [], why: { p: 'leaning' } });
    expect(told(round([unit('p', undefined, [0, 1, 1, 1, 3])]))).toMatchObject({ means: ['p'] });
    expect(told(round([unit('p', undefined, [0, 1, 1, 1, 9])]))).toMatchObject({ means: [], why: { p: 'leaning' } });
    expect(told(round([unit('p', undefined, [0, 1, 1, 2, 9])]))).toMatchObject({ means: ['p'] });
  });

  it('takes the smallest unit along with a root that leans, and says of it what it would say if it leaned', () => {
    const units = [
      unit('p', undefined, [0, 0, 0, 0, 9]),
      unit('a', 'p', [2, 2, 2, 2, 2]),
      unit('b', 'p', [2, 2, 2, 1, 2]),
    ];
    expect(told(round(units))).toEqual({ means: ['a', 'p'], distributions: ['a', 'p'], why: { b: 'leaning' } });
  });

  it('hides a unit beside a group in it that outnumbers its other people by more than three', () => {
    const units = (own: Histogram) => [
      unit('p', undefined, [9, 9, 9, 9, 9]),
      unit('a', 'p', own),
      unit('b', 'a', [0, 0, 0, 1, 9]),
    ];
    // Ten of one mind beside six, and beside seven.
    expect(told(round(units([2, 1, 1, 1, 1])))).toMatchObject({ means: ['p'], why: { a: 'leaning', b: 'leaning' } });
    expect(told(round(units([2, 2, 1, 1, 1])))).toMatchObject({ means: ['a', 'p'], why: { b: 'leaning' } });
  });

  it('shows no unit some of whose answers were counted further up', () => {
    const units = [unit('p', undefined, [2, 2, 2, 2, 2]), unit('a', 'p', [2, 2, 2, 2, 2], { whole: false })];
    expect(told(round(units))).toMatchObject({ means: ['p'], why: { a: 'withheld' } });
  });

  it('leaves no unit alone of whose people nobody answered', () => {
    const units = [unit('p', undefined, none, { members: 4 }), unit('a', 'p', [2, 2, 2, 2, 2])];
    expect(told(round(units)).means).toHaveLength(1);
  });

  it('is raised by an organisation that wants more people in a group', () => {
    const units = [unit('p', undefined, [2, 2, 2, 1, 1]), unit('a', 'p', [2, 2, 2, 1, 1])];
    expect(told(round(units, { thresholds: { mean: 8, distribution: 8, comments: 10 } })).means).toEqual(['a', 'p']);
    expect(told(round(units, { thresholds: { mean: 9, distribution: 9, comments: 10 } })).means).toEqual(['p']);
  });
});

const refused = (of: ClosedRound): string => {
  try {
    suppress(of);
  } catch (error) {
    if (error instanceof AkariError) return error.message;
    throw error;
  }
  return 'taken';
};

describe('a round that cannot be', () => {
  const five: Histogram = [1, 1, 1, 1, 1];
  const root = unit('p', undefined, five);

  it.each<[string, ClosedRound, string]>([
    ['no unit', round([]), 'the tree has 0 roots'],
    ['two roots', round([root, unit('q', undefined, five)]), 'the tree has 2 roots'],
    ['a unit twice', round([root, unit('a', 'p', five), unit('a', 'p', five)]), 'a unit is there twice'],
    ['a cycle', round([root, unit('a', 'b', five), unit('b', 'a', five)]), 'a cycle, or an unknown parent'],
    ['an unknown parent', round([root, unit('a', 'nowhere', five)]), 'a cycle, or an unknown parent'],
    ['minus one person', round([{ ...root, people: -1 }]), 'p counts a number of people that cannot be'],
    ['half a member', round([{ ...root, members: 5.5 }]), 'p counts a number of people that cannot be'],
    [
      'minus one answer',
      round([unit('p', undefined, [-1, 1, 1, 1, 1], { people: 5, members: 5 })]),
      'p counts answers to A0 that cannot be',
    ],
    ['more answers than people', round([{ ...root, people: 4 }]), 'p counts more answers to A0 than people'],
    [
      'a threshold of four',
      round([root], { thresholds: { ...lowest, mean: 4 } }),
      'the threshold for mean is 4: it can be raised, never lowered below 5',
    ],
    [
      'distributions from seven',
      round([root], { thresholds: { ...lowest, distribution: 7 } }),
      'the threshold for distribution is 7: it can be raised, never lowered below 8',
    ],
    [
      'comments from nine',
      round([root], { thresholds: { ...lowest, comments: 9 } }),
      'the threshold for comments is 9: it can be raised, never lowered below 10',
    ],
    [
      'means from nine, distributions from eight',
      round([root], { thresholds: { ...lowest, mean: 9 } }),
      'the threshold for distributions is below that for means',
    ],
    [
      'a threshold that is no number',
      round([root], { thresholds: { ...lowest, mean: Number.NaN } }),
      'the threshold for mean is NaN',
    ],
  ])('is refused: %s', (_, of, message) => {
    expect(refused(of)).toContain('bad-results-input: ');
    expect(refused(of)).toContain(message);
  });

  it('is refused for an earlier round as well', () => {
    const before = {
      units: [{ id: id('a') }, { id: id('b') }],
      homes: new Map(),
      shown: new Map([['A0', new Set([id('a')])]] as const),
    };
    expect(refused(round([root], { earlier: [before] }))).toContain('the tree has 2 roots');
  });
});
