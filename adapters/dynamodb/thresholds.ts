import * as z from 'zod/mini';
import type { OrgId } from '../../src/people/model.ts';
import type { ThresholdBook, ThresholdBooks } from '../../src/results/ports.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { resultKeys } from './keys.ts';
import { mark } from './migrate.ts';
import { saveOver } from './revision.ts';
import type { Rows } from './rows.ts';

const people = z.int();
const schema = z.object({
  ...{ v: version, org: fields.org, version: z.int() },
  settings: z.array(
    z.object({
      at: fields.instant,
      thresholds: z.object({ mean: people, distribution: people, comments: people }),
    }),
  ),
});

export const openThresholds = (rows: Rows): ThresholdBooks => {
  const read = async (org: OrgId): Promise<ThresholdBook> => {
    const item = await rows.get(resultKeys.thresholds(org));
    if (!item) return { org, version: 0, settings: [] };
    const { v: _, ...book } = parsed(schema, item);
    return book;
  };
  return {
    book: read,
    save(book) {
      const saved = { ...book, version: book.version + 1 };
      const change = { set: { ...mark('result-thresholds'), ...saved } };
      const key = resultKeys.thresholds(book.org);
      return saveOver(rows, {
        ...{ key, counter: 'version', before: book.version, saved, change },
        read: () => read(book.org),
      });
    },
  };
};
