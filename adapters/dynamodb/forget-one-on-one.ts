import * as z from 'zod/mini';
import { asPersonId, type OrgId, type PersonId } from '../../src/people/model.ts';
import type { Instant } from '../../src/time/instant.ts';
import { removeAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields } from './items.ts';
import { type Key, oneOnOneKeys, oneOnOnePartitions, PERSON_SHARDS, partitions } from './keys.ts';
import { endedOf } from './one-on-one.ts';
import type { Item, PageQuery, Rows } from './rows.ts';
import type { Store } from './store.ts';

/** Where somebody's 1on1s are stored, and where others' name them. */
export type OneOnOneTraces = {
  /** Their diary as a manager, their notes, and how their 1on1s ended: a mark before what it lists. */
  readonly own: readonly Key[];
  /** Whose diaries have them. */
  readonly diaries: readonly PersonId[];
  /** With whom they talked as a manager. */
  readonly staff: readonly PersonId[];
  /** Who chose or asked them as a mentor. */
  readonly mentees: readonly PersonId[];
  /** Notes of others that are shared with them. */
  readonly shared: readonly Key[];
};

export const hasOneOnOnes = (traces: OneOnOneTraces): boolean =>
  Object.values(traces).some((found) => found.length > 0);

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const keyOf = (item: Item): Key => parsed(keySchema, item);
const pointerSchema = z.object({
  ...{ pk: z.string(), id: fields.person },
  oneOnOne: z.optional(z.object({ partner: z.optional(fields.person), asked: z.optional(fields.person) })),
});
const sharedSchema = z.object({
  ...{ pk: z.string(), sk: z.string(), shared: z.optional(z.object({ manager: fields.person })) },
});

async function* itemsOf(rows: Rows, query: PageQuery): AsyncGenerator<Item> {
  for await (const page of rows.pages(query)) yield* page;
}

async function* everyItem(rows: Rows, partition: (shard: number) => string, select: readonly string[]) {
  for (let shard = 0; shard < PERSON_SHARDS; shard += 1) yield* itemsOf(rows, { partition: partition(shard), select });
}

const ownOf = async (rows: Rows, org: OrgId, id: PersonId): Promise<readonly Key[]> => {
  const own: Key[] = [];
  for (const key of [oneOnOneKeys.diary(org, id), oneOnOneKeys.memo(org, id)]) if (await rows.get(key)) own.push(key);
  for await (const item of itemsOf(rows, { partition: oneOnOnePartitions.ended(org, id) }))
    own.push(oneOnOneKeys.with(org, asPersonId(endedOf(item).manager), id), keyOf(item));
  return own;
};

const diariesWith = async ({ oneOnOne }: Store, org: OrgId, id: PersonId): Promise<readonly PersonId[]> => {
  const found: PersonId[] = [];
  for await (const page of oneOnOne.everyDiary(org))
    for (const { manager, pairs } of page)
      if (manager !== id && pairs.some(({ staff }) => staff === id)) found.push(manager);
  return found;
};

/** Everybody is looked through: nothing else leads from a mentor to those who only asked. */
const menteesOf = async (rows: Rows, org: OrgId, id: PersonId): Promise<readonly PersonId[]> => {
  const found: PersonId[] = [];
  for await (const item of everyItem(rows, (shard) => partitions.people(org, shard), ['id', 'oneOnOne'])) {
    const { id: who, oneOnOne } = parsed(pointerSchema, item);
    if (oneOnOne?.partner === id || oneOnOne?.asked === id) found.push(who);
  }
  return found;
};

const sharedWith = async (rows: Rows, org: OrgId, id: PersonId): Promise<readonly Key[]> => {
  const found: Key[] = [];
  for await (const item of everyItem(rows, (shard) => oneOnOnePartitions.memos(org, shard), ['sk', 'shared'])) {
    const { shared, ...key } = parsed(sharedSchema, item);
    if (shared?.manager === id) found.push(key);
  }
  return found;
};

export const oneOnOneTracesOf = async (rows: Rows, store: Store, org: OrgId, id: PersonId): Promise<OneOnOneTraces> => {
  const staff: PersonId[] = [];
  for await (const { sk } of itemsOf(rows, { partition: oneOnOnePartitions.with(org, id) }))
    staff.push(asPersonId(String(sk)));
  return {
    own: await ownOf(rows, org, id),
    diaries: await diariesWith(store, org, id),
    staff,
    mentees: await menteesOf(rows, org, id),
    shared: await sharedWith(rows, org, id),
  };
};

/** In the place of a manager in how others' 1on1s ended. */
const NOBODY = asPersonId('-');

/** How the 1on1s of a staff member ended stays theirs, without with whom. */
const takeOutOfEnded = async (rows: Rows, org: OrgId, staff: PersonId, id: PersonId): Promise<void> => {
  for await (const item of itemsOf(rows, { partition: oneOnOnePartitions.ended(org, staff) })) {
    const { manager, ...past } = endedOf(item);
    if (manager !== id) continue;
    const { pk: _, sk: __, ...attributes } = item;
    await rows.update(oneOnOneKeys.ended(org, staff, past, NOBODY), { set: { ...attributes, manager: NOBODY } });
    await rows.remove(keyOf(item));
  }
  await rows.remove(oneOnOneKeys.with(org, id, staff));
};

/** Whoever changes the diary meanwhile is not undone. The tick looks after what hung on the pair. */
const takeOutOfDiary = async (
  { oneOnOne }: Store,
  org: OrgId,
  manager: PersonId,
  id: PersonId,
  now: Instant,
): Promise<void> => {
  for (;;) {
    const diary = await oneOnOne.diary(org, manager);
    if (!diary?.pairs.some(({ staff }) => staff === id)) return;
    const pairs = diary.pairs.filter(({ staff }) => staff !== id);
    if (await oneOnOne.save({ ...diary, pairs }, now)) return;
  }
};

const takeOutOfPreferences = async ({ directory, people }: Store, org: OrgId, who: PersonId, id: PersonId) => {
  const person = await directory.person(org, who);
  if (!person) return;
  const { partner, asked } = person.preferences.oneOnOne ?? {};
  const left = {
    ...(partner !== undefined && partner !== id && { partner }),
    ...(asked !== undefined && asked !== id && { asked }),
  };
  await people.savePreferences(org, who, { oneOnOne: Object.keys(left).length > 0 ? left : null });
};

/** Who is to be forgotten is out of the directory by now, so that nobody pairs them anew. */
export const takeOutOfOneOnOnes = async (
  rows: Rows,
  store: Store,
  org: OrgId,
  id: PersonId,
  { own, diaries, staff, mentees, shared }: OneOnOneTraces,
  now: Instant,
): Promise<void> => {
  await removeAll(rows, own);
  for (const manager of diaries) await takeOutOfDiary(store, org, manager, id, now);
  for (const each of staff) await takeOutOfEnded(rows, org, each, id);
  for (const who of mentees) await takeOutOfPreferences(store, org, who, id);
  for (const key of shared)
    await rows.update(key, { remove: ['shared'] }, { if: '#shared.#manager = :id', values: { id } });
};
