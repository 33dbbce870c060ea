import type { CalendarMonth, YearKind } from '../overtime/fiscal.ts';
import type { CapUse } from '../overtime/limits/caps.ts';
import type { HealthCause } from '../overtime/limits/health.ts';
import type { Step } from '../overtime/limits/warnings.ts';
import { englishDay, englishMonth, englishWeekday } from './format.ts';
import { averageMinutes, firstCause, hoursAndMinutes } from './overtime-caps-parts.ts';
import type { OvertimeCapsTexts } from './overtime-caps-texts.ts';

const duration = (minutes: number): string => {
  const { hours, rest } = hoursAndMinutes(minutes);
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
};

const longMonth = (name: CalendarMonth): string => `${englishMonth(name)} ${name.slice(0, 4)}`;
const months = (names: readonly CalendarMonth[]): string => names.map(longMonth).join(', ');
const count = (value: number): string => (value === 1 ? '1 month' : `${value} months`);

const yearName = ({ from }: CapUse, year: YearKind): string =>
  year === 'fiscal' ? `fiscal ${from.slice(0, 4)}` : from.slice(0, 4);

const counted = ({ counts }: Pick<CapUse, 'counts'>): string =>
  counts === 'both' ? 'overtime and holiday work' : 'overtime';

const cap = (use: CapUse, year: YearKind): string => {
  switch (use.cap) {
    case 'month':
      return `${counted(use)} in ${englishMonth(use.to)}`;
    case 'year':
      return `${counted(use)} in ${yearName(use, year)}`;
    case 'average':
      return `average ${counted(use)} from ${englishMonth(use.from)} to ${englishMonth(use.to)}`;
    case 'long-months':
      return `months over 45 h in ${yearName(use, year)}`;
    default:
      return use.cap satisfies never;
  }
};

const amount = (use: CapUse, value: number): string => {
  if (use.cap === 'long-months') return count(value);
  return use.cap === 'average' ? duration(averageMinutes(use, value)) : duration(value);
};
const bound = (use: CapUse): string => amount(use, use.limit);
const limit = (use: CapUse): string => (use.inclusive ? `up to ${bound(use)}` : `under ${bound(use)}`);
/** What is left of an average is what the month may still have. */
const left = (use: CapUse): string => {
  if (use.cap === 'long-months') return `${count(use.left)} left`;
  return `${duration(use.left)} left${use.cap === 'average' ? ` in ${englishMonth(use.to)}` : ''}`;
};

const isMore = (use: CapUse, step: '80' | '95'): boolean => use.used * 100 > use.limit * Number(step);

const fact = (use: CapUse, step: Step, year: YearKind): string => {
  const what = cap(use, year);
  switch (step) {
    case '80':
    case '95': {
      const part =
        use.cap === 'long-months'
          ? `limit ${bound(use)}`
          : `${isMore(use, step) ? 'over ' : ''}${step} % of the limit of ${bound(use)}`;
      return `${what}: ${amount(use, use.used)} (${part}); ${left(use)}.`;
    }
    case '100':
      return `${what}: exactly at the limit of ${bound(use)}; nothing is left.`;
    case 'passed':
      return `${what}: ${amount(use, use.used)}, over the limit (${limit(use)}). A month of exceptional duty (特例業務) is in it.`;
    case 'breached':
      return `${what}: ${amount(use, use.used)}, over the limit (${limit(use)}).`;
    default:
      return step satisfies never;
  }
};

const cause = (name: CalendarMonth, { window, minutes, counts }: HealthCause): string =>
  window === 1
    ? `${counted({ counts })} in ${englishMonth(name)} is ${duration(minutes)}`
    : `average ${counted({ counts })} of the ${window} months to ${englishMonth(name)} is ${duration(averageMinutes({ window }, minutes))}`;
const because = (name: CalendarMonth, causes: readonly HealthCause[]): string =>
  firstCause(causes, (each) => cause(name, each));

const ask = (route = 'the personnel section or the health officer'): string => `Please turn to ${route}.`;

/** The words of the limits of overtime. */
export const overtimeCapsEn: OvertimeCapsTexts = {
  duration,
  regimes: {
    jiritsu: 'Unit that sets its own work (自律部署)',
    taritsu: 'Unit driven by others (他律部署)',
    kyotei36: 'Article 36 agreement with special clause',
  },
  counters: { overtime: 'Overtime', holidayWork: 'Holiday work' },
  cap,
  limit,
  used: (use) => amount(use, use.used),
  left,
  special: 'Month of exceptional duty (特例業務)',
  stands: (use) => {
    if (use.state === 'within') return `${left(use)} (${limit(use)})`;
    if (use.state === 'reached') return `exactly at the limit (${limit(use)})`;
    return `${amount(use, use.used)}, over the limit (${limit(use)})`;
  },
  shortly: (use) => (use.state === 'passed' || use.state === 'breached' ? 'over' : left(use)),
  wouldPass: (use, year) =>
    `With this plan, ${cap(use, year)} comes to ${amount(use, use.used)}, over the limit (${limit(use)}). You can declare it as it is.`,
  chart: { title: 'Share of the limits (%)', share: 'Share', full: 'Limit' },
  warning: {
    title: 'Limits of overtime',
    healthTitle: 'Interview with a doctor',
    details: 'Details',
    talk: "I'd like to talk",
    talkTold: (manager) => `We told ${manager} that you would like to talk.`,
    talkNobody: 'The directory names nobody to tell. Please speak to your head or the personnel section directly.',
    wantsToTalk: (person) =>
      `${person} would like to talk with you about their overtime. Even a few minutes of listening would help.`,
  },
  warnPerson: (use, step, year, manager) =>
    `Your ${fact(use, step, year)} ${manager === undefined ? '' : `${manager} got the same note with a request to review the workload with you. `}Please keep recording the hours you really work.`,
  warnManager: (use, step, year, person) =>
    `${person}, ${fact(use, step, year)} They got the same note. Could you review the workload together? The hours really worked stay on record as they are.`,
  health: {
    request: (name, causes, route) =>
      `Your ${because(name, causes)}. You can ask for an interview with a doctor. ${ask(route)}`,
    due: (name, causes, route) =>
      `Your ${because(name, causes)}. An interview with a doctor is due, without your having to ask for it. ${ask(route)}`,
    nobodyElse: 'Only you get this note. Nothing about your health is asked here.',
  },
  forecast: (day, use, year) =>
    `At this pace, ${cap(use, year)} reaches the limit (${limit(use)}) on ${englishDay(day)}.`,
  averagesWithout: (names) => `Nothing is recorded for ${months(names)}, so averages over them are left out.`,
  sumsWithout: (names) => `Nothing is recorded for ${months(names)}; the sum is without them.`,
  reviewBy: (day) =>
    `Exceptional duty passed a limit. Its causes are to be reviewed by ${englishDay(day)} ${day.slice(0, 4)}; the personnel section can confirm the date.`,
  settings: {
    title: 'How overtime is counted and limited',
    confirm:
      'No source settles these points. They run with the first values; confirm them with the personnel section and change what differs.',
    isDefault: 'first value',
    names: {
      holidayWorkIn: 'Limits that include holiday work',
      year: 'What a year is',
      averagesAcrossYears: 'Averages reach back into the year before',
      doctorOnRequestFrom: 'Hours from which a doctor’s interview can be asked for',
      healthCountsHolidayWork: 'Holiday work counts towards the interview',
      managersHaveCaps: 'Limits are reckoned for managers, too',
      movedYearLimit: 'Limit of a year with a move between the two kinds of unit',
      movedKeepsCaps: 'After 他律 → 自律, averages and long months stay limited',
      movedCountsBefore: 'Months before a move count in averages and long months',
      specialMayPass: 'Limits that exceptional duty may pass',
      reviewWithinMonths: 'Time for the review of exceptional duty',
      reviewFrom: 'From when that time runs',
      pastMidnight: 'Day of work after midnight',
      statutoryRestDay: 'Statutory day of rest',
      flexibleHours: 'Numbers of the flexible system',
      confirmation: 'Confirmation in the chat',
    },
    notes: {
      holidayWorkIn: 'Work in regular hours on a holiday is paid as holiday pay; we read it as no overtime.',
      year: 'The National Personnel Authority reports by fiscal year; whether the rule means it is not confirmed.',
      averagesAcrossYears: 'Whether averages run across April is not confirmed. This is the stricter reading.',
      doctorOnRequestFrom: 'The 80 hours for an interview on request were not confirmed in the rule’s text.',
      healthCountsHolidayWork: 'Whether holiday work counts towards the interview is not confirmed.',
      managersHaveCaps: 'Whether managers with the special adjustment have limits is not confirmed.',
      movedYearLimit: '720 hours were found for 他律 → 自律. The other way is not confirmed.',
      movedKeepsCaps: 'The text of these limits was not seen. This is the stricter reading.',
      movedCountsBefore: 'The text on months before a move was not seen. This is the stricter reading.',
      specialMayPass: 'Month and year are in the sources. Of averages and long months nothing was found.',
      reviewWithinMonths: 'The six months were not confirmed in a source.',
      reviewFrom:
        'Whether it runs from the month’s or the fiscal year’s end is not confirmed. From the month’s, it is in time for both.',
      pastMidnight:
        'No source says on which day work after midnight counts. It changes a total only in a month’s last night.',
      statutoryRestDay:
        'Only where the Labour Standards Act applies. Work on any other day off counts as overtime there.',
      flexibleHours: 'Each person’s own hours and free day are used. No number of the system itself is.',
      confirmation:
        'A confirmation in Akari is a 事前確認. Whether it is an order of overtime depends on the organisation’s rules.',
    },
    kinds: { month: 'month', year: 'year', average: 'averages of 2–6 months', 'long-months': 'months over 45 h' },
    values: {
      yes: 'Yes',
      no: 'No',
      none: 'None',
      and: ', ',
      year: { fiscal: 'Fiscal year (April to March)', calendar: 'Calendar year (January to December)' },
      reviewFrom: { month: 'End of the month', year: 'End of the year' },
      pastMidnight: { 'day-begun': 'The day it began', 'calendar-day': 'The calendar day' },
      weekday: englishWeekday,
      months: (months) => `Within ${count(months)}`,
    },
  },
};
