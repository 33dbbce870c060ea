import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { ActionPayload, ActionRef } from '../../src/conversation/action.ts';
import { asOrgId, asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import * as actions from '../../src/results/actions.ts';
import type { Decision } from '../../src/results/model.ts';
import { at } from '../fixtures/time.ts';
import { everyDriver, lineOf, resultOf, week } from '../fixtures/told-results.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/*
 * Every view of results and everything that can be done there, by everybody, with payloads that name what is not
 * theirs. A課 and B課 lie in the 局, that in the 省. Nothing below needs a card that shows the button.
 */

const roles = {
  '1': 'A課の職員',
  '2': 'A課の課長',
  '3': 'B課の課長',
  '4': 'A課の推進者',
  '5': 'B課の推進者',
  '6': '局の推進者',
  '7': '局長',
  '8': '管理者',
  '9': '前のA課長（いまはB課の職員）',
  '10': '離職した人',
  '77': 'この組織にいない人',
} as const;
type Id = keyof typeof roles;
const everybody: readonly Id[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '77'];
const inside = everybody.filter((id) => id !== '10' && id !== '77');

const ONLY_HEADS = 'この画面は、部署の長の方に表示しています。';
const ONLY_PROMOTERS = 'この画面は、推進者の方に、担当の部署について表示しています。';
const ONLY_ADMINS = 'この画面は、管理者の方に表示しています。';
const NOT_YOURS = '「こうします」は、その部署の長と推進者の方が書けます。';
const NOT_THEIRS = '取り下げられるのは、書いた方と推進者の方です。';
const UNKNOWN = '職員の名簿にまだお名前が見つかりません。';
const OLD = 'このボタンは、いまは使えません。';

type Expected = { readonly [id in Id]: string };
const all = (what: string, but: Partial<Expected> = {}): Expected => ({
  ...{ '1': what, '2': what, '3': what, '4': what, '5': what, '6': what, '7': what, '8': what, '9': what },
  ...{ '10': UNKNOWN, '77': UNKNOWN },
  ...but,
});
type Row = readonly [what: string, action: (id: Id) => ActionRef, choice: string | undefined, expected: Expected];

const act = (name: string, payload: ActionPayload = {}): ActionRef => ({ name: `results.${name}`, payload });
const UNITS_A = '部署ごとの結果：A課課';
const forPromoters = (what: string) => all(ONLY_PROMOTERS, { '4': what, '6': what });
const TEAM_A = '部署の結果：A課課';
const mine = '取り下げますか。';

/** When 9, who headed A課 then, decided something; each role tries one of their own, too. */
const DECIDED = at('2026-11-20T10:00:00+09:00');

const rows: readonly Row[] = [
  [
    'opens the results of everybody, naming a unit',
    () => act('open', { unit: 'A課', person: '2', org: 'other' }),
    undefined,
    {
      ...all('「省課」では'),
      ...{
        '1': '「A課課」では',
        '2': '「A課課」では',
        '3': '「B課課」では',
        '7': '「局課」では',
        '9': '「B課課」では',
      },
    },
  ],
  [
    'opens the results of the unit A課 as its head',
    () => act('team', { unit: 'A課' }),
    undefined,
    all(ONLY_HEADS, { '2': TEAM_A }),
  ],
  ['chooses it from a list', () => act('choose-team'), 'A課', all(ONLY_HEADS, { '2': TEAM_A })],
  ['opens the results of units', () => act('units', { unit: 'A課', week }), undefined, forPromoters(UNITS_A)],
  ['chooses a unit', () => act('choose-unit', { week }), 'A課', forPromoters(UNITS_A)],
  ['chooses a week of a unit', () => act('choose-week', { unit: 'A課' }), week, forPromoters(UNITS_A)],
  ['opens a unit above their own', () => act('units', { unit: '省' }), undefined, all(ONLY_PROMOTERS)],
  ['opens a unit that is none', () => act('units', { unit: '__proto__' }), undefined, all(ONLY_PROMOTERS)],
  ['opens the log of views', () => act('log'), undefined, all(ONLY_ADMINS, { '8': '結果の閲覧記録' })],
  [
    'opens an older page of it',
    () => act('log', { upTo: 1, skip: 0 }),
    undefined,
    all(ONLY_ADMINS, { '8': 'この期間の記録はありません。' }),
  ],
  [
    'opens the form of a decision of A課',
    () => act('decide', { unit: 'A課', person: '2' }),
    undefined,
    all(NOT_YOURS, { '2': '決めたこと', '4': '決めたこと', '6': '決めたこと' }),
  ],
  [
    'opens what was decided for A課',
    () => act('decisions', { unit: 'A課' }),
    undefined,
    all(NOT_YOURS, { '2': '極秘の案', '4': '極秘の案', '6': '極秘の案', '9': '極秘の案' }),
  ],
  [
    'would take back what somebody else decided',
    () => act('ask-take-back', { unit: 'A課', at: DECIDED }),
    undefined,
    all(NOT_YOURS, { '2': NOT_THEIRS, '4': mine, '6': mine, '9': mine }),
  ],
  [
    'takes back what there is not',
    () => act('take-back', { unit: 'A課', at: 1 }),
    undefined,
    all(NOT_YOURS, {
      '2': 'こうします：A課課',
      '4': 'こうします：A課課',
      '6': 'こうします：A課課',
      '9': 'こうします：A課課',
    }),
  ],
  ['decides for a unit that is none', () => act('decide', { unit: '無い課' }), undefined, all(NOT_YOURS)],
];

/** Payloads that no button of ours carries. */
const broken: readonly ActionRef[] = [
  act('team', { unit: '' }),
  act('units', { unit: 'A課', week: '2026-99' }),
  act('units', { unit: 'A課', from: -1 }),
  act('choose-unit', {}),
  act('choose-week', { unit: 'x'.repeat(201) }),
  act('decide', {}),
  act('take-back', { unit: 'A課', at: 1.5 }),
  act('log', { upTo: -1 }),
];

const SECRETS = /極秘|他組織|777/;

describe.each(['slack', 'teams'] as const)('what a forged tap about results gets on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const decisionsOf = (name: string) => world.system.store.results.decisions(LOCAL_ORG, asUnitId(name));
  const views = async () => {
    const found = [];
    const [from, to] = [at('2026-11-01T00:00:00+09:00'), at('2026-12-31T00:00:00+09:00')];
    for await (const page of world.system.store.views.views(LOCAL_ORG, from, to)) found.push(...page);
    return found;
  };
  /** What the message says that was acted on, and what is new. */
  const shownAfter = async (id: Id, doing: () => Promise<void>): Promise<string> => {
    await person(id).say('メニュー');
    const before = person(id).messages().length - 1;
    const formBefore = person(id).form()?.text;
    await doing();
    const texts = person(id)
      .messages()
      .slice(before)
      .map(({ text }) => text);
    const form = person(id).form()?.text ?? '';
    return [...texts, form === formBefore ? '' : form].join('\n');
  };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-30T10:00:00+09:00');
    const units = [
      unit('省', undefined),
      unit('局', '省', { managers: ['7'], promoters: ['6'] }),
      unit('A課', '局', { managers: ['2'], promoters: ['4'] }),
      unit('B課', '局', { managers: ['3'], promoters: ['5'] }),
    ];
    await install(world, units, [
      ...['1', '2', '10'].map((id) => memberOn(wire, id, 'A課')),
      ...['3', '9'].map((id) => memberOn(wire, id, 'B課')),
      memberOn(wire, '7', '局'),
      ...['4', '5', '6'].map((id) => memberOn(wire, id, '省')),
      memberOn(wire, '8', '省', { admin: true }),
    ]);
    const { store } = world.system;
    await store.directoryImport.begin(LOCAL_ORG, 'leaves', at('2026-11-30T10:00:00+09:00'));
    await store.directoryImport.stage(LOCAL_ORG, 'leaves', 0, [{ type: 'person-left', id: asPersonId('10') }]);
    const known = await store.directory.organisation(LOCAL_ORG);
    if (known) await store.directoryImport.commit(LOCAL_ORG, 'leaves', 1, known);
    await store.directoryImport.apply(LOCAL_ORG, 'leaves');
    for (const id of everybody) await arrived(wire, id);
    await seed(LOCAL_ORG, '極秘の案');
    await seed(asOrgId('other'), '他組織の案');
  });
  afterAll(() => world.close());

  const seed = async (org: OrgId, words: string): Promise<void> => {
    const { results } = world.system.store;
    const people = org === LOCAL_ORG ? 20 : 777;
    const latest = everyDriver(() => 50, people);
    const line = lineOf([60], people, 2 * people);
    await results.save(
      ['省', '局', 'A課', 'B課'].map((name) => ({ ...resultOf(name, { people, latest, line }), org })),
    );
    await results.publish(org, week);
    const made: readonly Decision[] = [{ at: DECIDED, by: asPersonId('9'), name: '前課長', text: words }];
    await results.saveDecisions({ org, unit: asUnitId('A課'), version: 0, made });
  };

  describe.each(rows)('who %s', (_, action, choice, expected) => {
    it.each(everybody.map((id) => [roles[id], expected[id], id] as const))('%s: %s', async (__, gets, id) => {
      const [before, seenBefore] = [await decisionsOf('A課'), await views()];
      const shown = await shownAfter(id, () => person(id).forge(action(id), choice));
      expect(shown).toContain(gets);
      const refused = [ONLY_HEADS, ONLY_PROMOTERS, ONLY_ADMINS, NOT_YOURS, NOT_THEIRS, UNKNOWN];
      if (refused.includes(gets)) {
        expect(shown).not.toMatch(SECRETS);
        expect(shown).not.toMatch(/A課課|\d%/);
        expect(await views()).toEqual(seenBefore);
      }
      expect(shown).not.toMatch(/他組織|777/);
      expect(await decisionsOf('A課')).toEqual(before);
    });
  });

  it.each(everybody.map((id) => [roles[id], id] as const))('saves nothing of a forged form of %s', async (_, id) => {
    const before = await decisionsOf('A課');
    const shown = await shownAfter(id, () => person(id).forgeForm(act('send-decision', { unit: 'A課', person: '2' })));
    expect(shown).not.toMatch(SECRETS);
    expect(await decisionsOf('A課')).toEqual(before);
  });

  it('takes no form from somebody who lost the unit while it was open', async () => {
    await person('3').say('部署の結果');
    await person('3').tap('「こうします」を書く');
    expect(person('3').form()?.text).toContain('決めたこと');
    const { store } = world.system;
    const without = unit('B課', '局', { promoters: ['5'] });
    await store.directoryImport.begin(LOCAL_ORG, 'moves', at('2026-11-30T10:00:00+09:00'));
    await store.directoryImport.stage(LOCAL_ORG, 'moves', 0, [
      { type: 'put-unit', unit: without },
      {
        ...{ type: 'put-person', manages: [], promotes: [], isNew: false },
        entry: { ...(await entryOf('3')), id: asPersonId('3') },
      },
    ]);
    const known = await store.directory.organisation(LOCAL_ORG);
    if (known) await store.directoryImport.commit(LOCAL_ORG, 'moves', 1, known);
    await store.directoryImport.apply(LOCAL_ORG, 'moves');
    await person('3').submit({ 決めたこと: '書けないはずの案' });
    expect((await decisionsOf('B課')).made).toEqual([]);
    expect(
      person('3')
        .messages()
        .some(({ text }) => text.includes(NOT_YOURS)),
    ).toBe(true);
  });

  const entryOf = async (id: string) => {
    const found = await world.system.store.directory.person(LOCAL_ORG, asPersonId(id));
    if (!found) throw new Error(`nobody is ${id}`);
    const { org: _, preferences: __, manages: ___, promotes: ____, left: _____, ...entry } = found;
    return entry;
  };

  it.each(broken)('is an old button where it carries what no button does: $name $payload', async (ref) => {
    for (const id of ['1', '6'] as const) {
      expect(await shownAfter(id, () => person(id).forge(ref))).toContain(OLD);
    }
  });

  it.each(inside.map((id) => [roles[id], id] as const))(
    'changes no cadence for %s without the right',
    async (_, id) => {
      const before = await world.system.store.pulse.programme(LOCAL_ORG);
      const forged = { name: 'pulse.cadence', payload: { unit: '省', cadence: 'fortnightly' } };
      expect(await shownAfter(id, () => person(id).forge(forged))).toContain(
        'この操作は、担当の推進者だけができます。',
      );
      expect(await world.system.store.pulse.programme(LOCAL_ORG)).toEqual(before);
    },
  );

  it('is tried with every action there is', () => {
    const tried = [...rows.map(([, action]) => action('1').name), 'results.send-decision'];
    const there = Object.values(actions).map(({ name }) => name);
    expect(there.toSorted()).toEqual([...new Set(tried)].toSorted());
  });

  it('never reached another organisation', async () => {
    const other = await world.system.store.results.decisions(asOrgId('other'), asUnitId('A課'));
    expect(other.made.map(({ text }) => text)).toEqual(['他組織の案']);
    expect(world.complaints).toEqual([]);
  });
});
