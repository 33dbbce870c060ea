import * as z from 'zod/mini';
import type { EndedMeeting, OneOnOneStore } from '../../src/one-on-one/ports.ts';
import { endedUntil } from '../../src/retention/rules.ts';
import { openDiaries } from './diaries.ts';
import { pastFields } from './diary-item.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfterDay, version } from './items.ts';
import { oneOnOneKeys, oneOnOnePartitions } from './keys.ts';
import { openMemos } from './memos.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const endedSchema = z.object({ v: version, manager: fields.person, ...pastFields });

export const endedOf = (item: Item): EndedMeeting => {
  const { v: _, ...ended } = parsed(endedSchema, item);
  return ended;
};

type Ended = Pick<OneOnOneStore, 'noteEnded' | 'ended'>;

const openEnded = (rows: Rows): Ended => ({
  async noteEnded(org, staff, manager, past) {
    const ttl = ttlAfterDay(endedUntil(past.day), 1);
    // The mark first: without it nobody would find the row who is to forget the manager.
    const listed = { ...mark('one-on-one-with'), org, manager, staff, ttl };
    await rows.update(oneOnOneKeys.with(org, manager, staff), { set: listed });
    const set = { ...mark('one-on-one-ended'), org, staff, manager, ...past, ttl };
    const remove = past.topic === undefined ? ['topic'] : [];
    await rows.update(oneOnOneKeys.ended(org, staff, past, manager), { set, remove });
  },

  async ended(org, staff) {
    const found: EndedMeeting[] = [];
    const query = { partition: oneOnOnePartitions.ended(org, staff), isReverse: true } as const;
    for await (const page of rows.pages(query)) found.push(...page.map(endedOf));
    return found;
  },
});

export const openOneOnOne = (rows: Rows, wallClock: () => number): OneOnOneStore => ({
  ...openDiaries(rows),
  ...openEnded(rows),
  ...openMemos(rows, wallClock),
});
