import { beforeEach, describe, expect, it } from 'vitest';
import { asUnitId, type Person } from '../../../src/people/model.ts';
import { chooseCadence, openPicks, pausePulse, sendPicks, startPulse } from '../../../src/pulse/programme-cards.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

/** 省 ─ A局 ─ 課, and beside them B局. Everything is tried on A局. */
const units = [unit('省'), unit('A局', '省'), unit('課', 'A局'), unit('B局', '省')];
const A = asUnitId('A局');
const staff = {
  職員: person('1', '課'),
  管理職: person('2', 'A局', { manages: [A] }),
  課の推進者: person('3', '課', { promotes: [asUnitId('課')] }),
  A局の推進者: person('4', 'A局', { promotes: [A] }),
  B局の推進者: person('5', 'B局', { promotes: [asUnitId('B局')] }),
  省の推進者: person('6', '省', { promotes: [asUnitId('省')] }),
  管理者: person('7', '省', { admin: true }),
} satisfies { [role: string]: Person };
type Role = keyof typeof staff;
const roles: readonly Role[] = ['職員', '管理職', '課の推進者', 'A局の推進者', 'B局の推進者', '省の推進者', '管理者'];

let office: MemoryOffice;
beforeEach(async () => {
  office = memoryOffice({ units, people: Object.values(staff), start: at('2026-11-24T09:00:00+09:00') });
  await office.core.ensureSchedule(ORG, office.now());
});

const stored = async () => {
  const { plans, picks } = await office.pulse.programme(ORG);
  return { plan: plans[A], picks };
};
const untouched = { plan: undefined, picks: undefined };
const REFUSED = 'この操作は、担当の推進者だけができます。';

describe.each(roles)('%s', (role) => {
  const who = staff[role];
  const may = role === 'A局の推進者' || role === '省の推進者';

  it(`${may ? 'pauses' : 'does not pause'} the pulse of A局`, async () => {
    const shown = JSON.stringify(await office.tap(who, pausePulse.of({ unit: A })));
    expect(shown.includes(REFUSED)).toBe(!may);
    expect((await stored()).plan?.running).toBe(may ? false : undefined);
  });

  it(`${may ? 'starts' : 'does not start'} it again`, async () => {
    await office.tap(staff.省の推進者, pausePulse.of({ unit: A }));
    const shown = JSON.stringify(await office.tap(who, startPulse.of({ unit: A })));
    expect(shown.includes(REFUSED)).toBe(!may);
    expect((await stored()).plan?.running).toBe(may);
  });

  it(`${may ? 'changes' : 'does not change'} how often`, async () => {
    const shown = JSON.stringify(await office.tap(who, chooseCadence.of({ unit: A }), { choice: 'monthly' }));
    expect(shown.includes(REFUSED)).toBe(!may);
    expect((await stored()).plan?.cadence).toBe(may ? 'monthly' : undefined);
  });

  it(`${may ? 'sees' : 'does not see'} the state of A局 by a tap that changes nothing`, async () => {
    const shown = JSON.stringify(await office.tap(who, chooseCadence.of({ unit: A })));
    expect(shown.includes('やりがいパルス：A局の名')).toBe(may);
  });

  it(`${role === '省の推進者' ? 'picks' : 'does not pick'} the questions of week 12`, async () => {
    const [form] = await office.tap(who, openPicks.of({}));
    expect(form?.type).toBe(role === '省の推進者' ? 'open-form' : 'reply');
    await office.submit(who, sendPicks.of({}), { first: 'D1c', second: 'D9c' });
    expect(await stored()).toEqual(role === '省の推進者' ? { ...untouched, picks: ['D1c', 'D9c'] } : untouched);
  });

  it.each(['上限の設定', '残業の設定を見せて', 'Overtime settings'])(
    `${role === '管理者' ? 'sees' : 'does not see'} what is settled about limits by 「%s」`,
    async (line) => {
      const shown = JSON.stringify(await office.say(who, line));
      expect(shown.includes('医師の面接を希望できる時間')).toBe(role === '管理者');
      expect(shown.includes('灯りの管理者だけが見られます')).toBe(role !== '管理者');
    },
  );

  it(`is shown ${who.promotes.length > 0 ? 'the units they promote' : 'no unit'} by 「パルス」`, async () => {
    const shown = JSON.stringify(await office.say(who, 'パルス'));
    const names = [...shown.matchAll(/やりがいパルス：(\S+?)の名/g)].map(([, name]) => name);
    expect(names).toEqual(who.promotes);
  });
});

describe('the promoter of the whole', () => {
  it.each([
    ['the same question twice', { first: 'D1c', second: 'D1c' }],
    ['a question that is not offered', { first: 'D1a', second: 'D1c' }],
    ['nothing', {}],
    ['a question that does not exist', { first: 'D1c', second: '__proto__' }],
  ])('cannot pick %s', async (_, values) => {
    const [result] = await office.submit(staff.省の推進者, sendPicks.of({}), values);
    expect(result).toEqual({
      type: 'form-result',
      result: { type: 'errors', byField: { second: '2つの質問は、別のものを選んでください。' } },
    });
    expect(await stored()).toEqual(untouched);
  });

  it('cannot start a unit that does not exist', async () => {
    const shown = JSON.stringify(await office.tap(staff.省の推進者, startPulse.of({ unit: asUnitId('無い課') })));
    expect(shown).toContain(REFUSED);
  });
});
