import type { Instant } from '../../time/instant.ts';

/** A stretch of time; `until` is no longer part of it. Never empty. */
export type Interval = { readonly from: Instant; readonly until: Instant };
