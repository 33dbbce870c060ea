import { englishDay, englishMonth } from './format.ts';
import type { OvertimeTexts } from './overtime-texts.ts';
import { dayTime, spansOf } from './overtime-time.ts';

const next = (clock: string): string => `${clock} next day`;

const why = (reason: string | undefined): string => (reason === undefined ? '' : `, reason "${reason}"`);

export const overtimeEn: OvertimeTexts = {
  menu: 'Overtime',
  spans: (spans) => spansOf(spans, next, (from, until) => `${from}–${until}`).join(', '),
  time: (minute) => dayTime(minute, next),
  twoCounters: (overtime, holiday) => `overtime ${overtime}, work on holidays ${holiday}`,
  fields: { when: 'When', reason: 'Reason', asks: 'Confirmed by', month: 'This month so far' },
  noReason: '(none)',
  day: englishDay,
  understood: 'This is what I understood. Nothing is declared yet.',
  understoodActual: 'This is what I understood. Nothing is recorded yet.',
  withdrawSure: (day, spans) => `Withdraw ${englishDay(day)} ${spans}?`,
  declare: 'Declare this',
  change: 'Change',
  leave: 'Leave it',
  left: 'Closed. Nothing was declared.',
  honest: 'If you work longer than declared, please be sure to correct it afterwards.',
  quick: {
    until: (day) => `Overtime on ${englishDay(day)}. Until about when?`,
    hour: (until) => dayTime(until, next),
    other: 'Another time',
    why: (until) => `Until ${until}. Choose a reason to declare it.`,
    none: 'Declare without a reason',
  },
  declared: {
    asked: (day, spans, reason, who) => `${englishDay(day)} ${spans}${why(reason)}: sent to ${who} for confirmation.`,
    nobody: (day, spans, reason) =>
      `${englishDay(day)} ${spans}${why(reason)}: declared. The directory names nobody who could confirm it, so please tell your manager yourself.`,
    correctable: 'You can correct the actual time tomorrow morning.',
    changed: 'Your declaration was changed.',
    withdrawn: (day) => `Your overtime on ${englishDay(day)} was withdrawn.`,
    withdraw: 'Withdraw',
    answers: {
      confirmed: (who) => `${who} confirmed it.`,
      discuss: (who) => `${who} would like to talk about the time.`,
      tomorrow: (who) => `${who} says that it can wait until tomorrow.`,
    },
  },
  request: {
    title: 'Overtime to confirm',
    asks: (name, day, isToday, spans) =>
      `${name} plans overtime ${isToday ? 'today' : `on ${englishDay(day)}`}, ${spans}.`,
    think: 'Could some of it wait or be shared?',
    verdicts: { confirmed: 'Confirmed', discuss: 'Discuss time', tomorrow: 'Can wait' },
    answered: {
      confirmed: (who) => `Confirmed by ${who}.`,
      discuss: (who) => `${who} asked to talk about the time.`,
      tomorrow: (who) => `${who} said that it can wait until tomorrow.`,
    },
    withdrawn: (name) => `${name} has withdrawn this.`,
    changed: 'It has changed. This is how it stands now.',
    soFar: 'This month, with this plan',
  },
  form: {
    title: 'Declare overtime',
    day: 'Day',
    from: 'From',
    until: 'Until',
    hint: 'e.g. 22:00, 24:30 (half past midnight)',
    reason: 'Reason',
    words: 'In your own words (optional)',
    note: 'Please check time and reason. You can change or withdraw it later.',
    unreadable: 'I could not read this as a time. Please write it like "22:00".',
    backwards: 'The end is before the start.',
    tooLate: 'Please write a time up to 5:00 of the next day.',
    longWords: (limit) => `Please write at most ${limit} characters.`,
    regular: (from, until) => `${from}–${until} lies in your regular hours. Please write a time outside of them.`,
  },
  actual: {
    asks: (day, spans) => `Is this right for ${englishDay(day)}: ${spans}?`,
    yes: 'That is right',
    correct: 'Correct it',
    none: 'I did no overtime',
    interval: (at) => `If you begin at ${at} today, eleven hours lie between. Beginning later is chosen already.`,
    start: 'Today begins',
    later: (at) => `Later, at ${at}`,
    usual: 'As usual',
    startsLater: (at) => `Noted that you begin at ${at} today.`,
    recorded: (day, spans) => `Recorded for ${englishDay(day)}: ${spans}.`,
    recordedNone: (day) => `Recorded for ${englishDay(day)}: no overtime.`,
    title: 'Correct the hours',
    save: 'Record',
    note: (day) => `The time you really worked on ${englishDay(day)}. Longer than declared is fine.`,
  },
  month: {
    title: (month) => `Overtime in ${englishMonth(month)} ${month.slice(0, 4)}`,
    none: 'Nothing is declared or recorded yet.',
    hours: 'Hours',
    state: 'Record',
    planned: 'Plan',
    recorded: 'Actual',
    correctLast: (day) => `Correct ${englishDay(day)}`,
  },
  says: {
    refused: {
      nothing: 'Nothing is declared for this day.',
      withdrawn: 'This was withdrawn.',
      answered: 'This has already been answered.',
      'other-version': 'It has changed meanwhile. This is how it stands now.',
    },
    notYours: 'Somebody else was asked to confirm this.',
    nothingDeclared: 'There is nothing to withdraw.',
  },
};
