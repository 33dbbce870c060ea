import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { fileNamesOf } from '../../../../src/overtime/hand-over/export.ts';
import { rowsOfMonth } from '../../../../src/overtime/hand-over/rows.ts';
import type { OvertimeMonth } from '../../../../src/overtime/model.ts';
import { asUnitId } from '../../../../src/people/model.ts';
import { monthWith, planOf, sceneWith, workedOf } from '../../../fixtures/hand-over.ts';
import { span } from '../../../fixtures/overtime.ts';
import { ORG, person } from '../../../fixtures/staff.ts';

const names = (...units: string[]) => [...fileNamesOf(asCalendarMonth('2026-11'), units.map(asUnitId)).values()];

describe('the name of a file', () => {
  it('keeps what Windows allows, and writes the rest so that no two units are one', () => {
    expect(names('K1', '総務課')).toEqual(['2026-11_K1.csv', '2026-11_総務課.csv']);
    expect(names('a?b', 'a*b', 'a%3Fb', '<x>', '..')).toEqual([
      '2026-11_...csv',
      '2026-11_%3Cx%3E.csv',
      '2026-11_a%253Fb.csv',
      '2026-11_a%2Ab.csv',
      '2026-11_a%3Fb.csv',
    ]);
  });

  it('tells units apart whose ids differ by capitals alone', () => {
    expect(names('ka', 'KA', 'Ka').map((name) => name.toLowerCase())).toEqual([
      '2026-11_ka.csv',
      '2026-11_ka~2.csv',
      '2026-11_ka~3.csv',
    ]);
  });
});

describe('the rows of a month', () => {
  const rows = (days: Parameters<typeof monthWith>[2], before?: OvertimeMonth) =>
    rowsOfMonth(monthWith(ORG, '1', days), before ? [before] : [], person('1', '課'), sceneWith()).map(
      ({ day, planned, actual, overtime, holidayWork, record }) => [
        day.slice(8),
        planned ? 'planned' : '',
        actual ? 'worked' : '',
        overtime,
        holidayWork,
        record,
      ],
    );

  it('count the hours after a midnight that two days claim once, for the earlier one', () => {
    expect(
      rows({
        '2026-11-20': workedOf('person', [span('20:00', '26:00')]),
        '2026-11-21': workedOf('person', [span('01:00', '03:00'), span('10:00', '11:00')]),
      }),
    ).toEqual([
      ['20', '', 'worked', 360, 0, 'person'],
      ['21', '', 'worked', 60, 0, 'person'],
      ['21', '', 'worked', 60, 0, 'person'],
    ]);
  });

  it('count what the evening before the month has already claimed for that evening', () => {
    const october = { month: asCalendarMonth('2026-10') };
    const before = monthWith(ORG, '1', { '2026-10-31': workedOf('person', [span('22:00', '26:00')]) }, october);
    expect(rows({ '2026-11-01': workedOf('person', [span('01:00', '03:00')]) }, before)).toEqual([
      ['01', '', 'worked', 60, 0, 'person'],
    ]);
  });

  it('have one for each stretch that was planned or worked, and count what was worked', () => {
    expect(
      rows({
        '2026-11-26': {
          ...planOf([span('07:30', '08:30'), span('18:15', '20:00')]),
          ...workedOf('system', [span('18:15', '21:00')]),
        },
      }),
    ).toEqual([
      ['26', 'planned', 'worked', 165, 0, 'system'],
      ['26', 'planned', '', 0, 0, 'system'],
    ]);
  });

  it('have none for what was withdrawn, unless it was worked all the same', () => {
    const withdrawn = planOf([span('18:15', '20:00')], { withdrawn: true });
    expect(rows({ '2026-11-26': withdrawn })).toEqual([]);
    expect(rows({ '2026-11-26': { ...withdrawn, ...workedOf('person', [span('18:15', '19:15')]) } })).toEqual([
      ['26', '', 'worked', 60, 0, 'person'],
    ]);
  });
});
