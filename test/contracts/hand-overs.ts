import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import type { HandOver, HandOverLog } from '../../src/overtime/hand-over/log.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';

export type HandOversSetup = { readonly org: OrgId; readonly other: OrgId; readonly handOvers: HandOverLog };

const digest = 'ab'.repeat(32);

/** What every implementation of `HandOverLog` must do. */
export const handOversContract = (setup: () => HandOversSetup): void => {
  const exported = (org: OrgId, when: string, unit = '課'): HandOver => ({
    ...{ org, at: at(when), by: asPersonId('K018'), rows: 31, map: '標準', digest },
    ...{ type: 'export', month: asCalendarMonth('2026-11'), unit: asUnitId(unit) },
  });
  const imported = (org: OrgId, when: string): HandOver => ({
    ...{ org, at: at(when), by: asPersonId('K018'), rows: 300, map: '勤務時間管理システム', digest },
    ...{ type: 'import', first: asCalendarMonth('2026-10'), last: asCalendarMonth('2026-11'), systemWins: true },
  });

  describe('hand-over log contract', () => {
    it('tells from a moment on, the latest first, and nothing of anybody else', async () => {
      const { handOvers, org, other } = setup();
      const lines = [
        exported(org, '2026-12-01T09:00:00+09:00'),
        imported(org, '2026-12-02T09:00:00+09:00'),
        exported(org, '2026-12-03T09:00:00+09:00'),
      ] as const;
      for (const line of [lines[1], lines[2], lines[0]]) await handOvers.note(line);
      expect(await handOvers.since(org, at('2026-12-01T09:00:00+09:00'))).toEqual(lines.toReversed());
      expect(await handOvers.since(org, at('2026-12-02T09:00:00.001+09:00'))).toEqual([lines[2]]);
      expect(await handOvers.since(other, at('2026-01-01T00:00:00+09:00'))).toEqual([]);
    });

    it('takes the same line twice for one, and two units of one moment for two', async () => {
      const { handOvers, org } = setup();
      const when = '2026-12-01T09:00:00+09:00';
      for (const unit of ['課', '室', '課']) await handOvers.note(exported(org, when, unit));
      const units = (await handOvers.since(org, at(when))).map((line) => line.type === 'export' && line.unit);
      expect(units.toSorted()).toEqual(['室', '課']);
    });
  });
};
