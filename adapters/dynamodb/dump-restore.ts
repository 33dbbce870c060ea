import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { OrgId } from '../../src/people/model.ts';
import { getAll, inParallel } from './batch.ts';
import { prefixOf } from './dump.ts';
import { parsed } from './errors.ts';
import { version } from './items.ts';
import { type Key, keys, PERSON_SHARDS, partitions } from './keys.ts';
import { lift, mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

/** Writes of a restore at a time. */
const WIDTH = 32;

/**
 * In this order a restore writes: what lies still; then the organisation, without which nothing scheduled is done; last
 * what is due, so that no tick works on half an organisation.
 */
export const restorePhases = ['still', 'organisation', 'due'] as const;
export type RestorePhase = (typeof restorePhases)[number];

export const phaseOf = (item: Item): RestorePhase => {
  if (item.type === 'organisation') return 'organisation';
  return item.dueKey === undefined ? 'still' : 'due';
};

const schema = z.object({
  v: version,
  /** The checksum of the file that is being restored. */
  sha256: z.string(),
  merge: z.boolean(),
  /** Rounds whose ballots, comments and reminders may be written. */
  weeks: z.array(z.string()),
  phase: z.enum(restorePhases),
  /** Items of the phase that are done. */
  done: z.int(),
});

/** How far a restore got. The row is there from its first write to its last. */
export type RestoreHead = Omit<z.output<typeof schema>, 'v'>;

const headKey = (org: OrgId): Key => ({ pk: `${prefixOf(org)}restore`, sk: 'head' });

export const readRestore = async (rows: Rows, org: OrgId): Promise<RestoreHead | undefined> => {
  const item = await rows.get(headKey(org));
  if (!item) return undefined;
  const { v: _, ...head } = parsed(schema, item);
  return head;
};

/** False when another restore of the organisation has begun. */
export const beginRestore = async (rows: Rows, org: OrgId, head: RestoreHead): Promise<boolean> =>
  (await rows.put({ ...headKey(org), ...mark('restore'), ...head }, { if: 'attribute_not_exists(#pk)' })).type ===
  'written';

export const noteRestore = async (rows: Rows, org: OrgId, phase: RestorePhase, done: number): Promise<void> => {
  await rows.update(headKey(org), { set: { phase, done } }, { if: 'attribute_exists(#pk)' });
};

export const endRestore = async (rows: Rows, org: OrgId): Promise<void> => {
  await rows.remove(headKey(org));
};

/** Whether nothing of an organisation is there yet. */
export const isEmpty = async (rows: Rows, org: OrgId): Promise<boolean> => {
  const own = (name: string): string => prefixOf(org) + name;
  const people = Array.from({ length: PERSON_SHARDS }, (_, shard) => partitions.people(org, shard));
  const all = [
    keys.organisation(org).pk,
    ...['unit', 'import', 'job', 'pulse', 'round', 'campaign'].map(own),
    ...people,
  ];
  const found = await Promise.all(
    all.map(async (partition) => {
      for await (const _ of rows.pages({ partition, limit: 1 })) return true;
      return false;
    }),
  );
  return !found.includes(true);
};

/** Writes the items that are not there; those that are stay as they are. Returns how many were written. */
export const putMissing = async (rows: Rows, items: readonly (Key & Item)[]): Promise<number> => {
  let written = 0;
  await inParallel(items, WIDTH, async (item) => {
    const result = await rows.put(item, { if: 'attribute_not_exists(#pk)' });
    if (result.type === 'written') written += 1;
  });
  return written;
};

export type Compared = { readonly missing: number; readonly different: number };

/** Reads the items back. */
export const compareStored = async (rows: Rows, items: readonly (Key & Item)[]): Promise<Compared> => {
  const nameOf = ({ pk, sk }: Item): string => JSON.stringify([pk, sk]);
  const stored = new Map((await getAll(rows, items, true)).map((item) => [nameOf(item), item]));
  const there = items.filter((item) => stored.has(nameOf(item)));
  const different = there.filter((item) => !isDeepStrictEqual(stored.get(nameOf(item)), lift(item)));
  return { missing: items.length - there.length, different: different.length };
};

/** What only a round that can still be answered may have: its ballots, comments, reminders, and messages to many. */
const weekOfRaw = ({ type, pk, subject, kind }: Item): string | undefined => {
  if (type === 'ballot' || type === 'comment') return String(pk).split('#')[2];
  if (type === 'parcel' || type === 'layout') return /#pulse\/([^/]+)\//.exec(String(pk))?.[1];
  return type === 'delivery' && kind === 'pulse-reminder' ? String(subject) : undefined;
};

const passing = [
  ...['event', 'import', 'import-page', 'job', 'parcel', 'layout', 'pace', 'acknowledgement', 'voice'],
  // One that was ended since would be told of evenings again.
  'room',
  // One that its writer deleted since must not come back.
  'memo',
  // Taken anew: pages of two censuses are none.
  ...['census', 'census-page'],
];

/** A campaign that was to be sent, or was on its way: it would begin anew, with nobody remembered who got it. */
const isUnderWay = ({ type, state }: Item): boolean => {
  if (type !== 'campaign') return false;
  const known = z.safeParse(z.object({ type: z.string() }), state);
  return known.success && ['scheduled', 'running', 'paused'].includes(known.data.type);
};

/**
 * Whether an item is to be written. Into an organisation that lives, only what lasts: what is done there must not begin
 * anew, and what a closed round has erased must not come back.
 */
export const isWanted = (item: Item, { merge, weeks }: Pick<RestoreHead, 'merge' | 'weeks'>): boolean => {
  if (!merge) return true;
  if (isUnderWay(item)) return false;
  const week = weekOfRaw(item);
  return week === undefined ? !passing.includes(String(item.type)) : weeks.includes(week);
};
