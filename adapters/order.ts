import type { Instant } from '../src/time/instant.ts';

/** How far ahead of our clocks a platform's may be. */
const skewMs = 5_000;

/**
 * Where an event stands among those of its person, from the platform's stamp in milliseconds. A stamp from the future
 * would win over whatever the person does later, so it counts for no more than the arrival does. Platforms stamp by
 * `wallClock`, the desk by the product's clock (`receivedAt`): a stamp is in the future only when it is for both.
 */
export const orderOf = (stamp: number | undefined, receivedAt: Instant, wallClock: number): number =>
  stamp !== undefined && stamp <= Math.max(receivedAt, wallClock) + skewMs ? stamp : Math.min(receivedAt, wallClock);
