import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue, QueueBody, QueueMessage, WorkResult } from '../../src/delivery/ports.ts';

export type LocalQueue = Queue & {
  /**
   * Resolves when nothing is worked on and no rate limit is waited for, except one that keeps its group from any
   * progress for longer than `patienceMs`. Such a group goes on by itself when its limit is over.
   */
  idle(patienceMs?: number): Promise<void>;
  /** Whether the group waits for a rate limit at this moment. */
  isHeld(group: string): boolean;
  /** Whether anything is worked on, or waits for that or for a rate limit. */
  isBusy(): boolean;
  /** Drops what is queued, whose rows are still due, and resolves when nothing is worked on any more. */
  stop(): Promise<void>;
};

/** A rate limit, by the machine's own clock: the desk's may stand still or leap, the platform's does not. */
type Hold = { readonly since: number; readonly until: number };

type Group = { readonly messages: QueueMessage[]; stuckSince: number | undefined; hold: Hold | undefined };

/** Node's timers end at once when asked for more. */
const LONGEST_HOLD_MS = 2 ** 31 - 1;

/**
 * The queue port inside one process: in order within a group, groups side by side. A message whose work asks for a
 * retry holds back its own group only; work that throws is reported and left to the row, which is still due.
 * Nothing is kept on disk: the outbox row is the truth.
 */
export const createQueue = (
  work: (body: QueueBody) => Promise<WorkResult>,
  report: (error: unknown, body: QueueBody) => void,
): LocalQueue => {
  const groups = new Map<string, Group>();
  const queued = new Set<string>();
  const stopping = new AbortController();
  let changed = Promise.withResolvers<void>();

  const tell = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };

  const hold = async (group: Group, delayMs: number): Promise<void> => {
    const now = performance.now();
    const pauseMs = Math.min(delayMs, LONGEST_HOLD_MS);
    group.stuckSince ??= now;
    group.hold = { since: group.stuckSince, until: now + pauseMs };
    tell();
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    group.hold = undefined;
  };

  const run = async (name: string, group: Group): Promise<void> => {
    for (let message = group.messages[0]; message && !stopping.signal.aborted; message = group.messages[0]) {
      const { body } = message;
      const result = await work(body).catch((error: unknown): WorkResult => {
        report(error, body);
        return { type: 'done' };
      });
      if (result.type === 'retry') {
        await hold(group, result.delayMs);
        continue;
      }
      group.stuckSince = undefined;
      group.messages.shift();
      queued.delete(message.deduplicationId);
    }
    groups.delete(name);
    tell();
  };

  const idle = async (patienceMs = Number.POSITIVE_INFINITY): Promise<void> => {
    while ([...groups.values()].some((group) => isWaitedFor(group, patienceMs))) await changed.promise;
  };

  const enqueue = (message: QueueMessage): void => {
    if (stopping.signal.aborted || queued.has(message.deduplicationId)) return;
    queued.add(message.deduplicationId);
    const known = groups.get(message.group);
    if (known) return void known.messages.push(message);
    const group = { messages: [message], stuckSince: undefined, hold: undefined };
    groups.set(message.group, group);
    void run(message.group, group);
  };

  return {
    send: async (...messages) => {
      for (const message of messages) enqueue(message);
    },
    idle,
    isBusy: () => groups.size > 0,
    isHeld: (group) => groups.get(group)?.hold !== undefined,
    stop: () => {
      stopping.abort();
      return idle();
    },
  };
};

const isWaitedFor = ({ hold }: Group, patienceMs: number): boolean =>
  hold === undefined || hold.until - hold.since <= patienceMs;
