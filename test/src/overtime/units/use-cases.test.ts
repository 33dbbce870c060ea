import { beforeEach, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { openUnits } from '../../../../src/overtime/units/actions.ts';
import { asUnitId } from '../../../../src/people/model.ts';
import { memoryOffice } from '../../../fixtures/memory-office.ts';
import { cardsIn, type Office } from '../../../fixtures/office.ts';
import { ORG, person, unit } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const month = asCalendarMonth;
const promoter = person('8', '省', { promotes: [asUnitId('省')] });
let office: Office;

/** 省 has October and November, 課 came after October, 室 after November. */
beforeEach(async () => {
  const units = [{ ...unit('省'), promoters: [promoter.id] }, unit('課', '省'), unit('室', '省')];
  const world = memoryOffice({ units, people: [promoter], start: at('2026-12-14T09:00:00+09:00') });
  const closed = (id: string, of: string) => ({
    ...{ org: ORG, unit: asUnitId(id), month: month(of), at: at('2026-12-10T05:00:00+09:00') },
  });
  await world.unitMonths.save([closed('省', '2026-10'), closed('省', '2026-11'), closed('課', '2026-11')]);
  for (const of of ['2026-10', '2026-11']) await world.unitMonths.close(ORG, month(of));
  office = world;
});

const shown = async (id: string, of?: string): Promise<string> => {
  const wanted = { unit: asUnitId(id), ...(of !== undefined && { month: month(of) }) };
  return JSON.stringify(cardsIn(await office.tap(promoter, openUnits.of(wanted))));
};

it('shows the last month of a unit that was not there yet in the one that was looked at', async () => {
  expect(await shown('省', '2026-10')).toContain('残業の状況：省の名（2026年10月）');
  expect(await shown('課', '2026-10')).toContain('残業の状況：課の名（2026年11月）');
});

it('says of a unit without any closed month that it has none, and of no other', async () => {
  expect(await shown('室')).toContain('「室の名」には、まだ締めた月がありません。');
  expect(await shown('室', '2026-11')).toContain('「室の名」には、まだ締めた月がありません。');
});
