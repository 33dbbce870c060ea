import { describe, expect, it } from 'vitest';
import { syncCalendars } from '../../../src/one-on-one/calendar-sync.ts';
import type { CalendarEntry, Pair } from '../../../src/one-on-one/model.ts';
import type { DiaryScene } from '../../../src/one-on-one/moments.ts';
import type { Calendars } from '../../../src/one-on-one/ports.ts';
import { asPersonId, type Person } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, asZone, isoOf } from '../../../src/time/instant.ts';
import { memoryCalendars } from '../../fixtures/memory-calendars.ts';
import { diaryOf, fixedState, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

type People = { readonly manager?: Partial<Person>; readonly staff?: Partial<Person> };

/** What the calendars hear at that moment, and when they are asked again. */
const syncAt = async (iso: string, pairs: readonly Pair[], { manager, staff }: People = {}) => {
  const { calendars, calls } = memoryCalendars();
  const scene: DiaryScene = {
    ...{ now: at(iso), calendar: calendarOf({}), manager: person('9', '課', manager) },
    staff: new Map(['1', '2'].map((id) => [asPersonId(id), person(id, '課', staff)])),
  };
  const { again } = await syncCalendars(diaryOf(pairs), scene, { calendars });
  return { calls, again: again && isoOf(again) };
};

/** Friday 27 November at three. */
const settled = pairOf('1');
const entry: CalendarEntry = { id: 'e', n: 3, sequence: 1, from: fixedState.from, minutes: 30, place: 'room' };
const givenUp = pairOf('1', { meeting: meetingOf({ state: { type: 'open' }, calendar: entry }) });

describe('invitations', () => {
  it('go out at once during the day', async () => {
    expect(await syncAt('2026-11-24T20:14:00+09:00', [settled])).toEqual({ calls: ['put 2'], again: undefined });
    expect(await syncAt('2026-11-24T08:30:00+09:00', [givenUp])).toEqual({ calls: ['cancel'], again: undefined });
  });

  it.each([
    // In the evening, before the morning, on a holiday, and from Friday night over the weekend.
    ['2026-11-24T20:15:00+09:00', settled, '2026-11-24T23:30:00.000Z'],
    ['2026-11-24T22:00:00+09:00', givenUp, '2026-11-24T23:30:00.000Z'],
    ['2026-11-25T08:29:00+09:00', settled, '2026-11-24T23:30:00.000Z'],
    ['2026-11-23T11:00:00+09:00', settled, '2026-11-23T23:30:00.000Z'],
    ['2026-11-20T23:00:00+09:00', givenUp, '2026-11-23T23:30:00.000Z'],
  ])('wait where they would come into the quiet hours: %s', async (iso, pair, again) => {
    expect(await syncAt(iso, [pair])).toEqual({ calls: [], again });
  });

  it('wait until it is day for both', async () => {
    // Half past eight in Bangkok is half past ten in Tokyo.
    const staff = { zone: asZone('Asia/Bangkok') };
    const again = '2026-11-25T01:30:00.000Z';
    expect(await syncAt('2026-11-25T09:00:00+09:00', [settled], { staff })).toEqual({ calls: [], again });
    expect(await syncAt('2026-11-24T21:00:00+09:00', [settled], { staff })).toEqual({ calls: [], again });
  });

  it('wait for no days of leave: the other one’s calendar would stay empty for weeks', async () => {
    const staff = { preferences: { optOuts: [], addresses: {}, daysOff: [asLocalDate('2026-11-24')] } };
    expect(await syncAt('2026-11-24T11:00:00+09:00', [settled], { staff })).toMatchObject({ calls: ['put 2'] });
  });

  it('go out at once where it begins before it is day for both, and where it never is', async () => {
    const early = pairOf('1', {
      meeting: meetingOf({ state: { ...fixedState, from: at('2026-11-25T08:00:00+09:00') } }),
    });
    expect(await syncAt('2026-11-24T21:00:00+09:00', [early])).toMatchObject({ calls: ['put 2'] });
    const staff = { zone: asZone('America/Sao_Paulo') };
    expect(await syncAt('2026-11-24T11:00:00+09:00', [settled], { staff })).toMatchObject({ calls: ['put 2'] });
  });

  it('that waited for the morning are tried again soon, and later each time', async () => {
    const { calendars, ...memory } = memoryCalendars();
    const evening = { ...fixedState, at: at('2026-11-24T21:00:00+09:00') };
    const diary = diaryOf([pairOf('1', { meeting: meetingOf({ state: evening }) })]);
    const refused: Calendars['put'] = async () => ({ type: 'later', retryAfterMs: 60_000 });
    const triedAt = async (iso: string) => {
      const scene: DiaryScene = {
        ...{ now: at(iso), calendar: calendarOf({}), manager: person('9', '課') },
        staff: new Map([[asPersonId('1'), person('1', '課')]]),
      };
      const { again } = await syncCalendars(diary, scene, { calendars: { ...calendars, put: refused } });
      return again && isoOf(again);
    };
    expect(await triedAt('2026-11-25T08:30:00+09:00')).toBe('2026-11-24T23:31:00.000Z');
    expect(await triedAt('2026-11-25T08:40:00+09:00')).toBe('2026-11-24T23:50:00.000Z');
    expect(await triedAt('2026-11-25T14:00:00+09:00')).toBe('2026-11-25T06:00:00.000Z');
    expect(memory.calls).toEqual([]);
  });

  it('of one pair that wait do not hold up those of others', async () => {
    const { calendars, calls } = memoryCalendars();
    const scene: DiaryScene = {
      ...{ now: at('2026-11-24T09:00:00+09:00'), calendar: calendarOf({}), manager: person('9', '課') },
      staff: new Map([
        [asPersonId('1'), person('1', '課', { zone: asZone('Asia/Bangkok') })],
        [asPersonId('2'), person('2', '課')],
      ]),
    };
    const { diary, again } = await syncCalendars(diaryOf([settled, pairOf('2')]), scene, { calendars });
    expect([calls, again && isoOf(again)]).toEqual([['put 2'], '2026-11-24T01:30:00.000Z']);
    expect(diary.pairs.map(({ meeting }) => meeting.calendar?.sequence)).toEqual([undefined, 2]);
  });
});
