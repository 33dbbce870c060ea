import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryKey, Queue, QueueMessage, WorkResult } from '../../src/delivery/ports.ts';

export type LocalQueue = Queue & {
  /** Resolves when nothing is queued or being worked on. */
  idle(): Promise<void>;
};

type Group = { readonly messages: QueueMessage[]; working: Promise<void> | undefined };

/**
 * The queue port inside one process: in order within a group, groups side by side. A message whose work asks for a
 * retry holds back its own group only; work that throws is reported and left to the row, which is still due.
 * Nothing is kept on disk: the outbox row is the truth.
 */
export const createQueue = (
  work: (key: DeliveryKey) => Promise<WorkResult>,
  report: (error: unknown, key: DeliveryKey) => void,
): LocalQueue => {
  const groups = new Map<string, Group>();
  const queued = new Set<string>();

  const failed = (error: unknown, key: DeliveryKey): WorkResult => {
    report(error, key);
    return { type: 'done' };
  };

  const run = async (name: string, group: Group): Promise<void> => {
    for (let message = group.messages[0]; message; message = group.messages[0]) {
      const { body } = message;
      const result = await work(body).catch((error: unknown) => failed(error, body));
      if (result.type === 'retry') {
        await sleep(result.delayMs);
        continue;
      }
      group.messages.shift();
      queued.delete(message.deduplicationId);
    }
    groups.delete(name);
  };

  return {
    send: async (message) => {
      if (queued.has(message.deduplicationId)) return;
      queued.add(message.deduplicationId);
      const group = groups.get(message.group) ?? { messages: [], working: undefined };
      groups.set(message.group, group);
      group.messages.push(message);
      group.working ??= run(message.group, group);
    },
    idle: async () => {
      while (groups.size > 0) await Promise.all([...groups.values()].map(({ working }) => working));
    },
  };
};
