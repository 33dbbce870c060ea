import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../src/one-on-one/dates.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { meetingOf, pairOf } from '../../fixtures/one-on-one.ts';

const day = asLocalDate;
/** Four weeks after 29 October: around 26 November. */
const pair = pairOf('1', { meeting: meetingOf({ after: day('2026-10-29'), state: { type: 'open' } }) });

describe('the days among which a time is looked for', () => {
  it('lie a week around what the cadence says', () => {
    expect(windowOf(pair, day('2026-11-02'))).toEqual({ first: '2026-11-19', last: '2026-12-03' });
  });

  it('begin no earlier than anybody can be met, and then are two weeks at least', () => {
    expect(windowOf(pair, day('2026-11-24'))).toEqual({ first: '2026-11-24', last: '2026-12-07' });
    expect(windowOf(pair, day('2027-02-01'))).toEqual({ first: '2027-02-01', last: '2027-02-14' });
  });

  it('begin no earlier than a pause ends', () => {
    const paused = { ...pair, pausedUntil: day('2026-12-14') };
    expect(windowOf(paused, day('2026-11-02'))).toEqual({ first: '2026-12-14', last: '2026-12-21' });
  });

  it('begin on the day that somebody wants', () => {
    const wanted = { ...pair, meeting: { ...pair.meeting, wanted: day('2026-11-12') } };
    expect(windowOf(wanted, day('2026-11-09'))).toEqual({ first: '2026-11-12', last: '2026-11-25' });
  });
});
