import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { type CapsBook, firstBook } from '../../../../src/overtime/limits/caps-book.ts';
import { monthWritten } from '../../../../src/overtime/limits/caps-month.ts';
import { defaultCapsSettings } from '../../../../src/overtime/limits/caps-settings.ts';
import { changed, readChange, settingKeys } from '../../../../src/overtime/limits/caps-words.ts';
import { asOrgId } from '../../../../src/people/model.ts';

describe('a setting in words', () => {
  it.each([
    ['holidayWorkIn=month,average', { holidayWorkIn: ['month', 'average'] }],
    ['holidayWorkIn=平均、月', { holidayWorkIn: ['month', 'average'] }],
    ['specialMayPass=long-months', { specialMayPass: ['long-months'] }],
    ['specialMayPass=なし', { specialMayPass: [] }],
    ['specialMayPass=', { specialMayPass: [] }],
    ['year=暦年', { year: 'calendar' }],
    ['YEAR＝ｆｉｓｃａｌ', { year: 'fiscal' }],
    ['averagesAcrossYears=いいえ', { averagesAcrossYears: false }],
    ['healthCountsHolidayWork=yes', { healthCountsHolidayWork: true }],
    ['managersHaveCaps=NO', { managersHaveCaps: false }],
    ['movedKeepsCaps=はい', { movedKeepsCaps: true }],
    ['movedCountsBefore=false', { movedCountsBefore: false }],
    ['doctorOnRequestFrom=80', { doctorOnRequestFrom: 4_800 }],
    ['doctorOnRequestFrom=80:30', { doctorOnRequestFrom: 4_830 }],
    ['doctorOnRequestFrom=８０時間３０分', { doctorOnRequestFrom: 4_830 }],
    ['doctorOnRequestFrom=100h', { doctorOnRequestFrom: 6_000 }],
    ['movedYearLimit=540時間', { movedYearLimit: 32_400 }],
    ['reviewWithinMonths=12', { reviewWithinMonths: 12 }],
    ['reviewWithinMonths=3か月', { reviewWithinMonths: 3 }],
    ['reviewFrom=年度末', { reviewFrom: 'year' }],
    ['pastMidnight=暦の日', { pastMidnight: 'calendar-day' }],
    ['statutoryRestDay=土曜日', { statutoryRestDay: 6 }],
    ['statutoryRestDay=Sunday', { statutoryRestDay: 7 }],
  ])('is read: %s', (word, settings) => {
    expect(readChange([word])).toEqual({ type: 'change', change: { settings } });
  });

  it('takes the first value back', () => {
    const words = ['year=default', 'reviewWithinMonths=初めの値', 'specialMayPass=default'];
    const settings = { year: 'fiscal', reviewWithinMonths: 6, specialMayPass: ['month', 'year'] };
    expect(readChange(words)).toEqual({ type: 'change', change: { settings } });
  });

  it('is the first month or the route, too, and several at once', () => {
    expect(readChange(['since=R8.4', 'doctorRoute= 健康管理室（内線 1234）a=b ', 'year=calendar'])).toEqual({
      type: 'change',
      change: {
        settings: { year: 'calendar' },
        since: '2026-04',
        doctorRoute: '健康管理室（内線 1234）a=b',
      },
    });
  });

  it.each([
    ['year=western', { type: 'bad-value', key: 'year', value: 'western' }],
    ['holidayWorkIn=month,week', { type: 'bad-value', key: 'holidayWorkIn', value: 'month,week' }],
    ['managersHaveCaps=', { type: 'bad-value', key: 'managersHaveCaps', value: '' }],
    ['doctorOnRequestFrom=80:60', { type: 'bad-value', key: 'doctorOnRequestFrom', value: '80:60' }],
    ['doctorOnRequestFrom=100:01', { type: 'bad-value', key: 'doctorOnRequestFrom', value: '100:01' }],
    ['doctorOnRequestFrom=0', { type: 'bad-value', key: 'doctorOnRequestFrom', value: '0' }],
    ['movedYearLimit=359', { type: 'bad-value', key: 'movedYearLimit', value: '359' }],
    ['movedYearLimit=721', { type: 'bad-value', key: 'movedYearLimit', value: '721' }],
    ['reviewWithinMonths=0', { type: 'bad-value', key: 'reviewWithinMonths', value: '0' }],
    ['reviewWithinMonths=25', { type: 'bad-value', key: 'reviewWithinMonths', value: '25' }],
    ['statutoryRestDay=祝日', { type: 'bad-value', key: 'statutoryRestDay', value: '祝日' }],
    ['since=2026-13', { type: 'bad-value', key: 'since', value: '2026-13' }],
    ['since=default', { type: 'bad-value', key: 'since', value: 'default' }],
    ['doctorRoute=一行\n二行', { type: 'bad-value', key: 'doctorRoute', value: '一行\n二行' }],
    ['nothing=1', { type: 'unknown-key', key: 'nothing' }],
    ['toString=1', { type: 'unknown-key', key: 'toString' }],
    ['flexibleHours=はい', { type: 'unknown-key', key: 'flexibleHours' }],
    ['year', { type: 'no-value', word: 'year' }],
  ])('is refused: %j', (word, problem) => {
    expect(readChange([word])).toEqual({ type: 'problems', problems: [problem] });
  });

  it('is refused with every other one that is wrong, and nothing is taken', () => {
    const problems = [
      { type: 'twice', key: 'year' },
      { type: 'no-value', word: 'x' },
    ];
    expect(readChange(['year=calendar', 'Year=fiscal', 'x'])).toEqual({ type: 'problems', problems });
  });

  it('has 200 characters of a route, counted as people do', () => {
    expect(readChange([`doctorRoute=${'𠮷'.repeat(200)}`]).type).toBe('change');
    expect(readChange([`doctorRoute=${'𠮷'.repeat(201)}`]).type).toBe('problems');
  });

  it('is there for every setting of a book', () => {
    expect([...settingKeys].sort()).toEqual([...Object.keys(defaultCapsSettings), 'since', 'doctorRoute'].sort());
  });
});

describe('a change', () => {
  const book: CapsBook = { ...firstBook(asOrgId('mof'), asCalendarMonth('2026-04')), doctorRoute: '内線 1' };

  it('leaves what it does not name', () => {
    const next = changed(book, { settings: { year: 'calendar' } });
    expect(next).toEqual({ ...book, settings: { ...defaultCapsSettings, year: 'calendar' } });
  });

  it('takes a route back that is empty', () => {
    expect(changed(book, { settings: {}, doctorRoute: '' })).toEqual(
      firstBook(asOrgId('mof'), asCalendarMonth('2026-04')),
    );
  });
});

describe('a month in words', () => {
  it.each([
    ['2026-04', '2026-04'],
    ['2026/4', '2026-04'],
    ['２０２６年４月', '2026-04'],
    ['2026年 12月', '2026-12'],
    ['R8.4', '2026-04'],
    ['令和8年4月', '2026-04'],
    ['令和元年5月', '2019-05'],
    ['2026/4/1', '2026-04'],
    ['R8.4.1', '2026-04'],
    ['Apr-26', '2026-04'],
    ['dec-30', '2030-12'],
  ])('is read: %s', (text, month) => {
    expect(monthWritten(text)).toBe(month);
  });

  it.each(['', '2026', '2026-00', '2026-13', '2026/4/2', '0206-04', '2100-01', '26-4', '4月', 'Apl-26', '平成40年4月'])(
    'is none: %j',
    (text) => {
      expect(monthWritten(text)).toBeUndefined();
    },
  );
});
