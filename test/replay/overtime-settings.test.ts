import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { defaultCapsSettings } from '../../src/overtime/limits/caps-settings.ts';
import { asPersonId, asUnitId } from '../../src/people/model.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

describe.each(['slack', 'teams'] as const)('what is settled about limits on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-26T15:00:00+09:00');
    const members = [memberOn(wire, '1', '係', { admin: true }), memberOn(wire, '2', '係')];
    await install(world, [unit('省', undefined, { managers: ['2'], promoters: ['2'] }), unit('係', '省')], members);
    for (const id of ['1', '2']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('is shown to the administrator with every first value, and how to change it', async () => {
    await person('1').say('上限の設定');
    const { text } = last(person('1'));
    expect(text).toContain('超過勤務の数え方と上限');
    expect(text).toContain('人事担当に確かめて、違うときは変えられます。');
    expect(text).toContain('医師の面接を希望できる時間');
    expect(text).toContain('80時間［初めの値］');
    expect(text.match(/［初めの値］/g)).toHaveLength(14);
    expect(text).toContain('まだありません（どの部署も自律部署の上限です）');
    expect(text).toContain('npx akari caps set');
  });

  it('counts designations without naming anybody, and marks what is no longer the first value', async () => {
    const { store } = world.system;
    const book = await store.caps.book(LOCAL_ORG);
    await store.caps.save({
      ...{
        org: LOCAL_ORG,
        revision: book?.revision ?? 0,
        since: asCalendarMonth('2026-04'),
        doctorRoute: '健康管理室',
      },
      settings: { ...defaultCapsSettings, year: 'calendar' },
      terms: [
        {
          of: { type: 'unit', id: asUnitId('係') },
          from: asCalendarMonth('2026-04'),
          type: 'regime',
          regime: 'taritsu',
        },
        {
          ...{ of: { type: 'person', id: asPersonId('2') }, from: asCalendarMonth('2026-11') },
          ...{ type: 'special', reason: '災害への対応' },
        },
      ],
    });
    // What was read may be used again for two seconds.
    await world.clock('2026-11-26T15:01:00+09:00');
    await person('1').say('overtime settings');
    const { text } = last(person('1'));
    expect(text).toContain('暦年（1月から12月）');
    expect(text.match(/［初めの値］/g)).toHaveLength(13);
    expect(text).toContain('2026年4月');
    expect(text).toContain('健康管理室');
    expect(text).toContain('他律 部署1・個人0、特例 部署0・個人1');
    expect(text).toContain('1件（上限を超えたら、2027年5月31日までに要因の検証をお願いします）');
    expect(text).not.toContain('災害への対応');
  });

  it('is refused to everybody else, kindly, promoters and managers among them', async () => {
    await person('2').say('残業の設定');
    const { text } = last(person('2'));
    expect(text).toContain('上限の設定は、灯りの管理者だけが見られます。');
    expect(text).not.toContain('健康管理室');
    expect(world.complaints).toEqual([]);
  });
});
