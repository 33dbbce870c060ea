import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClient, documentsOf } from '../../adapters/dynamodb/client.ts';
import { keysTableOf } from '../../adapters/dynamodb/keys.ts';
import type { Log } from '../../adapters/log.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const runSchema = z.object({ dynamodb: z.string(), table: z.string() });

/** Every row of both tables, as text. */
const everythingStored = async ({ dataDir }: World): Promise<readonly string[]> => {
  const run = runSchema.parse(JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')));
  const client = createClient({ endpoint: run.dynamodb, region: 'ap-northeast-1' });
  const rows: string[] = [];
  for (const TableName of [run.table, keysTableOf(run.table)]) {
    const { Items = [], LastEvaluatedKey } = await documentsOf(client).send(new ScanCommand({ TableName }));
    if (LastEvaluatedKey) throw new Error('more rows than one page');
    rows.push(...Items.map((item) => JSON.stringify(item)));
  }
  client.destroy();
  return rows;
};

describe.each(['slack', 'teams'] as const)('a line on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const logged: string[] = [];
  const keep = (event: string, fields?: object) => logged.push(`${event} ${JSON.stringify(fields ?? {})}`);
  const log: Log = { info: keep, warn: keep, error: keep };
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const members = () => [
    memberOn(wire, '1', '人事'),
    memberOn(wire, '2', '人事'),
    memberOn(wire, '3', '人事', { language: 'en' }),
  ];

  beforeAll(async () => {
    world = await openWorld({ log });
    wire = world[platform];
    await world.clock('2026-11-23T09:00:00+09:00');
    await install(world, [unit('省', undefined, { promoters: ['2'] }), unit('人事', '省')], members());
    for (const id of ['1', '2', '3']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it.each([
    ['通知を止めて', 'やりがいパルスを止める'],
    ['ｽﾄｯﾌﾟ！', 'やりがいパルスを止める'],
    ['Unsubscribe', 'やりがいパルスを止める'],
    ['匿名ですか？', 'メニューに戻る'],
    ['なにができる？', '回答の扱い'],
    ['？', '回答の扱い'],
    ['パルスは？', undefined],
    ['みんなの結果を教えて', 'メニューに戻る'],
  ])('leads to what is meant: %s', async (line, button) => {
    const before = person('1').messages().length;
    await person('1').say(line);
    expect(person('1').messages()).toHaveLength(before + 1);
    expect(last(person('1')).text).not.toContain('読み取れませんでした');
    if (button !== undefined) expect(last(person('1')).buttons).toContain(button);
  });

  it.each([
    ['ありがとうございます！', 'こちらこそ、ありがとうございます。'],
    ['👍', 'ありがとうございます。'],
    [':+1:', 'ありがとうございます。'],
    ['おつかれさまです', 'おつかれさまです。'],
  ])('is met with a kind word and no menu: %s', async (line, expected) => {
    await person('1').say(line);
    expect(last(person('1'))).toEqual({ text: expected, buttons: [] });
  });

  it('says back what it does not understand as it was written, in the language of the person', async () => {
    await person('3').say('Book Room #5 <A&B>, *please*!');
    expect(last(person('3')).text).toContain('I could not make sense of "Book Room #5 <A&B>, *please*!".');
  });

  it('stops the pulse, and says of the reminder why it does not come', async () => {
    await person('1').say('停止してください');
    await person('1').tap('やりがいパルスを止める');
    expect(last(person('1')).text).toContain('止めています（やりがいパルスを止めているため）');
    expect(last(person('1')).buttons).toEqual(expect.not.arrayContaining(['パルスの再案内を止める']));
  });

  it('of despair is answered with who listens, and is kept nowhere', async () => {
    const words = ['もう無理。しんどい', 'しんどい', '毎日がつらくて死にたいと思うことがあります', 'I want to die'];
    const before = await everythingStored(world);
    for (const line of words) {
      await person('1').say(line);
      expect(last(person('1')).text).not.toContain(line);
    }
    expect(last(person('1')).text).toContain('0120-061-338');
    expect(last(person('1')).text).toContain('119');
    const stored = await everythingStored(world);
    const kept = [...stored, ...logged];
    expect(stored.length).toBe(before.length + words.length);
    expect(kept.filter((row) => /しんどい|無理|つらく|死にたい|want to die|0120/i.test(row))).toEqual([]);
  });

  it('tells who is no promoter any more that a button is not theirs, and names nobody', async () => {
    await person('2').say('パルス');
    await install(world, [unit('省', undefined, { promoters: ['1'] }), unit('人事', '省')], members());
    for (const act of [() => person('2').tap('止める'), () => person('2').choose('頻度を変える', '隔週')]) {
      const before = person('2').messages().length;
      await act();
      expect(person('2').messages()).toHaveLength(before + 1);
      expect(last(person('2'))).toEqual({ text: 'この操作は、担当の推進者だけができます。', buttons: [] });
    }
    const before = person('2').messages().length;
    await person('2').tap('12週目の質問を選ぶ');
    expect(person('2').messages()).toHaveLength(before + 1);
    expect(last(person('2')).text).toContain('12週目の質問は、組織全体の推進者だけが選べます。');
  });

  it('disturbs nothing', () => {
    expect(logged.filter((line) => /failed|error/.test(line))).toEqual([]);
  });
});

it('shows a stranger on Slack, in the home too, whom to turn to', async () => {
  const world = await openWorld();
  await world.clock('2026-11-23T09:00:00+09:00');
  await install(world, [unit('省', undefined)], [memberOn(world.slack, '1', '省')]);
  const home = await world.slack.home('U999');
  expect(home.text).toContain('職員の名簿にまだお名前が見つかりません。');
  expect(home.text).toContain('I cannot find you in the staff directory yet.');
  expect(world.complaints).toEqual([]);
  await world.close();
});
