import type { Platform } from '../../conversation/inbound.ts';
import type { Messenger } from '../../conversation/platform.ts';
import type { Gate, RoomKey, WorkResult } from '../../delivery/ports.ts';
import { leaseEnd, retryAt } from '../../delivery/rules.ts';
import type { Directory } from '../../people/ports.ts';
import { textsOf } from '../../text/text.ts';
import { type Calendar, calendarOf } from '../../time/calendar.ts';
import { asInstant, type Instant } from '../../time/instant.ts';
import { endOfEvening, momentOf } from '../rules.ts';
import { floorCard } from './cards.ts';
import type { EndReason, Room, Telling } from './model.ts';
import type { RoomStore } from './ports.ts';
import { isEvening, nextEvening, postId } from './rules.ts';

export type PostingDeps = {
  readonly rooms: Pick<RoomStore, 'room' | 'claim' | 'postpone' | 'settle' | 'end'>;
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly messengers: { readonly [platform in Platform]: Pick<Messenger, 'send'> };
  readonly gate: Gate;
  /** Told why nothing is said in a room, or nothing any more. */
  readonly report: (room: Room, reason: string) => void;
};

const DONE: WorkResult = { type: 'done' };

/**
 * Tells a room of one evening, once. Whatever happens on the way, its row says where it stands: the evening is over, or
 * it is due again. What may have got through is never said again: looking would take the right to read the channel.
 */
export const postIn = async (key: RoomKey, now: Instant, deps: PostingDeps): Promise<WorkResult> => {
  const room = await deps.rooms.room(key);
  if (!room || room.state.type === 'ended' || room.dueAt > now) return DONE;
  const organisation = await deps.directory.organisation(key.org);
  const tree = organisation && (await deps.directory.tree(organisation));
  if (!organisation || !tree) return DONE;
  const calendar = calendarOf(organisation.closures);
  if (room.state.type === 'claimed') return over(room, 'unconfirmed', now, calendar, deps);
  if (!tree.unit(room.unit)) return end(room, 'no-unit', 'no-unit', now, deps);
  if (!isEvening(room.day, calendar) || now >= endOfEvening(room.day, room))
    return over(room, 'skipped', now, calendar, deps);
  return send(room, now, calendar, deps);
};

const keyOf = ({ org, id }: Room): RoomKey => ({ org, room: id });

const over = async (
  room: Room,
  telling: Telling,
  now: Instant,
  calendar: Calendar,
  { rooms }: PostingDeps,
): Promise<WorkResult> => {
  const day = nextEvening(now, room, calendar);
  await rooms.settle(keyOf(room), { day: room.day, telling }, { day, dueAt: momentOf('19:30', day, room) });
  return DONE;
};

const end = async (
  room: Room,
  reason: EndReason,
  said: string,
  now: Instant,
  { rooms, report }: PostingDeps,
): Promise<WorkResult> => {
  if (await rooms.end(keyOf(room), room.day, reason, now)) report(room, said);
  return DONE;
};

/** Who waits at the gate has no claim, so that a death leaves in doubt only what was on the wire. */
const send = async (room: Room, now: Instant, calendar: Calendar, deps: PostingDeps): Promise<WorkResult> => {
  const { org, place, day } = room;
  const turn = await deps.gate.enter(org, place, true);
  if (turn.type === 'held') return { type: 'retry', delayMs: turn.retryAfterMs };
  const moment = asInstant(now + turn.waitedMs);
  if (!(await deps.rooms.claim(keyOf(room), day, leaseEnd(moment, triedOf(room))))) return DONE;
  const passage = await turn.pass();
  if (passage.type === 'held') return hold(room, passage.retryAfterMs, deps);
  const { [place]: messenger } = deps.messengers;
  const result = await messenger.send(room.address, floorCard(textsOf(room.language), room, now), postId(room));
  switch (result.type) {
    case 'sent':
      return over(room, 'sent', now, calendar, deps);
    case 'throttled':
      await deps.gate.refused(org, place, result.retryAfterMs);
      return hold(room, result.retryAfterMs, deps);
    case 'failed':
      // What may have got through stays claimed: at the end of the lease its evening is over.
      if (!result.maybeSent)
        await deps.rooms.postpone(keyOf(room), day, retryAt(now, triedOf(room), room.attempts + 1));
      return DONE;
    case 'unreachable':
      return end(room, 'gone', result.reason, now, deps);
    case 'rejected':
      deps.report(room, result.reason);
      return over(room, 'failed', now, calendar, deps);
    default:
      return result satisfies never;
  }
};

/** What the pauses between tries go by. */
const triedOf = (room: Room) => ({
  ...{ org: room.org, person: room.id, id: postId(room), attempts: room.attempts },
  expiresAt: endOfEvening(room.day, room),
});

/** Still due: its queue hands it out again after that. */
const hold = async (room: Room, delayMs: number, { rooms }: PostingDeps): Promise<WorkResult> => {
  await rooms.postpone(keyOf(room), room.day, room.dueAt);
  return { type: 'retry', delayMs };
};
