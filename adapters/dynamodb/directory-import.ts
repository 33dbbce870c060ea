import { setTimeout as sleep } from 'node:timers/promises';
import { AkariError } from '../../src/errors.ts';
import type { OrgId } from '../../src/people/model.ts';
import type { DirectoryImport } from '../../src/people/ports.ts';
import { HOUR_MS, type Instant } from '../../src/time/instant.ts';
import { removeAll } from './batch.ts';
import {
  type CommittedHead,
  type ImportHead,
  importDue,
  isLeftBy,
  type Lease,
  readHead,
  takeLease,
  type Worker,
} from './import-head.ts';
import { applyPage } from './import-page.ts';
import { ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import { readOrganisation, writeSummary } from './organisation.ts';
import { packed } from './pack.ts';
import type { Rows } from './rows.ts';

/** An import that was begun and not committed for this long has lost its importer. */
const STALE_MS = HOUR_MS;
const STAGED_DAYS = 30;
const POLL_MS = 500;

const isOver = (head: ImportHead | undefined, id: string, now: Instant, worker: Worker): boolean => {
  if (head === undefined || head.state === 'done' || head.state === 'abandoned') return true;
  if (head.state === 'committed') return false;
  return head.id === id || head.startedAt + STALE_MS <= now || isLeftBy(head, worker);
};

const isCommitted = ({ state }: ImportHead): boolean => state === 'committed' || state === 'done';

/** The pages of an import that will not be applied, or were. */
const removeStaged = async (rows: Rows, org: OrgId, id: string): Promise<void> => {
  for await (const page of rows.pages({ partition: keys.importPage(org, id, 0).pk, limit: 25 }))
    await removeAll(
      rows,
      page.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
    );
};

type Staging = Pick<DirectoryImport, 'begin' | 'stage' | 'commit' | 'abandon'>;

const openStaging = (rows: Rows, worker: Worker, wallClock: () => number): Staging => {
  const begin: DirectoryImport['begin'] = async (org, id, now) => {
    const before = await readHead(rows, org);
    if (!isOver(before, id, now, worker))
      throw new AkariError('import-running', 'an import of this organisation goes on');
    const seq = (before?.seq ?? 0) + 1;
    const head = {
      ...keys.importHead(org),
      ...mark('import'),
      org,
      id,
      seq,
      state: 'staging',
      startedAt: now,
      worker: worker.name,
    };
    const result = await rows.put(
      head,
      before
        ? { if: '#seq = :seq AND #state = :state', values: { seq: before.seq, state: before.state } }
        : { if: 'attribute_not_exists(#pk)' },
    );
    if (result.type === 'refused') throw new AkariError('import-running', 'another import began at this moment');
    if (before) await removeStaged(rows, org, before.id);
  };

  const stage: DirectoryImport['stage'] = async (org, id, page, changes) => {
    const ttl = ttlAfter(wallClock(), STAGED_DAYS);
    await rows.put({
      ...keys.importPage(org, id, page),
      ...mark('import-page'),
      changes: packed(changes),
      ttl,
    });
  };

  const commit: DirectoryImport['commit'] = async (org, id, pages, summary) => {
    const head = await readHead(rows, org);
    if (head?.id === id && isCommitted(head)) return;
    for (const page of pages > 0 ? [0, pages - 1] : [])
      if (!(await rows.get(keys.importPage(org, id, page))))
        throw new AkariError('import-lost', `page ${page} is missing`);
    const due = importDue(org, id, head?.startedAt ?? 0);
    const set = { state: 'committed', pages, applied: 0, summary, leaseUntilWallMs: 0, committedWallMs: wallClock() };
    const result = await rows.update(
      keys.importHead(org),
      { set: { ...set, ...due } },
      { if: '#id = :id AND #state = :staging', values: { id, staging: 'staging' } },
    );
    if (result.type === 'written') return;
    const after = await readHead(rows, org);
    if (after?.id !== id || !isCommitted(after)) throw new AkariError('import-lost', 'another import took over');
  };

  const abandon: DirectoryImport['abandon'] = async (org, id) => {
    const condition = { if: '#id = :id AND #state = :staging', values: { id, staging: 'staging' } };
    const result = await rows.update(keys.importHead(org), { set: { state: 'abandoned' } }, condition);
    const current = result.type === 'written' ? undefined : await readHead(rows, org);
    if (current?.id !== id) await removeStaged(rows, org, id);
  };

  return { begin, stage, commit, abandon };
};

/** True when all is done, false when the lease went to somebody else. */
const run = async (
  rows: Rows,
  head: CommittedHead,
  lease: Lease,
  done: ((page: number) => void) | undefined,
): Promise<boolean> => {
  const { org, id, seq, pages, summary } = head;
  const initial = (await readOrganisation(rows, org)) === undefined;
  for (let page = head.applied; page < pages; page += 1) {
    if (!(await applyPage(rows, { org, id, seq, page, initial }, lease))) return false;
    if (!(await lease.advance(page + 1))) return false;
    done?.(page);
  }
  if (!(await lease.hold())) return false;
  await writeSummary(rows, org, seq, summary);
  await removeStaged(rows, org, id);
  await lease.finish();
  return true;
};

const openApply =
  (rows: Rows, worker: Worker, wallClock: () => number): DirectoryImport['apply'] =>
  async (org, id, done) => {
    let seen = 0;
    for (;;) {
      const head = await readHead(rows, org);
      if (head?.id !== id || head.state === 'done') return;
      if (head.state !== 'committed') throw new AkariError('import-lost', 'the import was not committed');
      for (; seen < head.applied; seen += 1) done?.(seen);
      const report = (page: number) => {
        seen = page + 1;
        done?.(page);
      };
      const lease = await takeLease(rows, head, worker, wallClock);
      if (lease && (await run(rows, head, lease, report))) return;
      await sleep(POLL_MS);
    }
  };

export const openDirectoryImport = (rows: Rows, worker: Worker, wallClock: () => number): DirectoryImport => ({
  ...openStaging(rows, worker, wallClock),
  async pending(org) {
    const head = await readHead(rows, org);
    return head?.state === 'committed' ? { id: head.id, pages: head.pages } : undefined;
  },
  apply: openApply(rows, worker, wallClock),
});
