import { describe, expect, it } from 'vitest';
import { asPersonId, asUnitId, type UnitId } from '../../../src/people/model.ts';
import {
  answersOf,
  ballotToken,
  bureauOf,
  commentToken,
  countsIn,
  isSkipped,
  mergeSmall,
  remarkOf,
  roundTree,
  shardOf,
  tally,
} from '../../../src/pulse/anonymity.ts';
import type { Ballot, RoundTree, Tally } from '../../../src/pulse/model.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { person, treeOf } from '../../fixtures/staff.ts';

const key = new Uint8Array([1, 2, 3]);
const otherKey = new Uint8Array([1, 2, 4]);
const [ichi, ni] = [asPersonId('1'), asPersonId('2')];

describe('a token', () => {
  it('is the same for the same person, key and purpose, and another otherwise', () => {
    expect(ballotToken(key, ichi)).toBe(ballotToken(new Uint8Array([1, 2, 3]), ichi));
    const different = [
      ballotToken(key, ichi),
      ballotToken(key, ni),
      ballotToken(otherKey, ichi),
      commentToken(key, ichi),
      commentToken(key, ni),
      commentToken(otherKey, ichi),
    ];
    expect(new Set(different).size).toBe(6);
  });

  it('is the HMAC-SHA256 of the purpose and the person, as anyone with the key can compute', () => {
    // printf 'ballot/1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:010203 -binary | basenc --base64url
    expect(ballotToken(key, ichi)).toBe('K0fDO8aOPhumdDZQifJedNFC_u51Z93o96l3iF2iYEQ');
  });

  it('says nothing of the person in clear', () => {
    expect(ballotToken(key, asPersonId('tanaka'))).not.toContain('tanaka');
    expect(ballotToken(key, asPersonId('tanaka'))).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('falls on one of the shards, always the same', () => {
    for (const id of ['1', '2', '3', '4']) {
      const token = ballotToken(key, asPersonId(id));
      expect(shardOf(token, 1)).toBe(0);
      expect([0, 1, 2]).toContain(shardOf(token, 3));
      expect(shardOf(token, 3)).toBe(shardOf(token, 3));
    }
  });
});

describe('a comment after closing', () => {
  const comment = { token: commentToken(key, ichi), bureau: asUnitId('局'), text: '会議が減りました。', order: 7 };

  it('keeps the text and the 局, under an id that is neither of its tokens', () => {
    const { id, ...rest } = remarkOf(key, comment);
    expect(rest).toEqual({ bureau: '局', text: '会議が減りました。' });
    expect([comment.token, ballotToken(key, ichi)]).not.toContain(id);
    expect(remarkOf(key, comment).id).toBe(id);
    expect(remarkOf(otherKey, comment).id).not.toBe(id);
  });
});

describe('what counts of a ballot', () => {
  const ballot = (skipped?: number): Ballot => ({
    token: ballotToken(key, ichi),
    unit: asUnitId('課'),
    answers: { A0: { value: 4, order: 10 }, D1a: { value: 2, order: 20 } },
    ...(skipped === undefined ? {} : { skipped }),
  });

  it.each([
    ['never skipped', undefined, { A0: 4, D1a: 2 }, false],
    ['skipped before both', 5, { A0: 4, D1a: 2 }, false],
    ['skipped at the moment of the first', 10, { D1a: 2 }, false],
    ['skipped between', 15, { D1a: 2 }, false],
    ['skipped last', 30, {}, true],
  ])('when it was %s', (_, skipped, answers, isNow) => {
    expect(Object.fromEntries(answersOf(ballot(skipped)))).toEqual(answers);
    expect(isSkipped(ballot(skipped))).toBe(isNow);
  });

  it('is nothing of no ballot, which is no skip either', () => {
    expect(answersOf(undefined).size).toBe(0);
    expect(isSkipped(undefined)).toBe(false);
  });
});

/** 省 ─ A局(課1, 課2) ─ B局(課3) */
const tree = treeOf(['省'], ['A局', '省'], ['B局', '省'], ['課1', 'A局'], ['課2', 'A局'], ['課3', 'B局']);
type Numbers = { readonly [unit: string]: number };
/** Everyone sets out from their own unit, unless `from` says otherwise. */
const opened = (asked: Numbers, from: Numbers = {}): RoundTree =>
  new Map(
    roundTree(
      tree,
      (id) => asked[id] ?? 0,
      (id) => from[id] ?? asked[id] ?? 0,
      () => asLocalDate('2026-11-19'),
    ).map((unit) => [unit.id, unit]),
  );
const bucketsOf = (round: RoundTree) => Object.fromEntries([...round.values()].map(({ id, bucket }) => [id, bucket]));

describe('the tree of a round', () => {
  it('keeps answers where five or more gather', () => {
    const round = opened({ 省: 2, A局: 3, 課1: 5, 課2: 4, B局: 1, 課3: 3 });
    // 課2's four join A局's three; 課3's three and B局's one are four, and join the 省.
    expect(bucketsOf(round)).toEqual({ 省: '省', A局: 'A局', B局: '省', 課1: '課1', 課2: 'A局', 課3: '省' });
    expect(round.get(asUnitId('課2'))).toEqual({
      id: '課2',
      name: '課2の名',
      parent: 'A局',
      asked: 4,
      bucket: 'A局',
      keeps: 0,
      newcomersAfter: '2026-11-19',
    });
    // Three of its own and four of 課2; two of its own, and B局's and 課3's four.
    expect([...round.values()].map(({ id, keeps }) => `${id}:${keeps}`).toSorted()).toEqual([
      'A局:7',
      'B局:0',
      '省:6',
      '課1:5',
      '課2:0',
      '課3:0',
    ]);
  });

  it('counts a head upwards: five with their head are four without', () => {
    const round = opened({ 課1: 5, A局: 4, 課3: 6 }, { 課1: 4, A局: 5, 課3: 5, B局: 1 });
    // Four of 課1 gather in A局 with its own four and 課1's head. 課3 keeps five; its head alone goes to the 省.
    expect(bucketsOf(round)).toEqual({ 省: '省', A局: 'A局', B局: '省', 課1: 'A局', 課2: 'A局', 課3: '課3' });
  });

  it('lists parents before their children', () => {
    const ids = [...opened({}).keys()];
    for (const { id, parent } of opened({}).values()) {
      if (parent !== undefined) expect(ids.indexOf(parent)).toBeLessThan(ids.indexOf(id));
    }
  });
});

describe('where a person counts', () => {
  const round = opened({ 省: 5, A局: 5, 課1: 6, 課2: 2 }, { 課1: 5, A局: 6 });
  const root = asUnitId('省');
  const at = (unit: string, manages: readonly string[] = []) =>
    countsIn(person('1', unit, { manages: manages.map(asUnitId) }), round, root);

  it.each([
    ['a member of a big unit in that unit', '課1', [], '課1'],
    ['a member of a small one above it', '課2', [], 'A局'],
    ['a head above the unit they head', '課1', ['課1'], 'A局'],
    ['the head of a small unit above it', '課2', ['課2'], 'A局'],
    ['the head of a 局 in the 省', 'A局', ['A局'], '省'],
    ['the head of a 局 who sits in one of its 課 in the 省', '課1', ['A局'], '省'],
    ['the head of both in the 省', '課1', ['A局', '課1'], '省'],
    ['the head of another 局 where they sit', '課1', ['B局'], '課1'],
    ['the head of all who sits in a 課 in the 省', '課1', ['省'], '省'],
    ['the head of all in the 省, which has nothing above', '省', ['省'], '省'],
    ['a member of a unit that came later in the 省', '新しい課', [], '省'],
  ])('%s', (_, unit, manages, expected) => {
    expect(at(unit, manages)).toBe(expected);
  });
});

describe('the 局 of a unit', () => {
  const round = opened({});
  it.each([
    ['課1', 'A局'],
    ['A局', 'A局'],
    ['省', '省'],
    ['知らない課', '知らない課'],
  ])('%s belongs to %s', (unit, bureau) => {
    expect(bureauOf(asUnitId(unit), round)).toBe(bureau);
  });
});

const row = (unit: string, respondents: number, a0: Tally['counts']['A0']): Tally => ({
  unit: asUnitId(unit),
  respondents,
  counts: a0 ? { A0: a0 } : {},
});

describe('counting', () => {
  it('counts people once and each answer in its step', () => {
    const tallies = new Map<UnitId, Tally>();
    const of = (id: string, answers: Ballot['answers'], skipped?: number): Ballot => ({
      token: ballotToken(key, asPersonId(id)),
      unit: asUnitId('課1'),
      answers,
      ...(skipped === undefined ? {} : { skipped }),
    });
    tally(tallies, [
      of('1', { A0: { value: 5, order: 1 }, D1a: { value: 1, order: 2 } }),
      of('2', { A0: { value: 5, order: 1 } }),
    ]);
    tally(tallies, [of('3', { A0: { value: 3, order: 1 } }, 2), of('4', { A0: { value: 2, order: 3 } }, 2)]);
    expect([...tallies.values()]).toEqual([
      { unit: '課1', respondents: 3, counts: { A0: [0, 1, 0, 0, 2], D1a: [1, 0, 0, 0, 0] } },
    ]);
  });
});

describe('what is kept of a closed round', () => {
  const round = opened({ 省: 10, A局: 10, B局: 10, 課1: 10, 課2: 10, 課3: 10 });
  const kept = (...rows: readonly Tally[]) => mergeSmall(rows, round).toSorted((a, b) => (a.unit < b.unit ? -1 : 1));

  it('leaves rows of five and more alone', () => {
    const rows = [row('A局', 5, [0, 0, 0, 0, 5]), row('課1', 8, [0, 0, 8, 0, 0])];
    expect(kept(...rows)).toEqual(rows);
  });

  it('puts a small row into the unit above, and on until five are together', () => {
    const rows = [row('課1', 2, [0, 0, 0, 0, 2]), row('課2', 2, [2, 0, 0, 0, 0]), row('省', 6, [0, 0, 6, 0, 0])];
    expect(kept(...rows)).toEqual([row('省', 10, [2, 0, 6, 0, 2])]);
  });

  it('stops where five are together', () => {
    const rows = [row('課1', 3, [3, 0, 0, 0, 0]), row('課2', 2, [0, 2, 0, 0, 0]), row('省', 7, [0, 0, 7, 0, 0])];
    expect(kept(...rows)).toEqual([row('A局', 5, [3, 2, 0, 0, 0]), row('省', 7, [0, 0, 7, 0, 0])]);
  });

  it('lets a small remainder at the top take the smallest other row with it', () => {
    const rows = [row('課1', 9, [0, 9, 0, 0, 0]), row('課3', 6, [0, 0, 6, 0, 0]), row('省', 1, [0, 0, 0, 0, 1])];
    expect(kept(...rows)).toEqual([
      { ...row('省', 7, [0, 0, 6, 0, 1]), took: asUnitId('課3') },
      row('課1', 9, [0, 9, 0, 0, 0]),
    ]);
  });

  it('keeps nothing but the number of people where fewer than five answered in all', () => {
    expect(kept(row('課1', 2, [2, 0, 0, 0, 0]), row('課3', 2, [0, 0, 0, 2, 0]))).toEqual([row('省', 4, undefined)]);
  });

  it('keeps nothing of nothing', () => {
    expect(kept()).toEqual([]);
  });
});
