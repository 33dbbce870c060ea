import type { World } from './world.ts';

type Doing = () => Promise<void>;

/** How many requests to the store something takes. */
export const requestsOf = async ({ system: { store } }: World, doing: Doing): Promise<number> => {
  store.meter.reset();
  await doing();
  return store.meter.read().requests;
};

/**
 * Of the dearest of these, done one after the other, how many it takes in a process that knows what it needs: each counts
 * as the cheapest of four rounds, since on a busy machine what may have changed is read anew in between.
 */
export const requestsOnceWarm = async (world: World, ...all: readonly Doing[]): Promise<number> => {
  const least = all.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 4; round += 1)
    for (const [i, doing] of all.entries()) least[i] = Math.min(least[i] ?? 0, await requestsOf(world, doing));
  return Math.max(...least);
};
