import fc from 'fast-check';
import { expect, it } from 'vitest';
import { piecesOf } from '../../../../adapters/local/csv/read.ts';
import { csvText } from '../../../../adapters/local/csv/write.ts';
import { asCalendarMonth, plusMonths } from '../../../../src/overtime/fiscal.ts';
import type { Term } from '../../../../src/overtime/limits/caps-book.ts';
import { beginningOf, readTerms, textOf } from '../../../../src/overtime/limits/caps-file.ts';
import { termTable } from '../../../../src/overtime/limits/caps-file-write.ts';
import { regimes } from '../../../../src/overtime/model.ts';
import { asPersonId, asUnitId } from '../../../../src/people/model.ts';

const ids = fc.stringMatching(/^[-=+@'A-Za-z0-9._あ課]{1,20}$/);
const months = fc.integer({ min: 0, max: 1_100 }).map((count) => plusMonths(asCalendarMonth('2000-01'), count));
const reasons = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '' && [...text].length <= 100);

const terms: fc.Arbitrary<Term> = fc
  .record({
    of: fc.oneof(
      ids.map((id) => ({ type: 'unit' as const, id: asUnitId(id) })),
      ids.map((id) => ({ type: 'person' as const, id: asPersonId(id) })),
    ),
    from: months,
    length: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    kind: fc.oneof(
      fc.constantFrom(...regimes).map((regime) => ({ type: 'regime' as const, regime })),
      reasons.map((reason) => ({ type: 'special' as const, reason })),
    ),
  })
  .map(({ of, from, length, kind }) => ({
    ...{ of, from, ...kind },
    ...(length === undefined ? {} : { until: plusMonths(from, length) }),
  }));

it('reads back what an export wrote, in either language, cut into pieces anywhere', async () => {
  const books = fc.uniqueArray(terms, { selector: beginningOf, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(books, fc.constantFrom('ja', 'en'), fc.integer({ min: 1, max: 40 }), async (book, words, size) => {
      const signs = [...csvText(termTable(book, words))];
      const pieces = async function* () {
        for (let at = 0; at < signs.length; at += size) yield { text: signs.slice(at, at + size).join(''), bytes: at };
      };
      const { rows, problems } = await readTerms({ read: () => piecesOf(pieces(), signs.length) });
      expect(problems).toEqual([]);
      expect(rows.map(({ term }) => textOf(term)).sort()).toEqual(book.map(textOf).sort());
    }),
    { numRuns: 200 },
  );
});
