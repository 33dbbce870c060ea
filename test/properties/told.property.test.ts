import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../adapters/local/csv/write.ts';
import { asUnitId } from '../../src/people/model.ts';
import { unitLines, unitRows } from '../../src/results/listing.ts';
import type { Shown, UnitResult } from '../../src/results/model.ts';
import { reportPage } from '../../src/results/report/page.ts';
import { reportOf } from '../../src/results/report/report.ts';
import { unitTold } from '../../src/results/told.ts';
import { commandTextsOf } from '../../src/text/cli/text.ts';
import { languages } from '../../src/text/language.ts';
import { reportTextsOf } from '../../src/text/report/text.ts';
import { textsOf } from '../../src/text/text.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { newest, quarter } from '../fixtures/ministry-results.ts';
import { ORG } from '../fixtures/staff.ts';

/** Of a unit so large that each of its exact counts has six digits, which no percent, date or style has by chance. */
const large: fc.Arbitrary<readonly [people: number, favourable: number]> = fc
  .tuple(fc.integer({ min: 500_000, max: 900_000 }), fc.integer({ min: 200_000, max: 400_000 }))
  .filter(([people, favourable]) => new Set([people, favourable, people - favourable]).size === 3);
/** And of one below twenty people. */
const small = fc
  .integer({ min: 5, max: 19 })
  .chain((people) => fc.tuple(fc.constant(people), fc.integer({ max: people, min: 0 })));

const shownOf = (people: number, favourable: number): Shown => ({
  ...{ people, favourable, sum: 2 * people + favourable },
  steps: [0, people - favourable, 0, favourable - 1, 1],
});

const resultOf = (name: string, people: number, favourable: number, spare: number): UnitResult => {
  const shown = shownOf(people, favourable);
  const members = people + spare;
  return {
    ...{ org: ORG, unit: asUnitId('局'), name, week: newest, members, optedOut: Math.floor(spare / 3), people },
    ...{ shown: { A0: shown, D7a: shown, D8a: shown }, why: { D8b: 'withheld' } },
    line: quarter.map((week) => ({ week, people, members, favourable })),
    latest: { D7a: { week: newest, ...shown }, D8a: { week: newest, ...shown } },
    before: {},
  };
};

/** Everything that is ever written of a unit, in every language and form. */
const written = (result: UnitResult): readonly string[] => {
  const listed = { ...unitTold(result, result), by: ['promoter'] as const };
  const made = asLocalDate('2026-11-21');
  const report = reportOf({
    ...{ made, weeks: 13, published: quarter, top: result, above: result, subtree: [result], earlier: [] },
    dateOf: () => made,
  });
  const listings = (['ja', 'en'] as const).flatMap((language) => {
    const words = {
      command: commandTextsOf(language).results,
      report: reportTextsOf(language),
      questions: textsOf(language).pulse.questions,
    };
    return [csvText(unitRows(listed, words)), unitLines(listed, words).join('\n')];
  });
  const pages = languages.map((language) => reportPage(report, reportTextsOf(language)));
  return [JSON.stringify(listed), ...listings, ...pages];
};

describe('what is written of results', () => {
  it('never holds a count that is not told, however large', () => {
    fc.assert(
      fc.property(large, fc.integer({ min: 300_000, max: 390_000 }), ([people, favourable], spare) => {
        const result = resultOf('局', people, favourable, spare);
        const { sum, steps = [] } = shownOf(people, favourable);
        // People are told exactly from twenty on; rounded to nothing else are shares and means.
        const secret = [favourable, sum, result.members, result.optedOut, ...steps.filter((step) => step > 1)];
        for (const text of written(result))
          for (const count of secret) expect(text, String(count)).not.toMatch(new RegExp(`(?<!\\d)${count}(?!\\d)`));
      }),
      { numRuns: 60, examples: [[[500_000, 200_000], 300_000]] },
    );
  });

  it('tells of fewer than twenty people bands and steps of five alone', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 10 }), ([people, favourable], spare) => {
        const told = unitTold(resultOf('室', people, favourable, spare));
        expect(told.answered?.people.type).toBe('band');
        expect([told.answered?.response, told.optedOut?.percent ?? 5].map((percent = 0) => percent % 5)).toEqual([
          0, 0,
        ]);
        for (const question of told.questions) {
          if (question.type === 'hidden') continue;
          expect(question.people.type).toBe('band');
          expect([question.percent, ...(question.steps ?? [])].filter((percent) => percent % 5 !== 0)).toEqual([]);
          expect(question.mean).toBe(Number(question.mean.toFixed(1)));
        }
      }),
    );
  });

  it('escapes every name, and opens no formula in a spreadsheet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const hostile = `=${name}<script>alert(1)</script>"onload='x'&`;
        const [, , , , , page = ''] = written(resultOf(hostile, 40, 22, 10));
        expect(page).not.toMatch(/<script|"onload/);
        expect(page.match(/<\/?[a-z0-9]+/g)).toEqual(plain.match(/<\/?[a-z0-9]+/g));
        const [, csv = ''] = written(resultOf(hostile, 40, 22, 10));
        expect(csv).not.toMatch(/(^|,|\n)"?=/);
      }),
      { numRuns: 60 },
    );
  });
});

const [, , , , , plain = ''] = written(resultOf('局', 40, 22, 10));
