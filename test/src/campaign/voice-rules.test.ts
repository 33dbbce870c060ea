import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KanjiEntry } from '../../../src/campaign/voice-model.ts';
import {
  collecting,
  countingKanji,
  inSteps,
  isOpen,
  isReadable,
  kanjiIn,
  keepSome,
  MOST_READ,
  onOneLine,
  pagesOf,
} from '../../../src/campaign/voice-rules.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

describe('one kanji', () => {
  it.each([
    ['軽', '軽'],
    [' 軽\n', '軽'],
    ['𠮷', '𠮷'],
    ['葛\u{e0100}', '葛'],
    // A radical and a compatibility form of the same character.
    ['⼀', '一'],
    ['神', '神'],
  ])('is found in %j', (typed, kanji) => {
    expect(kanjiIn(typed)).toBe(kanji);
  });

  it.each([
    '',
    ' ',
    '軽い',
    '軽軽',
    'か',
    'カ',
    'k',
    '1',
    '々',
    '〇',
    '。',
    '㈱',
    '「軽」',
    '🙂',
    '\u{e0100}',
    '軽\u3099',
  ])('is not found in %j', (typed) => {
    expect(kanjiIn(typed)).toBeUndefined();
  });

  it('is one character of the script, whatever is typed, and stays itself when typed again', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
      fc.integer({ min: 0x3000, max: 0x323af }).map((point) => String.fromCodePoint(point)),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const kanji = kanjiIn(text);
        if (kanji === undefined) return;
        expect([...kanji]).toHaveLength(1);
        expect(kanji).toMatch(/^\p{Script=Han}$/u);
        expect(kanjiIn(kanji)).toBe(kanji);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is any of the unified ideographs, and none of two of them', () => {
    const ideograph = fc
      .oneof(fc.integer({ min: 0x4e00, max: 0x9fff }), fc.integer({ min: 0x20000, max: 0x2a6d6 }))
      .map((point) => String.fromCodePoint(point));
    fc.assert(
      fc.property(ideograph, ideograph, (one, two) => {
        expect(kanjiIn(one)).toBe(one);
        expect(kanjiIn(one + two)).toBeUndefined();
      }),
    );
  });
});

const wrote = (character: string, reason?: string, mayShow = true): KanjiEntry => ({
  ...{ type: 'kanji', character, mayShow },
  ...(reason === undefined ? {} : { reason }),
});
const listOf = (entries: readonly KanjiEntry[]) => {
  const counting = countingKanji();
  for (const entry of entries) counting.add(entry);
  return counting.list();
};

describe('the list of kanji', () => {
  it('shows nothing of four people', () => {
    const four = ['軽', '軽', '軽', '柔'].map((each) => wrote(each, '理由'));
    expect(listOf(four)).toEqual({ characters: [], reasons: [] });
  });

  it('counts what three chose, and names what fewer chose without a number or reason', () => {
    const entries = [
      ...[wrote('柔', '一人の理由'), wrote('柔', '二人目'), wrote('速'), wrote('新', '新しい'), wrote('新')],
      ...[wrote('新', '見せない', false), wrote('軽', '軽い'), wrote('軽'), wrote('軽'), wrote('軽')],
    ];
    expect(listOf(entries)).toEqual({
      characters: [
        { character: '軽', people: 4 },
        { character: '新', people: 3 },
        { character: '柔' },
        { character: '速' },
      ],
      reasons: expect.arrayContaining([
        { character: '新', text: '新しい' },
        { character: '軽', text: '軽い' },
      ]),
    });
    expect(listOf(entries).reasons).toHaveLength(2);
  });

  it('is the same in whatever order people wrote', () => {
    const entry = fc.record({
      character: fc.constantFrom('軽', '柔', '新', '速'),
      reason: fc.constantFrom('甲', '乙', '丙'),
      mayShow: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.func(fc.nat()), (people, rank) => {
        const entries = people.map((each): KanjiEntry => ({ type: 'kanji', ...each }));
        const shuffled = entries.toSorted((a, b) => rank(a) - rank(b));
        expect(listOf(shuffled)).toEqual(listOf(entries));
        expect(listOf(entries.toReversed())).toEqual(listOf(entries));
      }),
    );
  });
});

describe('what is shown while it comes in', () => {
  it.each([
    [0, undefined],
    [4, undefined],
    [5, 5],
    [9, 5],
    [10, 10],
    [1_203, 1_200],
  ])('is for %d people %s', (count, shown) => {
    expect(inSteps(count)).toBe(shown);
  });
});

describe('lists', () => {
  it('come in pages that fit a campaign’s text, in order, with nothing left out', () => {
    const lines = fc.array(fc.string({ maxLength: 400 }), { maxLength: 60 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 8 }), (all, most) => {
        const pages = pagesOf(all, (line) => line, most);
        expect(pages.flat()).toEqual(all);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(most);
          expect([...page.join('\n')].length).toBeLessThanOrEqual(1_380);
        }
      }),
    );
  });

  it('are bounded, by what was written and not by when', () => {
    const all = Array.from({ length: 1_000 }, (_, i) => ({ digest: `${(i * 7_919) % 1_000}`.padStart(4, '0') }));
    let kept: readonly { readonly digest: string }[] = [];
    for (let from = 0; from < all.length; from += 100) kept = keepSome(kept, all.slice(from, from + 100));
    expect(kept).toEqual(Array.from({ length: MOST_READ }, (_, i) => ({ digest: `${i}`.padStart(4, '0') })));
  });

  it('hold what was typed on one line', () => {
    expect(onOneLine(' 一行目\r\n- 二行目\t三 ')).toBe('一行目 - 二行目 三');
  });
});

describe('a collection', () => {
  const now = at('2026-11-24T10:00:00+09:00');
  const content = { title: '題', body: '文', links: [] };
  const asking = draftOf(ORG, { content: { ...content, collects: 'kanji' }, state: { type: 'running', since: now } });

  it('begins with its campaign and is open for two weeks, and read a minute after them', () => {
    const campaign = collecting(asking, now);
    expect(campaign.collectsUntil).toBe(at('2026-12-08T10:00:00+09:00'));
    expect(isOpen(campaign, at('2026-12-08T09:59:59+09:00'))).toBe(true);
    expect(isOpen(campaign, at('2026-12-08T10:00:00+09:00'))).toBe(false);
    expect(isReadable(campaign, at('2026-12-08T10:00:59+09:00'))).toBe(false);
    expect(isReadable(campaign, at('2026-12-08T10:01:00+09:00'))).toBe(true);
  });

  it('never begins twice, nor for a draft, nor where nothing is asked for', () => {
    const begun = collecting(asking, now);
    expect(collecting(begun, at('2026-12-20T10:00:00+09:00'))).toEqual(begun);
    expect(collecting(draftOf(ORG, { content: asking.content }), now).collectsUntil).toBeUndefined();
    expect(collecting({ ...asking, content }, now).collectsUntil).toBeUndefined();
    expect(isOpen({ ...begun, state: { type: 'recalled', at: now } }, now)).toBe(false);
  });
});
