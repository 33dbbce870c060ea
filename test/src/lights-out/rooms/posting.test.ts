import { expect, it } from 'vitest';
import type { Platform } from '../../../../src/conversation/inbound.ts';
import type { SendResult } from '../../../../src/conversation/platform.ts';
import type { Gate } from '../../../../src/delivery/ports.ts';
import type { NewRoom } from '../../../../src/lights-out/rooms/model.ts';
import type { RoomStore } from '../../../../src/lights-out/rooms/ports.ts';
import { type PostingDeps, postIn } from '../../../../src/lights-out/rooms/posting.ts';
import { asUnitId } from '../../../../src/people/model.ts';
import type { Organisation } from '../../../../src/people/ports.ts';
import { asLocalDate, type Instant, TOKYO } from '../../../../src/time/instant.ts';
import { openGate } from '../../../fixtures/memory-delivery.ts';
import { memoryMessenger } from '../../../fixtures/memory-messenger.ts';
import { memoryRooms } from '../../../fixtures/memory-rooms.ts';
import { roomOf } from '../../../fixtures/rooms.ts';
import { ORG, treeOf } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const evening = at('2026-11-27T19:30:00+09:00');
const places: readonly Platform[] = ['slack', 'teams'];

type Closures = Organisation['closures'];

const set = async (more: Partial<NewRoom> = {}, closures: Closures = {}) => {
  const rooms = memoryRooms();
  const place = memoryMessenger('slack');
  const reasons: string[] = [];
  await rooms.open(roomOf(ORG, undefined, more));
  const organisation = async () => ({
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: 1, units: 2, version: 1, closures },
  });
  const deps: PostingDeps = {
    ...{ rooms, gate: openGate, messengers: { slack: place.messenger, teams: place.messenger } },
    directory: { organisation, tree: async () => treeOf(['省'], ['課', '省']) },
    report: (_, reason) => reasons.push(reason),
  };
  const key = { org: ORG, room: roomOf(ORG).id };
  const work = (now: Instant, other: Partial<PostingDeps> = {}) => postIn(key, now, { ...deps, ...other });
  return { rooms, place, reasons, work, room: () => rooms.room(key), told: () => place.sent.length };
};

const dying: RoomStore['settle'] = async () => {
  throw new Error('the process died');
};

it.each(places)('is told once on %s by eight workers at the same moment, and by whoever comes later', async (place) => {
  const { work, told, room, place: there } = await set({ place });
  await Promise.all(Array.from({ length: 8 }, () => work(evening)));
  await work(at('2026-11-27T19:31:00+09:00'));
  expect(told()).toBe(1);
  expect(there.sent[0]).toMatchObject({ to: 'slack:T1:C1', deliveryId: 'lights-out/2026-11-27/room/slack/C1' });
  expect(await room()).toMatchObject({ day: '2026-11-30', dueAt: at('2026-11-30T19:30:00+09:00'), attempts: 0 });
});

it.each(places)('is not told again on %s by who comes after a worker that died when it had told', async (place) => {
  const { work, told, room, rooms } = await set({ place });
  await expect(work(evening, { rooms: { ...rooms, settle: dying } })).rejects.toThrow('died');
  await work(at('2026-11-27T19:30:59+09:00'));
  expect((await room())?.state.type).toBe('claimed');
  await work(at('2026-11-27T19:31:00+09:00'));
  expect(told()).toBe(1);
  expect(await room()).toMatchObject({ day: '2026-11-30', last: { day: '2026-11-27', telling: 'unconfirmed' } });
});

it('is told by the next worker where one died before it had claimed', async () => {
  const { work, told } = await set();
  const enter: Gate['enter'] = async () => {
    throw new Error('the process died');
  };
  await expect(work(evening, { gate: { ...openGate, enter } })).rejects.toThrow('died');
  await work(at('2026-11-27T19:31:00+09:00'));
  expect(told()).toBe(1);
});

it('is tried again after what certainly came to nothing, later each time, and given up at 20:15', async () => {
  const { work, told, room, place } = await set();
  const lost: SendResult = { type: 'failed', reason: 'ECONNREFUSED', maybeSent: false };
  place.nextSends.push(...Array.from({ length: 20 }, () => lost));
  const dues: string[] = [];
  for (let now = await room(); now && now.day === '2026-11-27'; now = await room()) {
    dues.push(new Date(now.dueAt + 9 * 3_600_000).toISOString().slice(11, 16));
    await work(now.dueAt);
  }
  expect(dues.slice(0, 3)).toEqual(['19:30', '19:31', '19:33']);
  expect(dues.at(-1)).toBe('20:15');
  expect(dues.length).toBeLessThan(9);
  expect(told()).toBe(0);
  expect(await room()).toMatchObject({ day: '2026-11-30', last: { day: '2026-11-27', telling: 'skipped' } });
});

it('waits for a rate limit without losing its evening', async () => {
  const { work, told, room, place } = await set();
  const refusals: number[] = [];
  const refused: Gate['refused'] = async (_, __, ms) => void refusals.push(ms);
  place.nextSends.push({ type: 'throttled', retryAfterMs: 30_000 });
  expect(await work(evening, { gate: { ...openGate, refused } })).toEqual({ type: 'retry', delayMs: 30_000 });
  expect(refusals).toEqual([30_000]);
  expect((await room())?.state).toEqual({ type: 'waiting' });
  expect(await work(at('2026-11-27T19:30:30+09:00'))).toEqual({ type: 'done' });
  expect(told()).toBe(1);
  const held: Gate['enter'] = async () => ({ type: 'held', retryAfterMs: 5_000 });
  const late = await work(at('2026-11-30T19:30:00+09:00'), { gate: { ...openGate, enter: held } });
  expect(late).toEqual({ type: 'retry', delayMs: 5_000 });
});

it.each([
  ['at 20:15', '2026-11-27T20:15:00+09:00', {}],
  ['days later', '2026-11-29T12:00:00+09:00', {}],
  ['on a day that was closed since', '2026-11-27T19:30:00+09:00', { [asLocalDate('2026-11-27')]: true }],
] as const)('says nothing %s, and goes on with the next evening', async (_, now, closures) => {
  const { work, told, room } = await set({}, closures);
  await work(at(now));
  expect(told()).toBe(0);
  expect(await room()).toMatchObject({ day: '2026-11-30', last: { day: '2026-11-27', telling: 'skipped' } });
});

it('says nothing before its moment, nor once it was ended', async () => {
  const { work, told, rooms } = await set();
  await work(at('2026-11-27T19:29:59+09:00'));
  await rooms.close({ org: ORG, room: roomOf(ORG).id }, 99, evening);
  await work(evening);
  expect(told()).toBe(0);
});

it('is at its end when its unit is no more, or the channel', async () => {
  const unitless = await set({ unit: asUnitId('もうない課') });
  await unitless.work(evening);
  expect((await unitless.room())?.state).toEqual({ type: 'ended', at: evening, reason: 'no-unit' });
  expect(unitless.told()).toBe(0);
  const gone = await set();
  gone.place.nextSends.push({ type: 'unreachable', reason: 'is_archived' });
  await gone.work(evening);
  expect((await gone.room())?.state).toEqual({ type: 'ended', at: evening, reason: 'gone' });
  expect(gone.reasons).toEqual(['is_archived']);
});

it('says why a message was refused for good, and tries the next evening', async () => {
  const { work, room, reasons, place } = await set();
  place.nextSends.push({ type: 'rejected', reason: 'restricted_action' });
  await work(evening);
  expect(reasons).toEqual(['restricted_action']);
  expect(await room()).toMatchObject({ day: '2026-11-30', last: { day: '2026-11-27', telling: 'failed' } });
});

it('is not told again where the platform said nothing of what it did', async () => {
  const { work, told, room, place } = await set();
  place.nextSends.push({ type: 'failed', reason: 'http-500', maybeSent: true });
  for (const minute of ['30', '31', '45']) await work(at(`2026-11-27T19:${minute}:00+09:00`));
  expect(told()).toBe(0);
  expect(await room()).toMatchObject({ day: '2026-11-30', last: { day: '2026-11-27', telling: 'unconfirmed' } });
});
