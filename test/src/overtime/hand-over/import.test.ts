import { expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { usualMap } from '../../../../src/overtime/hand-over/column-map.ts';
import { takeOver } from '../../../../src/overtime/hand-over/import.ts';
import { readActuals } from '../../../../src/overtime/hand-over/read-actuals.ts';
import { asPersonId } from '../../../../src/people/model.ts';
import { csvOf } from '../../../fixtures/csv-text.ts';
import { clerksMorning } from '../../../fixtures/hand-over.ts';
import { memoryOvertime } from '../../../fixtures/memory-overtime.ts';
import { ORG, person } from '../../../fixtures/staff.ts';

const ids = Array.from({ length: 20 }, (_, i) => `K${10 + i}`);
const everyone = ids.map((id) => person(id, '課'));
const directory = { people: async () => everyone };
const november = asCalendarMonth('2026-11');

it('stops where it is told to, keeps what it wrote, and does the rest the next time', async () => {
  const lines = ids.toReversed().flatMap((id) => [`${id},2026-11-26,17:15,18:15`, `${id},2026-10-30,17:15,18:15`]);
  const file = csvOf(`職員番号,年月日,実績開始,実績終了\n${lines.join('\n')}\n`);
  const { actuals } = await readActuals(file, usualMap('標準', 'ja'));
  const { overtime } = memoryOvertime();
  const told: number[] = [];
  const what = { org: ORG, by: asPersonId('K018'), now: clerksMorning, systemWins: false };
  const stopped = () => told.length === 1;
  const first = await takeOver(
    actuals,
    { ...what, stopped, progress: (done) => told.push(done) },
    { directory, overtime },
  );
  expect([first, told]).toEqual([{ isStopped: true, written: 16, kept: 0 }, [8]]);
  const written = async () =>
    (
      await overtime.monthsOf(
        ORG,
        everyone.map(({ id }) => ({ person: id, month: november })),
      )
    ).length;
  expect(await written()).toBe(8);
  const rest = { ...what, stopped: () => false, progress: () => undefined };
  expect(await takeOver(actuals, rest, { directory, overtime })).toEqual({ isStopped: false, written: 24, kept: 0 });
  expect(await written()).toBe(20);
});

it('gives up on a month that somebody keeps changing, rather than going on for ever', async () => {
  const file = csvOf('職員番号,年月日,実績開始,実績終了\nK10,2026-11-26,17:15,18:15\n');
  const { actuals } = await readActuals(file, usualMap('標準', 'ja'));
  const overtime = { ...memoryOvertime().overtime, save: async () => false };
  const what = { org: ORG, by: asPersonId('K018'), now: clerksMorning, systemWins: false };
  const deps = { directory, overtime };
  await expect(
    takeOver(actuals, { ...what, stopped: () => false, progress: () => undefined }, deps),
  ).rejects.toMatchObject({
    code: 'too-many-conflicts',
  });
});
