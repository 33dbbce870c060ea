import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { type CapsBook, firstBook, type Term } from '../../../../src/overtime/limits/caps-book.ts';
import { lookAtBook } from '../../../../src/overtime/limits/caps-look.ts';
import { defaultCapsSettings } from '../../../../src/overtime/limits/caps-settings.ts';
import { asMinutes } from '../../../../src/overtime/model.ts';
import { asOrgId, asPersonId, asUnitId } from '../../../../src/people/model.ts';
import { asLocalDate } from '../../../../src/time/instant.ts';

const month = asCalendarMonth;
const unit = (id: string) => ({ type: 'unit', id: asUnitId(id) }) as const;
const lookOn = (day: string, more: Partial<CapsBook> = {}, isThere = (_: Term['of']) => true) =>
  lookAtBook({ ...firstBook(asOrgId('mof'), month('2026-04')), ...more }, isThere, asLocalDate(day));

describe('a look at a book of limits', () => {
  it('counts settings nobody changed, and sees whether there is a route', () => {
    expect(lookOn('2026-11-24')).toMatchObject({ defaults: 14, hasRoute: false });
    const settings = {
      ...defaultCapsSettings,
      ...{ holidayWorkIn: ['month'] as const, doctorOnRequestFrom: asMinutes(4_500), specialMayPass: [] },
    };
    expect(lookOn('2026-11-24', { settings, doctorRoute: '内線 1' })).toMatchObject({ defaults: 11, hasRoute: true });
  });

  it('sees a first month that is still to come', () => {
    expect(lookOn('2026-03-31').isSinceAhead).toBe(true);
    expect(lookOn('2026-04-01').isSinceAhead).toBe(false);
  });

  it('counts designations that go on of those who are not there, and leaves the past alone', () => {
    const terms: readonly Term[] = [
      { of: unit('K1'), from: month('2026-04'), type: 'regime', regime: 'taritsu' },
      { of: unit('K2'), from: month('2026-04'), type: 'regime', regime: 'taritsu' },
      { of: unit('K2'), from: month('2027-04'), type: 'regime', regime: 'jiritsu' },
      { of: unit('K2'), from: month('2025-04'), until: month('2026-10'), type: 'regime', regime: 'jiritsu' },
      {
        ...{ of: { type: 'person', id: asPersonId('P1') }, from: month('2026-05'), until: month('2026-11') },
        ...{ type: 'special', reason: '災害' },
      },
    ];
    expect(lookOn('2026-11-24', { terms }, ({ id }) => id === 'K1').strangers).toBe(3);
    expect(lookOn('2026-12-01', { terms }, ({ id }) => id === 'K1').strangers).toBe(2);
    expect(lookOn('2026-11-24', { terms }).strangers).toBe(0);
  });

  describe('of 特例業務 in May, reviewed by the end of November,', () => {
    const special = (from: string, until?: string): Term => ({
      ...{ of: unit('K1'), from: month(from), type: 'special', reason: '災害' },
      ...(until === undefined ? {} : { until: month(until) }),
    });
    const reviewsOn = (day: string, ...terms: readonly Term[]) => lookOn(day, { terms }).reviews;
    const may = special('2026-05', '2026-05');

    it.each([
      ['2026-10-30', { overdue: 0, soon: 0 }],
      ['2026-10-31', { overdue: 0, soon: 1 }],
      ['2026-11-30', { overdue: 0, soon: 1 }],
      ['2026-12-01', { overdue: 1, soon: 0 }],
      ['2027-02-28', { overdue: 1, soon: 0 }],
      ['2027-03-01', { overdue: 0, soon: 0 }],
    ])('tells on %s', (day, reviews) => {
      expect(reviewsOn(day, may)).toEqual(reviews);
    });

    it('follows the months that have been, not those to come', () => {
      expect(reviewsOn('2026-06-15', special('2026-05'))).toEqual({ overdue: 0, soon: 0 });
      expect(reviewsOn('2026-11-15', special('2026-05'), special('2026-12'), may)).toEqual({ overdue: 0, soon: 2 });
      expect(reviewsOn('2026-12-15', special('2026-05'))).toEqual({ overdue: 1, soon: 0 });
    });

    it('follows the settings', () => {
      const settings = { ...defaultCapsSettings, reviewFrom: 'year', reviewWithinMonths: 3 } as const;
      // To the end of June 2027: three months after March.
      expect(lookOn('2027-06-15', { terms: [may], settings }).reviews).toEqual({ overdue: 0, soon: 1 });
      expect(lookOn('2026-11-15', { terms: [may], settings }).reviews).toEqual({ overdue: 0, soon: 0 });
    });
  });
});
