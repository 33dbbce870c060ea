import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { ActionPayload, ActionRef } from '../../src/conversation/action.ts';
import * as actions from '../../src/overtime/actions.ts';
import * as actualActions from '../../src/overtime/actual-actions.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import type { OvertimeMonth } from '../../src/overtime/model.ts';
import * as unitsActions from '../../src/overtime/units/actions.ts';
import { asOrgId, asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { november, span } from '../fixtures/overtime.ts';
import { at } from '../fixtures/time.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/*
 * Every action about overtime, tapped by everybody with a payload that names somebody else. 渡辺秘子 (1) works in A課,
 * which 9 heads, 8 the 局 above it; 5 promotes A課, 10 the 局. Nothing below needs a card that shows the button.
 */

const roles = {
  '1': '本人',
  '2': '同じ課の職員',
  '3': '離職した人',
  '4': '管理者',
  '5': '課の推進者',
  '6': '別の課の推進者',
  '7': '別の課の管理職',
  '8': '局の管理職',
  '9': '課の管理職',
  '10': '局の推進者',
  '11': '前の課長（いまは別の課）',
  '77': 'この組織にいない人',
} as const;
type Id = keyof typeof roles;
const everybody: readonly Id[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '77'];

const [ANSWERED, NOT_YOURS] = ['さんが確認しました。', 'この確認は、ほかの方にお願いしています。'];
const [LISTED, NOTHING_WAITS] = ['渡辺秘子', '確認を待っている申告はありません。'];
const [SHOWN, NOT_PROMOTER] = ['残業の状況：A課課（2026年10月）', 'この操作は、担当の推進者だけができます。'];
const UNKNOWN = '職員の名簿にまだお名前が見つかりません。';

type Expected = { readonly [id in Id]: string };
type Row = readonly [
  what: string,
  action: (day: string, id: Id) => ActionRef,
  choice: string | undefined,
  expected: Expected,
];

const act = (name: string, payload: ActionPayload = {}): ActionRef => ({ name: `overtime.${name}`, payload });
const all = (what: string): Expected => ({
  ...{ '1': what, '2': what, '4': what, '5': what, '6': what, '7': what, '8': what, '9': what, '10': what, '11': what },
  ...{ '3': UNKNOWN, '77': UNKNOWN },
});
const answer = (day: string, more: ActionPayload = {}): ActionRef =>
  act('answer', { person: '1', day, version: 1, verdict: 'confirmed', ...more });

const rows: readonly Row[] = [
  [
    'answers the plan of somebody',
    (day) => answer(day),
    undefined,
    { ...all(NOT_YOURS), '8': ANSWERED, '9': ANSWERED },
  ],
  [
    'answers it on a list',
    (day) => answer(day, { list: true }),
    undefined,
    { ...all(NOT_YOURS), '8': NOTHING_WAITS, '9': LISTED },
  ],
  ['answers a plan of their own', (day, id) => answer(day, { person: id }), undefined, all(NOT_YOURS)],
  ['answers for nobody', (day) => answer(day, { person: '無い' }), undefined, all(NOT_YOURS)],
  [
    'opens what waits',
    () => act('requests', { unit: 'A課', person: '1' }),
    undefined,
    { ...all(NOTHING_WAITS), '9': LISTED },
  ],
  [
    'looks at the overtime of a unit',
    () => act('units', { unit: 'A課', month: '2026-10' }),
    undefined,
    { ...all(NOT_PROMOTER), '5': SHOWN, '10': SHOWN },
  ],
  [
    'chooses a unit',
    () => act('choose-unit', { month: '2026-10' }),
    'A課',
    { ...all(NOT_PROMOTER), '5': SHOWN, '10': SHOWN },
  ],
  [
    'chooses a month of a unit',
    () => act('choose-month', { unit: 'A課' }),
    '2026-10',
    { ...all(NOT_PROMOTER), '5': SHOWN, '10': SHOWN },
  ],
  ['looks at a unit that is none', () => act('units', { unit: '__proto__' }), undefined, all(NOT_PROMOTER)],
];

/** What concerns whoever acts, whatever else the payload says. */
const ownActions: readonly (readonly [name: string, payload: ActionPayload])[] = [
  ['open', {}],
  ['until', { until: 1_320 }],
  ['declare', { spans: '1095-1320' }],
  ['open-change', { spans: '1095-1320' }],
  ['open-blank', {}],
  ['leave', {}],
  ['withdraw', {}],
  ['record', { spans: '1095-1320' }],
  ['start', { spans: '1095-1320', later: 600 }],
  ['open-actual', { spans: '1095-1320' }],
  ['record-none', {}],
  ['month', { month: '2026-11' }],
  ['talk', { told: 'month/2026-11/80' }],
];
const ownForms = ['send-form', 'send-actual'] as const;

/** Each role has a day of its own to answer; everybody acts on the 26th. */
const dayFor = (id: Id): string => `2026-11-${String(10 + everybody.indexOf(id)).padStart(2, '0')}`;
const TODAY = '2026-11-26';
const LAST = '2026-11-30';

/** What nobody may read who may not answer. */
const SECRETS = /渡辺|極秘|23:45|24:15|777|他組織/;

/** Of the last day 11 was asked, who headed A課 then. */
const secretMonth = (org: OrgId, words: string): OvertimeMonth => {
  const plan = (asked: string) => ({
    ...{ spans: [span('23:45', '24:15')], version: 1, declaredAt: at('2026-11-09T09:00:00+09:00'), order: 1 },
    ...{ reason: { kind: 'other' as const, words }, asked: { person: asPersonId(asked), version: 1 } },
  });
  const days = [...everybody.map(dayFor), TODAY].map((day) => [asLocalDate(day), { plan: plan('9') }]);
  days.push([asLocalDate(LAST), { plan: plan('11') }]);
  return november({ org, unit: asUnitId('A課'), days: Object.fromEntries(days) });
};

describe.each(['slack', 'teams'] as const)('what a forged tap about overtime gets on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const monthOf = async (id: string, org = LOCAL_ORG): Promise<OvertimeMonth | undefined> => {
    const month = asCalendarMonth('2026-11');
    return (await world.system.store.overtime.months(org, asPersonId(id), month, month))[0];
  };
  /** What the message says that was acted on, and what is new. */
  const shownAfter = async (id: Id, doing: () => Promise<void>): Promise<string> => {
    await person(id).say('メニュー');
    const before = person(id).messages().length - 1;
    await doing();
    const form = person(id).form();
    return [
      ...person(id)
        .messages()
        .slice(before)
        .map(({ text }) => text),
      form?.text ?? '',
      form?.title ?? '',
    ].join('\n');
  };

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    const other = asOrgId('other');
    await world.clock('2026-11-26T15:00:00+09:00');
    const units = [
      unit('省', undefined),
      unit('局', '省', { managers: ['8'], promoters: ['10'] }),
      unit('A課', '局', { managers: ['9'], promoters: ['5'] }),
      unit('B課', '局', { managers: ['7'], promoters: ['6'] }),
    ];
    const member = (id: string, where: string, more = {}) => memberOn(wire, id, where, more);
    await install(world, units, [
      member('1', 'A課', { name: '渡辺秘子' }),
      ...['2', '3', '9'].map((id) => member(id, 'A課')),
      ...['5', '6', '7', '8', '10'].map((id) => member(id, '局')),
      member('11', 'B課'),
      member('4', '省', { admin: true }),
    ]);
    const { store } = world.system;
    await store.directoryImport.begin(LOCAL_ORG, 'leaves', at('2026-11-26T15:00:00+09:00'));
    await store.directoryImport.stage(LOCAL_ORG, 'leaves', 0, [{ type: 'person-left', id: asPersonId('3') }]);
    const known = await store.directory.organisation(LOCAL_ORG);
    if (known) await store.directoryImport.commit(LOCAL_ORG, 'leaves', 1, known);
    await store.directoryImport.apply(LOCAL_ORG, 'leaves');
    for (const id of everybody) await arrived(wire, id);
    for (const [org, words] of [
      [LOCAL_ORG, '極秘の引っ越し'],
      [other, '他組織の秘密'],
    ] as const) {
      const month = secretMonth(org, words);
      await store.overtime.save(month);
      await store.overtime.enlist({ ...month, revision: 1 });
      await store.overtime.noteAsked(org, asPersonId('11'), { person: asPersonId('1'), day: asLocalDate(LAST) });
      for (const [name, people] of [
        ['A課', 20],
        ['B課', 777],
      ] as const)
        await store.unitMonths.save([
          {
            ...{ org, unit: asUnitId(name), month: asCalendarMonth('2026-10'), at: at('2026-11-10T05:00:00+09:00') },
            long: { people: org === other ? 777 : people, from: 3, to: 5 },
          },
        ]);
      await store.unitMonths.close(org, asCalendarMonth('2026-10'));
    }
  });
  afterAll(() => world.close());

  describe.each(rows)('who %s', (_, action, choice, expected) => {
    it.each(everybody.map((id) => [roles[id], expected[id], id] as const))('%s: %s', async (__, gets, id) => {
      const before = await monthOf('1');
      const shown = await shownAfter(id, () => person(id).forge(action(dayFor(id), id), choice));
      expect(shown).toContain(gets);
      const mayKnow = gets === ANSWERED || gets === LISTED;
      if (!mayKnow) expect(shown.replaceAll(id === '1' ? '渡辺秘子さん、' : '', '')).not.toMatch(SECRETS);
      const changes = gets === ANSWERED || gets === LISTED || (id === '8' && gets === NOTHING_WAITS);
      if (!changes) expect(await monthOf('1')).toEqual(before);
    });
  });

  it.each(everybody.filter((id) => id !== '1').map((id) => [roles[id], id] as const))(
    'is for %s about themselves alone, whomever it names',
    async (_, id) => {
      const before = await monthOf('1');
      for (const [name, payload] of ownActions) {
        const forged = act(name, { ...payload, day: TODAY, person: '1', org: 'other' });
        const shown = await shownAfter(id, () => person(id).forge(forged));
        expect(shown).not.toMatch(SECRETS);
        if (id === '3' || id === '77') expect(shown).toContain(UNKNOWN);
      }
      for (const name of ownForms) {
        const forged = act(name, { day: TODAY, person: '1', org: 'other' });
        expect(await shownAfter(id, () => person(id).forgeForm(forged))).not.toMatch(SECRETS);
      }
      expect(await monthOf('1')).toEqual(before);
      expect((await monthOf(id)) === undefined).toBe(id === '3' || id === '77');
    },
  );

  it.each([
    ['until', { until: 1e9 }],
    ['until', { until: 1_200.5 }],
    ['open-blank', { from: -1 }],
    ['record', { spans: '1095-1320', later: 1e9 }],
    ['start', { spans: '1095-1320', later: -60 }],
  ])('is an old button where it carries a time that no clock shows: %s', async (name, payload) => {
    const before = await monthOf('2');
    const shown = await shownAfter('2', () => person('2').forge(act(name, { ...payload, day: TODAY })));
    expect(shown).toContain('このボタンは、いまは使えません。');
    expect(await monthOf('2')).toEqual(before);
  });

  it('is tried with every action there is', () => {
    const tried = [
      ...rows.map(([, action]) => action(TODAY, '1').name),
      ...ownActions.map(([name]) => `overtime.${name}`),
    ];
    const forms = ownForms.map((name) => `overtime.${name}`);
    const there = [actions, actualActions, unitsActions].flatMap((module) =>
      Object.values(module).flatMap((each) =>
        typeof each === 'object' && 'parse' in each && 'name' in each ? [each.name] : [],
      ),
    );
    expect(there.toSorted()).toEqual([...new Set([...tried, ...forms])].toSorted());
  });

  it('never reached another organisation', async () => {
    const other = await monthOf('1', asOrgId('other'));
    expect(other).toEqual({ ...secretMonth(asOrgId('other'), '他組織の秘密'), revision: 1 });
    expect(world.complaints).toEqual([]);
  });
});
