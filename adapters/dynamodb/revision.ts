import { isDeepStrictEqual } from 'node:util';
import type { Key } from './keys.ts';
import type { Change, Rows } from './rows.ts';

export type NextRevision<Row> = {
  readonly key: Key;
  /** The attribute that counts the saves. */
  readonly counter: 'revision' | 'version';
  /** As it was read; 0 of a row that is not there yet. */
  readonly before: number;
  /** The row as it will read, and what writes it. */
  readonly saved: Row;
  readonly change: Change;
  read(): Promise<Row | undefined>;
};

/** Saves a row over the one that was read; false when somebody else was faster. A save whose answer got lost is one. */
export const saveOver = async <Row>(rows: Rows, next: NextRevision<Row>): Promise<boolean> => {
  const { key, counter, before, saved, change, read } = next;
  const condition =
    before === 0 ? { if: 'attribute_not_exists(#pk)' } : { if: `#${counter} = :before`, values: { before } };
  const result = await rows.update(key, change, condition);
  return result.type === 'written' || (result.retried && isDeepStrictEqual(await read(), saved));
};
