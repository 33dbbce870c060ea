import { englishDay, englishMonth } from './format.ts';
import type { OvertimeMovedTexts } from './overtime-moved-texts.ts';

const month = (name: string): string => `${englishMonth(name)} ${name.slice(0, 4)}`;
const date = (day: string): string => `${Number(day.slice(8))} ${month(day.slice(0, 7))}`;
const shortly: OvertimeMovedTexts['shortly'] = (to) =>
  to === undefined ? 'day off moved, no day yet' : `day off moved to ${englishDay(to)}`;

/** Moved rest days, breaks, and the review of 特例業務. */
export const overtimeMovedEn: OvertimeMovedTexts = {
  said: ({ breakMinutes, moved }) =>
    `${breakMinutes === undefined ? '' : `, break ${breakMinutes} min`}${moved === undefined ? '' : `, ${shortly(moved.to)}`}`,
  breaks: (minutes) => `break ${minutes} min`,
  shortly,
  tells: (day, to, minutes) =>
    `Your day off on ${englishDay(day)} is moved to ${englishDay(to)}: ${minutes} are regular hours and not counted as overtime. On ${englishDay(to)} the bot stays silent.`,
  tellsOpen: (day) =>
    `It is not known yet to which day your day off on ${englishDay(day)} is moved. Until then it counts as overtime.`,
  field: 'Day off moved to',
  choose: 'Another day off instead',
  undecided: 'No day yet',
  none: 'No other day off',
  other: 'Move to another day',
  form: {
    title: 'Move a day off',
    note: 'Please have your working hours reassigned the usual way. Here it decides how overtime is counted and when the bot stays silent. Up to one day of work becomes regular hours.',
    day: 'Day of work',
    to: 'Day off instead',
    save: 'Record',
    tooFar: (days) => `Please choose a working day after the day of work, within ${days} days.`,
  },
  pause: {
    field: 'Break',
    none: 'None',
    minutes: (minutes) => `${minutes} min`,
    asks: 'This is longer than six hours. If there was a break, please choose 45 or 60 minutes or another; if there was none, "None".',
    tooLong: 'The break is not shorter than the work.',
    question: 'Was there a break? Only what you choose is taken off.',
    yesWithout: 'That is right, no break',
    yesWith: (minutes) => `Less a break of ${minutes} min`,
    later: 'A break can be recorded with what you really worked, afterwards.',
    inRegular: 'The break is taken to lie in your regular hours: nothing is taken off your overtime.',
  },
  review: {
    heading: 'Review of 特例業務 (special work)',
    due: (unit, name, by) =>
      `${unit}, ${month(name)}: if anybody passed a limit, please have its causes reviewed by ${date(by)}.`,
    overdue: (unit, name, by) =>
      `${unit}, ${month(name)}: the review of its causes was due by ${date(by)}. If it is done, it can be recorded.`,
    done: (unit, name, on, words) => `${unit}, ${month(name)}: reviewed on ${date(on)}, "${words}"`,
    why: 'The causes of a month beyond the limits are to be reviewed within six months.',
    mark: 'The review is done',
    title: 'Review of special work',
    note: (unit, name) =>
      `Records that the review of ${unit}, ${month(name)}, is done. Please write one line, without names and nothing about health.`,
    on: 'Done on',
    words: 'What came out of it (one line)',
    hint: 'e.g. 2026-11-20',
    save: 'Record',
    unreadable: 'I could not read this as a date. Please write it like "2026-11-20".',
    outside: 'Please write a day after that month, up to today.',
    empty: 'Please write one line.',
    tooLong: (limit) => `Please write at most ${limit} characters.`,
    saved: 'The review was recorded.',
    full: 'There are too many reviews on record for this one. Please tell whoever runs Akari.',
    notYours: 'This review is recorded by whoever heads that unit.',
  },
};
