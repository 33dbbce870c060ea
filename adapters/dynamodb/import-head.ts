import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Job } from '../../src/delivery/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { asInstant } from '../../src/time/instant.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import type { Item, Rows } from './rows.ts';

/** How long an applier is left alone, on the machine's own clock. It renews well before. */
export const LEASE_MS = 20_000;

/** The process that imports. Nobody waits for the lease of one that is gone, which has to be certain. */
export type Worker = { readonly name: string; isGone(name: string): boolean };

/** Knows nothing of others: their leases are waited for. */
export const someWorker: Worker = { name: 'unnamed', isGone: () => false };

const common = {
  v: version,
  org: fields.org,
  id: z.string(),
  /** Grows with every import of the organisation: a late write of an older one never wins. */
  seq: z.number(),
  startedAt: fields.instant,
  /** Who stages it, or applied it last. */
  worker: z.exactOptional(z.string()),
};

const schema = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('staging') }),
  z.object({
    ...common,
    state: z.literal('committed'),
    pages: z.number(),
    /** Pages done; counted from 0, so also the next one. */
    applied: z.number(),
    summary: z.object({
      name: z.string(),
      zone: fields.zone,
      zones: z.array(fields.zone),
      people: z.number(),
      units: z.number(),
    }),
    /** The machine's clock when it was committed, beside which `startedAt` may be a clock that somebody moved. */
    committedWallMs: z.number(),
    leaseUntilWallMs: z.number(),
  }),
  z.object({ ...common, state: z.literal('done') }),
  z.object({ ...common, state: z.literal('abandoned') }),
]);

/** One organisation's current or latest import. The item is its write-ahead log's head and its own due entry. */
export type ImportHead = z.output<typeof schema>;
export type CommittedHead = Extract<ImportHead, { state: 'committed' }>;

export const readHead = async (rows: Rows, org: OrgId): Promise<ImportHead | undefined> => {
  const item = await rows.get(keys.importHead(org));
  return item && parsed(schema, item);
};

const jobId = (id: string): string => `directory/apply/${id}`;

/** A committed import as the tick sees it. */
export const importJobOf = (item: Item): Job => {
  const { org, id, startedAt } = parsed(schema, item);
  return { org, id: jobId(id), kind: 'directory/apply', payload: { import: id }, dueAt: startedAt };
};

export const importDue = (org: OrgId, id: string, at: number) =>
  indexKeys.due(org, `import#${jobId(id)}`, asInstant(at));

/** Whether it is certain that nobody works on the import any more. */
export const isLeftBy = ({ worker: last }: ImportHead, worker: Worker): boolean =>
  last !== undefined && worker.isGone(last);

/** The right to apply, for as long as it is renewed. */
export type Lease = {
  /** False when it went to somebody else. Costs a request only when half of it is over. */
  hold(): Promise<boolean>;
  /** Records how far the import got. False when the lease went to somebody else. */
  advance(applied: number): Promise<boolean>;
  /** The import is over: nothing is due any more. */
  finish(): Promise<void>;
};

/** Takes the lease unless somebody's still runs. While it runs the tick does not see the import as due. */
export const takeLease = async (
  rows: Rows,
  head: CommittedHead,
  worker: Worker,
  wallClock: () => number,
): Promise<Lease | undefined> => {
  const owner = randomUUID();
  const key = keys.importHead(head.org);
  let until = 0;
  const extend = async (condition: string, values: Item, set: Item): Promise<boolean> => {
    const leaseUntilWallMs = wallClock() + LEASE_MS;
    const due = importDue(head.org, head.id, head.startedAt + leaseUntilWallMs - head.committedWallMs);
    const result = await rows.update(
      key,
      { set: { ...set, owner, worker: worker.name, leaseUntilWallMs, ...due } },
      { if: `#seq = :seq AND ${condition}`, values: { seq: head.seq, ...values } },
    );
    if (result.type === 'written') until = leaseUntilWallMs;
    return result.type === 'written';
  };
  const mine = (set: Item) => extend('#owner = :mine', { mine: owner }, set);
  const free = isLeftBy(head, worker)
    ? extend('#state = :committed AND #worker = :gone', { committed: 'committed', gone: head.worker }, {})
    : extend('#state = :committed AND #leaseUntilWallMs <= :now', { committed: 'committed', now: wallClock() }, {});
  if (!(await free)) return undefined;
  return {
    hold: async () => wallClock() < until - LEASE_MS / 2 || mine({}),
    advance: (applied) => mine({ applied }),
    async finish() {
      const remove = [
        'dueKey',
        'dueSort',
        'owner',
        'worker',
        'summary',
        'pages',
        'applied',
        'leaseUntilWallMs',
        'committedWallMs',
      ];
      const condition = { if: '#seq = :seq AND #owner = :mine', values: { seq: head.seq, mine: owner } };
      await rows.update(key, { set: { state: 'done' }, remove }, condition);
    },
  };
};
