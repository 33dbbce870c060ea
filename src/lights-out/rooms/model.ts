import type { Platform, RoomId } from '../../conversation/inbound.ts';
import type { Address } from '../../conversation/platform.ts';
import type { OrgId, PersonId, UnitId } from '../../people/model.ts';
import type { Language } from '../../text/language.ts';
import type { Instant, LocalDate, Weekday, Zone } from '../../time/instant.ts';

/**
 * A channel of a floor in which the evening is told to everybody at once. One row is all of it: the channel, and where it
 * stands with its next evening.
 */
export type Room = {
  readonly org: OrgId;
  readonly id: RoomId;
  readonly place: Platform;
  readonly address: Address;
  /** As its members see it, where the platform tells. */
  readonly name?: string;
  /** Whose heads and promoters may end it, and those of the units above. */
  readonly unit: UnitId;
  readonly language: Language;
  /** By the clock of the floor: of who set it up. */
  readonly zone: Zone;
  /** Who set it up; absent once they are forgotten. */
  readonly by?: PersonId;
  readonly at: Instant;
  /** When somebody last had it set up or ended, as their platform stamps it: an older tap that comes late changes nothing. */
  readonly order: number;
  /** The evening that is to come, or is being told. */
  readonly day: LocalDate;
  /** When it is worth looking at again. */
  readonly dueAt: Instant;
  /** Sends of this evening begun so far. */
  readonly attempts: number;
  readonly state: RoomState;
  /** How the evening before ended. */
  readonly last?: Told;
};

export type RoomState =
  | { readonly type: 'waiting' }
  /** Being sent by one worker, or sent for all anybody knows. */
  | { readonly type: 'claimed'; readonly leaseUntil: Instant }
  | { readonly type: 'ended'; readonly at: Instant; readonly reason: EndReason };

/** By somebody's words; since nothing can be written there any more; since the unit is no more. */
export const endReasons = ['words', 'gone', 'no-unit'] as const;
export type EndReason = (typeof endReasons)[number];

/** `unconfirmed`: it may have got through, and is not said again. */
export const tellings = ['sent', 'unconfirmed', 'skipped', 'failed'] as const;
export type Telling = (typeof tellings)[number];
export type Told = { readonly day: LocalDate; readonly telling: Telling };

/** A room as somebody sets it up. */
export type NewRoom = Omit<Room, 'attempts' | 'state' | 'last'>;

/** Three evenings a week, the most anybody hears of lights-out, and never two on end: Monday, Wednesday, Friday. */
export const EVENINGS: readonly Weekday[] = [1, 3, 5];

export const opened = (room: NewRoom): Room => ({ ...room, attempts: 0, state: { type: 'waiting' } });
