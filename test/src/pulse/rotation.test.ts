import { describe, expect, it } from 'vitest';
import { questionIds } from '../../../src/pulse/model.ts';
import { pickable, questionsOf, rotationWeek } from '../../../src/pulse/rotation.ts';

/** The table of the thirteen weeks as the pulse's designers wrote it, without picks. */
const firstQuarter = [
  'A0 D1a D2a',
  'A0 D3a D4a',
  'A0 D5a D6a',
  'A0 D7a D8a',
  'A0 D9a D10a',
  'A0 D1b D2b',
  'A0 D3b D4b',
  'A0 D5b D6b',
  'A0 D7b D8b',
  'A0 D9b D10b',
  'A0 O1 O2',
  'A0 D2c D6c',
  'A0',
];
const secondQuarter = firstQuarter.with(10, 'A0 O1 O3');

const rounds = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const asked = (round: number) => questionsOf(round, undefined).join(' ');

describe('the rotation', () => {
  it('asks what the table says in the first and the second quarter', () => {
    expect(rounds(0, 26).map(asked)).toEqual([...firstQuarter, ...secondQuarter]);
  });

  it('begins again after two quarters', () => {
    expect(rounds(26, 26).map(asked)).toEqual([...firstQuarter, ...secondQuarter]);
  });

  it('numbers its weeks from 1 to 13', () => {
    expect(rounds(0, 15).map(rotationWeek)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 1, 2]);
  });

  it('asks the picks in the twelfth week, and nowhere else', () => {
    expect(questionsOf(11, ['D9c', 'D1c'])).toEqual(['A0', 'D9c', 'D1c']);
    expect(questionsOf(24, ['D9c', 'D1c'])).toEqual(['A0', 'D9c', 'D1c']);
    for (const round of rounds(0, 26).filter((each) => each !== 11 && each !== 24)) {
      expect(questionsOf(round, ['D9c', 'D1c'])).toEqual(questionsOf(round, undefined));
    }
  });

  it('offers the third item of each of the ten drivers to pick from', () => {
    expect(pickable).toEqual(['D1c', 'D2c', 'D3c', 'D4c', 'D5c', 'D6c', 'D7c', 'D8c', 'D9c', 'D10c']);
  });

  it('asks every driver item but the anchor at most once a quarter, whatever is picked', () => {
    for (const start of [0, 13]) {
      const items = rounds(start, 13).flatMap((round) => questionsOf(round, ['D7c', 'D3c']).slice(1));
      expect(new Set(items).size).toBe(items.length);
      expect(items).toHaveLength(24);
    }
  });

  it('asks every item of the bank within two quarters, but for the c-items nobody picked', () => {
    const items = new Set(rounds(0, 26).flatMap((round) => questionsOf(round, undefined)));
    const left = ['D1c', 'D3c', 'D4c', 'D5c', 'D7c', 'D8c', 'D9c', 'D10c'];
    expect(questionIds.filter((id) => !items.has(id))).toEqual(left);
  });
});
