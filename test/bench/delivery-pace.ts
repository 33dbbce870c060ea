import { setTimeout as sleep } from 'node:timers/promises';
import { createGate } from '../../adapters/gate.ts';
import { firstPace, type PaceState, refuse, reserve, usualLimits } from '../../src/delivery/pace.ts';
import type { Gate, Pace } from '../../src/delivery/ports.ts';
import { asOrgId } from '../../src/people/model.ts';
import { rateOf } from '../chaos/figures.ts';
import { randomOf } from '../chaos/random.ts';
import { type Figure, figure } from './bench.ts';

const org = asOrgId('bench');
const SECONDS = 30;
/** Side by side in one worker, as in two parcels. */
const SENDERS = 32;
const limit = usualLimits.teams.ceiling;

/** What DynamoDB takes for a conditional write in its own region, and a platform for a message. */
const STORE_MS = [4, 15] as const;
const PLATFORM_MS = [60, 180] as const;

/**
 * The gate and the pace with a store that answers as quickly as DynamoDB does: what is left of the limit when neither the
 * engine here nor its processors are in the way.
 */
export const paceFigures = async (): Promise<readonly Figure[]> => [
  ...(await figuresOf('one worker', 1)),
  ...(await figuresOf('three workers', 3)),
];

const figuresOf = async (who: string, workers: number): Promise<readonly Figure[]> => {
  const passed = await moments(workers);
  const share = (rateOf(passed) / limit) * 100;
  const most = mostInOneSecond(passed);
  return [
    figure(`pace alone, ${who}: of the limit`, share, '%', '≥ 98', share >= 98),
    figure(`pace alone, ${who}: most in any one second`, most, 'messages', `≤ ${limit}`, most <= limit),
  ];
};

const moments = async (workers: number): Promise<readonly number[]> => {
  const random = randomOf(1);
  const between = ([least, most]: readonly [number, number]): Promise<void> => sleep(least + random() * (most - least));
  const pace = memoryPace(() => between(STORE_MS));
  const passed: number[] = [];
  const end = Date.now() + SECONDS * 1_000;
  const sender = async (gate: Gate): Promise<void> => {
    while (Date.now() < end) {
      const turn = await gate.enter(org, 'teams');
      if (turn.type === 'held') continue;
      await between(STORE_MS);
      if ((await turn.pass()).type === 'go') passed.push(Date.now());
      await between(PLATFORM_MS);
    }
  };
  const gates = Array.from({ length: workers }, () => createGate({ pace, limits: usualLimits, wallClock: Date.now }));
  await Promise.all(gates.flatMap((gate) => Array.from({ length: SENDERS }, () => sender(gate))));
  return passed;
};

const memoryPace = (answer: () => Promise<void>): Pace => {
  let state: PaceState | undefined;
  return {
    reserve: async (_, __, count, known) => {
      await answer();
      const taken = reserve(state ?? firstPace(known, Date.now()), count, Date.now(), known);
      state = taken.state;
      return taken.slots;
    },
    refuse: async (_, __, retryAfterMs, known) => {
      state = refuse(state ?? firstPace(known, Date.now()), retryAfterMs, Date.now(), known);
    },
  };
};

const mostInOneSecond = (passed: readonly number[]): number => {
  const sorted = passed.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((start) => sorted.filter((each) => each >= start && each < start + 1_000).length));
};
