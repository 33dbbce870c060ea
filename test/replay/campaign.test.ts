import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const TITLE = '第2週のテーマ：会議を軽くする';
const CONTENT = {
  題名: TITLE,
  本文: '会議の時間を見直す1週間です。\n**まず、15分短く**\n- 資料は前日までに\n- 終わりの時刻を先に',
  だれからのお知らせか: '事務次官',
  今週ためすこと: '15分短くする会議を一つ決める',
  リンク1の名前: '事例を見る',
  リンク1のアドレス: 'https://www.example.go.jp/cases',
};

describe.each(['slack', 'teams'] as const)('a campaign on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const staff = ['1', '2', '3', '4', '5', '6'];

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const units = [
      unit('省', undefined, { promoters: ['8', '9'] }),
      unit('東', '省'),
      unit('西', '省', { promoters: ['7'] }),
    ];
    await install(world, units, [
      ...staff.map((id) => memberOn(wire, id, '東')),
      memberOn(wire, '7', '西', { name: '西山' }),
      memberOn(wire, '8', '省', { name: '推進八重' }),
      memberOn(wire, '9', '省', { name: '推進九郎' }),
    ]);
    for (const id of [...staff, '7', '8', '9']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('is not open to those who promote nothing', async () => {
    await person('1').say('一斉送信');
    expect(last(person('1'), '推進者').text).toContain('全体へのお知らせは、推進者の方が送れます。');
  });

  it('begins with a list that has nothing yet', async () => {
    await person('8').say('お知らせを送りたい');
    expect(last(person('8'), 'キャンペーン').text).toContain('まだ、お知らせはありません。');
    expect(last(person('8'), 'キャンペーン').buttons).toContain('新しく作る');
  });

  it('offers templates of the month, and sends none whose gap is not filled', async () => {
    await person('8').say('キャンペーン');
    await person('8').tap('第3週 よい工夫の紹介');
    expect(person('8').form()?.values.題名).toBe('第3週：となりの職場の工夫');
    await person('8').submit({ どの職場か: '第一課', やめたこと: '毎週の集計表', どう変わったか: '　' });
    expect(person('8').form()?.errors.join()).toContain('ここを書くと、保存できます。');
  });

  it('says kindly what is wrong with what was typed, and keeps it', async () => {
    await person('8').tap('新しく作る');
    await person('8').submit({
      ...CONTENT,
      本文: '長'.repeat(1_620),
      リンク1のアドレス: 'http://www.example.go.jp/cases',
      画像のアドレス: 'https://www.example.go.jp/a.png',
    });
    const errors = person('8').form()?.errors.join('\n');
    expect(errors).toContain('いま1620文字です。1500文字までにすると、保存できます。');
    expect(errors).toContain('https:// で始まるアドレスだけが使えます。');
    expect(errors).toContain('ここを書くと、保存できます。');
    if (platform === 'teams') expect(person('8').form()?.values.本文).toHaveLength(1_620);
  });

  it('becomes a draft that shows the message as it will look, to how many and when', async () => {
    await person('8').submit({ ...CONTENT, 画像のアドレス: '' });
    expect(person('8').form()).toBeUndefined();
    const { text, buttons } = last(person('8'), `下書き：${TITLE}`);
    expect(text).toContain('省課とその下の部署の全員');
    expect(text).toContain('9人');
    expect(text).toContain('送信を決めたら、すぐ');
    expect(text).toContain('事務次官より');
    expect(text).toContain('まず、15分短く');
    expect(text).not.toContain('**');
    expect(text).toContain('・資料は前日までに');
    expect(text).toContain('今週ためすこと：15分短くする会議を一つ決める');
    expect(buttons).toEqual([
      '事例を見る',
      '承認をお願いする',
      '自分に試しに送る',
      '書き直す',
      '相手と日時を変える',
      '消す',
    ]);
  });

  it('refuses a time in the past and a date that is none, and keeps the form', async () => {
    await person('8').tap('相手と日時を変える');
    await person('8').submit({ 送るとき: '日時を決める', 日: '2026-11-23', 時刻: '10:00' });
    expect(person('8').form()?.errors.join()).toContain('過ぎた日時です。');
    await person('8').submit({ 送るとき: '日時を決める', 日: 'そのうち', 時刻: '25時' });
    expect(person('8').form()?.errors.join()).toContain('2026-12-01 のように書くと、読み取れます。');
    await person('8').submit({
      送るとき: '送信を決めたら、すぐ',
      '部署（その下も含みます）': '西課',
      届ける人: '管理職だけ',
    });
    expect(last(person('8'), `下書き：${TITLE}`).text).toContain('0人。このままでは、だれにも届きません。');
    expect(last(person('8'), `下書き：${TITLE}`).buttons).not.toContain('送る');
  });

  it('goes to oneself as a test that counts nothing', async () => {
    await person('8').tap('相手と日時を変える');
    await person('8').submit({
      送るとき: '日時を決める',
      日: '11/24',
      時刻: '10時',
      '部署（その下も含みます）': '省課',
      届ける人: '全員',
    });
    await person('8').tap('自分に試しに送る');
    expect(last(person('8'), '試し送り').buttons).toEqual(['事例を見る', '読みました', 'やってみた', 'お知らせの設定']);
    await person('8').tap('やってみた');
    expect(last(person('8'), '試し送り').text).toContain('✓ やってみた');
  });

  it('lets the second of two who rewrite it keep what they typed', async () => {
    await person('9').say('キャンペーン');
    await person('9').choose('お知らせを開く', `${TITLE}（下書き）`);
    await person('8').tap('書き直す');
    await person('9').tap('書き直す');
    await person('9').submit({ 本文: '九郎が先に直しました。' });
    await person('8').submit({ 本文: '会議の時間を、15分ずつ短くする1週間です。' });
    const form = person('8').form();
    expect(form?.text).toContain('入力のあいだに別の方が直しました。');
    expect(form?.values.本文).toBe('会議の時間を、15分ずつ短くする1週間です。');
    await person('8').submit({});
    expect(last(person('8'), `下書き：${TITLE}`).text).toContain('15分ずつ短くする');
  });

  it('asks another promoter, who sees all of it, sends it back and then approves', async () => {
    await person('8').tap('承認をお願いする');
    await person('8').submit({ お願いする人: '推進九郎（省課）' });
    expect(last(person('8'), `承認待ち：${TITLE}`).text).toContain('推進九郎さんに承認をお願いしています。');
    await world.clock('2026-11-24T09:10:00+09:00');
    const request = last(person('9'), '承認のお願い');
    expect(request.text).toContain('推進八重さんから、お知らせを送ってよいかの確認が届きました。');
    expect(request.text).toContain('9人');
    expect(request.text).toContain('11月24日（火）10時');
    expect(request.text).toContain('15分ずつ短くする');
    await person('9').tap('差し戻す', { times: 2 });
    expect(last(person('9'), '承認のお願い').text).toContain('差し戻しました。');
    expect(last(person('8'), `下書き：${TITLE}`).text).toContain('推進九郎さんから差し戻されました。');
    await person('8').tap('承認をお願いする');
    await person('8').submit({ お願いする人: '推進九郎（省課）' });
    await world.clock('2026-11-24T09:20:00+09:00');
    await person('9').tap('承認する', { times: 2 });
    expect(last(person('9'), '承認のお願い').text).toContain('承認しました。11月24日（火）10時に送り始めます。');
    expect(last(person('8'), `送信予定：${TITLE}`).text).toContain('推進九郎さんが承認しました。');
  });

  it('reaches everyone once, not before its moment', async () => {
    await world.clock('2026-11-24T09:59:00+09:00');
    expect(staff.map((id) => count(person(id), TITLE))).toEqual([0, 0, 0, 0, 0, 0]);
    await world.clock('2026-11-24T10:05:00+09:00');
    expect(staff.map((id) => count(person(id), TITLE))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(last(person('1'), TITLE).buttons).toEqual(['事例を見る', '読みました', 'やってみた', 'お知らせの設定']);
    const board = last(person('8'), '送信の状況');
    // The approver has had two messages today, the two requests: one more would be over what anybody gets in a day.
    expect(
      person('9')
        .messages()
        .some(({ buttons }) => buttons.includes('読みました')),
    ).toBe(false);
    expect(board.text).toMatch(/届いた人[\s:]+8人/);
    expect(board.text).toMatch(/これから届く人[\s:]+1人/);
    expect(board.buttons).toContain('直す');
  });

  it('keeps what a reader said once, however often the tap arrives, and lets them say more', async () => {
    await person('1').tap('読みました', { times: 3 });
    expect(last(person('1'), TITLE).text).toContain('✓ 読みました');
    expect(last(person('1'), TITLE).buttons).not.toContain('読みました');
    await person('1').tap('やってみた');
    expect(last(person('1'), TITLE).text).toContain('✓ やってみた');
    for (const id of ['2', '3']) await person(id).tap('読みました');
    await person('8').tap('最新の状況');
    expect(last(person('8'), '送信の状況').text).toContain('読みました 5人未満');
    for (const id of ['4', '5', '6']) await person(id).tap('やってみた');
    await person('8').tap('最新の状況');
    expect(last(person('8'), '送信の状況').text).toContain('読みました 6人 / やってみた 5人未満');
  });

  it('is not changed for anybody before a second person has seen the new words', async () => {
    await person('8').tap('直す');
    expect(person('8').form()?.values.題名).toBe(TITLE);
    expect(person('8').form()?.text).toContain('もう一人の推進者が確かめてから');
    await person('8').submit({ 題名: '第2週：会議を15分短く', お願いする人: '推進九郎（省課）' });
    expect(last(person('8'), '送信の状況').text).toContain('直した文の承認を、推進九郎さんにお願いしています。');
    await world.clock('2026-11-24T10:10:00+09:00');
    const request = last(person('9'), '直した文の承認');
    expect(request.text).toContain('第2週：会議を15分短く');
    expect(request.text).toContain('いま届いている内容');
    expect(request.text).toContain(TITLE);
    expect(staff.map((id) => count(person(id), TITLE))).toEqual([1, 1, 1, 1, 1, 1]);
    await person('9').tap('差し戻す', { times: 2 });
    expect(last(person('8'), '送信の状況').text).toContain('推進九郎さんから差し戻されました。');
    await world.clock('2026-11-24T10:15:00+09:00');
    expect(staff.map((id) => count(person(id), TITLE))).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('keeps the words that were sent back, and asks again', async () => {
    await person('8').tap('直した文を書き直す');
    expect(person('8').form()?.values.題名).toBe('第2週：会議を15分短く');
    await person('8').submit({ お願いする人: '推進九郎（省課）' });
    await world.clock('2026-11-24T10:17:00+09:00');
    await person('9').tap('承認する', { times: 3 });
    expect(last(person('9'), '直した文の承認').text).toContain(
      '承認しました。届いたメッセージを、順に入れ替えています。',
    );
  });

  it('changes in place for everyone who has it', async () => {
    await world.clock('2026-11-24T10:30:00+09:00');
    expect(staff.map((id) => count(person(id), '第2週：会議を15分短く'))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(staff.map((id) => count(person(id), TITLE))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(last(person('1'), '会議を15分短く').text).toContain('✓ やってみた');
    expect(last(person('8'), '送信の状況').buttons).toContain('直す');
  });

  it('is withdrawn after one more question, and one line is left of it', async () => {
    await person('8').tap('取り消す');
    expect(last(person('8'), '取り消しますか').buttons).toEqual(['全員分を取り消す', '取り消さない']);
    await person('8').tap('取り消さない');
    await person('8').tap('取り消す');
    await person('8').tap('全員分を取り消す');
    await world.clock('2026-11-24T10:40:00+09:00');
    expect(staff.map((id) => count(person(id), '「第2週：会議を15分短く」のお知らせは、取り消しました。'))).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
    expect(world.complaints).toEqual([]);
  });
});
