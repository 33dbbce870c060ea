import * as z from 'zod/mini';
import type { Campaign } from '../../src/campaign/model.ts';
import type { Delivery } from '../../src/delivery/model.ts';
import type { Round } from '../../src/pulse/model.ts';
import type { KeptPerson, RetentionStore } from '../../src/retention/ports.ts';
import { eraseAll } from './batch.ts';
import { campaignOf } from './campaigns.ts';
import { parsed } from './errors.ts';
import { fields } from './items.ts';
import {
  countPrefix,
  HOME_PARTS,
  keys,
  OPEN_SHARDS,
  oneOnOnePartitions,
  PERSON_SHARDS,
  PLANS,
  partitions,
  RESULT_SHARDS,
  resultKeys,
  resultPartitions,
  sheetPrefix,
} from './keys.ts';
import { deliveryOf } from './outbox.ts';
import { roundOf } from './rounds.ts';
import type { Item, Rows } from './rows.ts';

/** People a request. */
const PAGE = 500;

const choices = [
  'chosenLanguage',
  'chosenPlace',
  'optOuts',
  'snoozedUntil',
  'daysOff',
  'oneOnOne',
  'slackAddress',
  'teamsAddress',
] as const;

const schema = z.object({ id: fields.person, left: z.boolean(), leftSeen: z.exactOptional(fields.instant) });

const keptOf = (item: Item): KeptPerson => ({
  ...parsed(schema, item),
  hasChoices: choices.some((name) => item[name] !== undefined),
});

const ofPages = async <T>(
  rows: Rows,
  partition: string,
  read: (item: Item) => T,
  until?: string,
): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const page of rows.pages({ partition, ...(until !== undefined && { until }) }))
    found.push(...page.map(read));
  return found;
};

export const openRetention = (rows: Rows): RetentionStore => ({
  async *people(org, from) {
    for (let part = from; part < PERSON_SHARDS; part += 1)
      for await (const page of rows.pages({ partition: partitions.people(org, part), limit: PAGE }))
        yield { part, people: page.map(keptOf) };
  },

  messages: (org, person): Promise<readonly Delivery[]> =>
    ofPages(rows, partitions.deliveries(org, person), deliveryOf),

  async noteLeft(org, person, leftSeen) {
    const change = leftSeen === undefined ? { remove: ['leftSeen'] } : { set: { leftSeen } };
    const condition = { if: '#left = :left', values: { left: leftSeen !== undefined } };
    await rows.update(keys.person(org, person), change, condition);
  },

  async dropChoices(org, person) {
    await rows.update(keys.person(org, person), { remove: choices }, { if: '#left = :left', values: { left: true } });
  },

  rounds: (org): Promise<readonly Round[]> => ofPages(rows, partitions.rounds(org), roundOf),

  async eraseRemarks(org, week) {
    await eraseAll(rows, partitions.remarks(org, week));
    await eraseAll(rows, partitions.remarkSheets(org), sheetPrefix(week));
  },

  async eraseCounts(org, week) {
    await eraseAll(rows, partitions.tallies(org, week));
    await eraseAll(rows, partitions.roundTree(org, week));
    await rows.remove(keys.round(org, week));
  },

  async eraseHomes(org, week) {
    for (let part = 0; part < HOME_PARTS; part += 1)
      await eraseAll(rows, resultPartitions.homes(org, part), countPrefix(week));
  },

  async eraseResults(org, week) {
    await rows.remove(resultKeys.week(org, week));
    for (let shard = 0; shard < RESULT_SHARDS; shard += 1)
      await eraseAll(rows, resultPartitions.results(org, week, shard));
  },

  async eraseEvenings(org, day) {
    await eraseAll(rows, partitions.evenings(org, day));
    await eraseAll(rows, partitions.staying(org, day));
  },

  async eraseMemos(org, today) {
    const condition = { if: '#goesAfter < :today', values: { today } };
    for (let shard = 0; shard < PERSON_SHARDS; shard += 1)
      // Asked again as it is taken away: what was written since then stays.
      for await (const page of rows.pages({
        partition: oneOnOnePartitions.memos(org, shard),
        select: ['sk', 'goesAfter'],
      }))
        for (const { pk, sk, goesAfter } of page)
          if (goesAfter !== undefined && String(goesAfter) < today)
            await rows.remove({ pk: String(pk), sk: String(sk) }, condition);
  },

  campaigns: (org): Promise<readonly Campaign[]> => ofPages(rows, partitions.campaigns(org), campaignOf, PLANS),

  eraseAcknowledgements: (org, id) => eraseAll(rows, partitions.acknowledgements(org, id)),

  async eraseVoiceNames(org, id) {
    for (const kind of ['kanji', 'story'] as const) await eraseAll(rows, partitions.voices(org, id, kind));
    for await (const page of rows.pages({ partition: partitions.voices(org, id, 'pledge') }))
      for (const { pk, sk } of page)
        await rows.update({ pk: String(pk), sk: String(sk) }, { remove: ['by'] }, { if: 'attribute_exists(#by)' });
  },

  async eraseCampaign(org, id) {
    await eraseAll(rows, partitions.voices(org, id, 'pledge'));
    await rows.remove(keys.kanjiList(org, id));
    await rows.remove(keys.campaignCounts(org, id));
    await rows.remove(keys.campaignSnapshot(org, id));
    for (let shard = 0; shard < OPEN_SHARDS; shard += 1) await rows.remove(keys.opens(org, id, shard));
    await rows.remove(keys.campaign(org, id));
  },
});
