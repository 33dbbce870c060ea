import { clockTime, englishDay } from './format.ts';
import type { OvertimeTexts } from './overtime-texts.ts';

const why = (reason: string | undefined): string => (reason === undefined ? '' : `, reason "${reason}"`);

export const overtimeEn: OvertimeTexts = {
  menu: 'Overtime',
  reasons: {
    diet: 'Diet work',
    budget: 'Budget',
    law: 'Legislation',
    crisis: 'Emergency',
    papers: 'Documents',
    other: 'Other',
  },
  spans: (spans) => spans.map(({ from, until }) => `${clockTime(from)}–${clockTime(until)}`).join(', '),
  twoCounters: (overtime, holiday) => `overtime ${overtime}, work on holidays ${holiday}`,
  fields: { when: 'When', reason: 'Reason', asks: 'Confirmed by', month: 'This month so far' },
  noReason: '(none)',
  day: englishDay,
  understood: 'This is what I understood. Nothing is declared yet.',
  declare: 'Declare this',
  change: 'Change',
  leave: 'Leave it',
  left: 'Closed. Nothing was declared.',
  honest: 'If you work longer than declared, please be sure to correct it afterwards.',
  quick: {
    until: (day) => `Overtime on ${englishDay(day)}. Until about when?`,
    hour: clockTime,
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
