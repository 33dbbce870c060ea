import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { healthIn } from '../../../../src/overtime/limits/health.ts';
import type { MonthHours } from '../../../../src/overtime/limits/months.ts';
import { newWarnings, type Told, toldOf } from '../../../../src/overtime/limits/warnings.ts';
import type { Regime } from '../../../../src/overtime/model.ts';
import { monthsFromText, monthWith, settingsWith } from '../../../fixtures/caps.ts';

const month = asCalendarMonth;

/** What is told when the months change one after the other, each list of hours of November as it then stands. */
const tell = (
  months: readonly MonthHours[],
  told: readonly Told[] = [],
  changed = [months.at(-1)?.month ?? month('2026-11')],
) => newWarnings(changed, months, told, settingsWith());

const storyOf = (regime: Regime, ...november: readonly string[]): readonly (readonly string[])[] => {
  let told: readonly Told[] = [];
  return november.map((hours) => {
    const result = tell(monthsFromText('2026-11', hours, regime), told);
    told = result.told;
    return result.warnings.map(toldOf);
  });
};

describe('a warning', () => {
  it('is told at 80, at 95, at the limit and above it, each once', () => {
    expect(storyOf('jiritsu', '35:59', '36:00', '40:00', '42:45', '45:00', '45:01', '50:00')).toEqual([
      [],
      ['2026-11/month/80'],
      [],
      ['2026-11/month/95'],
      ['2026-11/month/100'],
      ['2026-11/month/breached'],
      [],
    ]);
  });

  it('is the gravest alone when several are reached at once', () => {
    expect(storyOf('jiritsu', '43:00', '60:00')).toEqual([['2026-11/month/95'], ['2026-11/month/breached']]);
  });

  it('is not told again when hours were corrected down and rise again', () => {
    expect(storyOf('jiritsu', '43:00', '20:00', '37:00', '43:00', '46:00')).toEqual([
      ['2026-11/month/95'],
      [],
      [],
      [],
      ['2026-11/month/breached'],
    ]);
  });

  it('says how much of which limit is used and left', () => {
    expect(tell(monthsFromText('2026-11', '36:00', 'jiritsu')).warnings).toMatchObject([
      {
        type: 'cap',
        month: '2026-11',
        step: '80',
        use: { used: 2160, limit: 2700, left: 540 },
      },
    ]);
  });

  it('names a year by its first month, and is told once in it', () => {
    const eight = monthsFromText('2026-04', '36:00 36:00 36:00 36:00 36:00 36:00 36:00 36:00', 'jiritsu');
    const first = tell(eight);
    expect(first.warnings.map(toldOf)).toEqual(['2026-11/month/80', '2026-04/year/80']);
    const nine = [...eight, monthWith('2026-12', '1:00', { regime: 'jiritsu' })];
    expect(tell(nine, first.told).warnings).toEqual([]);
  });

  it('says of all averages of a month the fullest one', () => {
    const { warnings } = tell(monthsFromText('2026-09', '60:00 70:00 63:00'));
    expect(warnings.map(toldOf)).toEqual(['2026-11/average/80']);
    expect(warnings[0]).toMatchObject({ use: { window: 2, used: 7980 } });
  });

  it('counts long months: the fifth, the sixth, the seventh', () => {
    const long = (count: number) => monthsFromText('2026-04', Array.from({ length: count }, () => '46:00').join(' '));
    let told: readonly Told[] = [];
    const story = [4, 5, 6, 7, 8].map((count) => {
      const result = tell(long(count), told);
      told = result.told;
      return result.warnings.map(toldOf);
    });
    expect(story).toEqual([
      [],
      ['2026-04/long-months/80'],
      ['2026-04/long-months/100'],
      ['2026-04/long-months/breached'],
      [],
    ]);
  });

  it('of a month of 特例業務 says that it passed the limit, and again when it turns out to be none', () => {
    const told = tell([monthWith('2026-11', '50:00', { regime: 'jiritsu', special: true })]);
    expect(told.warnings.map(toldOf)).toEqual(['2026-11/month/passed']);
    const none = tell([monthWith('2026-11', '50:00', { regime: 'jiritsu' })], told.told);
    expect(none.warnings.map(toldOf)).toEqual(['2026-11/month/breached']);
  });

  it('comes of every month that a correction touches', () => {
    const before = monthsFromText('2026-09', '30:00 75:00 79:00');
    expect(tell(before).told).toEqual(['2026-11/average/95']);
    const corrected = monthsFromText('2026-09', '90:00 75:00 79:00');
    const changed = ['2026-09', '2026-10', '2026-11'].map(month);
    expect(tell(corrected, ['2026-11/average/95'], changed).warnings.map(toldOf)).toEqual([
      '2026-09/health/request',
      '2026-10/average/breached',
      '2026-10/health/due',
      '2026-11/average/breached',
      '2026-11/health/due',
    ]);
  });

  it('is kept back by the gravest that was told, in whatever order a store keeps them', () => {
    const told = ['2026-11/month/95', '2026-11/month/80'];
    expect(tell(monthsFromText('2026-11', '44:00', 'jiritsu'), told).warnings).toEqual([]);
  });

  it('comes to a manager by the setting; the line of health always', () => {
    const months = monthsFromText('2026-11', '95:00');
    const said = (settings: Parameters<typeof settingsWith>[0]) =>
      newWarnings([month('2026-11')], months, [], settingsWith(settings), true).warnings.map(toldOf);
    expect(said({})).toEqual(['2026-11/month/95', '2026-11/health/request']);
    expect(said({ managersHaveCaps: false })).toEqual(['2026-11/health/request']);
  });

  it('is not kept back by what an other version told', () => {
    const { warnings } = tell(monthsFromText('2026-11', '36:00', 'jiritsu'), ['2026-11/month/whatever', 'x']);
    expect(warnings.map(toldOf)).toEqual(['2026-11/month/80']);
  });
});

/** 人事院規則10-4 第22条の2, 職職―97; averages: 人事院 調査結果 令和4年度. */
describe('the line of health', () => {
  it('takes the place of 80 % where the limit is 100 hours', () => {
    const { warnings } = tell(monthsFromText('2026-11', '80:00'));
    expect(warnings).toEqual([
      {
        type: 'health',
        month: '2026-11',
        line: 'request',
        causes: [{ window: 1, minutes: 4800, counts: 'overtime' }],
      },
    ]);
  });

  it('is told once, and once more when the interview is due', () => {
    expect(storyOf('taritsu', '79:59', '80:00', '90:00', '99:59', '100:00', '70:00', '100:00')).toEqual([
      [],
      ['2026-11/health/request'],
      [],
      ['2026-11/month/95'],
      ['2026-11/month/breached', '2026-11/health/due'],
      [],
      [],
    ]);
  });

  it.each<[string, Regime, string, readonly [string, ...number[]] | undefined]>([
    ['79:59', 'taritsu', '79:59', undefined],
    ['80:00', 'taritsu', '80:00', ['request', 1]],
    ['99:59', 'taritsu', '99:59', ['request', 1]],
    ['100:00', 'taritsu', '100:00', ['due', 1]],
    ['an average of 80:00', 'taritsu', '90:00 70:00', undefined],
    ['an average over 80:00', 'taritsu', '90:00 70:01', ['due', 2]],
    ['three months over 80:00', 'taritsu', '99:00 71:00 71:00', ['due', 3]],
    ['a unit under 自律', 'jiritsu', '80:00', ['request', 1]],
    ['a unit under 自律, due', 'jiritsu', '90:00 70:01', ['due', 2]],
    ['private 80:00 with holiday work', 'kyotei36', '60:00+20:00', undefined],
    ['private 80:01 with holiday work', 'kyotei36', '60:00+20:01', ['request', 1]],
    ['private 100:00', 'kyotei36', '100:00', ['request', 1]],
  ])('says of %s (%s: %s)', (_, regime, text, expected) => {
    const months = monthsFromText('2026-11', text, regime);
    const health = healthIn(months.at(-1)?.month ?? month('2026-11'), months, settingsWith());
    expect(health && [health.line, ...health.causes.map(({ window }) => window)]).toEqual(expected);
  });

  it('knows no new year and no move between units', () => {
    const months = [...monthsFromText('2027-03', '90:00', 'jiritsu'), monthWith('2027-04', '70:01')];
    const apart = settingsWith({ averagesAcrossYears: false, movedCountsBefore: false });
    expect(healthIn(month('2027-04'), months, apart)?.line).toBe('due');
  });

  it('begins where the setting says, and counts 休日勤務 by the setting', () => {
    const months = monthsFromText('2026-11', '70:00+10:00');
    const line = (settings: Parameters<typeof settingsWith>[0]) =>
      healthIn(month('2026-11'), months, settingsWith(settings))?.line;
    expect(line({})).toBeUndefined();
    expect(line({ healthCountsHolidayWork: true })).toBe('request');
    expect(line({ doctorOnRequestFrom: monthWith('2026-11', '70:00').overtime })).toBe('request');
  });
});
