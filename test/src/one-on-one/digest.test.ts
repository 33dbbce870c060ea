import { expect, it } from 'vitest';
import type { Delivery } from '../../../src/delivery/model.ts';
import { composeDigest } from '../../../src/one-on-one/digest.ts';
import { digestId } from '../../../src/one-on-one/ids.ts';
import type { Fixed, Pair } from '../../../src/one-on-one/model.ts';
import { asLocalDate, TOKYO } from '../../../src/time/instant.ts';
import { diaryOf, fixedState, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const manager = person('9', '課');
const settled = (staff: string, from: string, changes: Partial<Fixed> = {}): Pair => {
  const state = { ...fixedState, from: at(from), at: at('2026-11-26T11:00:00+09:00'), ...changes };
  return pairOf(staff, { meeting: meetingOf({ state }) });
};

it('says in a digest that had to wait until the next morning how things are by then', async () => {
  const organisation = {
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: 9, units: 1, version: 1, closures: {} },
  };
  const diary = diaryOf([
    settled('1', '2026-12-01T14:00:00+09:00'),
    // Moved since: by the staff member, which is told at the next five o'clock, and by the manager, who knows.
    settled('2', '2026-12-01T15:00:00+09:00', { at: at('2026-11-26T18:00:00+09:00') }),
    settled('3', '2026-12-01T16:00:00+09:00', { by: 'manager' }),
    // Over by now.
    settled('4', '2026-11-27T08:30:00+09:00'),
  ]);
  const compose = composeDigest({
    directory: {
      organisation: async () => organisation,
      people: async (_, ids) => ids.map((id) => person(id, '課')),
    },
    oneOnOnes: { diary: async () => diary },
  });
  const now = at('2026-11-27T09:30:00+09:00');
  const delivery: Delivery = {
    ...{ org: ORG, person: manager.id, id: digestId(asLocalDate('2026-11-26')), kind: 'one-on-one', subject: '' },
    ...{ dueAt: now, expiresAt: at('2026-11-27T17:00:00+09:00'), attempts: 0, group: 'slack' },
    state: { type: 'waiting' },
  };
  const said = JSON.stringify(await compose(delivery, manager, now));
  expect(said).toContain('1on1のまとめ：11月26日（木）');
  expect(said).toContain('1人との時間が決まりました。');
  expect(said).toContain('職員 1さん：12月1日（火）14時');
  for (const other of ['職員 2', '職員 3', '職員 4']) expect(said).not.toContain(other);
});
