import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asWeekId } from '../../src/time/instant.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/** Thursday, 26 November 2026. */
const ASK = '2026-11-26T15:00:00+09:00';
const REMIND = '2026-11-27T10:00:00+09:00';
const CLOSE = '2026-11-27T17:00:00+09:00';

const STEPS = [
  'とてもそう思う',
  'どちらかといえばそう思う',
  'どちらともいえない',
  'どちらかといえばそう思わない',
  'まったくそう思わない',
];
const A0 = 'この1週間、仕事にやりがいを感じましたか。';
const D1A = '仕事の中で、国民や事業者、現場の方の顔が思い浮かぶ場面がありました。';
const D2A = '今週の自分の仕事は、だれかの役に立ったと感じます。';

describe.each(['slack', 'teams'] as const)('the weekly pulse on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const people: WirePerson[] = [];
  const person = (index: number): WirePerson => {
    const found = people[index];
    if (!found) throw new Error(`no person ${index}`);
    return found;
  };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const ids = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const units = [unit('省', undefined, { promoters: ['8'] }), unit('人事', '省', { managers: ['7'] })];
    await install(
      world,
      units,
      ids.map((id) => memberOn(wire, id, '人事')),
    );
    for (const id of ids) people.push(await arrived(wire, id));
  });
  afterAll(() => world.close());

  it('asks everyone on Thursday at 15:00, and nobody a minute earlier', async () => {
    await world.clock('2026-11-26T14:59:00+09:00');
    expect(people.map((each) => each.messages().length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    await world.clock(ASK);
    expect(people.map((each) => each.messages().length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(last(person(0)).text).toContain('1週間おつかれさまでした。3問だけ、教えていただけますか（約20秒）。');
    expect(last(person(0)).text).toContain(A0);
    expect(last(person(0)).buttons).toEqual([...STEPS, '今週は答えない', 'お知らせの設定']);
  });

  it('takes three answers in the same message with three taps, and thanks', async () => {
    const staff = person(0);
    await staff.tap('とてもそう思う');
    expect(last(staff).text).toContain(D1A);
    expect(last(staff).text).not.toContain('おつかれさまでした');
    await staff.tap('どちらともいえない');
    expect(last(staff).text).toContain(D2A);
    await staff.tap('まったくそう思わない');
    expect(staff.messages()).toHaveLength(1);
    expect(last(staff).text).toContain('ありがとうございます。受け取りました。');
    expect(last(staff).text).toContain('11月27日（金）17時の締切までは、いつでも変えられます。');
    expect(last(staff).buttons).toEqual([
      'Q1を変える',
      'Q2を変える',
      'Q3を変える',
      'ひとこと書く',
      'みんなの結果',
      '今週は答えない（回答を取り消す）',
      'お知らせの設定',
    ]);
  });

  it('changes an answer and comes back to the thanks', async () => {
    const staff = person(0);
    await staff.tap('Q2を変える');
    expect(last(staff).text).toContain('いまの回答：どちらともいえない');
    await staff.tap('とてもそう思う');
    expect(last(staff).text).toContain('受け取りました');
    expect(last(staff).text).not.toContain('どちらともいえない');
  });

  it('takes a tap once when it is delivered three times', async () => {
    const staff = person(1);
    await staff.tap('どちらかといえばそう思う', { times: 3 });
    expect(staff.messages()).toHaveLength(1);
    expect(last(staff).text).toContain(D1A);
    expect(new Set(staff.statuses())).toEqual(new Set([200]));
  });

  it('lets the newer tap win when the older one arrives later', async () => {
    const staff = person(1);
    const now = Date.now();
    await staff.tap('とてもそう思う', { at: now + 2_000 });
    await staff.tap('どちらともいえない', { at: now + 3_000 });
    await staff.tap('Q2を変える');
    await staff.tap('まったくそう思わない', { at: now + 1_000 });
    expect(last(staff).text).toContain('とてもそう思う');
    expect(last(staff).text).not.toContain('まったくそう思わない');
  });

  it('accepts 今週は答えない, and the way back', async () => {
    const staff = person(2);
    await staff.tap('今週は答えない');
    expect(last(staff).text).toContain('承知しました。今週はお答えにならなくて大丈夫です。');
    await staff.tap('やっぱり答える');
    expect(last(staff).text).toContain(A0);
    await staff.tap('今週は答えない');
    expect(staff.messages()).toHaveLength(1);
  });

  it('takes a comment in a form that warns before typing', async () => {
    const staff = person(0);
    await staff.tap('ひとこと書く');
    expect(staff.form()?.title).toBe('ひとこと');
    expect(staff.form()?.text).toContain('お名前や、だれのことか分かる出来事は書かないでください。');
    await staff.submit({ '今週の仕事について、ひとこと': '資料の確認が一度で済みました。' });
    expect(staff.form()).toBeUndefined();
    expect(last(staff).text).toContain('ひとことも受け取りました。');
    expect(staff.messages()).toHaveLength(1);
  });

  it('shows a promoter how many were asked and answered, counted from five', async () => {
    const promoter = person(7);
    await promoter.say('パルス');
    expect(last(promoter).text).toContain('やりがいパルス：省課');
    expect(last(promoter).text).toMatch(/お願いした人[\s\S]*8人/);
    expect(last(promoter).text).toMatch(/答えた人[\s\S]*5人未満/);
    for (const index of [3, 4, 5]) await person(index).tap('とてもそう思う');
    await promoter.say('ﾊﾟﾙｽ。');
    expect(last(promoter).text).toMatch(/答えた人[\s\S]*5人/);
    expect(last(promoter).text).not.toContain('5人未満');
  });

  it('answers a line once when it is delivered three times', async () => {
    const staff = person(3);
    const before = staff.messages().length;
    await staff.say('設定', { times: 3 });
    expect(staff.messages()).toHaveLength(before + 1);
    expect(last(staff).text).toContain('受け取り方を選べます。');
  });

  it('reminds once, on Friday at 10:00, only those who neither answered nor declined', async () => {
    const before = people.map((each) => each.messages().length);
    await world.clock('2026-11-27T09:59:00+09:00');
    await world.clock(REMIND);
    await world.clock('2026-11-27T10:30:00+09:00');
    const more = people.map((each, index) => each.messages().length - (before[index] ?? 0));
    expect(more).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
    expect(last(person(6)).text).toContain('今週の3問、まだ間に合います（本日17時まで）。');
  });

  it('lets a reminded person answer from the reminder', async () => {
    await person(6).tap('答える');
    expect(last(person(6)).text).toContain(A0);
    await person(6).tap('とてもそう思う');
    expect(last(person(6)).text).toContain(D1A);
  });

  it('says kindly that the round is closed when an old card is tapped', async () => {
    await world.clock(CLOSE);
    await person(5).tap('どちらともいえない', { message: 0 });
    expect(last(person(5)).text).toContain('この回は締め切りました。');
    expect(last(person(5)).text).toContain('次回は12月3日（木）です。');
  });

  it('keeps counts of the closed round, in no group smaller than five', async () => {
    const tallies = await world.system.store.pulse.tallies(LOCAL_ORG, asWeekId('2026-W48'));
    expect(tallies).toEqual([
      {
        unit: '省',
        respondents: 6,
        counts: { A0: [0, 0, 0, 1, 5], D1a: [0, 0, 0, 0, 2], D2a: [1, 0, 1, 0, 0] },
        took: '人事',
      },
    ]);
    expect(world.complaints).toEqual([]);
  });
});
