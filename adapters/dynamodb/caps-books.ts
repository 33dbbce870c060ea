import * as z from 'zod/mini';
import { yearKinds } from '../../src/overtime/fiscal.ts';
import type { CapsBook, CapsBooks } from '../../src/overtime/limits/caps-book.ts';
import { capKinds, defaultCapsSettings } from '../../src/overtime/limits/caps-settings.ts';
import { asMinutes, regimes } from '../../src/overtime/model.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import { packed, unpacked } from './pack.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';

const { month } = fields;
const minutes = z.pipe(z.int(), z.transform(asMinutes));
const kinds = z.array(z.enum(capKinds));

const usual = defaultCapsSettings;

/** A setting that the version which wrote the row did not know has its default. */
const settingsSchema = z.object({
  holidayWorkIn: z._default(kinds, [...usual.holidayWorkIn]),
  year: z._default(z.enum(yearKinds), usual.year),
  averagesAcrossYears: z._default(z.boolean(), usual.averagesAcrossYears),
  doctorOnRequestFrom: z._default(minutes, usual.doctorOnRequestFrom),
  healthCountsHolidayWork: z._default(z.boolean(), usual.healthCountsHolidayWork),
  managersHaveCaps: z._default(z.boolean(), usual.managersHaveCaps),
  movedYearLimit: z._default(minutes, usual.movedYearLimit),
  movedKeepsCaps: z._default(z.boolean(), usual.movedKeepsCaps),
  movedCountsBefore: z._default(z.boolean(), usual.movedCountsBefore),
  specialMayPass: z._default(kinds, [...usual.specialMayPass]),
  reviewWithinMonths: z._default(z.int(), usual.reviewWithinMonths),
  reviewFrom: z._default(z.enum(['month', 'year']), usual.reviewFrom),
  pastMidnight: z._default(z.enum(['day-begun', 'calendar-day']), usual.pastMidnight),
  statutoryRestDay: z._default(fields.weekday, usual.statutoryRestDay),
});

const of = z.discriminatedUnion('type', [
  z.object({ type: z.literal('unit'), id: fields.unit }),
  z.object({ type: z.literal('person'), id: fields.person }),
]);

const common = {
  of,
  from: month,
  until: z.exactOptional(month),
};

const bookSchema = z.object({
  v: version,
  org: fields.org,
  revision: z.int(),
  settings: settingsSchema,
  since: month,
  doctorRoute: z.exactOptional(z.string()),
  terms: z.array(
    z.discriminatedUnion('type', [
      z.object({ ...common, type: z.literal('regime'), regime: z.enum(regimes) }),
      z.object({ ...common, type: z.literal('special'), reason: z.string() }),
    ]),
  ),
  reviews: z.exactOptional(
    z.array(
      z.object({
        ...{ of, month, on: fields.date, words: z.string(), order: z.number() },
        by: z.exactOptional(fields.person),
      }),
    ),
  ),
});

const packedSchema = z.object({ terms: fields.bytes, reviews: z.exactOptional(fields.bytes) });

/** The terms lie compressed in the row: thousands of units are designated, and every one of them is read with it. */
export const capsBookOf = (item: Item): CapsBook => {
  const { terms, reviews } = parsed(packedSchema, item);
  const { v: _, ...book } = parsed(bookSchema, {
    ...{ ...item, terms: unpacked(terms) },
    ...(reviews && { reviews: unpacked(reviews) }),
  });
  return book;
};

export const openCapsBooks = (rows: Rows): CapsBooks => {
  const read: CapsBooks['book'] = async (org) => {
    const item = await rows.get(keys.capsBook(org));
    return item && capsBookOf(item);
  };
  return {
    book: read,
    save({ reviews = [], ...book }) {
      const saved = { ...book, revision: book.revision + 1, ...(reviews.length > 0 && { reviews }) };
      const optional = { doctorRoute: book.doctorRoute, reviews: saved.reviews };
      return saveOver(rows, {
        ...{ key: keys.capsBook(book.org), counter: 'revision', before: book.revision, saved },
        change: {
          set: {
            ...{ ...mark('caps-book'), ...saved, terms: packed(book.terms) },
            ...(saved.reviews && { reviews: packed(saved.reviews) }),
          },
          remove: Object.entries(optional).flatMap(([name, value]) => (value === undefined ? [name] : [])),
        },
        read: () => read(book.org),
      });
    },
  };
};
