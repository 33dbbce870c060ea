import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/** Seven of 東課, of whom 7 heads it and 6 its 東一課; 8 promotes them. */
const openOffice = async (platform: 'slack' | 'teams') => {
  const world = await openWorld();
  const wire: Wire = world[platform];
  await world.clock('2026-11-24T09:00:00+09:00');
  const units = [
    unit('省', undefined),
    unit('東', '省', { promoters: ['8'], managers: ['7'] }),
    unit('東一', '東', { managers: ['6'] }),
    unit('東二', '東', { managers: ['5'] }),
  ];
  await install(world, units, [
    ...['1', '2', '3', '4', '5', '6', '7'].map((id) => memberOn(wire, id, '東')),
    memberOn(wire, '8', '省', { name: '推進八重' }),
  ]);
  for (const id of ['1', '2', '3', '4', '5', '6', '7', '8']) await arrived(wire, id);
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  return { world, person };
};

const send = async (promoter: WirePerson, world: World, values: { readonly [label: string]: string }) => {
  await promoter.say('キャンペーン');
  await promoter.tap('新しく作る');
  await promoter.submit({ 本文: '今週の問いかけです。', ...values });
  await promoter.tap('送る');
  await world.clock('2026-11-24T09:10:00+09:00');
};

describe.each(['slack', 'teams'] as const)('漢字一文字 on %s', (platform) => {
  let world: World;
  let person: (id: string) => WirePerson;
  const TITLE = '働き方改革を漢字一文字で';
  const write = async (id: string, values: { readonly [label: string]: string }, times = 1) => {
    await person(id).tap('漢字一文字を書く');
    await person(id).submit(values, { times });
  };

  beforeAll(async () => {
    ({ world, person } = await openOffice(platform));
    await send(person('8'), world, { 題名: TITLE, 集めるもの: '漢字一文字（全員から）' });
  });
  afterAll(() => world.close());

  it('stands as a button below the message, and says what becomes of it before anything is typed', async () => {
    expect(last(person('1'), TITLE).buttons).toEqual(['読みました', '漢字一文字を書く', 'お知らせの設定']);
    await person('1').tap('漢字一文字を書く');
    expect(person('1').form()?.text).toContain('だれがどの字を書いたかの記録を消し');
    expect(person('1').form()?.text).toContain('おそくとも12月8日（火）9時');
  });

  it('takes one kanji only, and keeps what was typed', async () => {
    await person('1').submit({ 漢字一文字: '軽い', '理由（書かなくてもかまいません）': '会議が軽くなった' });
    expect(person('1').form()?.errors.join()).toContain('いまは「軽い」です。漢字を1文字だけにすると、送れます。');
    await person('1').submit({ 漢字一文字: '' });
    expect(person('1').form()?.errors.join()).toContain('ここを書くと、送れます。');
    await person('1').submit({
      ...{ 漢字一文字: '軽', '理由（書かなくてもかまいません）': '会議が軽くなった' },
      理由を見せてよいですか: 'お名前も部署も出さずに、見せてよい',
    });
    expect(person('1').form()).toBeUndefined();
    expect(last(person('1'), TITLE).text).toContain('✓ 「軽」を受け取りました。');
    await person('1').tap('漢字一文字を書く');
    expect(person('1').form()?.values.漢字一文字).toBe('軽');
    await person('1').submit({});
  });

  it('tells its promoters only how many, from five on and in steps of five', async () => {
    for (const id of ['2', '3', '4']) await write(id, { 漢字一文字: '軽' }, 2);
    await person('8').tap('集まった漢字');
    expect(last(person('8'), '集まった漢字').text).toContain('5人未満');
    await write('5', { 漢字一文字: '疎' });
    await person('8').tap('最新の状況');
    expect(last(person('8'), '集まった漢字').text).toContain('5人以上');
    await write('6', { 漢字一文字: '早', '理由（書かなくてもかまいません）': '帰りが早い' });
    await person('8').tap('最新の状況');
    const { text, buttons } = last(person('8'), '集まった漢字');
    expect(text).toContain('5人以上');
    expect(text).not.toMatch(/軽|疎|早/);
    expect(buttons).toEqual(['最新の状況', 'いま締め切る']);
  });

  it('can be changed and taken back until it is closed', async () => {
    await write('5', { 漢字一文字: '柔' });
    expect(last(person('5'), TITLE).text).toContain('「柔」');
    await write('6', { 漢字一文字: '', '理由（書かなくてもかまいません）': '' }, 2);
    expect(last(person('6'), TITLE).text).toContain('取り下げました。');
  });

  it('meets somebody who speaks of dying with whom to talk to, and keeps nothing of it', async () => {
    await write('7', { 漢字一文字: '無', '理由（書かなくてもかまいません）': 'もう消えてしまいたい' });
    expect(last(person('7'), 'よりそいホットライン').text).toContain('灯りは、いまの言葉を保存せず');
    await person('7').tap('漢字一文字を書く');
    expect(person('7').form()?.values.漢字一文字 ?? '').toBe('');
    await person('7').submit({ 漢字一文字: '柔' });
  });

  it('is closed by its promoter after one more question, and is then read without names', async () => {
    await person('8').tap('いま締め切る');
    expect(last(person('8'), 'いま締め切りますか').buttons).toEqual(['締め切る', '締め切らない']);
    await person('8').tap('締め切る');
    expect(last(person('8'), '集まった漢字').text).toContain('いま、まとめています。');
    await world.clock('2026-11-24T09:20:00+09:00');
    await person('8').tap('最新の状況');
    const { text } = last(person('8'), '集まった漢字');
    expect(text).toContain('・軽　4人');
    expect(text).toContain('このほかに：柔');
    expect(text).toContain('・軽：会議が軽くなった');
    expect(text).not.toContain('帰りが早い');
    await person('2').tap('漢字一文字を書く');
    expect(last(person('2'), '締め切りました').text).toContain('お気持ちをありがとうございます。');
  });

  it('goes back to everyone as a draft, one however often it is tapped', async () => {
    await person('8').tap('このページで下書きを作る', { times: 3 });
    await person('8').tap('このページで下書きを作る');
    const draft = last(person('8'), '下書き：みんなの漢字一文字');
    expect(draft.text).toContain('・軽　4人');
    expect(draft.text).toContain('東課とその下の部署の全員');
    expect(await world.system.store.campaigns.recent(LOCAL_ORG, 10)).toHaveLength(2);
    expect(world.complaints).toEqual([]);
  });
});

describe.each(['slack', 'teams'] as const)('部署の宣言 on %s', (platform) => {
  let world: World;
  let person: (id: string) => WirePerson;
  const TITLE = '部署ごとに一つ、決めましょう';
  const LABEL = '部署で取り組むこと（一つ）';

  beforeAll(async () => {
    ({ world, person } = await openOffice(platform));
    await send(person('8'), world, { 題名: TITLE, 集めるもの: '部署の宣言（管理職から）' });
  });
  afterAll(() => world.close());

  it('is asked of those who head a unit, and of nobody else', () => {
    expect(last(person('1'), TITLE).buttons).toEqual(['読みました', 'お知らせの設定']);
    expect(last(person('7'), TITLE).buttons).toEqual(['読みました', '部署の宣言を書く', 'お知らせの設定']);
  });

  it('keeps one a unit, the last that was saved, and keeps the form when it is too long', async () => {
    await person('7').tap('部署の宣言を書く');
    await person('7').submit({ [LABEL]: '会'.repeat(101) });
    expect(person('7').form()?.errors.join()).toContain('100文字までにすると、送れます。');
    await person('7').submit({ [LABEL]: '会議は45分で終える' });
    await person('7').tap('部署の宣言を書く');
    expect(person('7').form()?.values[LABEL]).toBe('会議は45分で終える');
    await person('7').submit({ [LABEL]: '会議は30分で終える' }, { times: 2 });
    expect(last(person('7'), TITLE).text).toContain('✓ 東課の宣言を受け取りました。');
    await person('6').tap('部署の宣言を書く');
    await person('6').submit({ [LABEL]: '金曜は早く帰る' });
  });

  it('shows its promoters units, in the order of the tree, and of those that have not declared a number', async () => {
    await person('8').tap('部署の宣言');
    const { text, buttons } = last(person('8'), '宣言した部署');
    expect(text).toMatch(/宣言した部署[\s:]+2部署/);
    expect(text).toMatch(/まだの部署[\s:]+1部署/);
    expect(text).toContain('・東課：会議は30分で終える\n・東一課：金曜は早く帰る');
    expect(text).not.toMatch(/東二|職員/);
    expect(buttons).toContain('このページで下書きを作る');
  });

  it('goes back to everyone as a draft', async () => {
    await person('8').tap('このページで下書きを作る');
    expect(last(person('8'), '下書き：それぞれの部署の宣言').text).toContain('・東課：会議は30分で終える');
    expect(world.complaints).toEqual([]);
  });
});

describe.each(['slack', 'teams'] as const)('stories of the お題 on %s', (platform) => {
  let world: World;
  let person: (id: string) => WirePerson;
  const TITLE = '第2週：会議を軽くする';
  const STORY = 'やってみて、どうでしたか';
  const CONSENT = 'どこまで見せてよいですか';
  const tell = async (id: string, story: string, consent: string) => {
    await person(id).tap('やってみた');
    await person(id).tap('ひとこと分ける');
    await person(id).submit({ [STORY]: story, [CONSENT]: consent });
  };
  const NAMELESS = '名前を出さずに、紹介してよい';

  beforeAll(async () => {
    ({ world, person } = await openOffice(platform));
    await send(person('8'), world, { 題名: TITLE, 今週ためすこと: '会議を15分短くする' });
  });
  afterAll(() => world.close());

  it('are asked for once somebody has tried it', async () => {
    expect(last(person('1'), TITLE).buttons).not.toContain('ひとこと分ける');
    await person('1').tap('やってみた');
    expect(last(person('1'), TITLE).buttons).toContain('ひとこと分ける');
  });

  it('are not received as long as their writer has agreed to nothing', async () => {
    await person('1').tap('ひとこと分ける');
    await person('1').submit({ [STORY]: '一の話' });
    expect(person('1').form()?.errors.join()).toContain('どれか一つを選ぶと、送れます。');
    await person('1').submit({ [STORY]: '一の話', [CONSENT]: NAMELESS });
    expect(last(person('1'), TITLE).text).toContain('お名前を出さずに紹介することがあります。');
  });

  it('are read after closing: with a name where its writer agreed, without one from five on', async () => {
    await tell('2', '二の話', '所属と名前を添えて、紹介してよい');
    await tell('3', '三の話', '推進者だけが、名前なしで読んでよい');
    for (const [id, story] of [
      ['4', '四の話'],
      ['5', '五の話'],
      ['6', '六の話'],
    ] as const)
      await tell(id, story, NAMELESS);
    await person('8').tap('やってみた話');
    expect(last(person('8'), 'やってみた話').text).toContain('5人以上');
    await person('8').tap('いま締め切る');
    await person('8').tap('締め切る');
    await world.clock('2026-11-24T09:20:00+09:00');
    await person('8').tap('最新の状況');
    const { text } = last(person('8'), '二の話');
    expect(text).toContain('「二の話」（東課 職員 2さん）');
    for (const story of ['「一の話」', '「三の話」', '「四の話」', '「五の話」', '「六の話」'])
      expect(text).toContain(story);
    expect(text).not.toMatch(/職員 [13456]/);
  });

  it('are taken back until they are in a draft, also after closing', async () => {
    await person('8').tap('紹介する話を選ぶ');
    await person('6').tap('ひとこと分ける');
    expect(person('6').form()?.text).toContain('締め切ったあとなので、言葉は変えられません。');
    await person('6').submit({ [STORY]: '', [CONSENT]: NAMELESS });
    expect(last(person('6'), TITLE).text).toContain('取り下げました。書かれた文は残していません。');
    await person('8').submit({ '「六の話」': '紹介する' });
    expect(person('8').form()?.errors.join()).toContain('選んだ話は、取り下げられたか、内容が変わりました。');
  });

  it('go into a draft as they were chosen, and their writers can still ask to be taken out', async () => {
    await person('8').submit({ '「六の話」': '紹介しない', '「二の話」（東課 職員 2さん）': '紹介する' });
    const draft = last(person('8'), '下書き：やってみた話');
    expect(draft.text).toContain('「二の話」（東課 職員 2さん）');
    expect(draft.text).not.toContain('五の話');
    await person('2').tap('ひとこと分ける');
    expect(person('2').form()?.text).toContain('もう紹介の文に入っています。');
    await person('2').submit({ [STORY]: '' });
    expect(last(person('2'), TITLE).text).toContain('取り下げの希望を推進者に伝えました。');
    await world.clock('2026-11-24T09:30:00+09:00');
    expect(last(person('8'), '取り下げの希望').buttons).toEqual(['キャンペーン']);
    await person('8').tap('やってみた話');
    expect(last(person('8'), '取り下げの希望').text).toContain(
      '「やってみた話」から、次の話を消していただけると助かります',
    );
    expect(world.complaints).toEqual([]);
  });
});
