import type { Diary } from '../../src/one-on-one/model.ts';
import type { PairReads } from '../../src/one-on-one/ports.ts';
import type { Person } from '../../src/people/model.ts';
import { getAll } from './batch.ts';
import { diaryOf } from './diary-item.ts';
import type { Key } from './keys.ts';
import { keys, oneOnOneKeys } from './keys.ts';
import { memoOf } from './memos.ts';
import { personOf } from './person-item.ts';
import type { Rows } from './rows.ts';

/** Diaries, people and a memo together, in one request. */
export const openPairReads = (rows: Rows): PairReads => ({
  async read(org, managers, people, writer) {
    const diaryKeys = managers.map((manager) => oneOnOneKeys.diary(org, manager));
    const personKeys = people.map((id) => keys.person(org, id));
    const memoKeys = writer === undefined ? [] : [oneOnOneKeys.memo(org, writer)];
    const items = await getAll(rows, [...diaryKeys, ...personKeys, ...memoKeys], true);
    const of = (wanted: readonly Key[]) =>
      items.filter(({ pk, sk }) => wanted.some((key) => key.pk === pk && key.sk === sk));
    const diaries: readonly Diary[] = of(diaryKeys).map(diaryOf);
    const found: readonly Person[] = of(personKeys).map(personOf);
    const [memo] = of(memoKeys).flatMap((item) => memoOf(item) ?? []);
    return { diaries, people: found, ...(memo && { memo }) };
  },
});
