import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { ActionPayload } from '../../src/conversation/action.ts';
import * as actions from '../../src/one-on-one/actions.ts';
import type { Diary } from '../../src/one-on-one/model.ts';
import { asOrgId, asPersonId } from '../../src/people/model.ts';
import { fixedState, meetingOf, pairOf } from '../fixtures/one-on-one.ts';
import { at } from '../fixtures/time.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/*
 * Every action about 1on1s, tapped by everybody with a payload that names the pair of 渡辺秘子 (1), who works in A課, and
 * 9, who heads it. Nobody else may see or change anything of it: not who works beside 1, not who heads others, not who
 * promotes, runs Akari or headed 1 before. Nothing below needs a card that shows the button.
 */

const roles = {
  '1': '本人',
  '2': '同じ課の職員（同じ上司）',
  '3': '前の上司',
  '4': '管理者',
  '5': '課の推進者',
  '7': '別の課の管理職',
  '8': '局の管理職',
  '9': '課の管理職',
} as const;
type Id = keyof typeof roles;
const everybody: readonly Id[] = ['1', '2', '3', '4', '5', '7', '8', '9'];
const others = everybody.filter((id) => id !== '1' && id !== '9');

const NOT_YOURS = 'この1on1は、開けませんでした。';
/** What nobody may read who is none of the two. */
const SECRETS = /渡辺|秘子|極秘|11月27日|15時|困りごと/;

const KEY = { manager: '9', staff: '1' } as const;
const M = { ...KEY, n: 3 } as const;

/** Every action with what it says of the pair; whether it answers only one side. */
const rows: readonly (readonly [
  name: string,
  payload: ActionPayload,
  choice?: string | undefined,
  only?: 'staff' | 'manager',
])[] = [
  ['pair', KEY],
  ['start', KEY],
  ['times', M],
  ['times', { ...M, after: at('2026-12-01T10:00:00+09:00') }],
  ['choose', { ...M, from: at('2026-12-01T10:30:00+09:00') }],
  ['again', M],
  ['end', { ...M, ending: 'held' }],
  ['end', { ...M, ending: 'skipped' }],
  ['end', { ...M, n: 2, ending: 'skipped' }],
  ['as-planned', M],
  ['prepare', M],
  ['topic', { ...M, theme: 'life' }, undefined, 'staff'],
  ['themes', M, undefined, 'staff'],
  ['memo', M, undefined, 'staff'],
  ['write-memo', M, undefined, 'staff'],
  ['share-memo', { ...M, on: true }, undefined, 'staff'],
  ['drop-memo', M, undefined, 'staff'],
  ['shared-memo', M, undefined, 'manager'],
  ['settings', KEY],
  ['cadence', KEY, '1'],
  ['length', KEY, '60'],
  ['place', KEY, 'online'],
  ['half', KEY, 'morning'],
  ['set-cadence', { ...KEY, weeks: '1' }],
  ['short', M],
  ['soon', { ...KEY, on: true }],
  ['open-pause', KEY],
  ['pause', { ...KEY, until: '2026-12-20' }],
  ['pause-form', KEY],
  ['resume', KEY],
];
const forms: readonly (readonly [name: string, payload: ActionPayload])[] = [
  ['send-memo', M],
  ['send-pause', KEY],
];
/** About whoever acts, whatever else the payload says. */
const own = ['mine', 'day'] as const;

describe.each(['slack', 'teams'] as const)('what a forged tap about a 1on1 gets on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const diary = (org = LOCAL_ORG): Promise<Diary | undefined> =>
    world.system.store.oneOnOne.diary(org, asPersonId('9'));
  const memo = () => world.system.store.oneOnOne.memo(LOCAL_ORG, asPersonId('1'));

  /** What the message says that was acted on, and what is new. */
  const shownAfter = async (id: string, doing: () => Promise<void>): Promise<string> => {
    await person(id).say('メニュー');
    const before = person(id).messages().length - 1;
    await doing();
    const form = person(id).form();
    const said = person(id).messages().slice(before);
    return [...said.map(({ text }) => text), form?.text ?? '', ...Object.values(form?.values ?? {})].join('\n');
  };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-26T15:00:00+09:00');
    const member = (id: string, where: string, more = {}) => memberOn(wire, id, where, more);
    await install(
      world,
      [
        unit('省', undefined),
        unit('局', '省', { managers: ['8'] }),
        unit('A課', '局', { managers: ['9'], promoters: ['5'] }),
        unit('B課', '局', { managers: ['7'] }),
      ],
      [
        member('1', 'A課', { name: '渡辺秘子' }),
        ...['2', '9', '5'].map((id) => member(id, 'A課')),
        ...['3', '7'].map((id) => member(id, 'B課')),
        member('8', '局'),
        member('4', '省', { admin: true }),
      ],
    );
    for (const id of everybody) await arrived(wire, id);
    const { store } = world.system;
    const secret = pairOf('1', { meeting: meetingOf({ topic: 'trouble', state: fixedState }) });
    const rest = { revision: 0, settings: { perDay: 3, focus: [] } };
    await store.oneOnOne.save({ ...rest, org: LOCAL_ORG, manager: asPersonId('9'), pairs: [secret] }, undefined);
    // 3 headed 1 before; 9 of another organisation is somebody else.
    const gone = { ...secret, gone: true } as const;
    await store.oneOnOne.save({ ...rest, org: LOCAL_ORG, manager: asPersonId('3'), pairs: [gone] }, undefined);
    await store.oneOnOne.save({ ...rest, org: asOrgId('other'), manager: asPersonId('9'), pairs: [secret] }, undefined);
    const [text, written] = ['極秘のメモ', at('2026-11-26T10:00:00+09:00')];
    await store.oneOnOne.saveMemo({ org: LOCAL_ORG, staff: asPersonId('1'), text, at: written, order: 1 });
  });
  afterAll(() => world.close());

  it('is known of every action there is', () => {
    const names = Object.values(actions).map(({ name }) => name.replace('one-on-one.', ''));
    const known = [...rows.map(([name]) => name), ...forms.map(([name]) => name), ...own];
    expect(new Set(known)).toEqual(new Set(names));
  });

  it.each(others)('is the answer for nobody, and changes nothing, for %s', async (id) => {
    const [before, memoBefore] = [await diary(), await memo()];
    for (const [name, payload, choice] of rows) {
      const shown = await shownAfter(id, () => person(id).forge({ name: `one-on-one.${name}`, payload }, choice));
      expect(shown, name).toContain(NOT_YOURS);
      expect(shown, name).not.toMatch(SECRETS);
      const nobody = { ...payload, staff: '無い' };
      const none = await shownAfter(id, () =>
        person(id).forge({ name: `one-on-one.${name}`, payload: nobody }, choice),
      );
      expect(none, name).toBe(shown);
      // One's own number in the other place: 3 headed 1 once, the others never did.
      const asHead = { ...payload, manager: id };
      const headed = await shownAfter(id, () =>
        person(id).forge({ name: `one-on-one.${name}`, payload: asHead }, choice),
      );
      expect(headed, name).not.toMatch(SECRETS);
    }
    for (const [name, payload] of forms) {
      const shown = await shownAfter(id, () => person(id).forgeForm({ name: `one-on-one.${name}`, payload }));
      expect(shown, name).not.toMatch(SECRETS);
    }
    for (const name of own) {
      const payload = { day: '2026-11-27', person: '1', ...M };
      const shown = await shownAfter(id, () => person(id).forge({ name: `one-on-one.${name}`, payload }));
      expect(shown, name).not.toMatch(SECRETS);
    }
    expect(await diary()).toEqual(before);
    expect(await memo()).toEqual(memoBefore);
  });

  it.each(rows.flatMap(([name, payload, , only]) => (only === 'staff' ? [{ name, payload }] : [])))(
    'is for the staff member alone where it is $name',
    async ({ name, payload }) => {
      const [before, memoBefore] = [await diary(), await memo()];
      const shown = await shownAfter('9', () => person('9').forge({ name: `one-on-one.${name}`, payload }));
      expect(shown).toContain(NOT_YOURS);
      expect(shown).not.toMatch(/極秘/);
      expect([await diary(), await memo()]).toEqual([before, memoBefore]);
    },
  );

  it('shows a memo to the one who heads only as long as it is shared, and to nobody else ever', async () => {
    const look = (id: string, n = 3) =>
      shownAfter(id, () => person(id).forge({ name: 'one-on-one.shared-memo', payload: { ...M, n } }));
    expect(await look('9')).toContain('共有されたメモは、いまはありません。');
    await person('1').say('1on1');
    await person('1').forge({ name: 'one-on-one.share-memo', payload: { ...M, on: true } });
    expect(await look('9')).toContain('極秘のメモ');
    expect(await look('9', 2)).not.toContain('極秘');
    for (const id of [...others, '1']) expect(await look(id)).not.toContain('極秘');
    await person('1').forge({ name: 'one-on-one.share-memo', payload: { ...M, on: false } });
    expect(await look('9')).not.toContain('極秘');
  });

  it('is no time outside both people’s hours, off the grid, on a holiday or far away', async () => {
    const before = await diary();
    for (const when of [
      ...['2026-11-28T10:30:00+09:00', '2026-12-01T07:00:00+09:00', '2026-12-01T12:15:00+09:00'],
      ...['2026-12-01T10:37:00+09:00', '2026-11-30T10:30:00+09:00', '2026-12-31T10:30:00+09:00'],
      ...['2031-12-02T10:30:00+09:00', '2026-11-25T10:30:00+09:00'],
    ]) {
      await person('1').say('1on1');
      await person('1').forge({ name: 'one-on-one.choose', payload: { ...M, from: at(when) } });
    }
    expect(await diary()).toEqual(before);
    await person('1').forge({
      name: 'one-on-one.choose',
      payload: { ...M, from: at('2026-12-01T10:30:00+09:00') },
    });
    expect((await diary())?.pairs[0]?.meeting.state).toMatchObject({ from: at('2026-12-01T10:30:00+09:00') });
    expect(world.complaints).toEqual([]);
  });
});
