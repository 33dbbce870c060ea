import { englishDay, englishDayTime, englishMonth } from './format.ts';
import type {
  OneOnOneDigestTexts,
  OneOnOneMentorTexts,
  OneOnOneShareTexts,
  OneOnOneTeamTexts,
  TeamSettingsTexts,
  TeamStandTexts,
  TeamStartTexts,
} from './one-on-one-team-texts.ts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

const stand: TeamStandTexts = {
  known: 'Not started yet',
  fixed: englishDayTime,
  over: (from, zone) => `${englishDayTime(from, zone)} (over)`,
  asked: 'Times were offered',
  open: (around) => `Around ${englishDay(around)} (the time is still to be found)`,
  finding: 'Looking for times that suit both of you',
  unplaced: (why) => `No time found: ${why}`,
  why: {
    'hours-apart': 'your hours do not overlap',
    busy: 'there is no time at which both are free',
    full: 'the days already have as many 1on1s as you allow',
    away: 'one of you is off on each of the days',
  },
  paused: (until) => `Paused (again from ${englishDay(until)})`,
};

const start: TeamStartTexts = {
  all: (count) => `Start with the team (${count})`,
  one: 'Start',
  sure: (count) =>
    `This plans 30 minutes a month with ${people(count)}. Each is first offered three times to choose from.`,
  newcomers: (count) =>
    `With ${people(count)} of them, who came within three months, it is every two weeks until they have settled in.`,
  otherwise:
    'Without an answer, the first free one of these times is taken within three working days. How often and how long can be changed for each person, at any time.',
  yes: 'Start',
  no: 'Not now',
  started: (count) => `1on1s with ${people(count)} have begun. They are being offered times.`,
  startedOne: (name) => `The 1on1 with ${name} has begun. They are being offered times.`,
  none: 'There is nobody new to start with.',
};

const settings: TeamSettingsTexts = {
  open: 'How they are placed',
  title: 'How 1on1s are placed',
  note: 'Choose how many 1on1s a day may have, and which times stay free of them. What has a time already stays as it is.',
  perDay: 'A day, at most',
  perDayOf: (count) => `${count}`,
  weekday: (slot) => `Keep free ${slot}: weekday`,
  time: (slot) => `Keep free ${slot}: time`,
  timeLike: '9:00-12:00',
  weekdays: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday' },
  none: 'None',
  incomplete: 'Please write the time like this: 9:00-12:00.',
  backwards: 'The end has to be after the beginning.',
  saved: 'Saved. It holds for whatever is planned from now on.',
  now: (perDay, focus) =>
    `1on1s a day: ${perDay} at most.${focus.length === 0 ? '' : ` Kept free: ${focus.join(', ')}.`}`,
  slot: (weekday, from, until) => `${weekday} ${from}–${until}`,
};

const digest: OneOnOneDigestTexts = {
  title: (day) => `1on1s in brief: ${englishDay(day)}`,
  settled: (count) =>
    `A time was settled with ${people(count)}. Here they are together, so that you need not look them up.`,
  unplaced: 'For these people no time was found. You can choose one, or put it off a little.',
  displaced: 'These times turned out to be those of other 1on1s. The people are asked for another time.',
  line: (name, from, minutes, zone) => `${name}: ${englishDayTime(from, zone)} (${minutes} minutes)`,
  why: (name, why) => `${name}: ${why}`,
  move: (name) => `Move: ${name}`,
  look: (name) => `Choose a time: ${name}`,
  all: 'Show the 1on1s of the team',
};

export const oneOnOneTeamEn: OneOnOneTeamTexts = {
  menu: '1on1s of the team',
  title: '1on1s of the team',
  intro: 'The nearest date comes first, then whoever has waited longest.',
  empty: 'There is nobody to have 1on1s with at present. They appear here when the directory is updated.',
  nobody: 'This list is for heads and mentors who have 1on1s with somebody. Your own 1on1 is under "1on1".',
  mentee: (name) => `${name} (as their mentor)`,
  ...{ stand, start, settings, digest },
  open: (name) => name,
  row: (who, stand) => `${who}: ${stand}`,
  page: (first, last, all) => `${first} to ${last} of ${all}`,
  before: 'Back',
  after: 'Next',
};

export const oneOnOneMentorEn: OneOnOneMentorTexts = {
  menu: 'Mentor',
  how: 'You can also name somebody by e-mail address or staff number ("1on1 with hanako@example.go.jp"). By name, people of your own unit and heads of units nearby are found.',
  notFound: (said) => `Nobody called "${said}" was found in the units nearby.`,
  which: (said) => `There are several people for "${said}". Whom do you mean?`,
  person: (name, unit) => `${name} (${unit})`,
  sure: (name) => `Ask ${name} to have 1on1s with you? It can be easier to talk to somebody who is not your head.`,
  sureThen:
    'Until there is an answer, nothing changes. If they accept, they take the place of your present partner. Your head is not told whom you asked.',
  ask: 'Ask them',
  no: 'Not now',
  left: 'Nobody was asked.',
  asked: (name) => `${name} was asked. You hear of the answer here.`,
  waiting: (name) => `Waiting for the answer of ${name}.`,
  withdraw: 'Take the request back',
  withdrawn: 'The request was taken back. Nothing changes.',
  self: 'You cannot have a 1on1 with yourself. Please send the name of somebody else.',
  already: (name) => `You have 1on1s with ${name} already.`,
  request: {
    title: 'A request for 1on1s',
    says: (name, unit) =>
      `${name} (${unit}) would like to have 1on1s with you: some 30 minutes a month, in which you listen to how work goes and what comes next.`,
    what: 'If you accept, Akari looks for times at which both of you are free. If you would rather not, no reason is needed.',
  },
  accept: 'Accept',
  decline: 'Not at present',
  accepted: (name) => `Thank you. Your 1on1s with ${name} begin. They are being offered times.`,
  declined: 'All right. They are told only that it is difficult at present.',
  over: 'There is no such request at present.',
  refused: (name) => `${name} cannot take on 1on1s at present. You can ask somebody else at any time.`,
  stays: 'Nothing changes.',
  stop: {
    open: 'Stop being a mentor',
    sure: (name) =>
      `Stop being the mentor of ${name}? What is planned is cancelled, and they are told without a reason.`,
    yes: 'Stop',
    done: (name) => `All right. Your 1on1s with ${name} end here.`,
    told: (name) => `Your 1on1s with ${name} have come to an end. You can ask somebody else.`,
    next: 'From now on they are with whoever heads you again.',
  },
  toHead: 'Back to 1on1s with my head',
  toHeadSure: (name) =>
    `${name} is your mentor. You can go back to 1on1s with your head at any time, without a reason.`,
  backAtHead: 'You are back to 1on1s with your head. Times are being offered to you.',
  noMentor: 'You have no mentor at present.',
};

const monthOf = (month: string): string => `${englishMonth(month)} ${month.slice(0, 4)}`;

export const oneOnOneShareEn: OneOnOneShareTexts = {
  menu: '1on1s by unit',
  title: (unit, month) => `1on1s: ${unit} (${monthOf(month)})`,
  month: monthOf,
  asOf: (day) => `Counted on ${englishDay(day)} ${day.slice(0, 4)}. Answers given after that are not included.`,
  says: (pairs, range) => `Of ${pairs} pairs, ${range} talked at least once.`,
  nothing: 'The numbers of this unit are not shown for this month: it has too few pairs, or a few people moved.',
  columns: { unit: 'Unit', pairs: 'Pairs', held: 'Talked', share: 'Share' },
  itself: (unit) => `${unit} (all)`,
  pairs: (count) => `${count}`,
  between: (from, to) => `${from} to ${to}`,
  atLeast: (from) => `${from} or more`,
  atMost: (to) => `${to} or fewer`,
  percentBetween: (from, to) => `${from}–${to}%`,
  percentAtLeast: (from) => `${from}% or more`,
  percentAtMost: (to) => `${to}% or less`,
  untold: '—',
  why: 'So that nothing is told of a person, only units of five or more pairs are shown, and only as ranges. Pairs that pause are counted, too. "—" means: too few pairs, one to four people moved, or it could be computed from other numbers. Units stand in the order of the organisation.',
  use: 'These numbers are for making room: for workloads and meetings. They are not for comparing units, and not used for appraisal.',
  noMonth: (unit) =>
    `No month of "${unit}" was counted yet. 1on1s are counted on the third working day of the next month and then shown here.`,
  choose: 'Choose a unit',
  chooseMonth: 'Choose a month',
  above: (unit) => `Up to ${unit}`,
  more: (units) => (units === 1 ? '1 more unit' : `${units} more units`),
};
