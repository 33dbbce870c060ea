import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { OrgId } from '../../src/people/model.ts';
import { questionIds, type Round, type RoundTree, type RoundUnit } from '../../src/pulse/model.ts';
import type { PulseStore } from '../../src/pulse/ports.ts';
import type { WeekId } from '../../src/time/instant.ts';
import { chunksOf, putAll, removeAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys, partitions, treePrefix } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import type { Item, Rows } from './rows.ts';

/** Units an item: at most some 300 KB as JSON, a tenth of it compressed. */
const UNITS_A_CHUNK = 1_000;

const roundSchema = z.object({
  v: version,
  org: fields.org,
  week: fields.week,
  askOn: fields.date,
  remindOn: fields.date,
  closeOn: fields.date,
  questions: z.array(z.enum(questionIds)),
  rotation: z.number(),
  closesAt: fields.instant,
  zones: z.array(fields.zone),
  shards: z.number(),
  asked: z.number(),
  state: z.enum(['open', 'counted', 'closed']),
  /** Names the chunks that this round's tree is kept in. */
  tree: z.string(),
});

const unitsSchema = z.object({
  units: z.array(
    z.object({
      id: fields.unit,
      name: z.string(),
      parent: z.exactOptional(fields.unit),
      asked: z.number(),
      bucket: fields.unit,
      keeps: z.number(),
      optedOut: z.exactOptional(z.number()),
      newcomersAfter: fields.date,
    }),
  ),
});

type Known = { readonly round: Round; readonly tree: string };
/** The open round's, and one that is closed: of 30,000 units each is 10 MB. */
const TREES_KEPT = 2;

type Rounds = Pick<PulseStore, 'round' | 'createRound' | 'roundTree' | 'advance'>;

const knownOf = (item: Item): Known => {
  const { v: _, tree, ...round } = parsed(roundSchema, item);
  return { round, tree };
};

export const roundOf = (item: Item): Round => knownOf(item).round;

/** The tree lies under a name made of its content: two who open a round at once cannot mix up theirs. */
const treeItems = ({ org, week }: Round, tree: readonly RoundUnit[]) => {
  const chunks = chunksOf(tree, UNITS_A_CHUNK).map(packed);
  const digest = createHash('sha256').update(JSON.stringify(tree)).digest('hex').slice(0, 16);
  const items = chunks.map((units, i) => ({
    ...keys.roundTree(org, week, digest, i),
    ...mark('round-tree'),
    units,
  }));
  return { digest, items };
};

const readTree = async (rows: Rows, { round, tree }: Known): Promise<RoundTree> => {
  const found = new Map<RoundUnit['id'], RoundUnit>();
  const query = { partition: partitions.roundTree(round.org, round.week), prefix: treePrefix(tree) };
  for await (const page of rows.pages(query))
    for (const item of page) {
      const { pk, units } = parsed(z.object({ pk: z.string(), units: fields.bytes }), item);
      for (const unit of parsed(unitsSchema, { pk, units: unpacked(units) }).units) found.set(unit.id, unit);
    }
  return found;
};

export const openRounds = (rows: Rows): Rounds => {
  const known = new Map<string, Known>();
  const trees = new Map<string, Promise<RoundTree>>();
  const nameOf = (org: OrgId, week: WeekId): string => partitions.roundTree(org, week);

  const read = async (org: OrgId, week: WeekId): Promise<Known | undefined> => {
    const item = await rows.get(keys.round(org, week));
    if (!item) return undefined;
    const found = knownOf(item);
    known.set(nameOf(org, week), found);
    return found;
  };
  const find = async (org: OrgId, week: WeekId) => known.get(nameOf(org, week)) ?? read(org, week);

  return {
    round: async (org, week) => (await find(org, week))?.round,

    async createRound(round, tree) {
      const { org, week } = round;
      if (await read(org, week)) return false;
      const { digest, items } = treeItems(round, tree);
      await putAll(rows, items);
      const item = { ...keys.round(org, week), ...mark('round'), ...round, tree: digest };
      const result = await rows.put(item, { if: 'attribute_not_exists(#pk)' });
      const stored = await read(org, week);
      if (stored && stored.tree !== digest) await removeAll(rows, items);
      return result.type === 'written' || (result.retried && isDeepStrictEqual(stored, { round, tree: digest }));
    },

    async roundTree(org, week) {
      const round = await find(org, week);
      if (!round) return new Map();
      const name = nameOf(org, week);
      const tree = trees.get(name) ?? readTree(rows, round);
      trees.set(name, tree);
      const [oldest] = trees.keys();
      if (trees.size > TREES_KEPT && oldest !== undefined) trees.delete(oldest);
      tree.catch(() => trees.delete(name));
      return tree;
    },

    async advance(org, week, from, to) {
      const condition = { if: '#state = :from', values: { from } };
      const result = await rows.update(keys.round(org, week), { set: { state: to } }, condition);
      if (result.type === 'written') {
        if (result.item) known.set(nameOf(org, week), knownOf(result.item));
        return true;
      }
      const now = await read(org, week);
      return result.retried && now?.round.state === to;
    },
  };
};
