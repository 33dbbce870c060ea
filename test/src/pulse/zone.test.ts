import { expect, it } from 'vitest';
import { answerQuestion } from '../../../src/pulse/cards.ts';
import { asWeekId, asZone } from '../../../src/time/instant.ts';
import { memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const week = asWeekId('2026-W48');

it('reminds and waits for somebody who moved to a zone the round does not know, by the clock of the round', async () => {
  const mover = person('1', '省');
  const people = [mover, person('2', '省'), person('3', '省')];
  const office = memoryOffice({ units: [unit('省')], people, start: at('2026-11-26T14:00:00+09:00') });
  await office.moveTo(at('2026-11-26T16:00:00+09:00'));
  // 17:00 on Friday comes there five hours earlier.
  const moved = { ...mover, zone: asZone('Pacific/Kiritimati') };
  office.people.set(mover.id, moved);
  await office.moveTo(at('2026-11-27T10:00:00+09:00'));
  const reminded = office.slack.sent.filter(({ deliveryId }) => deliveryId.endsWith('/reminder'));
  expect(reminded.map(({ to }) => to).toSorted()).toEqual(['slack:-:U1', 'slack:-:U2', 'slack:-:U3']);
  await office.moveTo(at('2026-11-27T16:30:00+09:00'));
  await office.tap(moved, answerQuestion.of({ week, question: 'A0', value: 4 }));
  await office.moveTo(at('2026-11-27T17:30:00+09:00'));
  await office.tap(moved, answerQuestion.of({ week, question: 'D1a', value: 4 }));
  expect(await office.pulse.tallies(ORG, week)).toEqual([{ unit: '省', respondents: 1, counts: {} }]);
  expect(office.complaints).toEqual([]);
});
