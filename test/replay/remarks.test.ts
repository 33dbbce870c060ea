import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asUnitId } from '../../src/people/model.ts';
import type { ReadRemark } from '../../src/remarks/model.ts';
import { asInstant, asWeekId } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const week = asWeekId('2026-W47');
const waiting = (id: string, text: string): ReadRemark => ({ id, text, state: 'waiting' });

describe.each(['slack', 'teams'] as const)('what people wrote, on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const read = (id: string) => last(person(id), 'みんなのひとこと：').text;
  const checked = (id: string) => last(person(id), 'ひとことの確認：').text;

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-24T09:00:00+09:00');
    const units = [
      unit('省', undefined, { promoters: ['8'] }),
      unit('東局', '省', { promoters: ['7'] }),
      unit('東課', '東局', { promoters: ['6'] }),
      unit('西局', '省'),
    ];
    await install(world, units, [
      ...['101', '6'].map((id) => memberOn(wire, id, '東課')),
      ...['201'].map((id) => memberOn(wire, id, '西局')),
      ...['7', '8'].map((id) => memberOn(wire, id, '省')),
    ]);
    await world.clock('2026-11-24T10:00:00+09:00');
    for (const id of ['101', '201', '6', '7', '8']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('is not there before a round was published', async () => {
    await person('101').say('みんなのひとこと');
    expect(last(person('101')).text).toContain('まだ、お読みいただけるひとことはありません。');
  });

  it('shows nobody but promoters of the bureau, or above it, what waits', async () => {
    const { remarkSheets, results } = world.system.store;
    const sheet = { org: LOCAL_ORG, week, place: asUnitId('東局'), page: 0, pages: 1, version: 1 };
    const remarks = [waiting('a', '会議が減りました。'), waiting('b', '田中さんがこわいです。')];
    await remarkSheets.layOut([{ ...sheet, remarks }]);
    await results.publish(LOCAL_ORG, week);
    await person('101').say('みんなのひとこと');
    expect(read('101')).toContain('お見せできるひとことは、まだありません。');
    for (const id of ['101', '201', '6']) {
      await person(id).say('ひとことの確認');
      expect(checked(id)).toBe('');
    }
    for (const id of ['7', '8']) {
      await person(id).say('ひとことの確認');
      expect(checked(id)).toContain('田中さんがこわいです。');
      expect(checked(id)).toContain('まだ、だれにも見えていません。');
    }
  });

  it('is read by the bureau once a promoter lets it, and what they hold back is not', async () => {
    await person('7').tap('皆さんに見せる');
    expect(checked('7')).toContain('皆さんに見えています。');
    await person('101').say('みんなのひとこと');
    expect(read('101')).toContain('会議が減りました。');
    expect(read('101')).not.toContain('田中');
    await person('201').say('みんなのひとこと');
    expect(read('201')).not.toContain('会議');
  });

  it('carries a reply to everybody who may read it', async () => {
    await person('7').tap('返事を書く');
    await person('7').submit({ 返事: '来週からも続けます。' });
    await person('101').say('みんなのひとこと');
    expect(read('101')).toContain('来週からも続けます。');
    expect(read('101')).toContain('さんから（11月24日（火））');
  });

  it('notes every look, with who looked', async () => {
    const views = [];
    const [from, to] = [asInstant(0), at('2026-12-01T00:00:00+09:00')];
    for await (const page of world.system.store.views.views(LOCAL_ORG, from, to)) views.push(...page);
    const looks = views.map(({ person: who, unit: where, kind }) => `${who} ${where} ${kind}`);
    expect([...new Set(looks)].toSorted()).toEqual([
      ...['101 東局 comments', '201 西局 comments', '7 東局 comments', '8 東局 comments'],
    ]);
  });
});
