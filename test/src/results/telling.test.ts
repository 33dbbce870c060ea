import { describe, expect, it } from 'vitest';
import { isShown, marginTold, optOutTold } from '../../../src/results/rules.ts';
import { movementsOf, toldChange, worthOf } from '../../../src/results/telling.ts';
import { plusWeeks } from '../../../src/time/instant.ts';
import { everyDriver, hiddenOf, lineOf, resultOf, said, week } from '../../fixtures/told-results.ts';

const share = (people: number, percent: number, members = people * 2) => ({
  ...{ people, members },
  favourable: Math.round((people * percent) / 100),
});

describe('what is said of a change', () => {
  it('is the difference of the two numbers that people see', () => {
    expect(toldChange(share(200, 40), share(200, 60))).toEqual({ type: 'rose', from: 40, to: 60, points: 20 });
    expect(toldChange(share(200, 60), share(200, 40))).toEqual({ type: 'fell', from: 60, to: 40, points: 20 });
  });

  it('is within error where chance explains it', () => {
    expect(toldChange(share(20, 50), share(20, 60))).toEqual({ type: 'within-error', from: 50, to: 60 });
  });

  it('is in fives below twenty, and nothing where both are told alike', () => {
    // All of them answered: no chance is left, and 48 and 50 of a hundred are both told as 50.
    const all = (favourable: number) => ({ people: 15, members: 15, favourable });
    expect(toldChange(all(7), all(8))).toMatchObject({ type: 'rose', from: 45, to: 55, points: 10 });
    expect(toldChange({ people: 19, members: 19, favourable: 9 }, { people: 19, members: 19, favourable: 9 })).toEqual({
      ...{ type: 'within-error', from: 45, to: 45 },
    });
  });
});

describe('やりがい', () => {
  it('is that of four weeks, beside the four weeks before', () => {
    const result = resultOf('課', { line: lineOf([20, 20, 20, 20, 80, 80, 80, 80], 100, 200) });
    expect(worthOf(result)).toEqual({ percent: 80, change: { type: 'rose', from: 20, to: 80, points: 60 } });
  });

  it('is told in fives of fewer than twenty people, however many answers four weeks bring', () => {
    const line = lineOf([71, 86, 86, 71], 7, 14);
    expect(worthOf(resultOf('課', { line }))).toEqual({ percent: 80 });
  });

  it('is compared with nothing before there are eight weeks, and is not there without a week', () => {
    expect(worthOf(resultOf('課', { line: lineOf([50, 60]) }))).toEqual({ percent: 55 });
    expect(worthOf(resultOf('課', { line: [] }))).toBeUndefined();
    expect(worthOf(resultOf('課', { line: lineOf([50], 20, 24, plusWeeks(week, -4)) }))).toBeUndefined();
  });
});

describe('the drivers', () => {
  const before = plusWeeks(week, -13);
  const latest = everyDriver(() => 50, 200);

  it('are told by what rose and fell most', () => {
    const result = resultOf('課', {
      ...{ members: 400, latest },
      before: {
        D1a: said(200, 30, before),
        D2a: said(200, 10, before),
        D3a: said(200, 70, before),
        D4a: said(200, 49, before),
      },
    });
    expect(movementsOf(result)).toEqual({
      rose: { driver: 'D2', from: 10, to: 50 },
      fell: { driver: 'D3', from: 70, to: 50 },
      still: false,
    });
  });

  it('are told by where they stand where none moved by more than chance, or nothing was before', () => {
    const uneven = everyDriver((driver) => 10 * driver, 200);
    const result = resultOf('課', { members: 400, latest: uneven });
    expect(movementsOf(result)).toEqual({
      ...{ strongest: { driver: 'D10', percent: 99 }, weakest: { driver: 'D1', percent: 10 }, still: false },
    });
    expect(movementsOf({ ...result, before: { D5a: said(200, 51, before) } })).toMatchObject({ still: true });
  });

  it('are told by the weakest beside what rose, never by the same one twice', () => {
    const result = resultOf('課', {
      ...{ members: 400, latest: { D1a: said(200, 20), D2a: said(200, 60) } },
      before: { D1a: said(200, 5, before) },
    });
    expect(movementsOf(result)).toEqual({
      rose: { driver: 'D1', from: 5, to: 20 },
      weakest: { driver: 'D2', percent: 60 },
      still: false,
    });
  });

  it('are left out alone, and where they were last shown long ago', () => {
    expect(movementsOf(resultOf('課', { latest: { D1a: said(20, 50) } }))).toEqual({ still: false });
    const old = { D1a: said(20, 50, before), D2a: said(20, 60, before) };
    expect(movementsOf(resultOf('課', { latest: old }))).toEqual({ still: false });
    const longAgo = { D1a: said(200, 5, plusWeeks(week, -26)) };
    expect(movementsOf(resultOf('課', { members: 400, latest, before: longAgo })).rose).toBeUndefined();
  });
});

describe('whether a unit is shown', () => {
  it('follows やりがい of the round', () => {
    expect(isShown(resultOf('課'))).toBe(true);
    expect(isShown(hiddenOf('課', 'few'))).toBe(false);
    expect(isShown(hiddenOf('課', 'moved', { line: lineOf([50, 60]) }))).toBe(false);
  });

  it('goes on for four weeks where nobody was asked', () => {
    const notAsked = { members: 0, why: {} };
    expect(isShown(hiddenOf('課', 'few', { ...notAsked, line: lineOf([50], 20, 24, plusWeeks(week, -3)) }))).toBe(true);
    expect(isShown(hiddenOf('課', 'few', { ...notAsked, line: lineOf([50], 20, 24, plusWeeks(week, -4)) }))).toBe(
      false,
    );
  });
});

describe('the margin as it is told', () => {
  it('is in points, and in fives below twenty', () => {
    expect(marginTold({ people: 100, members: 10_000, favourable: 50 })).toBe(10);
    expect(marginTold({ people: 10, members: 1_000, favourable: 5 })).toBe(25);
  });

  it('never says that everybody answered', () => {
    for (const members of [40, 41, 42]) expect(marginTold({ people: 40, members, favourable: 20 })).toBe(4);
    expect(marginTold({ people: 40, members: 50, favourable: 20 })).toBe(7);
  });
});

describe('who switched the pulse off', () => {
  it.each([
    [19, 0, undefined],
    [15, 5, { type: 'about', percent: 25 }],
    [20, 0, { type: 'below', percent: 5 }],
    [96, 4, { type: 'below', percent: 5 }],
    [95, 5, { type: 'about', percent: 5 }],
    [1, 99, { type: 'about', percent: 95 }],
  ])('of %i and %i more is told as %o', (members, optedOut, told) => {
    expect(optOutTold({ members, optedOut })).toEqual(told);
  });
});
