import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionRef } from '../../src/conversation/action.ts';
import type { Card } from '../../src/conversation/card.ts';
import { fallbackText } from '../../src/conversation/fallback.ts';
import { choosePlan, endEvening, takeBackPlan } from '../../src/lights-out/actions.ts';
import { leavings } from '../../src/lights-out/model.ts';
import { chooseUntil, declare, openOvertime } from '../../src/overtime/actions.ts';
import { asPersonId, asUnitId, type OrgId, type Person } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { entry, importing, put, putUnit, unit } from '../contracts/directory.ts';
import { cardsIn, type Office } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { officeOn } from './local/cli/tenant.ts';

/*
 * Two ministries that differ in nothing but what their staff told of their evenings: in one nobody says anything, in the
 * other everybody plans, changes, ends and wants to hear no more. Who heads or promotes them reads the same in both.
 */
const staff = Array.from({ length: 9 }, (_, i) => `S${i}`);
const DAY = asLocalDate('2026-11-26');
const LINES = [
  ...['メニュー', '待機解除', '消灯の設定', '残業の確認', '今月の残業', 'パルス', 'キャンペーン', '強化月間', '設定'],
  ...['今日届いたもの', '部下の残業', '退庁予定', '結果'],
];

type Ministry = { readonly org: OrgId; readonly office: Office; readonly watchers: readonly Person[] };

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const personIn = async (org: OrgId, id: string): Promise<Person> => {
  const found = await engine.store.directory.person(org, asPersonId(id));
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const open = async (): Promise<Ministry> => {
  const org = engine.org();
  const account = (id: string) => ({ teams: { user: `${org}-${id}`, tenant: 'tenant' } });
  const head = { type: 'put-person', manages: [asUnitId('課')], promotes: [], isNew: true } as const;
  const promoter = { type: 'put-person', manages: [], promotes: [asUnitId('課')], isNew: true } as const;
  await importing(
    { ...engine.store, org },
    'i1',
    ...[
      putUnit(unit('省')),
      putUnit({ ...unit('課', '省'), managers: [asPersonId('H')], promoters: [asPersonId('P')] }),
    ],
    ...staff.map((id) => put(entry(id, { unit: asUnitId('課'), ...account(id) }), true)),
    { ...head, entry: entry('H', { unit: asUnitId('課'), ...account('H') }) },
    { ...promoter, entry: entry('P', { unit: asUnitId('課'), ...account('P') }) },
  );
  const office = officeOn(engine.store, org, at('2026-11-26T09:00:00+09:00'));
  return { org, office, watchers: [await personIn(org, 'H'), await personIn(org, 'P')] };
};

/** In both alike: half of them declare overtime, which their head confirms and may read. */
const declareAll = async ({ org, office }: Ministry): Promise<void> => {
  for (const id of staff.slice(0, 5)) {
    const who = await personIn(org, id);
    await office.tap(who, openOvertime.of({}));
    await office.tap(who, chooseUntil.of({ day: DAY, until: 1_260 }));
    await office.tap(who, declare.of({ day: DAY, spans: '1095-1260', reason: 'diet' }), { order: 1 });
  }
};

const speak = async ({ org, office }: Ministry): Promise<void> => {
  for (const [i, id] of staff.entries()) {
    const who = await personIn(org, id);
    await office.tap(who, choosePlan.of({ day: DAY, leaves: leavings[i % leavings.length] ?? 'later' }));
    if (i % 3 === 0) await office.tap(who, endEvening.of({ day: DAY, ends: i % 2 === 0 ? 'leaving' : 'quiet' }));
    if (i % 4 === 1) await office.tap(who, takeBackPlan.of({ day: DAY }));
  }
};

const actionsIn = (card: Card): readonly ActionRef[] =>
  card.elements.flatMap((element) =>
    element.type === 'buttons'
      ? element.buttons.flatMap((button) => ('action' in button && button.opens === undefined ? [button.action] : []))
      : [],
  );

/** What changes something for good is left alone: what is said afterwards would be said of that. */
const CHANGES = /^(standby\.end|lights-out\.set-mode|settings\.kind|pulse\.(start|pause)|overtime\.answer)$/;

/** Every word that somebody finds from these lines on, one tap deep, and all that was sent to them. */
const readBy = async ({ office }: Ministry, who: Person): Promise<readonly string[]> => {
  const found: string[] = [];
  const look = async (cards: readonly Card[], depth: number): Promise<void> => {
    for (const card of cards) {
      found.push(fallbackText(card));
      if (depth === 0) continue;
      for (const action of actionsIn(card).filter(({ name }) => !CHANGES.test(name)))
        await look(cardsIn(await office.tap(who, action)), depth - 1);
    }
  };
  for (const line of LINES) await look(cardsIn(await office.say(who, line)), 1);
  const sent = office.teams.sent.filter(({ to }) => to.includes(who.teams?.user ?? 'nobody'));
  return [...found, ...sent.map(({ card }) => fallbackText(card))];
};

const MOMENTS = ['2026-11-26T19:40:00+09:00', '2026-11-26T20:10:00+09:00'] as const;

describe('who heads or promotes people', { timeout: 120_000 }, () => {
  it('reads the same whatever these told of their evening, before it, in it and after it', async () => {
    const [silent, loud] = [await open(), await open()];
    for (const ministry of [silent, loud]) {
      await ministry.office.moveTo(at('2026-11-26T15:00:00+09:00'));
      await declareAll(ministry);
      await ministry.office.moveTo(at('2026-11-26T15:05:00+09:00'));
    }
    await speak(loud);
    for (const moment of [...MOMENTS, '2026-11-27T10:00:00+09:00']) {
      for (const { office } of [silent, loud]) await office.moveTo(at(moment));
      for (const i of [0, 1]) {
        const [one, other] = [silent, loud].map(({ watchers }) => watchers[i]);
        if (!one || !other) throw new Error('nobody watches');
        const words = await readBy(silent, one);
        expect(words.length).toBeGreaterThan(30);
        expect(await readBy(loud, other)).toEqual(words);
      }
    }
    expect([...silent.office.complaints, ...loud.office.complaints]).toEqual([]);
  });

  it('sees a difference where there is one to see: another declaration', async () => {
    const [silent, loud] = [await open(), await open()];
    for (const { office } of [silent, loud]) await office.moveTo(at('2026-11-26T15:00:00+09:00'));
    await declareAll(loud);
    for (const { office } of [silent, loud]) await office.moveTo(at('2026-11-26T15:05:00+09:00'));
    const words = async (ministry: Ministry) =>
      readBy(ministry, ministry.watchers[0] ?? (await personIn(ministry.org, 'H')));
    expect(await words(loud)).not.toEqual(await words(silent));
  });
});
