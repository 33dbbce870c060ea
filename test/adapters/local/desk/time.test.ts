import { describe, expect, it } from 'vitest';
import {
  dayText,
  isoText,
  laterToday,
  nextMorning,
  nextWeekday,
  ofLocalText,
} from '../../../../adapters/local/desk/page/time.ts';

const moment = (iso: string) => Date.parse(iso);

describe('the jumps of the clock', () => {
  it.each([
    ['Wednesday afternoon', '2026-11-25T13:00:00+09:00', '2026-11-26T15:00:00+09:00'],
    ['Thursday before three', '2026-11-26T14:59:00+09:00', '2026-11-26T15:00:00+09:00'],
    ['Thursday at three', '2026-11-26T15:00:00+09:00', '2026-12-03T15:00:00+09:00'],
    ['New Year', '2026-12-31T23:30:00+09:00', '2027-01-07T15:00:00+09:00'],
  ])('goes from %s to the next Thursday 15:00', (_when, from, to) => {
    expect(isoText(nextWeekday(moment(from), 4, '15:00'))).toBe(to);
  });

  it('offers this evening only while it is still to come', () => {
    expect(laterToday(moment('2026-11-26T19:29:00+09:00'), '19:30')).toBe(moment('2026-11-26T19:30:00+09:00'));
    expect(laterToday(moment('2026-11-26T19:30:00+09:00'), '19:30')).toBeUndefined();
  });

  it('takes the coming morning, which after midnight is the same day', () => {
    expect(isoText(nextMorning(moment('2026-11-26T22:00:00+09:00'), '08:30'))).toBe('2026-11-27T08:30:00+09:00');
    expect(isoText(nextMorning(moment('2026-11-27T01:00:00+09:00'), '08:30'))).toBe('2026-11-27T08:30:00+09:00');
  });

  it('reads and writes Tokyo time with the Japanese weekday', () => {
    expect(dayText(moment('2026-11-26T00:00:00+09:00'))).toBe('11月26日（木）');
    expect(ofLocalText('2026-11-26T15:00')).toBe(moment('2026-11-26T06:00:00Z'));
  });
});
