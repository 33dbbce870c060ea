import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CALM_MS, KEEP_MS } from '../../adapters/cache.ts';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { ActionPayload } from '../../src/conversation/action.ts';
import { asPersonId } from '../../src/people/model.ts';
import { meetingOf, pairOf } from '../fixtures/one-on-one.ts';
import { at } from '../fixtures/time.ts';
import { last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const M = { manager: '9', staff: '1', n: 3 } as const;
const KEY = { manager: '9', staff: '1' } as const;

/** Each by a tap of its own, in an order in which every one of them does something. */
const taps: readonly (readonly [who: '1' | '9', name: string, payload: ActionPayload, choice?: string])[] = [
  ['1', 'mine', {}],
  ['1', 'pair', KEY],
  ['1', 'day', { day: '2026-11-27' }],
  ['1', 'times', M],
  ['1', 'choose', { ...M, from: at('2026-12-01T10:30:00+09:00') }],
  ['9', 'choose', { ...M, from: at('2026-12-02T10:30:00+09:00') }],
  ['9', 'times', M],
  ['9', 'as-planned', M],
  ['1', 'prepare', M],
  ['1', 'themes', M],
  ['1', 'topic', { ...M, theme: 'time' }],
  ['1', 'memo', M],
  ['1', 'share-memo', { ...M, on: true }],
  ['9', 'shared-memo', M],
  ['1', 'drop-memo', M],
  ['1', 'settings', KEY],
  ['1', 'cadence', KEY, '2'],
  ['1', 'length', KEY, '45'],
  ['1', 'place', KEY, 'online'],
  ['1', 'half', KEY, 'morning'],
  ['1', 'set-cadence', { ...KEY, weeks: '4' }],
  ['1', 'short', M],
  ['1', 'soon', { ...KEY, on: true }],
  ['1', 'open-pause', KEY],
  ['1', 'pause', { ...KEY, until: '2026-12-20' }],
  ['1', 'resume', KEY],
  ['1', 'again', M],
  ['1', 'end', { ...M, ending: 'skipped' }],
];

const lines = [
  ...['1on1', '来週の1on1ずらしたい', '1on1 隔週にして', '1on1 お休み 12月まで', '1on1のメモ', '佐藤さんと1on1'],
  ...['山本さんと1on1', '1on1の設定', 'move my 1on1 next week'],
  ...['職員 2さんと1on1', '8と1on1', 'taro@example.go.jpと1on1', 'メンター'],
];

const byHeads = [
  ...(['1on1', 'チームの1on1', '職員 1さんと1on1', '山本さんと1on1'] as const).map((line) => ['9', line] as const),
  ...(['1on1', 'チームの1on1'] as const).map((line) => ['8', line] as const),
];

// Counted in this process: functions count in their own.
describe.skipIf(process.env.AKARI_WORLD === 'aws')('what 1on1s ask of the table', () => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const realNow = Date.now;
  let skewMs = 0;
  /** A process that has served nobody for a while: what it kept for a moment is too old. */
  const spent = async (doing: () => Promise<void>): Promise<number> => {
    skewMs += KEEP_MS + 1;
    world.system.store.meter.reset();
    await doing();
    return world.system.store.meter.read().requests;
  };

  beforeAll(async () => {
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + skewMs);
    world = await openWorld({ minuteTick: false });
    wire = world.slack;
    await world.clock('2026-11-26T15:00:00+09:00');
    await install(
      world,
      [unit('省', undefined), unit('局', '省', { managers: ['8'] }), unit('課', '局', { managers: ['9'] })],
      ['1', '2', '8', '9'].map((id) => memberOn(wire, id, '課', { name: id === '9' ? '佐藤 花子' : `職員 ${id}` })),
    );
    for (const id of ['1', '2', '8', '9']) await arrived(wire, id);
    const pairs = [
      pairOf('1', { meeting: meetingOf() }),
      pairOf('2', { meeting: meetingOf({ state: { type: 'open' } }) }),
    ];
    const settings = { perDay: 3, focus: [] };
    const { store } = world.system;
    const diary = { org: LOCAL_ORG, revision: 0, settings };
    await store.oneOnOne.save({ ...diary, manager: asPersonId('9'), pairs }, undefined);
    await store.oneOnOne.save({ ...diary, manager: asPersonId('8'), pairs: [pairOf('9')] }, undefined);
    const memo = {
      org: LOCAL_ORG,
      staff: asPersonId('1'),
      text: '相談',
      at: at('2026-11-26T10:00:00+09:00'),
      order: 1,
    };
    await store.oneOnOne.saveMemo(memo);
    // The units are read once by a process.
    await person('1').say('1on1');
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await world.close();
  });

  it('is at most four requests a tap', async () => {
    const costs: { [name: string]: number } = {};
    for (const [who, name, payload, choice] of taps) {
      const { orders: _, ...before } = (await pairNow()) ?? { orders: {} };
      costs[`${who} ${name}`] = await spent(() => person(who).forge({ name: `one-on-one.${name}`, payload }, choice));
      if (saving.includes(name)) {
        const { orders: __, ...after } = (await pairNow()) ?? { orders: {} };
        expect(after, name).not.toEqual(before);
      }
    }
    expect(Object.entries(costs).filter(([, requests]) => requests > 4)).toEqual([]);
    expect(Math.min(...Object.values(costs))).toBeGreaterThan(0);
  });

  it('is at most four requests a line, with the claim of it and its end, in a process that served somebody before', async () => {
    const all = [...lines.map((line) => ['1', line] as const), ...byHeads];
    const costs: { [line: string]: number } = {};
    // All of what follows lies within the minute for which units and names are kept.
    skewMs += CALM_MS;
    for (const [who, line] of all) await person(who).say(line);
    for (const [who, line] of all) costs[`${who} ${line}`] = await spent(() => person(who).say(line));
    expect(Object.entries(costs).filter(([, requests]) => requests > 4)).toEqual([]);
    expect(Math.min(...Object.values(costs))).toBeGreaterThan(2);
  });

  it('is at most three requests more a line in a process that served nobody for minutes', async () => {
    const costs: { [line: string]: number } = {};
    for (const [who, line] of [...lines.map((line) => ['1', line] as const), ...byHeads]) {
      skewMs += 10 * CALM_MS;
      costs[`${who} ${line}`] = await spent(() => person(who).say(line));
    }
    expect(Object.entries(costs).filter(([, requests]) => requests > 7)).toEqual([]);
  });

  it('shows who wrote it, and nobody else, the memo that is read with the diaries', async () => {
    const order = at('2027-01-01T00:00:00+09:00');
    const memo = {
      org: LOCAL_ORG,
      staff: asPersonId('1'),
      text: '異動の希望',
      at: at('2026-11-26T15:00:00+09:00'),
      order,
    };
    await world.system.store.oneOnOne.saveMemo(memo);
    for (const id of ['1', '2', '9']) await person(id).say('1on1のメモ');
    const heard = ['1', '2', '9'].map((id) => last(person(id)).text.includes('異動の希望'));
    expect(heard).toEqual([true, false, false]);
  });

  const pairNow = async () =>
    (await world.system.store.oneOnOne.diary(LOCAL_ORG, asPersonId('9')))?.pairs.find(({ staff }) => staff === '1');
});

const saving = [
  'choose',
  'topic',
  'cadence',
  'length',
  'place',
  'half',
  'set-cadence',
  'short',
  'soon',
  'pause',
  'resume',
  'again',
  'end',
];
