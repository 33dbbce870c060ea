import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { type CapsBook, type CapsBooks, firstBook } from '../../src/overtime/limits/caps-book.ts';
import { defaultCapsSettings } from '../../src/overtime/limits/caps-settings.ts';
import { asMinutes } from '../../src/overtime/model.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';

export type CapsBooksSetup = { readonly org: OrgId; readonly other: OrgId; readonly caps: CapsBooks };

const month = asCalendarMonth;

const settled = (org: OrgId): CapsBook => ({
  ...{ org, revision: 0, since: month('2026-04'), doctorRoute: '健康管理室（内線 1234）' },
  settings: {
    ...defaultCapsSettings,
    ...{ holidayWorkIn: ['month', 'average'], doctorOnRequestFrom: asMinutes(4_500), statutoryRestDay: 6 },
  },
  terms: [
    { of: { type: 'unit', id: asUnitId('U1') }, from: month('2026-04'), type: 'regime', regime: 'taritsu' },
    {
      ...{ of: { type: 'person', id: asPersonId('0001') }, from: month('2026-06'), until: month('2026-09') },
      ...{ type: 'special', reason: '災害への対応' },
    },
  ],
});

/** What every implementation of `CapsBooks` must do. */
export const capsBooksContract = (setup: () => CapsBooksSetup): void => {
  describe('books of limits contract', () => {
    it('reads back what was saved, and nothing of another organisation', async () => {
      const { caps, org, other } = setup();
      expect(await caps.book(org)).toBeUndefined();
      expect(await caps.save(settled(org))).toBe(true);
      expect(await caps.book(org)).toEqual({ ...settled(org), revision: 1 });
      expect(await caps.book(other)).toBeUndefined();
    });

    it('saves once over a revision, of fifty at the same time', async () => {
      const { caps, org } = setup();
      const saved = await Promise.all(
        Array.from({ length: 50 }, (_, i) => caps.save({ ...settled(org), doctorRoute: `内線 ${i}` })),
      );
      expect(saved.filter(Boolean)).toHaveLength(1);
      const winner = saved.indexOf(true);
      expect(await caps.book(org)).toEqual({ ...settled(org), doctorRoute: `内線 ${winner}`, revision: 1 });
    });

    it('forgets a route that is taken back', async () => {
      const { caps, org } = setup();
      await caps.save(settled(org));
      expect(await caps.save({ ...firstBook(org, month('2026-04')), revision: 1 })).toBe(true);
      expect(await caps.book(org)).toEqual({ ...firstBook(org, month('2026-04')), revision: 2 });
    });

    it('keeps reviews, and forgets those that are left out', async () => {
      const { caps, org } = setup();
      const about = { of: { type: 'unit', id: asUnitId('U1') }, month: month('2026-06') } as const;
      const reviews = [
        { ...about, on: asLocalDate('2026-11-20'), by: asPersonId('0009'), words: '審議が重なった', order: 1 },
        { ...about, month: month('2026-07'), on: asLocalDate('2026-11-21'), words: '災害', order: 2 },
      ];
      await caps.save({ ...settled(org), reviews });
      expect(await caps.book(org)).toEqual({ ...settled(org), reviews, revision: 1 });
      await caps.save({ ...settled(org), revision: 1 });
      expect(await caps.book(org)).toEqual({ ...settled(org), revision: 2 });
    });

    it('holds twenty thousand designations', async () => {
      const { caps, org } = setup();
      const terms = Array.from({ length: 20_000 }, (_, i) => ({
        ...{ of: { type: 'unit', id: asUnitId(`UNIT-${i * 7919}`) }, from: month('2026-04') },
        ...{ type: 'regime', regime: 'taritsu' },
      })) satisfies CapsBook['terms'];
      expect(await caps.save({ ...settled(org), terms })).toBe(true);
      expect((await caps.book(org))?.terms).toEqual(terms);
    });
  });
};
