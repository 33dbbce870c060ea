import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionRef } from '../../src/conversation/action.ts';
import { fallbackText } from '../../src/conversation/fallback.ts';
import { type RoomPlace, roomIdOf } from '../../src/conversation/inbound.ts';
import { asAddress } from '../../src/conversation/platform.ts';
import { choosePlan } from '../../src/lights-out/actions.ts';
import { closeRoom, endRoom, leaveRoom, openRoom, showRooms } from '../../src/lights-out/rooms/actions.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { entry, importing, put, putUnit, unit } from '../contracts/directory.ts';
import { accountOf, cardsIn, type Office } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { officeOn } from './local/cli/tenant.ts';

/** 省 ─ 局 ─ 課, and beside them 隣. The channel is that of 課. */
const roles = {
  職員: {},
  課の管理職: { manages: ['課'] },
  課の推進者: { promotes: ['課'] },
  局の管理職: { manages: ['局'] },
  省の推進者: { promotes: ['省'] },
  隣の管理職: { manages: ['隣'] },
  隣の推進者: { promotes: ['隣'] },
} as const satisfies { [role: string]: { manages?: readonly string[]; promotes?: readonly string[] } };
const all = Object.keys(roles);
const unitIds = (ids: readonly string[] = []) => ids.map((id) => asUnitId(id));
const accountsOf = (role: string) => ({ teams: { user: role, tenant: 'tenant' } });

let engine: Engine;
let org: OrgId;
let office: Office;
let channels = 0;

/** A channel that nothing else was said in. */
const newPlace = (): RoomPlace => {
  channels += 1;
  return { id: roomIdOf('teams', `19:${channels}`), address: asAddress(`teams:19:${channels}`) };
};
const personOf = async (role: string) => {
  const found = await engine.store.directory.person(org, asPersonId(role));
  if (!found) throw new Error(role);
  return found;
};
const tapIn = async (role: string, room: RoomPlace, action: ActionRef) => {
  const outcomes = await office.act(accountOf(await personOf(role)), { type: 'tap', action, room });
  return { outcomes, text: cardsIn(outcomes).map(fallbackText).join('\n') };
};
const callIn = async (role: string, room: RoomPlace, text: string) => {
  const outcomes = await office.act(accountOf(await personOf(role)), { type: 'text', text, room });
  return cardsIn(outcomes).map(fallbackText).join('\n');
};
const stateOf = async ({ id }: RoomPlace) => (await engine.store.rooms.room({ org, room: id }))?.state.type;
const openByHead = async (): Promise<RoomPlace> => {
  const room = newPlace();
  await tapIn('課の管理職', room, openRoom.of({ unit: asUnitId('課') }));
  expect(await stateOf(room)).toBe('waiting');
  return room;
};

beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  const people = Object.entries<{ manages?: readonly string[]; promotes?: readonly string[] }>(roles);
  await importing(
    { ...engine.store, org },
    'i1',
    ...[putUnit(unit('省')), putUnit(unit('局', '省')), putUnit(unit('課', '局')), putUnit(unit('隣', '省'))],
    ...people.map(([role, { manages, promotes }]) => ({
      ...put(entry(role, { unit: asUnitId('課'), ...accountsOf(role) }), true),
      ...{ manages: unitIds(manages), promotes: unitIds(promotes) },
    })),
  );
  office = officeOn(engine.store, org, at('2026-11-26T09:00:00+09:00'));
});
afterAll(() => engine.close());

describe.each(all)('%s', (role) => {
  const own = role === '課の管理職' || role === '課の推進者';
  const above = role === '局の管理職' || role === '省の推進者';

  it(`${own ? 'sets' : 'does not set'} the evening of a channel for 課`, async () => {
    const room = newPlace();
    const { outcomes, text } = await tapIn(role, room, openRoom.of({ unit: asUnitId('課') }));
    expect(await stateOf(room)).toBe(own ? 'waiting' : undefined);
    if (own) return;
    // The card in the channel may be somebody else's: it stays as it is.
    expect(outcomes.map(({ type }) => type)).toEqual(['reply']);
    expect(text).toContain('決められるのは、部署の管理職か推進者の方です。');
  });

  it(`${own || above ? 'ends' : 'does not end'} it there, nor from afar`, async () => {
    const room = await openByHead();
    const there = await tapIn(role, room, closeRoom.of({}));
    expect(await stateOf(room)).toBe(own || above ? 'ended' : 'waiting');
    expect(there.outcomes.map(({ type }) => type)).toEqual([own || above ? 'replace' : 'reply']);
    const other = await openByHead();
    await office.tap(await personOf(role), endRoom.of({ room: other.id }));
    expect(await stateOf(other)).toBe(own || above ? 'ended' : 'waiting');
  });

  it('is shown no card of one person in a channel, whatever is tapped or said', async () => {
    const room = newPlace();
    const plan = choosePlan.of({ day: asLocalDate('2026-11-26'), leaves: 'later' });
    for (const action of [plan, showRooms.of({})])
      expect((await tapIn(role, room, action)).text).toContain('このボタンは');
    for (const line of ['今日22時まで残業 国会対応', '退庁予定', '今月', '結果', '待機解除', '設定'])
      expect(await callIn(role, room, line)).toContain('チャンネルで伺えるのは「消灯のお知らせ」だけです。');
    expect(await engine.store.lights.evening(org, asPersonId(role), asLocalDate('2026-11-26'))).toBeUndefined();
  });
});

it('sets no channel from a chat of two: which one it is, is never taken from a button', async () => {
  const before = (await engine.store.rooms.rooms(org)).length;
  const head = await personOf('課の管理職');
  for (const action of [openRoom.of({ unit: asUnitId('課') }), closeRoom.of({}), leaveRoom.of({})])
    await office.tap(head, action);
  expect(await engine.store.rooms.rooms(org)).toHaveLength(before);
});

it('has one end for fifty taps at once, by those who may, on setting up and stopping', async () => {
  const room = newPlace();
  const acts = Array.from({ length: 50 }, (_, i) =>
    tapIn('課の管理職', room, i % 2 === 0 ? openRoom.of({ unit: asUnitId('課') }) : closeRoom.of({})),
  );
  await Promise.all(acts);
  expect(office.complaints).toEqual([]);
  await tapIn('課の管理職', room, closeRoom.of({}));
  expect(await stateOf(room)).toBe('ended');
});

it('costs four requests at most, whatever is said or tapped', async () => {
  const room = newPlace();
  const head = await personOf('課の管理職');
  const costs: number[] = [];
  const cost = async (act: () => Promise<unknown>) => {
    engine.store.meter.reset();
    await act();
    costs.push(engine.store.meter.read().requests);
  };
  const account = accountOf(head);
  const tap = (action: ActionRef) => office.act(account, { type: 'tap', action, room });
  await office.say(head, '消灯のお知らせ');
  await cost(() => office.act(account, { type: 'text', text: '消灯のお知らせ', room }));
  await cost(() => tap(openRoom.of({ unit: asUnitId('課') })));
  await cost(() => tap(openRoom.of({ unit: asUnitId('課') })));
  await cost(() => tap(closeRoom.of({})));
  await cost(() => office.tap(head, showRooms.of({})));
  await cost(() => tap(openRoom.of({ unit: asUnitId('課') })));
  await cost(() => office.tap(head, endRoom.of({ room: room.id })));
  // Two of a line are the inbox, which remembers that it was answered.
  expect(costs).toEqual([4, 3, 2, 3, 2, 3, 4]);
});
