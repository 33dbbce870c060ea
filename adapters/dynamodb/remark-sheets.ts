import * as z from 'zod/mini';
import type { PersonId } from '../../src/people/model.ts';
import { type ReadRemark, type RemarkSheet, remarkStates } from '../../src/remarks/model.ts';
import type { RemarkSheets } from '../../src/remarks/ports.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';

const headSchema = z.object({
  ...{ v: version, org: fields.org, week: fields.week, place: fields.unit },
  ...{ page: z.int(), pages: z.int(), version: z.int(), remarks: fields.bytes },
});

const remarksSchema = z.object({
  remarks: z.array(
    z.object({
      ...{ id: z.string(), text: z.string(), state: z.enum(remarkStates) },
      reply: z.exactOptional(z.object({ by: fields.person, name: z.string(), on: fields.date, text: z.string() })),
    }),
  ),
});

const sheetOf = (item: Item): RemarkSheet => {
  const { v: _, remarks, ...head } = parsed(headSchema, item);
  return { ...head, ...parsed(remarksSchema, { ...item, remarks: unpacked(remarks) }) };
};

const keyOf = ({ org, week, place, page }: RemarkSheet) => keys.remarkSheet(org, week, place, page);
const contentOf = (sheet: RemarkSheet) => ({ ...mark('remark-sheet'), ...sheet, remarks: packed(sheet.remarks) });

const without = ({ reply, ...remark }: ReadRemark, person: PersonId): ReadRemark =>
  reply === undefined || reply.by === person ? remark : { ...remark, reply };

export const openRemarkSheets = (rows: Rows): RemarkSheets => {
  const read: RemarkSheets['sheet'] = async (org, week, place, page) => {
    const item = await rows.get(keys.remarkSheet(org, week, place, page));
    return item && sheetOf(item);
  };
  const save: RemarkSheets['save'] = (sheet) =>
    saveOver(rows, {
      ...{ key: keyOf(sheet), counter: 'version', before: sheet.version - 1, saved: sheet },
      change: { set: contentOf(sheet) },
      read: () => read(sheet.org, sheet.week, sheet.place, sheet.page),
    });
  return {
    sheet: read,
    save,

    async layOut(sheets) {
      for (const sheet of sheets)
        await rows.put({ ...keyOf(sheet), ...contentOf(sheet) }, { if: 'attribute_not_exists(#pk)' });
    },

    async forget(org, person, dryRun) {
      let found = false;
      for await (const page of rows.pages({ partition: partitions.remarkSheets(org) }))
        for (let sheet of page.map(sheetOf)) {
          const isTheirs = ({ reply }: ReadRemark): boolean => reply?.by === person;
          if (!sheet.remarks.some(isTheirs)) continue;
          found = true;
          for (let done = dryRun; !done; ) {
            const remarks = sheet.remarks.map((remark) => without(remark, person));
            done = await save({ ...sheet, version: sheet.version + 1, remarks });
            if (!done) sheet = (await read(org, sheet.week, sheet.place, sheet.page)) ?? sheet;
          }
        }
      return found;
    },
  };
};
