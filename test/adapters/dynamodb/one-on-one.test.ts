import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diaryAttributes } from '../../../adapters/dynamodb/diary-item.ts';
import type { Pair } from '../../../src/one-on-one/model.ts';
import { asPersonId, asUnitId, type OrgId } from '../../../src/people/model.ts';
import { asInstant, asLocalDate, MINUTE_MS, plusDays } from '../../../src/time/instant.ts';
import { diaryOf, fixedState, meetingOf, memoOf, pairOf } from '../../fixtures/one-on-one.ts';
import { at } from '../../fixtures/time.ts';
import { rowsOf, type Stored } from '../local/cli/tenant.ts';
import { type Engine, openEngine } from './engine.ts';

/** Letters in which nothing repeats, as the ids of calendars are. */
const random = (seed: string, length: number): string =>
  Array.from({ length: Math.ceil(length / 43) }, (_, i) =>
    createHash('sha256').update(`${seed}${i}`).digest('base64url'),
  )
    .join('')
    .slice(0, length);

/** After half a year, with an event in Exchange and its link to Teams, whose lengths these are. */
const pairInUse = (i: number): Pair => {
  const tapped = 1_795_000_000_000 + i * 7_654_321;
  const join = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${random(`t${i}`, 48)}%40thread.v2/0?context=`;
  return pairOf(`K${10_000 + i * 37}`, {
    ...{ unit: asUnitId(`KM-${11 + (i % 4)}`), cadence: 4, minutes: 30, place: 'online' },
    meeting: meetingOf({
      state: { ...fixedState, from: asInstant(fixedState.from + i * 30 * MINUTE_MS), at: asInstant(tapped) },
      calendar: {
        ...{ n: 10, sequence: 2, from: fixedState.from, minutes: 30, place: 'online' },
        id: random(`e${i}`, 152),
        joinUrl: `${join}${random(`c${i}`, 120)}`,
      },
    }),
    past: [0, 1, 2, 3, 4, 5].map((ago) => ({
      ...{ n: 9 - ago, day: plusDays(asLocalDate('2026-10-29'), -28 * ago - (i % 5)), ending: 'held', topic: 'time' },
    })),
    orders: { start: tapped - 1_000_000, meeting: tapped, topic: tapped + 5_000, cadence: tapped + 700 },
  });
};

const bytesOf = (count: number): number => {
  const { pairs } = diaryAttributes(diaryOf(Array.from({ length: count }, (_, i) => pairInUse(i))));
  return pairs instanceof Uint8Array ? pairs.length : Number.NaN;
};

describe('the row of a diary', () => {
  it('stays below 4 KB with ten pairs, and below 25 KB with sixty', () => {
    expect(bytesOf(10)).toBeLessThan(4_096);
    expect(bytesOf(60)).toBeLessThan(25 * 1_024);
  });
});

describe('rows of 1on1s', () => {
  const [staff, manager] = [asPersonId('1'), asPersonId('9')];
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  const rows = (org: OrgId): Promise<readonly Stored[]> => rowsOf(engine, org);

  it('go when the next fiscal year is over: how a 1on1 ended, and with whom', async () => {
    const [org, { oneOnOne }] = [engine.org(), engine.store];
    const past = (day: string) => ({ n: 1, day: asLocalDate(day), ending: 'held' }) as const;
    await oneOnOne.noteEnded(org, staff, manager, past('2027-03-31'));
    await oneOnOne.noteEnded(org, staff, manager, { ...past('2027-04-01'), n: 2 });
    expect((await rows(org)).map(({ type, day, ttl }) => [type, day, ttl])).toEqual([
      ['one-on-one-ended', '2027-03-31', at('2028-04-01T00:00:00Z') / 1000],
      ['one-on-one-ended', '2027-04-01', at('2029-04-01T00:00:00Z') / 1000],
      ['one-on-one-with', undefined, at('2029-04-01T00:00:00Z') / 1000],
    ]);
  });

  it('leave nothing of a memo that was deleted, and soon not even that there was one', async () => {
    const [org, { oneOnOne }] = [engine.org(), engine.by(() => at('2026-11-26T18:00:00+09:00'))];
    await oneOnOne.saveMemo(memoOf(org, '1', { shared: { manager, n: 3 } }));
    await oneOnOne.endMemo(org, staff, at('2026-11-26T17:00:00+09:00'));
    await oneOnOne.deleteMemo(org, staff);
    const [row] = await rows(org);
    const { pk: _, ...left } = row ?? {};
    const ttl = at('2026-11-29T00:00:00Z') / 1000;
    expect(left).toEqual({ ...{ sk: '1', v: 2, type: 'memo', org, staff: '1', order: 5 }, ttl });
  });

  it('go half a year after a memo was written for a 1on1 that never came', async () => {
    const [org, { oneOnOne }] = [engine.org(), engine.store];
    await oneOnOne.saveMemo(memoOf(org, '1'));
    expect((await rows(org)).map(({ ttl }) => ttl)).toEqual([at('2027-05-26T00:00:00Z') / 1000]);
  });

  it('go thirty days after the 1on1 that a memo was for, and not when it was written for the next one', async () => {
    const [org, { oneOnOne, retention }] = [engine.org(), engine.store];
    const kept = async () => (await rows(org)).map(({ staff: who }) => who).toSorted();
    for (const who of ['1', '2', '3', '4']) await oneOnOne.saveMemo(memoOf(org, who));
    const end = at('2026-11-26T16:30:00+09:00');
    await oneOnOne.saveMemo(memoOf(org, '2', { order: 6, at: at('2026-11-26T17:00:00+09:00') }));
    for (const who of ['1', '2', '3']) await oneOnOne.endMemo(org, asPersonId(who), end);
    await oneOnOne.saveMemo(memoOf(org, '3', { order: 6, at: at('2026-12-01T17:00:00+09:00') }));
    await retention.eraseMemos(org, asLocalDate('2026-12-26'));
    expect(await kept()).toEqual(['1', '2', '3', '4']);
    await retention.eraseMemos(org, asLocalDate('2026-12-27'));
    expect(await kept()).toEqual(['2', '3', '4']);
  });

  it('tell the end of a memo once, however often it is told', async () => {
    const [org, { oneOnOne }] = [engine.org(), engine.store];
    await oneOnOne.saveMemo(memoOf(org, '1'));
    await oneOnOne.endMemo(org, staff, at('2026-11-27T15:30:00+09:00'));
    await oneOnOne.endMemo(org, staff, at('2026-12-10T15:30:00+09:00'));
    expect((await rows(org)).map(({ goesAfter }) => goesAfter)).toEqual(['2026-12-27']);
  });

  it('lie spread, so that thirty thousand diaries are written at once', async () => {
    const [org, { oneOnOne }] = [engine.org(), engine.store];
    const managers = Array.from({ length: 160 }, (_, i) => asPersonId(`M${i}`));
    await Promise.all(
      managers.map((each) => oneOnOne.save(diaryOf([], { org, manager: each }), at('2026-11-26T15:00:00+09:00'))),
    );
    const stored = await rows(org);
    const most = (name: string): number => {
      const counts = new Map<unknown, number>();
      for (const row of stored) counts.set(row[name], (counts.get(row[name]) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    expect(stored).toHaveLength(160);
    expect(most('pk')).toBeLessThan(30);
    expect(most('dueKey')).toBeLessThan(45);
  });
});
