import type { Queue } from '../../src/delivery/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { asInstant, type Instant, MINUTE_MS } from '../../src/time/instant.ts';
import type { Core } from '../core.ts';
import type { Store } from '../dynamodb/store.ts';
import type { Log } from '../log.ts';
import type { LocalClock } from './clock.ts';
import type { LocalQueue } from './queue.ts';

export type RunnerDeps = {
  readonly org: OrgId;
  readonly core: Core;
  readonly store: { readonly dueWork: Pick<Store['dueWork'], 'nextDue'> };
  readonly clock: LocalClock;
  readonly queue: LocalQueue;
  /** Resolves when every inbound event accepted so far has been answered. */
  readonly edgesIdle: () => Promise<void>;
  readonly log: Log;
};

export type Runner = {
  start(): void;
  stop(): Promise<void>;
  /** Moves the clock; on the way forward every minute in which something is due is run, in order. */
  moveTo(target: Instant): Promise<void>;
};

/** How often the local run looks whether a new minute has begun. */
const LOOK_EVERY_MS = 1_000;

/** A row that stays due although it was worked on (a job that fails) must not hold up the clock. */
const MAX_PASSES = 200;

/** Who moves the clock waits for a rate limit this long; what a longer one holds back stays due. */
const PATIENCE_MS = 30_000;

/** Runs the tick every minute, one tick at a time, and on a jump every due minute between. */
export const createRunner = (deps: RunnerDeps): Runner => {
  const { core, org, clock, queue, log } = deps;
  let last: Promise<void> = Promise.resolve();
  let tickedMinute = -1;
  let isLooking = false;
  let hasMore = false;
  let timer: NodeJS.Timeout | undefined;

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch((error: unknown) => log.error('tick-failed', { error: String(error) }));
    return turn;
  };

  const moveTo = (target: Instant): Promise<void> =>
    inTurn(async () => {
      await deps.edgesIdle();
      const from = clock.now();
      core.forget(org);
      clock.hold(from);
      try {
        await core.ensureSchedule(org, from);
        await passThrough(deps, target);
        clock.hold(target);
        await core.ensureSchedule(org, target);
        await drain(deps, target, PATIENCE_MS);
      } finally {
        clock.set(target);
        // What was read on the way is of days that are over: the machine's clock tells only a moment between them.
        core.forget(org);
      }
    });

  const look = (): void => {
    const minute = Math.floor(clock.now() / MINUTE_MS);
    if (isLooking || (minute === tickedMinute && (!hasMore || queue.isBusy()))) return;
    tickedMinute = minute;
    isLooking = true;
    void inTurn(async () => {
      hasMore = await handOn(deps, clock.now());
    })
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
      });
  };

  return {
    start: () => {
      timer = setInterval(look, LOOK_EVERY_MS);
      look();
    },
    stop: async () => {
      clearInterval(timer);
      await last;
    },
    moveTo,
  };
};

/** Stops the clock at every moment up to the target at which something becomes due, and does it. */
const passThrough = async (deps: RunnerDeps, target: Instant): Promise<void> => {
  const { store, org, clock } = deps;
  let next = await store.dueWork.nextDue(org);
  while (next !== undefined && next <= target) {
    const moment = asInstant(Math.max(clock.now(), next));
    clock.hold(moment);
    if ((await drain(deps, moment, PATIENCE_MS)) === 'stuck') return;
    // What is due still waits for a rate limit: the clock goes on without it.
    next = await store.dueWork.nextDue(org, moment);
  }
};

/** A job may make others due. One that fails stays due: it is left to the next minute. */
const MAX_JOB_PASSES = 20;

/**
 * Hands on what is due and waits for none of it: what takes long, such as a message to thousands, holds up neither the
 * next minute nor what is urgent. True while there may be more than was handed on.
 */
const handOn = async ({ core, org, queue, edgesIdle }: RunnerDeps, now: Instant): Promise<boolean> => {
  await edgesIdle();
  for (let pass = 0; pass < MAX_JOB_PASSES; pass += 1) {
    const due = await core.tick(org, now, queue);
    if (due.jobs === 0) return due.deliveries > 0;
  }
  return false;
};

/** Works until nothing is due at this moment but what a rate limit holds back. */
const drain = async (
  { core, org, queue, edgesIdle }: RunnerDeps,
  now: Instant,
  patienceMs: number,
): Promise<'done' | 'stuck'> => {
  await edgesIdle();
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const groups: string[] = [];
    const send: Queue['send'] = (...messages) => {
      groups.push(...messages.map(({ group }) => group));
      return queue.send(...messages);
    };
    const due = await core.tick(org, now, { send });
    await queue.idle(patienceMs);
    if (due.jobs === 0 && due.deliveries === groups.filter(queue.isHeld).length) return 'done';
  }
  return 'stuck';
};
