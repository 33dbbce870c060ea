import { describe, expect, it } from 'vitest';
import type { PaceLimit, Slots } from '../../src/delivery/pace.ts';
import type { Pace } from '../../src/delivery/ports.ts';
import type { OrgId } from '../../src/people/model.ts';

export type PaceSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly pace: Pace;
  /** The same limits as another process sees them. */
  readonly elsewhere: Pace;
  /** By which both go. */
  readonly clock: { now: number };
};

const teams: PaceLimit = { ceiling: 50, start: 50, floor: 1 };

const momentsOf = (slots: Slots): readonly number[] => {
  if (slots.type === 'held') return [];
  return Array.from({ length: slots.count }, (_, i) => slots.first + i * slots.everyMs);
};

/** What every implementation of `Pace` must do. */
export const paceContract = (setup: () => PaceSetup): void => {
  describe('pace contract', () => {
    it('gives each moment to one worker, whoever asks and from where', async () => {
      const { pace, elsewhere, org } = setup();
      const asked = Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? elsewhere : pace).reserve(org, 't', 5, teams));
      const moments = (await Promise.all(asked)).flatMap(momentsOf).toSorted((a, b) => a - b);
      expect(moments).toHaveLength(60);
      for (const [i, moment] of moments.entries()) {
        const before = moments[i - 1];
        if (before !== undefined) expect(moment - before).toBeGreaterThan(20);
      }
    });

    it('gives what lies in the past to nobody', async () => {
      const { pace, elsewhere, org, clock } = setup();
      await pace.reserve(org, 't', 5, teams);
      clock.now += 60_000;
      expect(await elsewhere.reserve(org, 't', 1, teams)).toMatchObject({ type: 'slots', first: clock.now });
    });

    it('holds the group back everywhere for as long as the platform asks, and no other', async () => {
      const { pace, elsewhere, org, other, clock } = setup();
      await elsewhere.reserve(org, 't', 1, teams);
      await pace.refuse(org, 't', 30_000, teams);
      const held = { type: 'held', until: clock.now + 30_000 };
      clock.now += 29_000;
      expect(await pace.reserve(org, 't', 1, teams)).toEqual(held);
      expect(await elsewhere.reserve(org, 't', 1, teams)).toEqual(held);
      expect(await elsewhere.reserve(org, 'u', 1, teams)).toMatchObject({ type: 'slots' });
      expect(await elsewhere.reserve(other, 't', 1, teams)).toMatchObject({ type: 'slots' });
      clock.now += 1_000;
      const slower = await elsewhere.reserve(org, 't', 1, teams);
      expect(slower.type === 'slots' && slower.everyMs).toBeCloseTo(21.44, 2);
    });
  });
};
