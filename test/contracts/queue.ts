import { describe, expect, it } from 'vitest';
import { asDeliveryId } from '../../src/delivery/model.ts';
import {
  type DeliveryKey,
  isParcel,
  isRoom,
  type Queue,
  type QueueBody,
  type WorkResult,
} from '../../src/delivery/ports.ts';
import { asOrgId, asPersonId } from '../../src/people/model.ts';

export type QueueUnderTest = {
  readonly queue: Queue;
  /** Resolves when everything sent so far has been worked on. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** For tests that queue messages to one person each. */
export const forOne =
  <Rest extends readonly unknown[]>(work: (key: DeliveryKey, ...rest: Rest) => Promise<WorkResult>) =>
  async (body: QueueBody, ...rest: Rest): Promise<WorkResult> =>
    isParcel(body) || isRoom(body) ? { type: 'done' } : work(body, ...rest);

/** Opens a queue whose messages are worked on by `work`. */
export type OpenQueue = (work: (key: DeliveryKey) => Promise<WorkResult>) => Promise<QueueUnderTest>;

const done: WorkResult = { type: 'done' };
const keyOf = (person: string): DeliveryKey => ({
  org: asOrgId('main'),
  person: asPersonId(person),
  id: asDeliveryId('pulse/2026-W48/ask'),
});

/** What every queue promises, in one process or on AWS. */
export const queueContract = (name: string, open: OpenQueue): void => {
  describe(`the queue ${name}`, () => {
    const run = async (work: (key: DeliveryKey) => Promise<WorkResult>, use: (at: QueueUnderTest) => Promise<void>) => {
      const at = await open(work);
      try {
        await use(at);
      } finally {
        await at.close();
      }
    };
    const send = (queue: Queue, group: string, person: string, deduplicationId = person) =>
      queue.send({ group, deduplicationId, body: keyOf(person) });

    it('works on the messages of a group one at a time and in order', async () => {
      const worked: string[] = [];
      let running = 0;
      const work = async ({ person }: DeliveryKey) => {
        running += 1;
        expect(running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        worked.push(person);
        return done;
      };
      await run(work, async ({ queue, settled }) => {
        for (const person of ['1', '2', '3', '4', '5']) await send(queue, 'slack', person);
        await settled();
        expect(worked).toEqual(['1', '2', '3', '4', '5']);
      });
    });

    it('drops a message whose like is still queued', async () => {
      const worked: string[] = [];
      const work = async ({ person }: DeliveryKey) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        worked.push(person);
        return done;
      };
      await run(work, async ({ queue, settled }) => {
        await send(queue, 'slack', '1');
        await send(queue, 'slack', '2');
        await send(queue, 'slack', '2');
        await settled();
        expect(worked).toEqual(['1', '2']);
      });
    });

    it('holds back the group whose message asks for a retry, and no other', async () => {
      const worked: string[] = [];
      let refused = false;
      const work = async ({ person }: DeliveryKey): Promise<WorkResult> => {
        if (person === 's1' && !refused) {
          refused = true;
          return { type: 'retry', delayMs: 200 };
        }
        worked.push(person);
        return done;
      };
      await run(work, async ({ queue, settled }) => {
        for (const person of ['s1', 's2']) await send(queue, 'slack', person);
        for (const person of ['t1', 't2', 't3']) await send(queue, 'teams', person);
        await settled();
        expect(worked).toEqual(['t1', 't2', 't3', 's1', 's2']);
      });
    });

    it('lets no group wait for another', async () => {
      const worked: string[] = [];
      const begun = Promise.withResolvers<void>();
      const overtaken = Promise.withResolvers<void>();
      const work = async ({ person }: DeliveryKey) => {
        if (person === 's1') {
          begun.resolve();
          await overtaken.promise;
        }
        worked.push(person);
        if (person === 't2') overtaken.resolve();
        return done;
      };
      await run(work, async ({ queue, settled }) => {
        for (const person of ['s1', 's2']) await send(queue, 'slack', person);
        await begun.promise;
        for (const person of ['t1', 't2']) await send(queue, 'teams', person);
        await settled();
        expect(worked).toEqual(['t1', 't2', 's1', 's2']);
      });
    });

    it('keeps each of many groups in order', async () => {
      const worked: string[] = [];
      const work = async ({ person }: DeliveryKey) => {
        worked.push(person);
        return done;
      };
      await run(work, async ({ queue, settled }) => {
        for (const person of ['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'b3', 'c3']) {
          await send(queue, `group ${person.charAt(0)}`, person);
        }
        await settled();
        for (const group of ['a', 'b', 'c']) {
          const own = worked.filter((person) => person.startsWith(group));
          expect(own).toEqual([`${group}1`, `${group}2`, `${group}3`]);
        }
      });
    });

    it('takes groups and ids of any length and script', async () => {
      const worked: DeliveryKey[] = [];
      const work = async (key: DeliveryKey) => {
        worked.push(key);
        return done;
      };
      await run(work, async ({ queue, settled }) => {
        const long = '総務省 '.repeat(60);
        await send(queue, long, '職員 一', `${long}一`);
        await send(queue, long, '職員 一', `${long}一`);
        await send(queue, `${long}二`, '職員 二', `${long}二`);
        await settled();
        expect(new Set(worked.map(({ person }) => person))).toEqual(new Set(['職員 一', '職員 二']));
        expect(worked[0]).toMatchObject({ org: 'main', id: 'pulse/2026-W48/ask' });
      });
    });

    it('goes on with the next message when the work on one throws', async () => {
      const worked: string[] = [];
      const work = async ({ person }: DeliveryKey): Promise<WorkResult> => {
        if (person === '1') throw new Error('the platform is on fire');
        worked.push(person);
        return done;
      };
      await run(work, async ({ queue, settled }) => {
        await send(queue, 'slack', '1');
        await send(queue, 'slack', '2');
        await settled();
        expect(worked).toEqual(['2']);
      });
    });
  });
};
