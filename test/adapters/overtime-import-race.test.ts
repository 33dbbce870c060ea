import { afterAll, beforeAll, expect, it } from 'vitest';
import { installDemo } from '../../adapters/local/demo.ts';
import { recordActual } from '../../src/overtime/actual-actions.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { usualMap } from '../../src/overtime/hand-over/column-map.ts';
import { takeOver } from '../../src/overtime/hand-over/import.ts';
import { readActuals } from '../../src/overtime/hand-over/read-actuals.ts';
import { asPersonId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';
import { csvOf } from '../fixtures/csv-text.ts';
import { span } from '../fixtures/overtime.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { everyoneOf, officeOn } from './local/cli/tenant.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const day = asLocalDate('2026-11-26');
const month = asCalendarMonth('2026-11');

it('never takes back what people correct upwards while an import runs, whichever comes first', async () => {
  const org = engine.org();
  const now = at('2026-11-27T09:40:00+09:00');
  await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
  const office = officeOn(engine.store, org, now);
  const staff = (await everyoneOf(engine.store, org)).filter(({ left }) => !left).slice(0, 24);
  const lines = staff.map(({ id }) => `${id},${day},18:15,22:30\n`).join('');
  const { actuals } = await readActuals(csvOf(`職員番号,年月日,実績開始,実績終了\n${lines}`), usualMap('標準', 'ja'));
  const what = { org, by: asPersonId('K018'), now, systemWins: false, stopped: () => false, progress: () => undefined };
  const { directory, overtime } = engine.another();
  const [, ...answers] = await Promise.all([
    takeOver(actuals, what, { directory, overtime }),
    ...staff.map((person) => office.tap(person, recordActual.of({ day, spans: '1095-1440' }))),
  ]);
  expect(answers).toHaveLength(24);
  await takeOver(actuals, what, { directory, overtime });
  for (const { id } of staff) {
    const [found] = await overtime.months(org, id, month, month);
    expect(found?.days[day]?.actual).toMatchObject({ by: 'person', spans: [span('18:15', '24:00')] });
  }
});
