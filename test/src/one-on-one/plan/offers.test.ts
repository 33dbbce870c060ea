import { describe, expect, it } from 'vitest';
import { offersOf, type Taste } from '../../../../src/one-on-one/plan/offers.ts';
import { asInstant, isoOf, TOKYO } from '../../../../src/time/instant.ts';
import { at } from '../../../fixtures/time.ts';

const tokyo = (time: string) => at(`2026-12-${time}:00+09:00`);
const HALF_HOUR: Taste = { minutes: 30 };

/** Every quarter from ten to noon and from one to four on these days. */
const slotsOn = (...days: readonly string[]) =>
  days
    .flatMap((day) =>
      [...Array(7).keys()]
        .map((i) => tokyo(`${day}T10:00`) + i * 900_000)
        .concat([...Array(11).keys()].map((i) => tokyo(`${day}T13:00`) + i * 900_000)),
    )
    .map(asInstant);

const shown = (slots: Parameters<typeof offersOf>[0], taste = HALF_HOUR, first?: Parameters<typeof offersOf>[3]) =>
  offersOf(slots, TOKYO, taste, first).map((offer) => isoOf(asInstant(offer + 9 * 3_600_000)).slice(8, 16));

describe('three offers', () => {
  it('spreads over days and takes turns between the halves of the day', () => {
    expect(shown(slotsOn('01', '02', '03', '04'))).toEqual(['01T10:00', '02T13:00', '03T10:00']);
  });

  it('gives the preferred half first and once more, and then another one', () => {
    expect(shown(slotsOn('01', '02', '03'), { minutes: 30, prefers: 'afternoon' })).toEqual([
      ...['01T13:00', '02T13:00', '03T10:00'],
    ]);
    expect(shown(slotsOn('01', '02', '03'), { minutes: 30, prefers: 'morning' })).toEqual([
      ...['01T10:00', '02T10:00', '03T13:00'],
    ]);
  });

  it('stays near the first where that is given', () => {
    expect(shown(slotsOn('01', '02', '08', '09', '10'), HALF_HOUR, tokyo('09T14:00'))).toEqual([
      ...['09T14:00', '08T10:00', '10T10:00'],
    ]);
  });

  it('rather begins on the full or half hour', () => {
    expect(shown([tokyo('01T10:15'), tokyo('01T10:30'), tokyo('02T13:45'), tokyo('03T13:00')])).toEqual([
      ...['01T10:30', '03T13:00', '02T13:45'],
    ]);
  });

  it('keeps apart what lies on one day, as long as it can', () => {
    expect(shown(slotsOn('01'))).toEqual(['01T10:00', '01T13:00', '01T10:30']);
    expect(shown([tokyo('01T10:00'), tokyo('01T10:15')])).toEqual(['01T10:00', '01T10:15']);
  });

  it('gives fewer where there are fewer, and none of none', () => {
    expect(shown([tokyo('01T13:00')])).toEqual(['01T13:00']);
    expect(shown([])).toEqual([]);
  });

  it('takes no first that is not among them', () => {
    expect(shown([tokyo('01T13:00')], HALF_HOUR, tokyo('01T10:00'))).toEqual(['01T13:00']);
  });
});
