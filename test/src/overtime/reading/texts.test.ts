import { describe, expect, it } from 'vitest';
import { asDayMinute } from '../../../../src/overtime/model.ts';
import { readOvertime } from '../../../../src/overtime/reading/reading.ts';
import { languages } from '../../../../src/text/language.ts';
import { textsOf } from '../../../../src/text/text.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';
import { literalOf } from '../../../fixtures/overtime/literal.ts';
import { readerAt } from '../../../fixtures/overtime/readers.ts';

const by = readerAt('2026-11-26 19:40');
const day = asLocalDate('2026-11-26');

/** What a text offers to type. */
const offered = (text: string): readonly string[] =>
  [...text.matchAll(/[「“]([^」”]+)[」”]/g)].map(([, words = '']) => words);

describe('what is shown of an overtime line', () => {
  it('is the day, the hours and the reason, in each language', () => {
    const told = {
      type: 'declare',
      declared: { day, spans: [{ from: asDayMinute(1_065), until: asDayMinute(1_500) }], reason: { kind: 'diet' } },
    } as const;
    expect(languages.map((language) => textsOf(language).overtimeReading.told(told))).toEqual([
      '11月26日（木）17:45〜翌1:00 国会対応',
      'Thu 26 November 17:45–1:00 next day Diet work',
      '11月26日（木） 17:45から 次の 日の 1:00まで 国会の 仕事',
    ]);
  });

  it.each(languages)('offers words that are read as it says, in %s', (language) => {
    const { why } = textsOf(language).overtimeReading;
    const readings = (text: string) => offered(text).map((words) => literalOf(readOvertime({ text: words }, by)));
    expect(readings(why({ type: 'past-hour', day, until: asDayMinute(19 * 60) }))).toEqual([
      'actual 2026-11-26 17:15-19:00',
    ]);
    const yesterday = asLocalDate('2026-11-25');
    expect(readings(why({ type: 'past-hour', day: yesterday, until: asDayMinute(25 * 60) }))).toEqual([
      'actual 2026-11-25 17:15-25:00',
    ]);
    expect(readings(why({ type: 'not-yet', day, until: asDayMinute(22 * 60) }))).toEqual([
      'declare 2026-11-26 17:15-22:00',
    ]);
    expect(readings(why({ type: 'reversed', from: asDayMinute(22 * 60), until: asDayMinute(20 * 60) }))).toEqual([
      'declare 2026-11-26 17:15-25:00',
    ]);
  });
});
