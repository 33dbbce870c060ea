import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { campaignWords } from '../../../../src/campaign/words.ts';
import * as care from '../../../../src/care/words.ts';
import { saidIn } from '../../../../src/conversation/lines.ts';
import { todayWords } from '../../../../src/delivery/words.ts';
import { readOvertime } from '../../../../src/overtime/reading/reading.ts';
import * as people from '../../../../src/people/words.ts';
import { pulseWords } from '../../../../src/pulse/words.ts';
import { literalOf } from '../../../fixtures/overtime/literal.ts';
import { isReaderKind, readerAt } from '../../../fixtures/overtime/readers.ts';

const phrases = readFileSync(new URL('../../../fixtures/overtime/phrases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [head = '', phrase = '', expected = ''] = line.split(' | ');
    const [day, time, kind = 'usual'] = head.split(' ');
    if (!isReaderKind(kind)) throw new RangeError(`nobody reads like this: ${line}`);
    return { head, phrase, expected, by: readerAt(`${day} ${time}`, kind) };
  });

describe('what people type about overtime', () => {
  it('is well over three hundred lines, a good part of them about something else or wrong', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(300);
    const leftAlone = phrases.filter(({ expected }) => expected === '-' || expected.startsWith('wrong'));
    expect(leftAlone.length).toBeGreaterThanOrEqual(100);
  });

  it('is read as it was meant, line by line', () => {
    const read = phrases.map(
      ({ head, phrase, by }) => `${head} | ${phrase} | ${literalOf(readOvertime(saidIn(phrase), by))}`,
    );
    expect(read).toEqual(phrases.map(({ head, phrase, expected }) => `${head} | ${phrase} | ${expected}`));
  });
});

const listed = (words: { readonly [name: string]: unknown }): readonly string[] =>
  Object.values(words).flatMap((value) => (Array.isArray(value) ? value.map(String) : []));

describe('what other features answer', () => {
  const others = [...pulseWords, ...campaignWords, ...todayWords, ...listed(care), ...listed(people)];

  it.each(['2026-11-26 09:30', '2026-11-26 19:40', '2026-11-28 14:00', '2026-11-27 00:30'])(
    'is never read as overtime, at %s',
    (moment) => {
      const by = readerAt(moment);
      expect(others.length).toBeGreaterThan(500);
      expect(others.filter((line) => readOvertime(saidIn(line), by) !== undefined)).toEqual([]);
    },
  );
});
