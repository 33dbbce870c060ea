import type { OrgId } from '../people/model.ts';
import type { Instant } from '../time/instant.ts';

/** Remembers which inbound events were dealt with, so that a second delivery has no second effect. */
export type Inbox = {
  /**
   * Takes an event for one worker until `leaseUntil`. `fresh` once; then `taken` while the lease runs and
   * `done` afterwards. An event whose worker died is `fresh` again after its lease.
   */
  claim(org: OrgId, eventId: string, now: Instant, leaseUntil: Instant): Promise<'fresh' | 'taken' | 'done'>;
  done(org: OrgId, eventId: string, now: Instant): Promise<void>;
};
