import type { Pictures } from '../src/campaign/pictures.ts';
import type { Account, Platform } from '../src/conversation/inbound.ts';
import type { Messenger } from '../src/conversation/platform.ts';
import type { PaceLimits } from '../src/delivery/pace.ts';
import type { Calendars } from '../src/one-on-one/ports.ts';
import type { OrgId } from '../src/people/model.ts';
import type { Store } from './dynamodb/store.ts';
import type { Log } from './log.ts';

/** What the product needs of the outside. */
export type CoreDeps = {
  readonly store: Store;
  /** Read when used, not when composed: the edges need the core, and the core their messengers. */
  readonly messengers: { readonly [platform in Platform]: Messenger };
  readonly orgOf: (account: Account) => OrgId | undefined;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly closeGraceMs: number;
  /** A clock in milliseconds that tells how long what was read may be used again: the machine's own, or an event's. */
  readonly wallClock: () => number;
  readonly log: Log;
  /** What each platform bears; the usual unless set. */
  readonly limits?: PaceLimits;
  /** Where links of campaigns are counted (`adapters/links`); without it they are not. */
  readonly linksAt?: string;
  /** Where 1on1s are put, and busy times are looked up; without them there are no calendars. */
  readonly calendars?: Calendars;
  /** Looks at pictures of campaigns; without it nobody does. */
  readonly pictures?: Pictures;
  /** Where several ticks may run at once; see `TickDeps`. */
  readonly jobLeaseMs?: number;
};
