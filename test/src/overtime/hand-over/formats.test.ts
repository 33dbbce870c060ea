import { describe, expect, it } from 'vitest';
import {
  type DateForm,
  type DurationForm,
  readDate,
  readTime,
  writeDate,
  writeDuration,
  writeTime,
} from '../../../../src/overtime/hand-over/formats.ts';
import { asDayMinute } from '../../../../src/overtime/model.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';

describe('a day', () => {
  it.each<[DateForm, string, string]>([
    ['iso', '2026-11-21', '2026-11-21'],
    ['slashes', '2026-11-21', '2026/11/21'],
    ['compact', '2026-01-02', '20260102'],
    ['era', '2026-11-21', '令和8年11月21日'],
    ['era', '2019-05-01', '令和元年5月1日'],
    ['era-short', '2027-04-01', 'R9.4.1'],
  ])('is written as %s: %s', (form, day, written) => {
    expect(writeDate(asLocalDate(day), form)).toBe(written);
    expect(readDate(written)).toBe(day);
  });

  it.each(['20261131', '2026-02-29', '261121', '11/21', '令和8年', 'あした', ''])('is not %j', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('is read in full-width digits and without zeros', () => {
    expect([readDate('２０２６１１０１'), readDate('2026/1/5')]).toEqual(['2026-11-01', '2026-01-05']);
  });
});

describe('a time of the day', () => {
  it('is written with the hours after midnight going on', () => {
    expect(writeTime(asDayMinute(1470), 'colon')).toBe('24:30');
    expect(writeTime(asDayMinute(1470), 'digits')).toBe('2430');
    expect(writeTime(asDayMinute(5), 'colon')).toBe('00:05');
    expect(writeTime(asDayMinute(545), 'digits')).toBe('0905');
  });

  it.each([
    ['24:30', 1470],
    ['9:05', 545],
    ['09:05:00', 545],
    ['１７：１５', 1035],
    ['48:00', 2880],
  ])('is read with a colon: %s', (text, minute) => {
    expect(readTime(text, 'colon')).toBe(minute);
  });

  it.each([
    ['2430', 1470],
    ['905', 545],
    ['30', 30],
    ['0', 0],
  ])('is read from digits of which a spreadsheet took the zeros: %s', (text, minute) => {
    expect(readTime(text, 'digits')).toBe(minute);
  });

  it.each([
    ['930', 'colon'],
    ['9:60', 'colon'],
    ['48:01', 'colon'],
    ['-1:00', 'colon'],
    ['9:30', 'digits'],
    ['0960', 'digits'],
    ['24300', 'digits'],
    ['', 'colon'],
  ] as const)('is not %j where the form is %s', (text, form) => {
    expect(readTime(text, form)).toBeUndefined();
  });
});

describe('a duration', () => {
  it.each<[DurationForm, number, string]>([
    ['minutes', 165, '165'],
    ['clock', 165, '2:45'],
    ['clock', 6005, '100:05'],
    ['decimal', 165, '2.75'],
    ['decimal', 100, '1.6667'],
    ['decimal', 0, '0'],
  ])('is written as %s: %i', (form, minutes, written) => {
    expect(writeDuration(minutes, form)).toBe(written);
  });

  it('tells every minute of a month apart in decimal hours', () => {
    const back = Array.from({ length: 12_000 }, (_, i) => Math.round(Number(writeDuration(i, 'decimal')) * 60));
    expect(back.filter((minutes, i) => minutes !== i)).toEqual([]);
  });
});
