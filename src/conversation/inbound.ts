import type { Instant } from '../time/instant.ts';
import type { ActionRef } from './action.ts';
import type { FormValues } from './form.ts';
import type { Address, MessageRef } from './platform.ts';

/**
 * One thing that happened on a platform, verified and translated. An adapter makes it, the core acts on it.
 * `eventId` is the same for every delivery of the same event; `order` grows with the moment the person acted
 * (milliseconds as the platform stamps them), so that a late copy of an old tap never wins over a newer one.
 */
export type Inbound = {
  readonly eventId: string;
  readonly account: Account;
  readonly receivedAt: Instant;
  readonly order: number;
  /** How to write to this person from now on, when the event tells. */
  readonly address?: Address;
  /** Where others read along; absent in a chat of two. */
  readonly room?: RoomPlace;
} & (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tap'; readonly action: ActionRef; readonly choice?: string; readonly message?: MessageRef }
  | { readonly type: 'submit'; readonly action: ActionRef; readonly values: FormValues; readonly message?: MessageRef }
  /** The person opened the bot's home. */
  | { readonly type: 'home' }
  /** The app was installed for this person, or a conversation with them became known. */
  | { readonly type: 'arrived' }
);

/** Who acted, as the platform vouches for it. `tenant` is a Slack workspace or a Teams tenant. */
export type Account = {
  readonly platform: Platform;
  /** Empty where the platform did not tell. */
  readonly tenant: string;
  /** Slack user id (U…), Teams AAD object id. */
  readonly user: string;
};

export type Platform = 'slack' | 'teams';

/** A channel, by the platform and its own name for it: the same for every event from there. */
export type RoomId = string & { readonly __brand: 'RoomId' };

/** The channel an event comes from, as the platform vouches for it. `name`: as its members see it, where it is told. */
export type RoomPlace = { readonly id: RoomId; readonly address: Address; readonly name?: string };

export const asRoomId = (value: string): RoomId => value as RoomId;
export const roomIdOf = (platform: Platform, channel: string): RoomId => asRoomId(`${platform}/${channel}`);
