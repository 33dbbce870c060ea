import type { Ledger } from '../delivery/parcel.ts';
import type { UnitId } from '../people/model.ts';
import type { Count } from '../pulse/counts.ts';
import type { Instant } from '../time/instant.ts';
import type { Face } from './model.ts';

/* How a campaign stands: what is counted of it, shown on its board and kept of a large one. */

/** How far a message to many is: with those left, the ledger adds up to everyone it was planned for. */
export type Sums = {
  readonly ledger: Ledger;
  readonly left: number;
  /** The first moment at which one of those left is worth a look. */
  readonly nextAt?: Instant;
};

export type Progress = Sums & {
  /** How far the messages that were sent have been changed; absent when nothing was changed. */
  readonly change?: Sums;
};

/** How many said what, as it may be shown. */
export type Said = { readonly read: Count; readonly tried: Count };

/** What may be shown of who read and tried it, of the whole and of the units right below it. */
export type Answers = Said & { readonly units: readonly (Said & { readonly unit: UnitId })[] };

/** Of a large campaign, as it was counted last. */
export type Snapshot = {
  readonly at: Instant;
  /** Which change of messages its progress tells of. */
  readonly face: Face;
  readonly progress: Progress;
  /** Counted less often. */
  readonly answers?: CountedAnswers;
};

export type CountedAnswers = Answers & {
  readonly at: Instant;
  /** How many acknowledged. */
  readonly people: number;
};
