import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { asDeliveryId } from '../../src/delivery/model.ts';
import { usualLimits } from '../../src/delivery/pace.ts';
import { asInstant } from '../../src/time/instant.ts';
import { quantile, rateOf } from './figures.ts';
import { crowd, nameOf, settle } from './people.ts';
import { CAMPAIGN, planForAll, planForOne } from './plan.ts';
import { randomOf, seedOf } from './random.ts';
import { clockOf } from './road.ts';
import { say } from './say.ts';
import { EVENING, MORNING, ORG, openStage } from './stage.ts';

const SINGLES = Number(process.env.AKARI_CHAOS_SINGLES ?? 200);
/** A broadcast that takes longer than all single messages need to arrive. */
const MANY = 6_000;
/** One single message every 200 ms or so. */
const EVERY_MS = 200;

/** Seconds from planning a message for one person to their seeing it, beside a broadcast or without one. */
const waits = async (workers: number, isLoaded: boolean) => {
  const stage = await openStage({ teams: { latencyMs: [60, 180] }, limits: usualLimits });
  try {
    const alone = crowd(SINGLES, 'teams', 's');
    const many = crowd(isLoaded ? MANY : 0, 'teams');
    await settle(stage.options, ORG, [...alone, ...many]);
    await planForAll({ org: ORG, dueAt: MORNING, expiresAt: EVENING }, CAMPAIGN, many, stage.store);
    await stage.begin(workers);
    await sleep(3_000);
    const clock = clockOf(stage.options.clock);
    const random = randomOf(seedOf());
    const planned = new Map<string, number>();
    for (const somebody of alone) {
      await sleep(random() * 2 * EVERY_MS);
      planned.set(nameOf(somebody), Date.now());
      const plan = { org: ORG, dueAt: asInstant(clock()), expiresAt: EVENING };
      await planForOne(plan, asDeliveryId(`approval/${somebody.id}`), somebody, stage.store);
    }
    await sleep(4_000);
    const { seen, mostInOneSecond, refused } = await stage.teams.report();
    const delays = seen.flatMap(({ person, at }) => {
      const from = planned.get(person);
      return from === undefined ? [] : [(at - from) / 1_000];
    });
    const first = [...planned.values()][0] ?? 0;
    const last = [...planned.values()].at(-1) ?? 0;
    const during = seen.filter(({ at }) => at >= first && at <= last).map(({ at }) => at);
    return { delays, seen: delays.length, perSecond: rateOf(during), mostInOneSecond, refused };
  } finally {
    await stage.close();
  }
};

const told = ({ delays, ...rest }: Awaited<ReturnType<typeof waits>>) => ({
  ...rest,
  seconds: {
    p50: quantile(delays, 0.5),
    p90: quantile(delays, 0.9),
    p99: quantile(delays, 0.99),
    most: quantile(delays, 1),
  },
});

describe('a message for one person during a broadcast at full load', () => {
  it('waits less than two seconds more than without it, in one process and in several', async () => {
    const calm = await waits(1, false);
    const together = await waits(1, true);
    const apart = await waits(3, true);
    say('urgent', { calm: told(calm), together: told(together), apart: told(apart) });
    for (const loaded of [together, apart]) {
      expect(loaded.seen).toBe(SINGLES);
      expect(quantile(loaded.delays, 0.99) - quantile(calm.delays, 0.5)).toBeLessThan(2);
      expect(loaded.perSecond).toBeGreaterThan(40);
    }
  });
});
