import { englishDay, englishMonth } from './format.ts';
import type { OvertimeUnitsTexts } from './overtime-units-texts.ts';

const monthOf = (month: string): string => `${englishMonth(month)} ${month.slice(0, 4)}`;

export const overtimeUnitsEn: OvertimeUnitsTexts = {
  menu: 'Overtime by unit',
  title: (unit, month) => `Overtime: ${unit} (${monthOf(month)})`,
  month: monthOf,
  asOf: (day) => `Closed on ${englishDay(day)} ${day.slice(0, 4)}. Corrections made after that are not included.`,
  long: (people, range) => `Of ${people} people, ${range} worked more than 45 hours of overtime.`,
  rested: (range) => `After ${range} of the days with overtime there were 11 hours or more until the next start.`,
  nothing: 'The numbers of this unit are not shown for this month: it is too small, or a few people moved.',
  columns: { unit: 'Unit', people: 'People', long: 'Over 45 hours', rested: 'Days with 11 hours between' },
  itself: (unit) => `${unit} (all)`,
  people: (from, to) => (from === to ? `${from}` : `${from} to ${to}`),
  percent: (from, to) => (from === to ? `${from}%` : `${from}–${to}%`),
  untold: '—',
  why: 'So that nothing is told of a person, only units of five or more are shown, and only as ranges. "—" means: too few people, one to four moved, or it could be computed from other numbers. Units stand in the order of the organisation. Times of leaving are not counted.',
  chart: { title: 'Share of people over 45 hours (%)', least: 'At least', most: 'At most' },
  noMonth: (unit) =>
    `No month of "${unit}" is closed yet. A month is closed on the 10th of the next one (or the working day after it) and then shown here.`,
  choose: 'Choose a unit',
  chooseMonth: 'Choose a month',
  above: (unit) => `Up to ${unit}`,
  more: (units) => (units === 1 ? '1 more unit' : `${units} more units`),
};
