import * as z from 'zod/mini';
import { asCampaignId } from '../../src/campaign/model.ts';
import { consents, type Voice } from '../../src/campaign/voice-model.ts';
import type { VoiceKey, VoiceStore } from '../../src/campaign/voice-ports.ts';
import { eraseAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import type { Item, Rows } from './rows.ts';

const entrySchema = z.discriminatedUnion('type', [
  z.object({
    ...{ type: z.literal('kanji'), character: z.string() },
    ...{ reason: z.exactOptional(z.string()), mayShow: z.boolean() },
  }),
  z.object({ type: z.literal('story'), text: z.string(), consent: z.enum(consents) }),
  z.object({ type: z.literal('pledge'), text: z.string() }),
]);

const schema = z.object({
  v: version,
  sk: z.string(),
  order: z.number(),
  entry: z.exactOptional(entrySchema),
  by: z.exactOptional(fields.person),
  picked: z.exactOptional(z.pipe(z.string(), z.transform(asCampaignId))),
  withdrawn: z.exactOptional(z.boolean()),
});

const voiceOf = (item: Item): Voice => {
  const { v: _, sk: owner, ...voice } = parsed(schema, item);
  return { owner, ...voice };
};

const packedSchema = z.object({ v: version, pk: z.string(), list: fields.bytes });
const listSchema = z.object({
  list: z.tuple([
    z.object({
      characters: z.array(z.object({ character: z.string(), people: z.exactOptional(z.number()) })),
      reasons: z.array(z.object({ character: z.string(), text: z.string() })),
    }),
  ]),
});

const keyOf = ({ org, campaign, kind, owner }: VoiceKey) => keys.voice(org, campaign, kind, owner);
const isNewer = '(attribute_not_exists(#order) OR #order < :order)';

export const openVoices = (rows: Rows): VoiceStore => {
  const read: VoiceStore['voice'] = async (key) => {
    const item = await rows.get(keyOf(key));
    return item && voiceOf(item);
  };

  return {
    voice: read,

    async saveVoice(key, { order, by, entry }) {
      const result = await rows.update(
        keyOf(key),
        { set: { ...mark('voice'), order, by, entry }, remove: entry === undefined ? ['entry'] : [] },
        { if: `${isNewer} AND attribute_not_exists(#picked)`, values: { order } },
      );
      if (result.type === 'written' && result.item) return voiceOf(result.item);
      const stored = await read(key);
      if (entry !== undefined || stored?.picked === undefined || stored.order >= order)
        return stored ?? { owner: key.owner, order };
      // In a draft already: its words have to be found there.
      const condition = { if: `${isNewer} AND attribute_exists(#picked)`, values: { order } };
      const marked = await rows.update(keyOf(key), { set: { order, withdrawn: true } }, condition);
      return marked.type === 'written' && marked.item ? voiceOf(marked.item) : ((await read(key)) ?? stored);
    },

    async *voices(org, campaign, kind) {
      for await (const page of rows.pages({ partition: partitions.voices(org, campaign, kind) }))
        yield page.map(voiceOf);
    },

    async pickVoice(key, order, into, instead = into) {
      const result = await rows.update(
        keyOf(key),
        { set: { picked: into } },
        {
          if: `#order = :order AND attribute_exists(#entry) AND attribute_not_exists(#withdrawn)
            AND (attribute_not_exists(#picked) OR #picked = :into OR #picked = :instead)`,
          values: { order, into, instead },
        },
      );
      return result.type === 'written';
    },

    eraseVoices: (org, campaign, kind) => eraseAll(rows, partitions.voices(org, campaign, kind)),

    async saveKanji(org, campaign, list) {
      const item = { ...keys.kanjiList(org, campaign), ...mark('kanji-list'), list: packed([list]) };
      await rows.put(item, { if: 'attribute_not_exists(#pk)' });
    },

    async kanji(org, campaign) {
      const item = await rows.get(keys.kanjiList(org, campaign));
      if (!item) return undefined;
      const { pk, list } = parsed(packedSchema, item);
      return parsed(listSchema, { pk, list: unpacked(list) }).list[0];
    },
  };
};
