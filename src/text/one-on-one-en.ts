import { asInstant, dateIn, type Instant, plusDays, timeIn, type Zone } from '../time/instant.ts';
import { englishDay, englishDayTime } from './format.ts';
import { promptsEn } from './one-on-one-prompts-en.ts';
import type { OneOnOneTexts } from './one-on-one-texts.ts';
import { oneOnOneLinesEn, oneOnOneWaysEn } from './one-on-one-ways-en.ts';

const at = (from: Instant, now: Instant, zone: Zone): string => {
  const [day, today] = [dateIn(from, zone), dateIn(now, zone)];
  if (day === today) return `Today ${timeIn(from, zone)}`;
  return day === plusDays(today, 1) ? `Tomorrow ${timeIn(from, zone)}` : englishDayTime(from, zone);
};

export const oneOnOneEn: OneOnOneTexts = {
  menu: '1on1',
  title: (name) => `1on1 with ${name}`,
  private: 'What you say is kept nowhere, and nothing of it is used for appraisal.',
  themes: {
    ...{ contribution: 'Contribution', discretion: 'Freedom', time: 'Time', trouble: 'Difficulties' },
    ...{ career: 'Career', life: 'Life', relation: 'Working together' },
  },
  prompts: promptsEn,
  times: {
    slot: englishDayTime,
    span: (from, until, zone) => `${englishDayTime(from, zone)}–${timeIn(asInstant(until), zone)}`,
    at,
    minutes: (minutes) => `${minutes} min`,
    places: { room: 'In person', online: 'Online' },
  },
  ask: {
    says: (name, minutes) =>
      `So that you and ${name} can talk in peace, here are times when both of you are free (${minutes} min). Does one of them suit you?`,
    otherwise: (until, first, zone) =>
      `Without an answer by ${englishDayTime(until, zone)}, ${englishDayTime(first, zone)} is put in (another of these if it is taken by then). You can change it later, too.`,
    waits: (name) => `${name} has been sent times to choose from. The answer will show here.`,
    unchecked: {
      own: 'Your own calendar could not be looked into, so working hours decided. If something else is in the way, you can change it.',
      other: (name) =>
        `The calendar of ${name} could not be looked into, so working hours decided. The day may change.`,
      both: (name) =>
        `Your calendar and that of ${name} could not be looked into, so working hours decided. You can change it.`,
    },
    later: 'Other times',
  },
  state: {
    fields: { when: 'When', now: 'Planned now', place: 'Where', topic: 'Topic' },
    fixed: (name) => `Your 1on1 with ${name} is planned.`,
    by: { staff: (name) => `${name} chose this time.`, manager: (name) => `${name} chose this time.` },
    byAkari: {
      staff: 'The time to answer is over, so the first time that was free is put in. You can change it later, too.',
      manager: (name) => `The first of the times offered to ${name} that was free is put in.`,
    },
    join: 'Join the meeting',
    move: 'Move',
    cancel: 'Cancel, another day',
    skip: 'Not this time',
    prepare: 'Prepare',
    soonOn: 'Tell me 10 min before, too',
    soonOff: 'No note 10 min before',
    back: 'Back',
    open: (name, around) =>
      `Your next 1on1 with ${name} is around ${englishDay(around)}. Its time is still to be found.`,
    finding: (name) => `Your 1on1 with ${name} has no time yet. Times when both of you are free are being looked for.`,
    why: {
      'hours-apart': 'Your working hours have no time in common.',
      busy: 'No time was found when both of you are free.',
      full: 'Every day already has as many 1on1s as it may have.',
      away: 'One of you is off on each of the days, so no time was found.',
    },
    displaced: (from, zone) =>
      `${englishDayTime(from, zone)} turned out to be the time of another 1on1, so a new time is needed.`,
    choose: 'Choose a time',
    paused: (name, until) =>
      `1on1s with ${name} rest until ${englishDay(until)}. From that day on, times are looked for again.`,
    resume: 'End the rest',
    known: {
      staff: (name) =>
        `Half an hour a month with ${name} to talk about work. Once started, you are sent times when both of you are free.`,
      manager: (name) => `1on1s with ${name} have not started. Once started, ${name} is sent times to choose from.`,
    },
    start: 'Start 1on1s',
    times: (name) => `Times when you and ${name} are both free. The one you choose is settled.`,
    noTimes: 'No free time was found. You can look further ahead, or leave it as it is.',
    otherTimes: 'Other times',
    firstTimes: 'First times again',
  },
  prepare: {
    staff: (when, name, minutes, hint) =>
      `${when} is your 1on1 with ${name} (${minutes} min). Choosing one topic makes it your time. A hint: “${hint}”`,
    manager: (when, name) => `${when} is your 1on1 with ${name}. `,
    hints: (hints) => `Other hints: ${hints.map((hint) => `“${hint}”`).join(' ')}`,
    closing: (prompt) => `To end with: “${prompt}”`,
    topicAsk: 'You can choose a topic in one word. You need not. The other one sees the word you choose.',
    topic: (theme) => `Topic: ${theme}`,
    others: 'Other topics',
    undecided: 'No topic yet',
    othersTitle: 'Other topics',
    othersNote:
      'Only the word of the topic is kept, and the other one sees it. Of health and home say only what you like.',
    begin: [
      'How about starting with one concrete thing that helped you? ',
      'How about starting with one moment of their work since last time? ',
      'How about starting with one person their work was of use to? ',
      'How about starting with thanks for one thing they always do? ',
    ],
    listen: [
      'Aim to listen 70% of the time. ',
      'Hearing them out before you speak helps. ',
      'Before advice, asking “what would you like to do?” helps. ',
      'Saying back what you heard, to check it, helps. ',
      'Silence is thinking time. Waiting a little helps. ',
    ],
    noAppraisal: 'Keep appraisal for another day.',
    say: (prompt) => `For example: “${prompt}”`,
    alsoAsk: (prompt) => `You could also ask: “${prompt}”`,
    theirTopic: (name, theme) => `${name} would like to talk about: ${theme}`,
    sharedMemo: 'Shared note',
    day: '1on1s of that day',
    asPlanned: 'OK',
    seen: 'All right. The time stays as it is.',
  },
  memo: {
    title: 'Your own note',
    none: 'There is no note yet. You can write down what to talk about. Nobody sees it unless you share it.',
    own: 'Nobody sees it unless you share it. It is gone 30 days after the 1on1.',
    shared: (name) => `This note is shared with ${name}, until your next 1on1.`,
    write: 'Write a note',
    open: 'See my note',
    share: 'Share the note',
    unshare: 'Stop sharing',
    drop: 'Delete the note',
    dropped: 'The note is deleted.',
    field: 'What to talk about',
    hint: (limit) => `Up to ${limit} characters. Sent empty, the note is deleted.`,
    tooLong: (limit) => `It can be kept with up to ${limit} characters.`,
    gone: 'That 1on1 is over, so the note was not shared.',
    from: (name) => `A note that ${name} shared`,
    nothingShared: (name) => `${name} is sharing no note now.`,
  },
  after: {
    ask: (when, name) =>
      `${when}, your 1on1 with ${name}: did it take place? Only the date, this answer and the word of the topic are kept.`,
    held: 'It took place',
    postpone: 'Postpone',
    skip: 'Not this time',
    noted: {
      held: 'Thank you. It is noted that it took place.',
      skipped: 'All right, not this time. No reason is asked.',
    },
    next: (name) => `You can settle the next 1on1 with ${name} now, too.`,
    around: (day) => `The next one is around ${englishDay(day)}. You will be sent times when it is near.`,
    correct: { held: 'Correct: it took place', skipped: 'Correct: it did not' },
  },
  gap: {
    says: (weeks, name) =>
      `${weeks} weeks have passed since your 1on1 with ${name}. Even 15 minutes can open a talk. Both of you hear this once.`,
    short: '15 min this time',
    shortened: 'The next 1on1 alone takes 15 min. Your usual length stays.',
  },
  soon: {
    says: (when, name, minutes) => `${when}: your 1on1 with ${name} begins soon (${minutes} min).`,
    stop: 'No note 10 min before',
  },
  ways: oneOnOneWaysEn,
  lines: oneOnOneLinesEn,
};
