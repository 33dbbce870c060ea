import type { Card } from './card.ts';
import type { Account, Platform } from './inbound.ts';

/** Where a person is reached on a platform. Opaque outside the platform's adapter, which has the codec. */
export type Address = string & { readonly __brand: 'Address' };

/** One message already sent, so that it can be changed in place. Opaque outside the platform's adapter. */
export type MessageRef = string & { readonly __brand: 'MessageRef' };

/**
 * The port to a platform's own messages. Every implementation passes `test/contracts/messenger.ts`.
 * No call retries by itself, waits for a rate limit or throws for anything the platform may answer.
 */
export type Messenger = {
  readonly platform: Platform;
  /** Where to write to an account the directory names, when no event has told yet. */
  addressOf(user: string, tenant: string | undefined): Address;
  /** Sends a new message. `deliveryId` travels with it where the platform can carry it. */
  send(to: Address, card: Card, deliveryId: string): Promise<SendResult>;
  /**
   * Makes a chat with somebody of whom no more than the account is known, where that takes a request of its own: what to
   * call, or undefined where `send` needs no such request.
   */
  openChat?(to: Address): (() => Promise<OpenResult>) | undefined;
  /** Shows `card` in place of a message sent before. */
  update(message: MessageRef, card: Card): Promise<SendResult>;
  /**
   * Looks whether a delivery has already reached the person: after a crash between "sent" and "recorded".
   * `unknown` where the platform does not let us look.
   */
  find(to: Address, deliveryId: string): Promise<FindResult>;
  /** The address of a person known by e-mail only. */
  findByEmail(email: string): Promise<LookupResult>;
  /** The e-mail of an account that no directory entry names, when the platform tells. */
  emailOf(account: Account, address: Address | undefined): Promise<string | undefined>;
};

export type SendResult =
  | { readonly type: 'sent'; readonly message: MessageRef }
  /** Nothing was sent; the whole group (workspace, tenant) must wait this long. */
  | { readonly type: 'throttled'; readonly retryAfterMs: number }
  /** This person cannot be reached on this platform: not installed, gone, blocked. */
  | { readonly type: 'unreachable'; readonly reason: string }
  /** Refused for good: our message or our set-up is wrong. */
  | { readonly type: 'rejected'; readonly reason: string }
  /** 5xx, connection lost, no answer in time. `maybeSent`: the message may have got through. */
  | { readonly type: 'failed'; readonly reason: string; readonly maybeSent: boolean };

export type OpenResult = { readonly type: 'opened'; readonly address: Address } | Exclude<SendResult, { type: 'sent' }>;

export type FindResult =
  | { readonly type: 'found'; readonly message: MessageRef }
  | { readonly type: 'absent' }
  | { readonly type: 'unknown' };

export type LookupResult =
  | { readonly type: 'found'; readonly account: Account; readonly address: Address }
  | { readonly type: 'absent' }
  | { readonly type: 'unknown' };

export const asAddress = (value: string): Address => value as Address;
export const asMessageRef = (value: string): MessageRef => value as MessageRef;
