import * as z from 'zod/mini';
import {
  type Acknowledgement,
  asCampaignId,
  asFace,
  attendAt,
  type Campaign,
  collected,
} from '../../src/campaign/model.ts';
import { asMonthId } from '../../src/campaign/month.ts';
import { type Acknowledged, attendJob, type CampaignStore } from '../../src/campaign/ports.ts';
import type { Snapshot } from '../../src/campaign/standing.ts';
import type { Job } from '../../src/delivery/ports.ts';
import type { UnitId } from '../../src/people/model.ts';
import { kitIds } from '../../src/text/kit/texts.ts';
import { languages } from '../../src/text/language.ts';
import type { Instant } from '../../src/time/instant.ts';
import { attending, dueFrom, notDue } from './attention.ts';
import { getAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys, PLANS, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { openOpens } from './opens.ts';
import { packed, unpacked } from './pack.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';
import { openVoices } from './voices.ts';

/** Acknowledgements a request: about 100 KB. */
const PAGE = 800;

const { person, instant, platform } = fields;
const campaignId = z.pipe(z.string(), z.transform(asCampaignId));

const contentSchema = z.object({
  title: z.string(),
  body: z.string(),
  from: z.exactOptional(z.string()),
  challenge: z.exactOptional(z.string()),
  picture: z.exactOptional(z.object({ url: z.string(), alt: z.string(), unseen: z.exactOptional(z.literal(true)) })),
  collects: z.exactOptional(z.enum(collected)),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
});

const audienceSchema = z.object({
  unit: fields.unit,
  role: z.enum(['everyone', 'managers', 'promoters']),
  platform: z.exactOptional(platform),
  language: z.exactOptional(z.enum(languages)),
  notAcknowledged: z.exactOptional(campaignId),
  list: z.exactOptional(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('named'), name: z.string() }),
      z.object({ type: z.literal('own'), digest: z.string(), people: z.number() }),
    ]),
  ),
});

const whenSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('now') }),
  z.object({ type: z.literal('at'), at: instant }),
  z.object({ type: z.literal('hours'), from: z.exactOptional(instant) }),
]);

const stateSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draft') }),
  z.object({ type: z.literal('asked'), approver: person, version: z.number() }),
  z.object({ type: z.literal('scheduled'), at: instant }),
  z.object({ type: z.literal('running'), since: instant }),
  z.object({ type: z.literal('paused'), since: instant }),
  z.object({ type: z.literal('done'), at: instant }),
  z.object({ type: z.literal('cancelled'), at: instant }),
  z.object({ type: z.literal('recalled'), at: instant }),
]);

const schema = z.object({
  v: version,
  org: fields.org,
  id: campaignId,
  revision: z.number(),
  author: person,
  content: contentSchema,
  version: z.number(),
  audience: audienceSchema,
  when: whenSchema,
  state: stateSchema,
  approvedBy: z.exactOptional(person),
  correction: z.exactOptional(
    z.object({ content: contentSchema, by: person, version: z.number(), approver: z.exactOptional(person) }),
  ),
  begunAt: z.exactOptional(instant),
  people: z.exactOptional(z.number()),
  board: z.exactOptional(z.object({ place: platform, message: fields.message })),
  collectsUntil: z.exactOptional(instant),
  shown: z.exactOptional(z.pipe(z.string(), z.transform(asFace))),
  part: z.exactOptional(z.object({ month: z.pipe(z.string(), z.transform(asMonthId)), kit: z.enum(kitIds) })),
  linksBefore: z.exactOptional(z.array(z.string())),
});

export const campaignOf = (item: Item): Campaign => {
  const { v: _, ...campaign } = parsed(schema, item);
  return campaign;
};

const dueSchema = z.object({ pk: z.string(), org: fields.org, id: campaignId, attention: instant });

/** The attending that a campaign's row calls for, as the tick runs it. */
export const campaignJobOf = (item: Item): Job => {
  const { org, id, attention } = parsed(dueSchema, item);
  return attendJob({ org, id }, attention);
};

const acknowledgedSchema = z.object({
  v: version,
  sk: person,
  unit: fields.unit,
  what: z.enum(['read', 'tried']),
});

const acknowledgedOf = (item: Item): Acknowledged => {
  const { sk, unit, what } = parsed(acknowledgedSchema, item);
  return { person: sk, unit, what };
};

const packedSchema = z.object({ v: version, pk: z.string(), counts: fields.bytes });
const countsSchema = z.object({
  counts: z.array(z.object({ unit: z.exactOptional(fields.unit), read: z.number(), tried: z.number() })),
});

const answersSchema = z.object({ v: version, unit: fields.unit, what: z.enum(['read', 'tried']) });

const ledger = z.record(z.string(), z.number());
const sums = { ledger, left: z.number(), nextAt: z.exactOptional(instant) };
const count = z.discriminatedUnion('type', [
  z.object({ type: z.literal('shown'), people: z.number() }),
  z.object({ type: z.literal('few') }),
  z.object({ type: z.literal('withheld') }),
]);
const snapshotSchema = z.object({
  v: version,
  at: instant,
  face: z.pipe(z.string(), z.transform(asFace)),
  progress: z.object({ ...sums, change: z.exactOptional(z.object(sums)) }),
  answers: z.exactOptional(
    z.object({
      ...{ at: instant, people: z.number(), read: count, tried: count },
      units: z.array(z.object({ unit: fields.unit, read: count, tried: count })),
    }),
  ),
});

const snapshotOf = (item: Item): Snapshot => {
  const { v: _, ...snapshot } = parsed(snapshotSchema, item);
  return snapshot;
};

type Row = Pick<Campaign, 'org' | 'id'>;
const keyOf = ({ org, id }: Row) => keys.campaign(org, id);
const optional = [
  ...(['approvedBy', 'correction', 'people', 'board'] as const),
  ...(['begunAt', 'collectsUntil', 'shown', 'part', 'linksBefore'] as const),
] as const;

const dueOf = ({ org, id }: Row, attention: Instant): Item => dueFrom(org, `campaign#${id}`, attention);

type Campaigns = Pick<CampaignStore, 'campaign' | 'save' | 'recent' | 'attend' | 'attended'>;

const openHeads = (rows: Rows): Campaigns => {
  const read: CampaignStore['campaign'] = async (org, id) => {
    const item = await rows.get(keys.campaign(org, id));
    return item && campaignOf(item);
  };

  return {
    campaign: read,

    async save(campaign) {
      const saved = { ...campaign, revision: campaign.revision + 1 };
      const moment = attendAt(campaign);
      return saveOver(rows, {
        ...{ key: keyOf(campaign), counter: 'revision', before: campaign.revision, saved },
        change: {
          set: { ...mark('campaign'), ...saved, ...(moment !== undefined && dueOf(campaign, moment)) },
          remove: [...optional.filter((name) => campaign[name] === undefined), ...(moment === undefined ? notDue : [])],
        },
        read: () => read(campaign.org, campaign.id),
      });
    },

    async recent(org, limit) {
      if (limit <= 0) return [];
      const query = { partition: partitions.campaigns(org), until: PLANS, isReverse: true, limit } as const;
      for await (const page of rows.pages(query)) return page.map(campaignOf);
      return [];
    },

    ...attending<Campaign>(rows, keyOf, dueOf),
  };
};

export const openCampaigns = (rows: Rows): CampaignStore => ({
  ...openHeads(rows),
  ...openOpens(rows),
  ...openVoices(rows),

  async acknowledge(org, id, who, unit, what) {
    const set = { ...mark('acknowledgement'), unit, what };
    // Whatever is there already is no less than "read".
    const condition = what === 'read' ? { if: 'attribute_not_exists(#pk)' } : undefined;
    await rows.update(keys.acknowledgement(org, id, who), { set }, condition);
  },

  async acknowledgement(org, id, who): Promise<Acknowledgement | undefined> {
    const item = await rows.get(keys.acknowledgement(org, id, who));
    return item && acknowledgedOf(item).what;
  },

  acknowledgedBy: async (org, id, people) =>
    (
      await getAll(
        rows,
        people.map((who) => keys.acknowledgement(org, id, who)),
        true,
      )
    ).map(acknowledgedOf),

  async *acknowledgements(org, id) {
    for await (const page of rows.pages({ partition: partitions.acknowledgements(org, id), limit: PAGE }))
      yield page.map(acknowledgedOf);
  },

  async saveCounts(org, id, counts) {
    const item = { ...keys.campaignCounts(org, id), ...mark('campaign-counts'), counts: packed(counts) };
    await rows.put(item, { if: 'attribute_not_exists(#pk)' });
  },

  async counts(org, id) {
    const item = await rows.get(keys.campaignCounts(org, id));
    if (!item) return undefined;
    const { pk, counts } = parsed(packedSchema, item);
    return parsed(countsSchema, { pk, counts: unpacked(counts) }).counts;
  },

  async answers(org, id) {
    const sums = new Map<UnitId, { readonly read: number; readonly tried: number }>();
    const partition = partitions.acknowledgements(org, id);
    for await (const page of rows.pages({ partition, select: ['unit', 'what'], mayLag: true }))
      for (const item of page) {
        const { unit, what } = parsed(answersSchema, item);
        const { read, tried } = sums.get(unit) ?? { read: 0, tried: 0 };
        sums.set(unit, { read: read + 1, tried: tried + (what === 'tried' ? 1 : 0) });
      }
    return [...sums].map(([unit, sum]) => ({ unit, ...sum }));
  },

  async saveSnapshot(org, id, snapshot) {
    const set = { ...mark('campaign-snapshot'), ...snapshot };
    const condition = { if: 'attribute_not_exists(#at) OR #at <= :at', values: { at: snapshot.at } };
    const remove = snapshot.answers === undefined ? ['answers'] : [];
    await rows.update(keys.campaignSnapshot(org, id), { set, remove }, condition);
  },

  async snapshot(org, id) {
    const item = await rows.get(keys.campaignSnapshot(org, id));
    return item && snapshotOf(item);
  },
});
