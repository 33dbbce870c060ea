import { parcelLines, parcelsAtOnce } from '../../src/delivery/parcel.ts';
import type { DueEntry, DueWork } from '../../src/delivery/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { asInstant, type Instant, ifInstant } from '../../src/time/instant.ts';
import { campaignJobOf } from './campaigns.ts';
import { diaryJobOf } from './diary-item.ts';
import { importJobOf } from './import-head.ts';
import { jobOf } from './jobs.ts';
import { DUE_SHARDS, indexKeys, partitions } from './keys.ts';
import { deliveryOf } from './outbox.ts';
import { overtimeJobOf } from './overtime.ts';
import { parcelOf } from './parcels.ts';
import { roomOf } from './rooms.ts';
import type { Item, PageQuery, Rows } from './rows.ts';

/** What the due index holds, as the tick wants it. Undefined for what is settled: the index may lag behind its table. */
const entryOf = (item: Item): DueEntry | undefined => {
  switch (item.type) {
    case 'delivery': {
      const { org, person, id, state, group } = deliveryOf(item);
      const settled = state.type === 'sent' || state.type === 'settled';
      return settled ? undefined : { type: 'delivery', key: { org, person, id }, dueAt: momentOf(item), group };
    }
    case 'parcel': {
      const { org, delivery, page, kind, group } = parcelOf(item);
      return { type: 'parcel', key: { org, delivery, page }, dueAt: momentOf(item), kind, group };
    }
    case 'room': {
      const { org, id, place, dueAt, state } = roomOf(item);
      return state.type === 'ended' ? undefined : { type: 'room', key: { org, room: id }, dueAt, group: place };
    }
    case 'job':
      return { type: 'job', job: jobOf(item) };
    case 'campaign':
      return { type: 'job', job: campaignJobOf(item), isLeased: true };
    case 'overtime-month':
      return { type: 'job', job: overtimeJobOf(item), isLeased: true };
    case 'diary':
      return { type: 'job', job: diaryJobOf(item), isLeased: true };
    case 'import':
      return { type: 'job', job: importJobOf(item), isLeased: true };
    default:
      // What a newer version made is the newer version's work: both run side by side while one replaces the other.
      return undefined;
  }
};

const sortOf = (item: Item): string => String(item.dueSort);

const momentOf = (item: Item): Instant => ifInstant(sortOf(item).slice(0, sortOf(item).indexOf('#'))) ?? asInstant(0);

/** One shard's rows in order, read a page at a time and only as far as they are used. */
type Stream = { readonly head: Item; readonly rest: AsyncIterator<Item> };

async function* itemsOf(rows: Rows, query: PageQuery): AsyncGenerator<Item> {
  for await (const page of rows.pages(query)) yield* page;
}

const advanced = async (rest: AsyncIterator<Item>): Promise<Stream[]> => {
  const next = await rest.next();
  return next.done ? [] : [{ head: next.value, rest }];
};

const openShards = async (rows: Rows, queries: readonly PageQuery[]): Promise<Stream[]> =>
  (await Promise.all(queries.map((query) => advanced(itemsOf(rows, query))))).flat();

const earliest = (streams: readonly Stream[]): Stream | undefined =>
  streams.reduce<Stream | undefined>((a, b) => (a && sortOf(a.head) <= sortOf(b.head) ? a : b), undefined);

const shards = Array.from({ length: DUE_SHARDS }, (_, shard) => shard);

const linesOf = (org: OrgId) =>
  parcelLines.map(({ urgency, group }) => ({
    partition: partitions.dueParcels(org, urgency, group),
    limit: parcelsAtOnce[group],
  }));

const dueParcels = async (rows: Rows, org: OrgId, until: string): Promise<readonly DueEntry[]> => {
  const lines = linesOf(org).map(async ({ partition, limit }) => {
    for await (const page of rows.pages({ index: 'due', partition, until, limit })) return page.flatMap(ifEntry);
    return [];
  });
  return (await Promise.all(lines)).flat();
};

const ifEntry = (item: Item): readonly DueEntry[] => {
  const entry = entryOf(item);
  return entry ? [entry] : [];
};

export const openDueWork = (rows: Rows): DueWork => ({
  async due(org, now, limit) {
    const until = indexKeys.dueUntil(now);
    const parcels = dueParcels(rows, org, until);
    const perShard = Math.ceil(limit / DUE_SHARDS) + 1;
    let streams = await openShards(
      rows,
      shards.map((shard) => ({ index: 'due', partition: partitions.due(org, shard), until, limit: perShard })),
    );
    const found: DueEntry[] = [];
    for (let next = earliest(streams); next && found.length < limit; next = earliest(streams)) {
      const entry = entryOf(next.head);
      if (entry) found.push(entry);
      const { rest } = next;
      const others = streams.filter((stream) => stream.rest !== rest);
      streams = found.length < limit ? [...others, ...(await advanced(rest))] : others;
    }
    return [...found, ...(await parcels)];
  },

  async nextDue(org, after) {
    const later = after === undefined ? {} : { after: indexKeys.dueUntil(after) };
    const heads = await openShards(
      rows,
      [...shards.map((shard) => partitions.due(org, shard)), ...linesOf(org).map(({ partition }) => partition)].map(
        (partition) => ({ index: 'due', partition, ...later, limit: 1 }),
      ),
    );
    const first = earliest(heads);
    return first && momentOf(first.head);
  },
});
