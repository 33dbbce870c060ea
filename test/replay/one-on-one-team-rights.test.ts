import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { ActionPayload, ActionRef } from '../../src/conversation/action.ts';
import { ensureTeams } from '../../src/one-on-one/roll.ts';
import { asPersonId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
import { last } from '../wire/heard.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/*
 * Every action about teams, tapped by everybody with a payload that names somebody of A課. 渡辺 (1) works there, 9 heads it; 7
 * heads B課 with 田村 (2); 8 heads the 局 above both. Nothing below needs a card that shows the button.
 */

const roles = {
  '1': '本人',
  '2': '別の課の職員',
  '4': '管理者',
  '5': '課の推進者',
  '7': '別の課の管理職',
  '8': '局の管理職',
  '9': '課の管理職',
  '77': 'この組織にいない人',
} as const;
type Id = keyof typeof roles;
const everybody: readonly Id[] = ['1', '2', '4', '5', '7', '8', '9', '77'];

const [NO_TEAM, UNKNOWN] = ['この一覧は、1on1の相手がいる', '職員の名簿にまだお名前が見つかりません。'];
const [LIST, NOBODY_NEW, SURE] = ['次の予定が近い順', '新しく始める方はいません。', '月1回30分で予定を組みます。'];
const STARTED = '渡辺 秘子さんとの1on1を始めました。';

const act = (name: string, payload: ActionPayload = {}): ActionRef => ({ name: `one-on-one.${name}`, payload });
type Expected = { readonly [id in Id]: string };
const heads = (others: string, b: string, bureau: string, a: string): Expected => ({
  ...{ '1': others, '2': others, '4': others, '5': others, '7': b, '8': bureau, '9': a, '77': UNKNOWN },
});

const rows: readonly (readonly [what: string, action: ActionRef, expected: Expected])[] = [
  ['opens the list', act('team', { manager: '9', from: 0 }), heads(NO_TEAM, LIST, LIST, LIST)],
  ['opens it far behind its end', act('team', { from: 990 }), heads(NO_TEAM, LIST, LIST, LIST)],
  ['asks to start the team', act('open-start-team', { manager: '9' }), heads(NO_TEAM, SURE, SURE, SURE)],
  ['starts somebody', act('start-one', { staff: '1', from: 0 }), heads(NO_TEAM, NOBODY_NEW, NOBODY_NEW, STARTED)],
  [
    'starts nobody',
    act('start-one', { staff: '__proto__', from: 0 }),
    heads(NO_TEAM, NOBODY_NEW, NOBODY_NEW, NOBODY_NEW),
  ],
];

describe.each(['slack', 'teams'] as const)('what a forged tap about a team gets on %s', (here) => {
  let world: World;
  const person = (id: string): WirePerson => world[here].person(accountOf(world[here], id));
  const diary = (id: string) => world.system.store.oneOnOne.diary(LOCAL_ORG, asPersonId(id));

  beforeAll(async () => {
    world = await openWorld();
    const wire = world[here];
    await world.clock('2026-11-25T09:00:00+09:00');
    await install(
      world,
      [
        unit('局', undefined, { managers: ['8'] }),
        unit('A', '局', { managers: ['9'], promoters: ['5'] }),
        unit('B', '局', { managers: ['7'] }),
      ],
      [
        memberOn(wire, '1', 'A', { name: '渡辺 秘子' }),
        memberOn(wire, '5', 'A'),
        memberOn(wire, '9', 'A'),
        memberOn(wire, '2', 'B', { name: '田村 極秘' }),
        memberOn(wire, '4', 'B', { admin: true }),
        memberOn(wire, '7', 'B'),
        memberOn(wire, '8', '局'),
      ],
    );
    for (const id of everybody) await arrived(wire, id);
    await ensureTeams(LOCAL_ORG, at('2026-11-25T09:00:00+09:00'), world.system.store);
    await world.clock('2026-11-25T10:00:00+09:00');
  });
  afterAll(() => world.close());

  describe.each(rows)('who %s', (_, action, expected) => {
    it.each(everybody.map((id) => [roles[id], id] as const))('%s', async (_role, id) => {
      await person(id).say('メニュー');
      await person(id).forge(action);
      const { text } = last(person(id));
      expect(text).toContain(expected[id]);
      if (id !== '9') expect(text).not.toContain('渡辺');
      if (id !== '7') expect(text).not.toContain('田村');
    });
  });

  it('changes nobody’s diary but one’s own', async () => {
    const started = async (id: string) =>
      (await diary(id))?.pairs.flatMap((pair) => (pair.started === undefined ? [] : [pair.staff]));
    expect(await started('9')).toEqual(['1']);
    expect(await started('7')).toEqual([]);
    expect(await started('8')).toEqual([]);
    for (const id of ['1', '2', '4', '5']) {
      await person(id).forge(act('start-team'));
      await person(id).forgeForm(act('send-team-settings', { manager: '9' }));
      expect(await diary(id)).toBeUndefined();
    }
    expect((await diary('9'))?.settings).toEqual({ perDay: 2, focus: [] });
    expect(world.complaints).toEqual([]);
  });
});
