import { describe, expect, it } from 'vitest';
import { asMessageRef } from '../../src/conversation/platform.ts';
import { asDeliveryId, type Delivery } from '../../src/delivery/model.ts';
import type { DueWork, Job, Jobs, Outbox } from '../../src/delivery/ports.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';

export type OutboxSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly dueWork: DueWork;
};

const at1459 = at('2026-11-26T14:59:00+09:00');
const at1500 = at('2026-11-26T15:00:00+09:00');
const at1501 = at('2026-11-26T15:01:00+09:00');
const at1502 = at('2026-11-26T15:02:00+09:00');
const at1700 = at('2026-11-27T17:00:00+09:00');

const delivery = (org: OrgId, person = 'K001', changes: Partial<Delivery> = {}): Delivery => ({
  org,
  person: asPersonId(person),
  id: asDeliveryId('pulse/2026-W48/ask'),
  kind: 'pulse',
  subject: '2026-W48',
  dueAt: at1500,
  expiresAt: at1700,
  state: { type: 'waiting' },
  attempts: 0,
  group: 'slack/T1',
  ...changes,
});

const job = (org: OrgId, id: string, dueAt = at1500): Job => ({
  org,
  id,
  kind: 'pulse/open',
  payload: { week: 'w' },
  dueAt,
});

const sent = { type: 'sent', at: at1501, place: 'slack', message: asMessageRef('m1') } as const;
const expired = { type: 'settled', at: at1501, fate: 'expired', reason: 'too late' } as const;

const fifty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, work));

/** What every implementation of `Outbox`, `Jobs` and `DueWork` must do together. */
export const outboxContract = (setup: () => OutboxSetup): void => {
  describe('outbox contract', () => {
    it('reads back what was planned, and nothing for what was not', async () => {
      const { outbox, org } = setup();
      const row = delivery(org);
      expect(await outbox.plan(row)).toBe(true);
      expect(await outbox.delivery(row)).toEqual(row);
      expect(await outbox.delivery(delivery(org, 'K002'))).toBeUndefined();
    });

    it('plans a message once, whatever became of it', async () => {
      const { outbox, org } = setup();
      const row = delivery(org);
      await outbox.plan(row);
      await outbox.settle(row, expired);
      expect(await outbox.plan(row)).toBe(false);
      expect((await outbox.delivery(row))?.state).toEqual(expired);
    });

    it('lets one of fifty planners and one of fifty claimers win', async () => {
      const { outbox, org } = setup();
      const row = delivery(org);
      expect((await fifty(() => outbox.plan(row))).filter(Boolean)).toHaveLength(1);
      expect((await fifty(() => outbox.claim(row, 'slack', at1500, at1501))).filter(Boolean)).toHaveLength(1);
      expect(await outbox.delivery(row)).toMatchObject({ attempts: 1, state: { type: 'claimed', leaseUntil: at1501 } });
    });

    it('gives a claimed row to the next worker only after the lease', async () => {
      const { outbox, org } = setup();
      const row = delivery(org);
      await outbox.plan(row);
      expect(await outbox.claim(row, 'slack', at1500, at1501)).toBe(true);
      expect(await outbox.claim(row, 'teams', at1500, at1502)).toBe(false);
      expect(await outbox.claim(row, 'teams', at1501, at1502)).toBe(true);
      expect(await outbox.delivery(row)).toMatchObject({ attempts: 2, state: { place: 'teams', leaseUntil: at1502 } });
    });

    it.each([sent, expired])('keeps a row settled: $type', async (state) => {
      const { outbox, dueWork, org } = setup();
      const row = delivery(org);
      await outbox.plan(row);
      await outbox.claim(row, 'slack', at1500, at1501);
      expect(await outbox.settle(row, state)).toBe(true);
      expect(await outbox.settle(row, expired)).toBe(false);
      expect(await outbox.postpone(row, at1502)).toBe(false);
      expect(await outbox.claim(row, 'slack', at1700, at1700)).toBe(false);
      expect((await outbox.delivery(row))?.state).toEqual(state);
      expect(await dueWork.due(org, at1700, 10)).toEqual([]);
      expect(await dueWork.nextDue(org)).toBeUndefined();
    });

    it('claims, postpones and settles nothing that was never planned', async () => {
      const { outbox, org } = setup();
      const row = delivery(org);
      expect(await outbox.claim(row, 'slack', at1500, at1501)).toBe(false);
      expect(await outbox.postpone(row, at1501)).toBe(false);
      expect(await outbox.settle(row, sent)).toBe(false);
      expect(await outbox.delivery(row)).toBeUndefined();
    });

    it('puts a row back to wait, and it is due again at its new moment', async () => {
      const { outbox, dueWork, org } = setup();
      const row = delivery(org);
      await outbox.plan(row);
      await outbox.claim(row, 'slack', at1500, at1501);
      expect(await outbox.postpone(row, at1502)).toBe(true);
      expect(await outbox.delivery(row)).toEqual({ ...row, dueAt: at1502, attempts: 1 });
      expect(await dueWork.due(org, at1501, 10)).toEqual([]);
      expect(await dueWork.due(org, at1502, 10)).toHaveLength(1);
    });

    it('reads many rows at once, each once, without those that are not there', async () => {
      const { outbox, org } = setup();
      const rows = Array.from({ length: 120 }, (_, i) => delivery(org, `K${i}`));
      await Promise.all(rows.slice(0, 110).map(outbox.plan));
      const found = await outbox.deliveries([...rows, ...rows.slice(0, 3)]);
      expect(found.map(({ person }) => person).sort()).toEqual(
        rows
          .slice(0, 110)
          .map(({ person }) => person)
          .sort(),
      );
    });

    it('erases rows, missing ones too, and leaves the others', async () => {
      const { outbox, dueWork, org } = setup();
      const rows = Array.from({ length: 40 }, (_, i) => delivery(org, `K${i}`));
      await Promise.all(rows.slice(5).map(outbox.plan));
      await outbox.erase(rows.slice(0, 39));
      expect(await outbox.deliveries(rows)).toEqual(rows.slice(39));
      expect(await dueWork.due(org, at1500, 100)).toHaveLength(1);
    });
  });

  dueWorkContract(setup);
};

const dueWorkContract = (setup: () => OutboxSetup): void => {
  describe('due work contract', () => {
    it('lists a waiting row from its moment on, and a claimed one from the end of its lease on', async () => {
      const { outbox, dueWork, org } = setup();
      const row = delivery(org);
      const entry = { type: 'delivery', key: { org, person: row.person, id: row.id }, group: 'slack/T1' };
      await outbox.plan(row);
      expect(await dueWork.due(org, at1459, 10)).toEqual([]);
      expect(await dueWork.due(org, at1500, 10)).toEqual([{ ...entry, dueAt: at1500 }]);
      await outbox.claim(row, 'slack', at1500, at1502);
      expect(await dueWork.due(org, at1501, 10)).toEqual([]);
      expect(await dueWork.due(org, at1502, 10)).toEqual([{ ...entry, dueAt: at1502 }]);
    });

    it('plans a job once, moves it, and forgets it when it is finished', async () => {
      const { jobs, dueWork, org } = setup();
      const open = job(org, 'pulse/2026-W48/open/Asia/Tokyo');
      expect((await fifty(() => jobs.plan(open))).filter(Boolean)).toHaveLength(1);
      expect(await dueWork.due(org, at1500, 10)).toEqual([{ type: 'job', job: open }]);
      await jobs.move(org, open.id, at1502);
      expect(await dueWork.due(org, at1501, 10)).toEqual([]);
      expect(await dueWork.due(org, at1502, 10)).toEqual([{ type: 'job', job: { ...open, dueAt: at1502 } }]);
      await jobs.finish(org, open.id);
      await jobs.finish(org, open.id);
      expect(await dueWork.due(org, at1700, 10)).toEqual([]);
      expect(await jobs.plan(open)).toBe(true);
    });

    it('puts a job off for the first of many who claim it', async () => {
      const { jobs, dueWork, org } = setup();
      const open = job(org, 'pulse/2026-W48/open/Asia/Tokyo');
      await jobs.plan(open);
      expect((await fifty(() => jobs.claim(open, at1502))).filter(Boolean)).toHaveLength(1);
      expect(await dueWork.due(org, at1501, 10)).toEqual([]);
      expect(await dueWork.due(org, at1502, 10)).toEqual([{ type: 'job', job: { ...open, dueAt: at1502 } }]);
      expect(await jobs.claim(job(org, 'gone'), at1502)).toBe(false);
    });

    it('does not bring a finished job back by moving or claiming it', async () => {
      const { jobs, dueWork, org } = setup();
      await jobs.move(org, 'gone', at1500);
      expect(await dueWork.due(org, at1700, 10)).toEqual([]);
    });

    it('names the earliest moment, and none when nothing is planned', async () => {
      const { outbox, jobs, dueWork, org } = setup();
      expect(await dueWork.nextDue(org)).toBeUndefined();
      await outbox.plan(delivery(org, 'K001', { dueAt: at1502 }));
      await jobs.plan(job(org, 'a', at1501));
      expect(await dueWork.nextDue(org)).toBe(at1501);
      await jobs.finish(org, 'a');
      expect(await dueWork.nextDue(org)).toBe(at1502);
    });

    it('names the earliest moment later than a given one, whatever is due before', async () => {
      const { jobs, dueWork, org } = setup();
      await jobs.plan(job(org, 'a', at1459));
      await jobs.plan(job(org, 'b', at1500));
      await jobs.plan(job(org, 'c', at1502));
      expect(await dueWork.nextDue(org, at1459)).toBe(at1500);
      expect(await dueWork.nextDue(org, at1500)).toBe(at1502);
      expect(await dueWork.nextDue(org, at1501)).toBe(at1502);
      expect(await dueWork.nextDue(org, at1502)).toBeUndefined();
    });

    it('lists the earliest first, no more than asked for, and all of them page by page', async () => {
      const { jobs, dueWork, org } = setup();
      const minutes = Array.from({ length: 60 }, (_, i) => i);
      const dueAt = (minute: number) => at(`2026-11-26T15:${String(minute).padStart(2, '0')}:00+09:00`);
      await Promise.all(minutes.toReversed().map((minute) => jobs.plan(job(org, `job-${minute}`, dueAt(minute)))));
      const seen: string[] = [];
      for (let size = 1; size > 0; ) {
        const page = await dueWork.due(org, at1700, 7);
        const ids = page.flatMap((entry) => (entry.type === 'job' ? [entry.job.id] : []));
        for (const id of ids) await jobs.finish(org, id);
        seen.push(...ids);
        size = ids.length;
        expect(size).toBeLessThanOrEqual(7);
      }
      expect(seen).toEqual(minutes.map((minute) => `job-${minute}`));
    });

    it('shows an organisation its own work only', async () => {
      const { outbox, jobs, dueWork, org, other } = setup();
      await outbox.plan(delivery(org));
      await jobs.plan(job(org, 'a'));
      expect(await dueWork.due(other, at1700, 10)).toEqual([]);
      expect(await dueWork.nextDue(other)).toBeUndefined();
    });
  });
};
