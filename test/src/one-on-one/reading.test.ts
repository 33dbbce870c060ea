import { describe, expect, it } from 'vitest';
import { readOneOnOne } from '../../../src/one-on-one/reading.ts';
import { asLocalDate } from '../../../src/time/instant.ts';

const today = asLocalDate('2026-11-26');
const read = (line: string) => readOneOnOne(line, today);

const plain = {
  show: [
    ...['1on1', '１on１', '1 on 1', '1ｏｎ１', '１ｏｎ１', '1-on-1', '1対1', '１対１', '一対一', '1:1', '1オン1'],
    ...['ワンオンワン', 'ワン・オン・ワン', 'わんおんわん', 'ワンオンワンです', '1on1お願いします', '1on1したいです'],
    ...['1on1の予定', '次の1on1はいつ', '次回の1on1はいつですか', '1on1の日程を教えてください', '1on1の予定を見せて'],
    ...[
      '灯りさん、1on1',
      '来週の1on1',
      'One on one',
      'one-on-one',
      'My next 1on1',
      'when is my next 1:1?',
      '1on1, please',
    ],
  ],
  move: [
    ...['来週の1on1ずらしたい', '来週の１on１ずらしたいです', '1on1をずらしてください', '1on1の日を変えたい'],
    ...[
      '1on1の日程を変更してもらえますか',
      '1on1リスケお願いします',
      '1on1を延期したいのですが',
      '明日の1on1、別の日にできますか',
    ],
    ...[
      'ワンオンワンを動かしたい',
      '1対1を来週に変えて',
      'move my 1on1 next week',
      'Could you move my 1:1?',
      'reschedule my one on one',
    ],
    ...['Can I postpone my 1on1 please'],
  ],
  again: ['1on1をキャンセルしたい', '来週の1on1を取りやめたい', '1on1中止で', 'cancel my 1on1'],
  skip: ['今回の1on1は見送りで', '1on1 スキップ', '今回の1on1はパスでお願いします', 'skip my next 1on1'],
  memo: ['1on1のメモ', '１on１メモ', '1on1のメモを見せて', 'ワンオンワンのメモを書きたい', '1on1 note', 'my 1:1 notes'],
  settings: ['1on1の設定', '1on1 設定を変えたい', '1on1 settings'],
  resume: ['1on1を再開したい', '1on1の休みを終わりにしたい', 'resume my 1on1'],
} as const;

const cadences = [
  ['1on1 毎週にして', 1],
  ['1on1を週1回にしてください', 1],
  ['1on1 every week', 1],
  ['make my 1on1 weekly', 1],
  ['1on1 隔週にして', 2],
  ['１on１　隔週にして', 2],
  ['ワンオンワンは2週間に1回がいいです', 2],
  ['1on1 every two weeks', 2],
  ['my 1:1 biweekly please', 2],
  ['1on1 fortnightly', 2],
  ['1on1 月1回にして', 4],
  ['1on1は毎月でお願いします', 4],
  ['1on1 once a month', 4],
  ['1on1を6週ごとにして', 6],
  ['1on1 every six weeks', 6],
  ['1on1の間隔はおまかせで', undefined],
] as const;

const pauses = [
  ['1on1 お休み 12月まで', ['2027-01-01', '2026-12-01']],
  ['1on1を12月まで休みたい', ['2027-01-01', '2026-12-01']],
  ['1on1 休み 1月10日まで', ['2027-01-10']],
  ['1on1を1/10まで休みたいです', ['2027-01-10']],
  ['1on1を2週間休みます', ['2026-12-10']],
  ['1on1、1か月お休みしたい', ['2026-12-26']],
  ['来月まで1on1を休みたい', ['2027-01-01', '2026-12-01']],
  ['しばらく1on1を休みたい', []],
  ['pause my 1on1 until December', ['2027-01-01', '2026-12-01']],
  ['pause my 1on1 for 2 weeks', ['2026-12-10']],
] as const;

const named = [
  ['佐藤さんと1on1', '佐藤', 'show'],
  ['佐藤さんと１on１', '佐藤', 'show'],
  ['佐藤花子さんとの1on1', '佐藤花子', 'show'],
  ['田中課長との1on1をずらしたい', '田中', 'move'],
  ['来週の鈴木さんとの1on1を変えたい', '鈴木', 'move'],
  ['鈴木さんとのワンオンワンを隔週にして', '鈴木', 'cadence'],
  ['1on1 with Sato', 'sato', 'show'],
  ['1:1 with Mr. Tanaka', 'tanaka', 'show'],
] as const;

describe('a line about a 1on1', () => {
  it.each(Object.entries(plain).flatMap(([type, lines]) => lines.map((line) => [line, type] as const)))(
    'reads 「%s」 as %s',
    (line, type) => {
      expect(read(line)).toEqual({ want: { type } });
    },
  );

  it.each(cadences)('reads 「%s」 as one every %s weeks', (line, cadence) => {
    expect(read(line)).toEqual({ want: { type: 'cadence', ...(cadence !== undefined && { cadence }) } });
  });

  it.each(pauses)('reads 「%s」 as a rest until %s', (line, until) => {
    expect(read(line)).toEqual({ want: { type: 'pause', until } });
  });

  it.each([
    ['2026-12-01', '1on1 お休み 12月まで', '2027-01-01'],
    ['2026-12-02', '1on1を12月まで休みたい', '2027-01-01'],
    ['2026-12-31', 'pause my 1on1 until December', '2027-01-01'],
    ['2027-02-10', '1on1 休み 2月まで', '2027-03-01'],
  ] as const)('on %s means the month that it is in by 「%s」, not the same one a year later', (day, line, until) => {
    expect(readOneOnOne(line, asLocalDate(day))).toEqual({ want: { type: 'pause', until: [until] } });
  });

  it.each(named)('reads 「%s」 as about %s', (line, name, type) => {
    expect(read(line)).toMatchObject({ name, want: { type } });
  });

  it.each([
    ...['残業', '今日22時まで残業 国会対応', 'メモ', '設定', '隔週', '1対3の会議', 'パルス', '面談の予定', ''],
    ...[
      '1on1って何のためにあるんですか',
      '1on1で部長にひどいことを言われて死にたい',
      '昨日の1on1はつらかった',
      '11on11',
    ],
    ...['1on1の議事録を全員に送って', 'the 1on1 was great', '11:15に会議', '21:10まで残業'],
    // Times of day, and majorities, of what others do.
    ...['残業を21:15に変更', '退庁を1:10に変えたい', '21:10からのテレワークをキャンセル', '今日は11:15から休みます'],
    ...['move my overtime to 21:15', '21対1で見送り', '11on11を変更'],
  ])('leaves 「%s」 to others', (line) => {
    expect(read(line)).toBeUndefined();
  });
});
