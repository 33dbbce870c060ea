import { describe, expect, it } from 'vitest';
import {
  areChoicesOver,
  campaignPartsOver,
  endedUntil,
  isMessageOver,
  nextSweep,
  partsOver,
} from '../../../src/retention/rules.ts';
import { asLocalDate, asZone, TOKYO } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

describe('the rules of retention', () => {
  const settled = at('2026-11-26T15:00:00+09:00');
  it('keeps what was said to a person for thirty days to the millisecond', () => {
    expect(isMessageOver(settled, at('2026-12-26T14:59:59.999+09:00'))).toBe(false);
    expect(isMessageOver(settled, at('2026-12-26T15:00:00+09:00'))).toBe(true);
  });

  it('keeps what somebody had chosen for thirty days after they were found to have left', () => {
    expect(areChoicesOver(settled, at('2026-12-26T14:59:59.999+09:00'))).toBe(false);
    expect(areChoicesOver(settled, at('2026-12-26T15:00:00+09:00'))).toBe(true);
  });

  it.each([
    ['2026-04-01', '2028-03-31'],
    ['2026-11-27', '2028-03-31'],
    ['2027-03-31', '2028-03-31'],
    ['2027-04-01', '2029-03-31'],
  ])('keeps how a 1on1 of %s ended until %s, the end of the next fiscal year', (day, last) => {
    expect(endedUntil(asLocalDate(day))).toBe(last);
  });

  it.each([
    ['2026-12-05', []],
    ['2026-12-06', ['raw']],
    ['2026-12-27', ['raw']],
    ['2026-12-28', ['raw', 'parcels']],
    ['2027-04-16', ['raw', 'parcels']],
    ['2027-04-17', ['raw', 'parcels', 'homes']],
    ['2027-11-27', ['raw', 'parcels', 'homes']],
    ['2027-11-28', ['raw', 'parcels', 'homes', 'remarks']],
    ['2031-11-27', ['raw', 'parcels', 'homes', 'remarks']],
    ['2031-11-28', ['raw', 'parcels', 'homes', 'remarks', 'counts']],
  ])('has on %s of a round that closed on 2026-11-27 no more need of %j', (today, expected) => {
    const round = { state: 'closed', closeOn: asLocalDate('2026-11-27') } as const;
    expect(partsOver(round, asLocalDate(today))).toEqual(expected);
  });

  it('ends a year on 1 March when it began on 29 February', () => {
    const round = { state: 'closed', closeOn: asLocalDate('2028-02-29') } as const;
    expect(partsOver(round, asLocalDate('2029-02-28'))).toEqual(['raw', 'parcels', 'homes']);
    expect(partsOver(round, asLocalDate('2029-03-01'))).toEqual(['raw', 'parcels', 'homes', 'remarks']);
  });

  it.each(['open', 'counted'] as const)('takes nothing from a round that is %s, however old', (state) => {
    expect(partsOver({ state, closeOn: asLocalDate('2020-01-10') }, asLocalDate('2026-11-21'))).toEqual([]);
  });

  it.each([
    ['2026-12-26T14:59:59.999+09:00', []],
    ['2026-12-26T15:00:00+09:00', ['names']],
    ['2027-11-26T23:59:00+09:00', ['names']],
    ['2027-11-27T00:00:00+09:00', ['names', 'text']],
  ])('has at %s of a campaign that ended on 2026-11-26 no more need of %j', (now, expected) => {
    for (const type of ['done', 'cancelled', 'recalled'] as const)
      expect(campaignPartsOver({ state: { type, at: settled } }, at(now), TOKYO)).toEqual(expected);
  });

  it('takes nothing from a campaign that may still be sent, however old', () => {
    const since = at('2020-01-10T09:00:00+09:00');
    for (const state of [{ type: 'draft' }, { type: 'scheduled', at: since }, { type: 'paused', since }] as const)
      expect(campaignPartsOver({ state }, settled, TOKYO)).toEqual([]);
  });

  it.each([
    ['2026-11-21T12:00:00+09:00', '2026-11-22T03:00:00+09:00'],
    ['2026-11-22T02:59:00+09:00', '2026-11-22T03:00:00+09:00'],
    ['2026-11-22T03:00:00+09:00', '2026-11-29T03:00:00+09:00'],
  ])('sweeps on Sundays at three: after %s on %s', (now, expected) => {
    expect(nextSweep(at(now), TOKYO)).toBe(at(expected));
    expect(nextSweep(at('2026-11-21T12:00:00-05:00'), asZone('America/New_York'))).toBe(
      at('2026-11-22T03:00:00-05:00'),
    );
  });
});
