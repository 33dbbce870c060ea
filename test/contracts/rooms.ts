import { describe, expect, it } from 'vitest';
import { roomIdOf } from '../../src/conversation/inbound.ts';
import type { DueEntry } from '../../src/delivery/ports.ts';
import { type NewRoom, opened } from '../../src/lights-out/rooms/model.ts';
import type { RoomStore } from '../../src/lights-out/rooms/ports.ts';
import { asUnitId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate, type Instant } from '../../src/time/instant.ts';
import { roomOf } from '../fixtures/rooms.ts';
import { at } from '../fixtures/time.ts';

export type RoomsSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly rooms: RoomStore;
  /** What the tick would find, where the store is one that it reads. */
  readonly due?: (org: OrgId, now: Instant) => Promise<readonly DueEntry[]>;
};

const DAY = asLocalDate('2026-11-27');
const NEXT = asLocalDate('2026-11-30');
const [evening, lease] = [at('2026-11-27T19:30:00+09:00'), at('2026-11-27T19:31:00+09:00')];
const later = { day: NEXT, dueAt: at('2026-11-30T19:30:00+09:00') };
const CHANNEL = roomIdOf('slack', 'C1');

/** What every implementation of `RoomStore` must do. */
export const roomsContract = (setup: () => RoomsSetup): void => {
  const roomIn = (org: OrgId, more: Partial<NewRoom> = {}) => roomOf(org, undefined, more);
  const opening = async (more: Partial<NewRoom> = {}) => {
    const { rooms, org, other, due } = setup();
    const key = { org, room: CHANNEL };
    expect(await rooms.open(roomIn(org, more))).toBe(true);
    const dueAt = async (now: Instant) => (due ? (await due(org, now)).length : undefined);
    return { rooms, org, other, key, due, dueAt, room: () => rooms.room(key) };
  };

  describe('room store contract', () => {
    it('reads back what was set up, in one organisation alone, and knows no other', async () => {
      const { rooms, org, other, key, room } = await opening();
      expect(await room()).toEqual(opened(roomIn(org)));
      expect(await rooms.rooms(org)).toEqual([opened(roomIn(org))]);
      expect(await rooms.rooms(other)).toEqual([]);
      expect(await rooms.room({ ...key, org: other })).toBeUndefined();
      expect(await rooms.room({ org, room: roomIdOf('teams', 'C1') })).toBeUndefined();
    });

    it('is found when its evening begins, and not before', async () => {
      const { org, due } = await opening();
      if (!due) return;
      expect(await due(org, at('2026-11-27T19:29:59+09:00'))).toEqual([]);
      expect(await due(org, evening)).toEqual([
        { type: 'room', key: { org, room: CHANNEL }, dueAt: evening, group: 'slack' },
      ]);
    });

    it('lets no older word win over a newer one', async () => {
      const { rooms, org, key, room } = await opening({ order: 20 });
      expect(await rooms.open(roomIn(org, { order: 20, unit: asUnitId('係') }))).toBe(false);
      expect(await rooms.close(key, 15, evening)).toBe(false);
      expect(await room()).toEqual(opened(roomIn(org, { order: 20 })));
      expect(await rooms.close(key, 30, evening)).toBe(true);
      expect(await rooms.open(roomIn(org, { order: 25 }))).toBe(false);
      expect((await room())?.state).toEqual({ type: 'ended', at: evening, reason: 'words' });
    });

    it('begins anew when it is set up again, without what was before', async () => {
      const { rooms, org, key, room, dueAt } = await opening();
      await rooms.claim(key, DAY, lease);
      await rooms.settle(key, { day: DAY, telling: 'sent' }, later);
      await rooms.close(key, 20, lease);
      expect(await dueAt(at('2027-01-01T00:00:00+09:00'))).toBe(setup().due ? 0 : undefined);
      const { name: _, ...again } = roomIn(org, { ...later, order: 30 });
      expect(await rooms.open(again)).toBe(true);
      expect(await room()).toEqual(opened(again));
    });

    it('gives an evening to one of fifty workers, and to nobody once it is claimed', async () => {
      const { rooms, org, key, room } = await opening();
      const tries = await Promise.all(Array.from({ length: 50 }, () => rooms.claim(key, DAY, lease)));
      expect(tries.filter((mine) => mine)).toEqual([true]);
      expect(await room()).toEqual({
        ...opened(roomIn(org)),
        ...{ attempts: 1, dueAt: lease, state: { type: 'claimed', leaseUntil: lease } },
      });
      expect(await rooms.claim(key, NEXT, lease)).toBe(false);
    });

    it('waits again where nothing was sent, and can be claimed then', async () => {
      const { rooms, org, key, room } = await opening();
      await rooms.claim(key, DAY, lease);
      expect(await rooms.postpone(key, NEXT, lease)).toBe(false);
      expect(await rooms.postpone(key, DAY, lease)).toBe(true);
      expect(await room()).toEqual({ ...opened(roomIn(org)), attempts: 1, dueAt: lease });
      expect(await rooms.claim(key, DAY, at('2026-11-27T19:33:00+09:00'))).toBe(true);
    });

    it('goes on to the next evening once, whoever says so', async () => {
      const { rooms, org, key, room, dueAt } = await opening();
      await rooms.claim(key, DAY, lease);
      expect(await rooms.settle(key, { day: DAY, telling: 'sent' }, later)).toBe(true);
      const next = { ...opened(roomIn(org)), ...later, last: { day: DAY, telling: 'sent' } };
      expect(await room()).toEqual(next);
      expect(await rooms.settle(key, { day: DAY, telling: 'failed' }, later)).toBe(false);
      expect(await rooms.postpone(key, DAY, lease)).toBe(false);
      expect(await rooms.end(key, DAY, 'gone', lease)).toBe(false);
      expect(await room()).toEqual(next);
      expect(await dueAt(lease)).toBe(setup().due ? 0 : undefined);
    });

    it('is at its end when an evening finds it gone, and nothing of that evening wakes it', async () => {
      const { rooms, key, room, dueAt } = await opening();
      await rooms.claim(key, DAY, lease);
      expect(await rooms.end(key, DAY, 'gone', lease)).toBe(true);
      expect((await room())?.state).toEqual({ type: 'ended', at: lease, reason: 'gone' });
      for (const late of [
        rooms.settle(key, { day: DAY, telling: 'sent' }, later),
        rooms.postpone(key, DAY, lease),
        rooms.claim(key, DAY, lease),
        rooms.close(key, 99, lease),
      ])
        expect(await late).toBe(false);
      expect(await dueAt(at('2027-01-01T00:00:00+09:00'))).toBe(setup().due ? 0 : undefined);
    });

    it('is taken away when it ended long ago, and not when it is on', async () => {
      const { rooms, org, key, room } = await opening();
      await rooms.erase(key, at('2027-01-01T00:00:00+09:00'));
      expect(await room()).toEqual(opened(roomIn(org)));
      await rooms.close(key, 20, evening);
      await rooms.erase(key, at('2026-11-27T19:29:59+09:00'));
      expect((await room())?.state.type).toBe('ended');
      await rooms.erase(key, evening);
      expect(await room()).toBeUndefined();
    });
  });
};
