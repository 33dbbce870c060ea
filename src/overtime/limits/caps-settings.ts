import type { Weekday } from '../../time/instant.ts';
import type { YearKind } from '../fiscal.ts';
import { asMinutes, type Minutes, type Regime } from '../model.ts';

/**
 * What is limited: the hours of a month, of a year, of each window of two to six months on average, and the months of a
 * year above 45 hours.
 */
export const capKinds = ['month', 'year', 'average', 'long-months'] as const;
export type CapKind = (typeof capKinds)[number];

/** Which of the two counters a limit is held against: 超過勤務 alone, or with 休日勤務. */
export type Counts = 'overtime' | 'both';

/** One limit. `limit` is in minutes, of 'long-months' in months; `inclusive` says that the limit itself is still allowed. */
export type CapRule = {
  readonly cap: CapKind;
  readonly limit: number;
  readonly inclusive: boolean;
  readonly counts: Counts;
};

const hours = (count: number): Minutes => asMinutes(count * 60);

/** A month with more than this counts among the long ones: exactly 45 hours is not over 45 hours. */
export const LONG_MONTH = hours(45);

/** 規則: 人事院規則15-14 第16条の2の2, in force since 2019-04-01. 月報: 人事院月報 2024-08 p.20. */
const ofRegime: { readonly [regime in Regime]: readonly CapRule[] } = {
  jiritsu: [
    // 45 時間以下. 規則 第1項第1号イ, 月報.
    { cap: 'month', limit: hours(45), inclusive: true, counts: 'overtime' },
    // 360 時間以下. 規則 第1項第1号イ, 月報.
    { cap: 'year', limit: hours(360), inclusive: true, counts: 'overtime' },
  ],
  taritsu: [
    // 100 時間未満. 規則 第1項第2号イ, 月報.
    { cap: 'month', limit: hours(100), inclusive: false, counts: 'overtime' },
    // 720 時間以下. 規則 第1項第2号, 月報.
    { cap: 'year', limit: hours(720), inclusive: true, counts: 'overtime' },
    // 2 to 6 months: 80 時間以下 on average. 規則 第1項第2号, 月報.
    { cap: 'average', limit: hours(80), inclusive: true, counts: 'overtime' },
    // At most 6 months of the year above 45 hours. 規則 第1項第2号, 月報.
    { cap: 'long-months', limit: 6, inclusive: true, counts: 'overtime' },
  ],
  kyotei36: [
    // 100 時間未満, 休日労働 included. 労働基準法 第36条第6項第2号, 令和4年版厚生労働白書 p.206.
    { cap: 'month', limit: hours(100), inclusive: false, counts: 'both' },
    // 720 時間以下, without 休日労働. 労働基準法 第36条第5項, 同白書.
    { cap: 'year', limit: hours(720), inclusive: true, counts: 'overtime' },
    // 2 to 6 months: 80 時間以下 on average, 休日労働 included. 労働基準法 第36条第6項第3号, 同白書.
    { cap: 'average', limit: hours(80), inclusive: true, counts: 'both' },
    // 45 hours may be passed in 6 months of a year, without 休日労働. 労働基準法 第36条第5項, 同白書.
    { cap: 'long-months', limit: 6, inclusive: true, counts: 'overtime' },
  ],
};

/**
 * From where a doctor's interview (医師の面接指導) is due. `onRequest`: when the person asks for it. `monthFrom` and
 * `averageOver`: without being asked.
 */
export type HealthRule = {
  readonly onRequest: { readonly minutes: Minutes; readonly inclusive: boolean };
  readonly due?: { readonly monthFrom: Minutes; readonly averageOver: Minutes };
  readonly counts: Counts;
};

/**
 * Civil service: 100 hours or more in a month (人事院規則10-4 第22条の2, 職職―97) and averages over 80 hours
 * (人事院「勤務時間の管理等に関する調査結果」令和4年度) without a request. Under 労働基準法: over 80 hours, on request.
 */
export const healthRuleOf = (regime: Regime, settings: CapsSettings): HealthRule =>
  regime === 'kyotei36'
    ? { onRequest: { minutes: hours(80), inclusive: false }, counts: 'both' }
    : {
        onRequest: { minutes: settings.doctorOnRequestFrom, inclusive: true },
        due: { monthFrom: hours(100), averageOver: hours(80) },
        counts: settings.healthCountsHolidayWork ? 'both' : 'overtime',
      };

/**
 * What no source settles, or each organisation may settle in its own way. The administrator is shown every one with its
 * default and asked to confirm it with 人事担当: `defaultCapsSettings` is what holds until then.
 */
export type CapsSettings = {
  /**
   * Civil service: the limits that 休日勤務 (work in regular hours on a holiday, paid as 休日給) counts in, too. By its
   * definition it is not 超過勤務, so none; that the limits follow the definition is an inference.
   */
  readonly holidayWorkIn: readonly CapKind[];
  /** The year of the yearly limits. 人事院 reports by 年度; that the rule's 「1年」 is one is not confirmed. */
  readonly year: YearKind;
  /** Whether a window of an average reaches back before the year's first month. Yes is the stricter reading. */
  readonly averagesAcrossYears: boolean;
  /** Civil service: from how much in a month on the doctor's interview may be asked for. 80 hours is from memory. */
  readonly doctorOnRequestFrom: Minutes;
  /** Civil service: whether 休日勤務 counts towards the doctor's interview. */
  readonly healthCountsHolidayWork: boolean;
  /** Whether the limits are reckoned for 管理職 who get no overtime pay (俸給の特別調整額). */
  readonly managersHaveCaps: boolean;
  /** The year's limit in a year with months under both 自律 and 他律. 720 hours was seen for 他律 → 自律 only. */
  readonly movedYearLimit: Minutes;
  /** After 他律 → 自律: whether averages and long months go on to be limited until the year ends. */
  readonly movedKeepsCaps: boolean;
  /** Whether months before a move count in averages and among the long months after it. */
  readonly movedCountsBefore: boolean;
  /** The limits that 特例業務 may pass. Seen for month and year; of averages and long months the sources say nothing. */
  readonly specialMayPass: readonly CapKind[];
  /** Months within which the causes of work over a limit (特例業務) are to be reviewed. Six is from memory. */
  readonly reviewWithinMonths: number;
  /** From the end of the month, or of the year in which it lies. A review in time by the month is in time by both. */
  readonly reviewFrom: 'month' | 'year';
  /** Work after midnight counts to the day on which it began, or to the calendar day on which it is done. */
  readonly pastMidnight: 'day-begun' | 'calendar-day';
  /** 労働基準法: the weekly 法定休日. Work on any other day off is overtime. */
  readonly statutoryRestDay: Weekday;
};

export const defaultCapsSettings: CapsSettings = {
  holidayWorkIn: [],
  year: 'fiscal',
  averagesAcrossYears: true,
  doctorOnRequestFrom: hours(80),
  healthCountsHolidayWork: false,
  managersHaveCaps: true,
  movedYearLimit: hours(720),
  movedKeepsCaps: true,
  movedCountsBefore: true,
  specialMayPass: ['month', 'year'],
  reviewWithinMonths: 6,
  reviewFrom: 'month',
  pastMidnight: 'day-begun',
  statutoryRestDay: 7,
};

/**
 * What the administrator is asked to confirm with 人事担当: each setting, and two readings that no setting changes
 * (`flexibleHours`: every person's own hours count, no number of the flexible system does; `confirmation`: a tap in the
 * chat is 事前確認, not 超過勤務命令).
 */
export const capsNotes = [
  'holidayWorkIn',
  'year',
  'averagesAcrossYears',
  'doctorOnRequestFrom',
  'healthCountsHolidayWork',
  'managersHaveCaps',
  'movedYearLimit',
  'movedKeepsCaps',
  'movedCountsBefore',
  'specialMayPass',
  'reviewWithinMonths',
  'reviewFrom',
  'pastMidnight',
  'statutoryRestDay',
  'flexibleHours',
  'confirmation',
] as const satisfies readonly (keyof CapsSettings | 'flexibleHours' | 'confirmation')[];
export type CapsNote = (typeof capsNotes)[number];

/** The limits of one regime, with what the settings say of 休日勤務. */
export const rulesOf = (regime: Regime, settings: CapsSettings): readonly CapRule[] =>
  regime === 'kyotei36'
    ? ofRegime.kyotei36
    : ofRegime[regime].map((rule) => ({
        ...rule,
        counts: settings.holidayWorkIn.includes(rule.cap) ? 'both' : rule.counts,
      }));

/** Whether limits are reckoned for this person at all. `manager`: 管理職 with 俸給の特別調整額. */
export const hasCaps = (manager: boolean, settings: CapsSettings): boolean => !manager || settings.managersHaveCaps;
