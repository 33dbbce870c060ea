import type { Diary } from '../../src/one-on-one/model.ts';
import type { OneOnOneStore } from '../../src/one-on-one/ports.ts';
import type { Instant } from '../../src/time/instant.ts';
import { attending, dueFrom } from './attention.ts';
import { getAll } from './batch.ts';
import { diaryAttributes, diaryOf } from './diary-item.ts';
import { oneOnOneKeys, oneOnOnePartitions, PERSON_SHARDS } from './keys.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';

const keyOf = ({ org, manager }: Diary) => oneOnOneKeys.diary(org, manager);

const dueOf = ({ org, manager }: Diary, attention: Instant): Item => dueFrom(org, `diary#${manager}`, attention);

type Diaries = Pick<OneOnOneStore, 'diary' | 'diaries' | 'everyDiary' | 'save' | 'remove' | 'attend' | 'attended'>;

export const openDiaries = (rows: Rows): Diaries => {
  const diary: OneOnOneStore['diary'] = async (org, manager) => {
    const item = await rows.get(oneOnOneKeys.diary(org, manager));
    return item && diaryOf(item);
  };

  return {
    diary,

    async diaries(org, managers) {
      const all = managers.map((manager) => oneOnOneKeys.diary(org, manager));
      return (await getAll(rows, all, true)).map(diaryOf);
    },

    async *everyDiary(org) {
      for (let shard = 0; shard < PERSON_SHARDS; shard += 1)
        for await (const page of rows.pages({ partition: oneOnOnePartitions.diaries(org, shard) }))
          yield page.map(diaryOf);
    },

    save(next, attendAt) {
      const saved = { ...next, revision: next.revision + 1 };
      const set = { ...diaryAttributes(saved), ...(attendAt !== undefined && dueOf(next, attendAt)) };
      return saveOver(rows, {
        ...{ key: keyOf(next), counter: 'revision', before: next.revision, saved, change: { set } },
        read: () => diary(next.org, next.manager),
      });
    },

    async remove(last) {
      const condition = { if: '#revision = :revision', values: { revision: last.revision } };
      const result = await rows.remove(keyOf(last), condition);
      return result.type === 'written' || (result.retried && (await diary(last.org, last.manager)) === undefined);
    },

    ...attending<Diary>(rows, keyOf, dueOf),
  };
};
