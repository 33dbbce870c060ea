import { describe, expect, it } from 'vitest';
import { billOf, type Counted, noFootprint, plus, quantitiesOf, times } from './cost.ts';
import { prices } from './prices.ts';

const idleTick = { ...noFootprint, events: 1, cpuMs: 5, dbWaits: 8, readUnits: 5, logBytes: 200 };
const counted: Counted = {
  personWeek: {
    httpEvents: 5,
    events: 6,
    cpuMs: 30,
    dbWaits: 20,
    readUnits: 10,
    writeUnits: 12,
    logBytes: 1_800,
    calls: 6,
    queued: 1,
    sent: 2,
  },
  idleTick,
  personBytes: 1_000,
  startSeconds: 0.2,
  metrics: 2,
};
const stacks = { secrets: 2, alarmMetrics: 7, polledQueues: 1 };
const usdOf = (people: number, line: string) =>
  billOf(quantitiesOf(people, counted, stacks)).lines.find((each) => each.line === line)?.usd;

describe('the bill of a month', () => {
  it('has every line there is a price for, each with its source', () => {
    const { lines } = billOf(quantitiesOf(1_000, counted, stacks));
    expect(lines.map(({ line }) => line).toSorted()).toEqual(Object.keys(prices).toSorted());
    expect(Object.values(prices).filter(({ source }) => !/\S{3}/.test(source))).toEqual([]);
  });

  it('counts requests and units of 1,000 people at their prices', () => {
    // 52/12 weeks: 21,667 requests, 43,333 reads beside those of 43,800 ticks; 52,000 writes, and of the pace 0.55 for each
    // of 8,667 messages.
    expect(usdOf(1_000, 'httpRequests')).toBeCloseTo(0.02795, 5);
    expect(usdOf(1_000, 'writeUnits')).toBeCloseTo(0.04059, 5);
    expect(usdOf(1_000, 'readUnits')).toBeCloseTo(0.03738, 5);
    expect(usdOf(1_000, 'lambdaRequests')).toBeCloseTo(0.01396, 5);
  });

  it('bills the time of a function by its share of a processor, its waiting and its starts', () => {
    // A person's week: 30 ms of a processor are 207 ms here; 20 × 10 ms, 6 × 200 ms, and 6 × 5 % of 0.2 s are 415 ms.
    const without = billOf(quantitiesOf(0, counted, stacks)).lines.find(({ line }) => line === 'lambdaSeconds');
    const with1 = billOf(quantitiesOf(12, counted, stacks)).lines.find(({ line }) => line === 'lambdaSeconds');
    expect((with1?.quantity ?? 0) - (without?.quantity ?? 0)).toBeCloseTo(52 * 0.25 * (0.2073 + 0.2 + 1.2 + 0.4146), 2);
  });

  it('costs an idle system what stands and what runs every minute', () => {
    const idle = billOf(quantitiesOf(0, counted, stacks));
    expect(idle.lines.filter(({ usd }) => usd > 0).map(({ line }) => line)).toEqual([
      'lambdaRequests',
      'lambdaSeconds',
      'readUnits',
      'queueRequests',
      'scheduledStarts',
      'secrets',
      'logGigabytes',
      'logGigabytesKept',
      'alarmMetrics',
    ]);
    expect(usdOf(0, 'secrets')).toBeCloseTo(0.8, 5);
    expect(usdOf(0, 'queueRequests')).toBeCloseTo(0.3285, 4);
  });

  it('takes what is free off each line by itself, and never below nothing', () => {
    const { lines } = billOf({ ...quantitiesOf(0, counted, stacks), lambdaRequests: 3e6, alarmMetrics: 4 });
    const of = (name: string) => lines.find(({ line }) => line === name);
    expect(of('lambdaRequests')).toMatchObject({ usd: expect.closeTo(0.6, 6), afterFree: expect.closeTo(0.4, 6) });
    expect(of('alarmMetrics')).toMatchObject({ usd: expect.closeTo(0.4, 6), afterFree: 0 });
  });

  it('grows in proportion to the people, but for what stands', () => {
    const of = (people: number) => billOf(quantitiesOf(people, counted, stacks)).usd;
    expect(of(300_000) - of(100_000)).toBeCloseTo(2 * (of(200_000) - of(100_000)), 6);
    expect(of(1_000) - of(0)).toBeLessThan(of(0));
  });
});

it('adds and multiplies footprints name by name', () => {
  expect(plus(idleTick, times(idleTick, 2))).toEqual({
    ...noFootprint,
    events: 3,
    cpuMs: 15,
    dbWaits: 24,
    readUnits: 15,
    logBytes: 600,
  });
});
