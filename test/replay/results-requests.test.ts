import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asPersonId } from '../../src/people/model.ts';
import type { ReadRemark } from '../../src/remarks/model.ts';
import type { UnitResult } from '../../src/results/model.ts';
import { asInstant } from '../../src/time/instant.ts';
import { idOf, lineOf, resultOf, week } from '../fixtures/told-results.ts';
import { last } from '../wire/heard.ts';
import { requestsOf, requestsOnceWarm } from '../wire/requests.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const stored = (result: UnitResult): UnitResult => ({ ...result, org: LOCAL_ORG });

const remark = (id: string, words: string): ReadRemark => ({ id, text: words, state: 'waiting' });

/** Of a line: who it is, the claim of the event and its end, and the line in the log of views. Of a tap two of them. */
const [LINE, TAP] = [4, 2];

describe.each(['slack', 'teams'] as const)('what a look at results costs on %s', (platform) => {
  let world: World;
  const person = (id: string): WirePerson => world[platform].person(accountOf(world[platform], id));

  beforeAll(async () => {
    world = await openWorld({ minuteTick: false });
    await world.clock('2026-11-30T10:00:00+09:00');
    const units = [
      unit('省', undefined, { promoters: ['8'] }),
      unit('局', '省', { managers: ['5'] }),
      unit('東', '局'),
      unit('北', '局'),
    ];
    const members = [...['1', '5', '8'].map((id) => ({ id, unit: '東' })), { id: '2', unit: '北' }];
    await install(
      world,
      units,
      members.map(({ id, unit: place }) =>
        memberOn(world[platform], id, place, { admin: id === '8', name: `職員 ${id}` }),
      ),
    );
    for (const { id } of members) await arrived(world[platform], id);
    const tired = resultOf('北', { parent: idOf('局'), people: 6, members: 30, line: lineOf([50, 50, 50], 6, 30) });
    const others = [resultOf('省'), resultOf('局', { parent: idOf('省') }), resultOf('東', { parent: idOf('局') })];
    const { results, remarkSheets } = world.system.store;
    await results.save([...others, tired].map(stored));
    const sheet = { org: LOCAL_ORG, week, place: idOf('省'), page: 0, pages: 1, version: 1 };
    const remarks = ['会議が減りました。', '待ち時間が長いです。'].map((words, i) => remark(`${i}`, words));
    await remarkSheets.layOut([{ ...sheet, remarks }]);
    await results.publish(LOCAL_ORG, week);
  });
  afterAll(() => world.close());

  const counted = (doing: () => Promise<void>): Promise<number> => requestsOf(world, doing);
  const warm = (doing: () => Promise<void>): Promise<number> => requestsOnceWarm(world, doing);

  it.each([
    ['みんなの結果', '1'],
    ['部署の結果', '5'],
    ['部署ごとの結果', '8'],
  ])('is of the line 「%s」 four requests, and no more than nine in a process that knows nothing', async (line, id) => {
    await world.clock('2026-11-30T10:01:00+09:00');
    expect(await counted(() => person(id).say(line))).toBeLessThanOrEqual(9);
    expect(await warm(() => person(id).say(line))).toBeLessThanOrEqual(LINE);
    expect(last(person(id)).text).toContain('11月23日の週');
  });

  it('is of a tap on the menu four requests', async () => {
    await person('1').say('メニュー');
    expect(await warm(() => person('1').tap('みんなの結果'))).toBeLessThanOrEqual(LINE);
  });

  it('is of a unit that nobody looked at before one request more, for what is shown of it', async () => {
    await world.clock('2026-11-30T10:02:00+09:00');
    await person('1').say('みんなの結果');
    await person('1').say('みんなの結果');
    expect(await counted(() => person('2').say('みんなの結果'))).toBeLessThanOrEqual(LINE + 1);
  });

  it('is of a tap from unit to unit two requests', async () => {
    await person('8').say('部署ごとの結果');
    const costs = { down: 99, up: 99 };
    for (let time = 0; time < 4; time += 1) {
      costs.down = Math.min(costs.down, await counted(() => person('8').choose('部署を選ぶ', '局課')));
      costs.up = Math.min(costs.up, await counted(() => person('8').tap('上の部署へ（省課）')));
    }
    expect(Math.max(costs.down, costs.up)).toBeLessThanOrEqual(TAP);
  });

  it('is of 「こうします」 four requests at most, whatever is tapped', async () => {
    await person('5').say('部署の結果');
    expect(await warm(() => person('5').tap('「こうします」を書く'))).toBeLessThanOrEqual(4);
    expect(await warm(() => person('5').tap('これまでの「こうします」'))).toBeLessThanOrEqual(4);
    expect(world.complaints).toEqual([]);
  });

  it('is of sending 「こうします」 four requests, and changes what somebody else wrote in between by nothing', async () => {
    await person('5').say('部署の結果');
    let time = 0;
    const send = async (): Promise<void> => {
      time += 1;
      await person('5').submit({ 決めたこと: `会議を${time}つやめます。` });
    };
    for (let each = 0; each < 3; each += 1) {
      await person('5').tap('「こうします」を書く');
      expect(await counted(send)).toBeLessThanOrEqual(LINE);
    }

    const { results } = world.system.store;
    const before = await results.decisions(LOCAL_ORG, idOf('局'));
    const other = {
      at: asInstant(before.made[0]?.at ?? 0),
      by: asPersonId('8'),
      name: '職員 8',
      text: '窓口を閉めます。',
    };
    await person('5').tap('「こうします」を書く');
    await results.saveDecisions({ ...before, made: [other, ...before.made] });
    await send();
    const { made } = await results.decisions(LOCAL_ORG, idOf('局'));
    expect(made.map(({ text }) => text)).toEqual([
      ...['会議を4つやめます。', '窓口を閉めます。'],
      ...['会議を3つやめます。', '会議を2つやめます。', '会議を1つやめます。'],
    ]);
  });

  it('is of what people wrote four requests, read or screened, and no more of a decision about it', async () => {
    expect(await warm(() => person('8').say('ひとことの確認'))).toBeLessThanOrEqual(LINE);
    expect(await counted(() => person('8').tap('皆さんに見せる'))).toBeLessThanOrEqual(LINE);
    expect(last(person('8'), 'ひとことの確認：').text).toContain('皆さんに見えています。');
    expect(await counted(() => person('8').tap('伏せる'))).toBeLessThanOrEqual(LINE);
    expect(await warm(() => person('1').say('みんなのひとこと'))).toBeLessThanOrEqual(LINE);
    expect(last(person('1')).text).toContain('みんなのひとこと：');
  });

  it.each([
    ['within a month', '2026-11-30T10:05:00+09:00', '結果の閲覧記録'],
    ['where the weeks of a page begin in the month before', '2026-12-03T10:00:00+09:00', '11月30日'],
  ])('is of the log of views four requests, %s', async (_, now, older) => {
    await world.clock(now);
    await person('1').say('みんなの結果');
    expect(await warm(() => person('8').say('閲覧記録'))).toBeLessThanOrEqual(LINE);
    expect(last(person('8')).text).toContain('職員 1');
    expect(await counted(() => person('8').tap('前の記録'))).toBeLessThanOrEqual(LINE);
    expect(last(person('8')).text).toContain(older);
  });
});
