import type { Instant } from '../time/instant.ts';
import type { LinkOpens } from './opens.ts';
import type { Progress, Said } from './standing.ts';
import type { Sending } from './summary.ts';

/** What the card with the progress shows. */
export type BoardView = Sending & {
  readonly progress: Progress;
  readonly now: Instant;
  /** Absent while nobody can have said anything. */
  readonly said?: Said & { readonly units: readonly (Said & { readonly name: string })[] };
  /** Of each link, where links are counted. */
  readonly opens?: readonly LinkOpens[];
  readonly note?: string;
  /** When its numbers were counted, if not just now; and whether they are being counted anew. */
  readonly counted?: { readonly at: Instant; readonly isRecounted: boolean };
  /** Who was asked to approve other words for it. */
  readonly approver?: string;
  /** The person who looks runs Akari itself. */
  readonly admin?: boolean;
};
