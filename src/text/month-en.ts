import { englishDay } from './format.ts';
import type { MonthTexts } from './month-texts.ts';

/** The words of the reform month's plan. */
export const monthEn: MonthTexts = {
  heading: (name, first, last) => `${name} (${englishDay(first)} to ${englishDay(last)})`,
  columns: { week: 'Week', date: 'Day', theme: 'Theme', state: 'State' },
  week: (number) => `Week ${number}`,
  noWeek: 'Outside',
  notWritten: 'Not written yet',
  write: (theme) => `Write the next: ${theme}`,
  allWritten: 'All five have been begun. “Open an announcement” shows their dates and approvals.',
  pace: 'During the month one person gets at most two announcements a week; outside it, one in two weeks.',
  crowded: 'Three or more lie in one week. One person gets two a week, so the third comes in the next.',
  onlyRoot: 'Promoters of the whole organisation set the month and write its five texts. You can read the plan here.',
  why: 'Set the period of the month once, and five dates and themes are laid out. You can change them later.',
  set: 'Set up the month',
  change: 'Change period, dates, themes',
  remove: 'Delete the plan',
  removeSure: (name) =>
    `Delete the plan of “${name}”? Drafts and what was sent stay. Without it, one person gets one announcement in two weeks.`,
  removeYes: 'Delete the plan',
  removeNo: 'Keep it',
  removed: 'The plan of the month is deleted. Your drafts are still there.',
  gone: 'This plan is not there any more. Send “campaign month” to see how it stands.',
  begun: 'Somebody has already begun this one. This is how it stands.',
  saved: 'The plan of the month is saved.',
  draftInside:
    'This one is sent during the month. One person gets at most two a week: who has had two gets it on a later working day, and not at all if there is no room within 7 days.',
  form: {
    newTitle: 'Set up the month',
    changeTitle: 'Change the month',
    newNote: 'Saving spreads five dates evenly over working days. Themes and dates can be changed later.',
    changeNote:
      'A date left empty is laid on a working day again. Drafts that were begun keep their date; change it with “Change recipients and time” on the draft.',
    name: 'Name of the month',
    usualName: 'Work-style reform month',
    first: 'First day',
    last: 'Last day',
    dateHint: 'For example 2026-12-01 or 12/1. From 28 to 93 days.',
    parts: {
      top: 'Message from the top',
      'how-to': 'How to',
      recognition: 'A good idea',
      voice: 'Hearing from you',
      closing: 'Closing',
    },
    date: (part) => `${part}: day`,
    theme: (part) => `${part}: theme`,
    save: 'Save',
    past: 'This day is over. Choose today or a day to come, and it can be saved.',
    tooFar: 'A month more than a year ahead cannot be set yet. Choose a nearer day.',
    reversed: 'This is before the first day. Choose a day after it, and it can be saved.',
    tooShort: (days) => `Now ${days} days. From 28 days on it can be saved.`,
    tooLong: (days) => `Now ${days} days. Up to 93 days it can be saved.`,
    outside: 'This day is outside the month. Choose one within it, or leave it empty to have it laid out again.',
    dayOff: 'Nobody works on this day. Choose a working day, or leave it empty to have it laid out again.',
    conflict:
      'Somebody else changed this month while you were typing. What you typed is still here; saving again replaces theirs.',
    gaps: 'Fill in only what is open and the text is done. After saving you can rewrite all of it.',
  },
};
