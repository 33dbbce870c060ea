import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { type CapState, type CapUse, type Level, standingIn } from '../../../../src/overtime/limits/caps.ts';
import { type CapKind, type CapsSettings, hasCaps } from '../../../../src/overtime/limits/caps-settings.ts';
import type { MonthHours } from '../../../../src/overtime/limits/months.ts';
import type { Regime } from '../../../../src/overtime/model.ts';
import { minutesOf, monthsFromText, monthWith, settingsWith, usesIn } from '../../../fixtures/caps.ts';

const times = (count: number, each: string): string => Array.from({ length: count }, () => each).join(' ');

const useOf = (uses: readonly CapUse[], cap: CapKind, window = 1): CapUse | undefined =>
  uses.find((use) => use.cap === cap && use.window === window);

/** What the last of the months from April 2026 on says of one limit. `left` is `9:00`, of months `1`. */
type Row = readonly [title: string, Regime, months: string, CapKind, window: number, CapState, Level, left: string];

const rows: readonly Row[] = [
  // 自律 45 時間以下: 人事院規則15-14 第16条の2の2 第1項第1号イ (人事院月報 2024-08 p.20).
  ['35:59 is below 80 %', 'jiritsu', '35:59', 'month', 1, 'within', 0, '9:01'],
  ['36:00 is 80 %', 'jiritsu', '36:00', 'month', 1, 'within', 80, '9:00'],
  ['42:44 is not yet 95 %', 'jiritsu', '42:44', 'month', 1, 'within', 80, '2:16'],
  ['42:45 is 95 %', 'jiritsu', '42:45', 'month', 1, 'within', 95, '2:15'],
  ['44:59 leaves a minute', 'jiritsu', '44:59', 'month', 1, 'within', 95, '0:01'],
  ['45:00 is reached and allowed', 'jiritsu', '45:00', 'month', 1, 'reached', 100, '0:00'],
  ['45:01 breaches', 'jiritsu', '45:01', 'month', 1, 'breached', 100, '0:00'],
  // 自律 360 時間以下: the same.
  ['360:00 in the year is allowed', 'jiritsu', times(12, '30:00'), 'year', 1, 'reached', 100, '0:00'],
  ['360:01 in the year breaches', 'jiritsu', `${times(11, '30:00')} 30:01`, 'year', 1, 'breached', 100, '0:00'],
  ['288:00 is 80 % of the year', 'jiritsu', times(8, '36:00'), 'year', 1, 'within', 80, '72:00'],
  // 他律 100 時間未満: 第1項第2号 (the same page), 「未満」.
  ['99:59 is allowed, with nothing left', 'taritsu', '99:59', 'month', 1, 'within', 95, '0:00'],
  ['100:00 breaches', 'taritsu', '100:00', 'month', 1, 'breached', 100, '0:00'],
  ['80:00 is 80 %', 'taritsu', '80:00', 'month', 1, 'within', 80, '19:59'],
  // 他律 720 時間以下: the same.
  ['720:00 in the year is allowed', 'taritsu', times(12, '60:00'), 'year', 1, 'reached', 100, '0:00'],
  ['720:01 in the year breaches', 'taritsu', `${times(11, '60:00')} 60:01`, 'year', 1, 'breached', 100, '0:00'],
  ['576:00 is 80 % of the year', 'taritsu', times(9, '64:00'), 'year', 1, 'within', 80, '144:00'],
  // 他律 2–6か月平均 80 時間以下: the same. Each window by itself.
  ['80:00 on average of 2 is allowed', 'taritsu', '75:00 85:00', 'average', 2, 'reached', 100, '0:00'],
  ['80:00 and 80:01 breach', 'taritsu', '80:00 80:01', 'average', 2, 'breached', 100, '0:00'],
  ['64:00 on average is 80 %', 'taritsu', '60:00 68:00', 'average', 2, 'within', 80, '32:00'],
  ['of 3: a minute too many', 'taritsu', '90:00 70:00 80:01', 'average', 3, 'breached', 100, '0:00'],
  ['of 2, beside it', 'taritsu', '90:00 70:00 80:01', 'average', 2, 'within', 80, '9:59'],
  ['of 4: a minute too many', 'taritsu', '95:00 70:00 75:00 80:01', 'average', 4, 'breached', 100, '0:00'],
  ['of 5: a minute too many', 'taritsu', '95:00 75:00 75:00 75:00 80:01', 'average', 5, 'breached', 100, '0:00'],
  ['of 6: a minute too many', 'taritsu', '95:00 77:00 77:00 75:00 76:00 80:01', 'average', 6, 'breached', 100, '0:00'],
  ['of 6: exactly', 'taritsu', '95:00 77:00 77:00 75:00 76:00 80:00', 'average', 6, 'reached', 100, '0:00'],
  // 他律 45 時間超は年6か月まで: the same. Exactly 45:00 is not over 45.
  ['45:00 is no long month', 'taritsu', times(12, '45:00'), 'long-months', 1, 'within', 0, '6'],
  ['the 4th long month', 'taritsu', times(4, '45:01'), 'long-months', 1, 'within', 0, '2'],
  ['the 5th long month is 80 %', 'taritsu', times(5, '45:01'), 'long-months', 1, 'within', 80, '1'],
  ['the 6th long month is allowed', 'taritsu', times(6, '45:01'), 'long-months', 1, 'reached', 100, '0'],
  ['the 7th long month breaches', 'taritsu', times(7, '45:01'), 'long-months', 1, 'breached', 100, '0'],
  // 36協定, 特別条項: 労働基準法 第36条 (令和4年版厚生労働白書 p.206). 休日労働 counts in month and average only.
  ['private 99:59 with holiday work', 'kyotei36', '60:00+39:59', 'month', 1, 'within', 95, '0:00'],
  ['private 100:00 with holiday work', 'kyotei36', '60:00+40:00', 'month', 1, 'breached', 100, '0:00'],
  ['private average 80:00', 'kyotei36', '60:00+20:00 60:00+20:00', 'average', 2, 'reached', 100, '0:00'],
  ['private average over 80:00', 'kyotei36', '60:00+20:00 60:00+20:01', 'average', 2, 'breached', 100, '0:00'],
  ['private year without holiday work', 'kyotei36', times(12, '60:00+10:00'), 'year', 1, 'reached', 100, '0:00'],
  ['private 720:01', 'kyotei36', `${times(11, '60:00')} 60:01`, 'year', 1, 'breached', 100, '0:00'],
  ['private long months without', 'kyotei36', times(7, '45:00+30:00'), 'long-months', 1, 'within', 0, '6'],
  ['private 7th long month', 'kyotei36', times(7, '45:01'), 'long-months', 1, 'breached', 100, '0'],
];

describe('a limit', () => {
  it.each(rows)('%s (%s: %s)', (_, regime, months, cap, window, state, level, left) => {
    const use = useOf(usesIn(monthsFromText('2026-04', months, regime)), cap, window);
    const shown = left.includes(':') ? minutesOf(left) : Number(left);
    expect(use).toMatchObject({ state, level, left: shown });
  });

  it('is there by regime, and no other', () => {
    const capsOf = (regime: Regime) =>
      usesIn(monthsFromText('2026-04', '10:00 10:00 10:00', regime)).map(({ cap }) => cap);
    expect(capsOf('jiritsu')).toEqual(['month', 'year']);
    expect(capsOf('taritsu')).toEqual(['month', 'year', 'average', 'average', 'long-months']);
    expect(capsOf('kyotei36')).toEqual(['month', 'year', 'average', 'average', 'long-months']);
  });

  it('is not asked of a month of which nothing is known', () => {
    expect(standingIn(asCalendarMonth('2026-05'), monthsFromText('2026-04', '10:00'), settingsWith())).toBeUndefined();
  });

  it('holds for managers by the setting only', () => {
    expect([hasCaps(false, settingsWith()), hasCaps(true, settingsWith())]).toEqual([true, true]);
    expect(hasCaps(true, settingsWith({ managersHaveCaps: false }))).toBe(false);
  });

  it('refuses a month that is given twice', () => {
    const twice = [monthWith('2026-04', '10:00'), monthWith('2026-04', '11:00')];
    expect(() => usesIn(twice)).toThrow(RangeError);
  });
});

describe('休日勤務 of the civil service', () => {
  it('counts in no limit, until the setting says in which', () => {
    const months = monthsFromText('2026-04', '40:00+5:01', 'jiritsu');
    expect(useOf(usesIn(months), 'month')).toMatchObject({ used: 2400, state: 'within' });
    const uses = usesIn(months, settingsWith({ holidayWorkIn: ['month'] }));
    expect(useOf(uses, 'month')).toMatchObject({ used: 2701, state: 'breached' });
    expect(useOf(uses, 'year')).toMatchObject({ used: 2400 });
  });
});

describe('windows and years', () => {
  const acrossApril = monthsFromText('2026-02', '90:00 90:00 70:00');

  it('reach back across April', () => {
    const uses = usesIn(acrossApril);
    expect(useOf(uses, 'average', 2)).toMatchObject({ from: '2026-03', used: 9600, limit: 9600, state: 'reached' });
    expect(useOf(uses, 'average', 3)).toMatchObject({
      from: '2026-02',
      used: 15_000,
      limit: 14_400,
      state: 'breached',
    });
  });

  it('stop at April by the setting', () => {
    const settings = settingsWith({ averagesAcrossYears: false });
    expect(usesIn(acrossApril, settings).map(({ cap }) => cap)).toEqual(['month', 'year', 'long-months']);
    expect(standingIn(asCalendarMonth('2026-04'), acrossApril, settings)?.averagesWithout).toEqual([]);
  });

  it('begin the year anew in April, long months too', () => {
    const march = monthsFromText('2026-04', times(12, '60:00'));
    const april = [...march, monthWith('2027-04', '60:00')];
    expect(useOf(usesIn(march), 'long-months')).toMatchObject({ used: 12, state: 'breached' });
    expect(useOf(usesIn(april), 'long-months')).toMatchObject({ used: 1, from: '2027-04' });
    expect(useOf(usesIn(april), 'year')).toMatchObject({ used: 3600, from: '2027-04', state: 'within' });
    const calendar = usesIn(april, settingsWith({ year: 'calendar' }));
    expect(useOf(calendar, 'year')).toMatchObject({ used: 14_400, from: '2027-01', to: '2027-04' });
  });

  it('count nothing that comes after the month', () => {
    const months = monthsFromText('2026-04', '90:00 90:00 90:00');
    const april = standingIn(asCalendarMonth('2026-04'), months, settingsWith());
    expect(april?.uses.map(({ used }) => used)).toEqual([5400, 5400, 1]);
  });

  it('are taken of known months only in the first months, and say so', () => {
    const first = standingIn(asCalendarMonth('2026-11'), monthsFromText('2026-11', '99:00'), settingsWith());
    expect(first?.uses.map(({ cap }) => cap)).toEqual(['month', 'year', 'long-months']);
    expect(first?.averagesWithout).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
    expect(first?.uses[1]?.unknown).toHaveLength(7);
    expect(first?.uses[1]?.unknown[0]).toBe('2026-04');
    const second = standingIn(asCalendarMonth('2026-12'), monthsFromText('2026-11', '99:00 61:01'), settingsWith());
    expect(second?.uses.filter(({ cap }) => cap === 'average')).toMatchObject([{ window: 2, state: 'breached' }]);
  });

  it('never take an unknown month for one without work', () => {
    const months = [monthWith('2026-09', '95:00'), monthWith('2026-11', '95:00')];
    const standing = standingIn(asCalendarMonth('2026-11'), months, settingsWith());
    expect(standing?.uses.filter(({ cap }) => cap === 'average')).toEqual([]);
    expect(standing?.averagesWithout).toEqual(['2026-06', '2026-07', '2026-08', '2026-10']);
  });
});

/** 第1項第1号ロ (他律 → 自律 in the year) as far as it was seen; what was not is a setting. */
describe('a move in the middle of the year', () => {
  const toJiritsu: readonly MonthHours[] = [
    ...monthsFromText('2026-04', times(5, '60:00')),
    monthWith('2026-09', '40:00', { regime: 'jiritsu' }),
  ];
  const toTaritsu: readonly MonthHours[] = [
    ...monthsFromText('2026-04', times(3, '40:00'), 'jiritsu'),
    monthWith('2026-07', '99:59'),
  ];
  const said = (months: readonly MonthHours[], settings: Partial<CapsSettings> = {}) =>
    usesIn(months, settingsWith(settings)).map(({ cap, window, used, limit }) => [cap, window, used, limit]);

  it('from 他律 to 自律 has 720 hours for the year, 45 for the month, and keeps averages and long months', () => {
    expect(said(toJiritsu)).toEqual([
      ['month', 1, 2400, 2700],
      ['year', 1, 20_400, 43_200],
      ['average', 2, 6000, 9600],
      ['average', 3, 9600, 14_400],
      ['average', 4, 13_200, 19_200],
      ['average', 5, 16_800, 24_000],
      ['average', 6, 20_400, 28_800],
      ['long-months', 1, 5, 6],
    ]);
  });

  it('from 他律 to 自律 drops averages and long months by the setting', () => {
    expect(said(toJiritsu, { movedKeepsCaps: false })).toEqual([
      ['month', 1, 2400, 2700],
      ['year', 1, 20_400, 43_200],
    ]);
  });

  it('from 自律 to 他律 has the limits of 他律, and counts the months before', () => {
    expect(said(toTaritsu)).toEqual([
      ['month', 1, 5999, 6000],
      ['year', 1, 13_199, 43_200],
      ['average', 2, 8399, 9600],
      ['average', 3, 10_799, 14_400],
      ['average', 4, 13_199, 19_200],
      ['long-months', 1, 1, 6],
    ]);
  });

  it('leaves the months before apart by the setting', () => {
    expect(said(toTaritsu, { movedCountsBefore: false }).map(([cap]) => cap)).toEqual(['month', 'year', 'long-months']);
    expect(useOf(usesIn(toJiritsu, settingsWith({ movedCountsBefore: false })), 'long-months')?.used).toBe(0);
  });

  it('has the limit of the year that the setting says, both ways', () => {
    const settings = settingsWith({ movedYearLimit: monthWith('2026-04', '600:00').overtime });
    expect(useOf(usesIn(toJiritsu, settings), 'year')?.limit).toBe(36_000);
    expect(useOf(usesIn(toTaritsu, settings), 'year')?.limit).toBe(36_000);
  });

  it('between the two laws leaves the year and the long months of each apart; averages follow the person', () => {
    const private5 = monthsFromText('2026-04', times(5, '60:00'), 'kyotei36');
    expect(said([...private5, monthWith('2026-09', '40:00', { regime: 'jiritsu' })])).toEqual([
      ['month', 1, 2400, 2700],
      ['year', 1, 2400, 21_600],
    ]);
    const taritsu = said([...private5, monthWith('2026-09', '50:00')]);
    expect(taritsu.filter(([cap]) => cap !== 'average')).toEqual([
      ['month', 1, 3000, 6000],
      ['year', 1, 3000, 43_200],
      ['long-months', 1, 1, 6],
    ]);
    expect(taritsu[2]).toEqual(['average', 2, 6600, 9600]);
  });

  it('is over with the year', () => {
    const nextApril = [...toJiritsu, monthWith('2027-04', '40:00', { regime: 'jiritsu' })];
    expect(said(nextApril)).toEqual([
      ['month', 1, 2400, 2700],
      ['year', 1, 2400, 21_600],
    ]);
  });
});

/** 特例業務 may pass month and year (人事院月報 2024-08 p.20, 令和4年度年次報告書 1-1-3-1); its causes are reviewed. */
describe('a month of 特例業務', () => {
  const special = { special: true };
  const november = asCalendarMonth('2026-11');

  it('may pass the limit of the month, and has a review due', () => {
    const months = [monthWith('2026-11', '120:00', special)];
    const standing = standingIn(november, months, settingsWith());
    expect(standing?.uses[0]).toMatchObject({ cap: 'month', state: 'passed', level: 100, left: 0 });
    expect(standing?.reviewBy).toBe('2027-05-31');
    expect(standingIn(november, months, settingsWith({ reviewFrom: 'year' }))?.reviewBy).toBe('2027-09-30');
    expect(standingIn(november, months, settingsWith({ reviewWithinMonths: 3 }))?.reviewBy).toBe('2027-02-28');
  });

  it('has no review due as long as it passes nothing', () => {
    const standing = standingIn(november, [monthWith('2026-11', '99:59', special)], settingsWith());
    expect(standing?.uses[0]?.state).toBe('within');
    expect(standing?.reviewBy).toBeUndefined();
  });

  it('may pass the year, as long as what is not 特例業務 keeps within it', () => {
    const eleven = monthsFromText('2026-04', times(11, '60:00'));
    expect(useOf(usesIn([...eleven, monthWith('2027-03', '120:00', special)]), 'year')?.state).toBe('passed');
    const over = monthsFromText('2026-04', times(11, '65:28'));
    expect(useOf(usesIn([...over, monthWith('2027-03', '1:00', special)]), 'year')?.state).toBe('breached');
  });

  it('passes no average and no number of long months, until the setting says so', () => {
    const months = [monthWith('2026-10', '60:00'), monthWith('2026-11', '120:00', special)];
    expect(useOf(usesIn(months), 'average', 2)?.state).toBe('breached');
    const all = settingsWith({ specialMayPass: ['month', 'year', 'average', 'long-months'] });
    expect(useOf(usesIn(months, all), 'average', 2)?.state).toBe('passed');
    const seven = [...monthsFromText('2026-04', times(6, '45:01')), monthWith('2026-10', '50:00', special)];
    expect(useOf(usesIn(seven), 'long-months')?.state).toBe('breached');
    expect(useOf(usesIn(seven, all), 'long-months')?.state).toBe('passed');
  });

  it('is nothing that 労働基準法 knows', () => {
    const months = [monthWith('2026-11', '100:00', { regime: 'kyotei36', special: true })];
    expect(usesIn(months)[0]?.state).toBe('breached');
  });
});
