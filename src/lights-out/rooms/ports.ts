import type { RoomKey } from '../../delivery/ports.ts';
import type { OrgId } from '../../people/model.ts';
import type { Instant, LocalDate } from '../../time/instant.ts';
import type { EndReason, NewRoom, Room, Told } from './model.ts';

/** The channels of floors. Each write is one conditional write on one row. Passes `test/contracts/rooms.ts`. */
export type RoomStore = {
  room(key: RoomKey): Promise<Room | undefined>;
  rooms(org: OrgId): Promise<readonly Room[]>;
  /** From now on it is as given. False when somebody's later word on it is known already. */
  open(room: NewRoom): Promise<boolean>;
  /** Ends it by somebody's words. False when it is ended, unknown, or a later word on it is known. */
  close(key: RoomKey, order: number, now: Instant): Promise<boolean>;
  /** Takes one evening for one worker. False when another has it, or it is over. */
  claim(key: RoomKey, day: LocalDate, leaseUntil: Instant): Promise<boolean>;
  /** Nothing was sent: the evening waits until then. */
  postpone(key: RoomKey, day: LocalDate, dueAt: Instant): Promise<boolean>;
  /** The evening is over; `next` is to come. */
  settle(key: RoomKey, told: Told, next: { readonly day: LocalDate; readonly dueAt: Instant }): Promise<boolean>;
  /** Ends it for what an evening found. */
  end(key: RoomKey, day: LocalDate, reason: EndReason, now: Instant): Promise<boolean>;
  /** Removes one that ended before; not one that was set up again since. */
  erase(key: RoomKey, endedBefore: Instant): Promise<void>;
};
