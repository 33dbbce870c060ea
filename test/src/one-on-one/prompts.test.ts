import { describe, expect, it } from 'vitest';
import {
  contributionFor,
  hintsFor,
  inTurn,
  openedByStaff,
  ownQuestionFor,
  promptIds,
  promptThemes,
} from '../../../src/one-on-one/prompts.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { textsOf } from '../../../src/text/text.ts';

const pairs = ['1', '2', '田中', 'K-0042'].map((staff) => ({ manager: asPersonId('9'), staff: asPersonId(staff) }));
const numbers = Array.from({ length: 40 }, (_, i) => i + 1);

describe('the prompts of a 1on1', () => {
  it('go from 貢献 to 時間・困りごと to キャリア, and begin again', () => {
    const themesOf = (n: number) => new Set(hintsFor(n, pairs[0] ?? never()).map((id) => promptThemes[id]));
    for (const n of [1, 4, 7, 31]) expect(themesOf(n)).toEqual(new Set(['contribution']));
    for (const n of [2, 5, 8])
      for (const theme of themesOf(n)) expect(['time', 'trouble', 'discretion']).toContain(theme);
    for (const n of [3, 6, 9]) expect(themesOf(n)).toEqual(new Set(['career']));
  });

  it('are three, and none of them was shown the time before', () => {
    for (const pair of pairs) {
      for (const n of numbers) {
        const hints = hintsFor(n, pair);
        expect(new Set(hints).size).toBe(3);
        expect(hints.filter((id) => hintsFor(n + 1, pair).includes(id))).toEqual([]);
      }
    }
  });

  it('are other ones when their turn comes again, and the same whenever the same 1on1 is asked for', () => {
    for (const pair of pairs) {
      expect(hintsFor(1, pair)).not.toEqual(hintsFor(4, pair));
      expect(hintsFor(4, pair)).toEqual(hintsFor(4, pair));
    }
  });

  it('never give health, home, or what a manager says of themselves as a hint', () => {
    const all = pairs.flatMap((pair) => numbers.flatMap((n) => hintsFor(n, pair)));
    for (const id of ['T12', 'T17', 'T4', 'T18', 'T11', 'T19', 'T20'] as const) expect(all).not.toContain(id);
  });

  it('show health and home only where the staff member looks for more', () => {
    expect(openedByStaff).toContain('T12');
    expect(openedByStaff).toContain('T17');
    expect(openedByStaff).not.toContain('T4');
    expect(openedByStaff).not.toContain('T18');
    const managers = numbers.flatMap((n) => [contributionFor(n), ownQuestionFor(n)]);
    expect(managers).not.toContain('T12');
    expect(managers).not.toContain('T17');
  });

  it('give who heads one of 貢献 each time, in turns', () => {
    expect(numbers.slice(0, 6).map(contributionFor)).toEqual(['T4', 'T1', 'T3', 'T2', 'T5', 'T4']);
    expect(numbers.slice(0, 6).map(ownQuestionFor)).toEqual([undefined, undefined, 'T18', undefined, undefined, 'T11']);
    expect([1, 2, 3, 4].map((n) => inTurn(['a', 'b', 'c'], n))).toEqual(['a', 'b', 'c', 'a']);
  });

  it('are worded as they were agreed', () => {
    const { prompts } = textsOf('ja').oneOnOne;
    expect(Object.keys(prompts)).toEqual([...promptIds]);
    expect(prompts.T1).toBe('前回から今日までで、「役に立てた」と思えたことは何ですか。');
    expect(prompts.T19).toBe('今日話したうち、次回までに一つだけ動かすとしたら何にしますか。');
    expect(textsOf('en').oneOnOne.prompts.T19).toBe('If we move only one thing before next time, which?');
  });

  it('come in messages worded as they were agreed', () => {
    const { prepare } = textsOf('ja').oneOnOne;
    expect(prepare.staff('明日10時30分', '佐藤', 30, '目的は何ですか。')).toBe(
      '明日10時30分は佐藤さんとの1on1です（30分）。話したいことを一つだけ決めておくと、あなたの時間になります。今回のヒント：「目的は何ですか。」',
    );
    expect(
      `${prepare.manager('明日10時30分', '田中')}${prepare.begin[0]}${prepare.listen[0]}${prepare.noAppraisal}`,
    ).toBe(
      '明日10時30分は田中さんとの1on1です。はじめに、助かったことを一つ具体的に伝えてみませんか。聞く時間を7割にするのがおすすめです。評価の話は別の機会にお願いします。',
    );
  });
});

const never = () => {
  throw new RangeError('no pair');
};
