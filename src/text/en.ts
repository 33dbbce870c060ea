import { timeIn } from '../time/instant.ts';
import { campaignEn } from './campaign-en.ts';
import { englishDay, englishDayTime } from './format.ts';
import { lightsOutEn } from './lights-out-en.ts';
import { monthEn } from './month-en.ts';
import { oneOnOneEn } from './one-on-one-en.ts';
import { invitationEn } from './one-on-one-invitation.ts';
import { oneOnOneMentorEn, oneOnOneShareEn, oneOnOneTeamEn } from './one-on-one-team-en.ts';
import { overtimeCapsEn } from './overtime-caps-en.ts';
import { overtimeEn } from './overtime-en.ts';
import { overtimeMovedEn } from './overtime-moved-en.ts';
import { overtimeReadingEn } from './overtime-reading-en.ts';
import { overtimeSettingsEn } from './overtime-settings-en.ts';
import { overtimeUnitsEn } from './overtime-units-en.ts';
import { questionsEn } from './questions-en.ts';
import { remarksEn } from './remarks-en.ts';
import { resultsEn } from './results-en.ts';
import type { Texts } from './texts.ts';
import { voiceEn } from './voice-en.ts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const nextRound = (next: Parameters<typeof englishDay>[0] | undefined): string =>
  next ? ` The next one is on ${englishDay(next)}.` : '';

/** English, beside the Japanese: plain and short. */
export const en: Texts = {
  language: 'en',
  common: {
    send: 'Send',
    cancel: 'Cancel',
    choose: 'Choose',
    more: (count) => `and ${count} more`,
    empty: (label) => `${label} is still empty.`,
    unknownPerson:
      'Hello, this is Akari. I cannot find you in the staff directory yet. Please let your system administrator know.',
    oldButton: 'This button no longer works. Send "menu" to start over.',
    notAllowed: 'Only the promoter in charge can do this.',
    sorry: 'That did not work. Please wait a moment and try again.',
  },
  menu: {
    title: 'Akari',
    hello: (name) => `Hello ${name}.`,
    didNotUnderstand: (said) => `Sorry, I could not make sense of "${said}". You can choose from these.`,
    canDo: 'Sending "pulse", "overtime", "1on1" or "settings" opens them too.',
    pulse: 'Weekly pulse',
    settings: 'Settings',
    privacy: 'How answers are kept',
    privacyTitle: 'How answers are kept',
    privacyText:
      'Your name is kept apart from your answers. When a round closes, the key that could link them is destroyed, so that nobody, the operators included, can tell whose answer is whose. The workplace is only ever shown figures of groups of five or more. Answers are never used for appraisal.',
    privacyWho: 'Who answered is shown to nobody: no manager, no promoter.',
    privacyOvertime:
      'Declared and actual overtime is kept for whoever confirms it and for the totals that the law requires. Leaving times are never compared or ranked.',
    privacyPlatform: 'Slack or Teams may keep a record that you pressed a button.',
    back: 'Back to the menu',
  },
  settings: {
    title: 'Settings',
    intro: 'Choose how you want to hear from me. No reason needed.',
    language: 'Language',
    languages: { ja: '日本語', en: 'English', yasashii: 'やさしい日本語' },
    place: 'Where to receive messages',
    places: { slack: 'Slack', teams: 'Teams' },
    kinds: {
      pulse: 'Weekly pulse',
      'pulse-reminder': 'Pulse reminder',
      'pulse-results': 'What came out of the pulse',
      'overtime-actual': 'Hours of the day before',
      'one-on-one': '1-on-1 messages',
      campaign: 'Campaigns',
      'lights-out': 'Lights-out notes',
      approval: 'Approval requests',
      'standby-over': 'End of standby',
      'cap-warning': 'Limits of overtime',
      health: 'Interview with a doctor',
    },
    state: (on) => (on ? 'on' : 'off'),
    stoppedWith: (kind) => `off (because "${kind}" is off)`,
    stop: (kind) => `Stop: ${kind}`,
    resume: (kind) => `Turn on: ${kind}`,
    saved: 'Changed.',
    speak: 'Shall I write in English from now on?',
    speakYes: 'Write in English',
  },
  today: {
    title: 'What came today',
    none: 'I have sent you nothing today.',
    came: (count) => (count === 1 ? 'I have sent you one message today.' : `I have sent you ${count} messages today.`),
    at: timeIn,
    ifOpen: 'comes only if you have not answered yet',
    waits: (until, zone, because) => `will come from ${englishDayTime(until, zone)} (${because})`,
    dropped: (because) => `will not come (${because})`,
    reasons: {
      'day-full': "the day's limit is reached",
      'week-full': "the week's limit is reached",
      'kind-full': 'the limit of this kind is reached',
      'quiet-hours': 'not at night or on days off',
      snoozed: 'you are taking a break',
      'too-late': 'its time had passed',
      'over-budget': 'the limit is reached',
      undelivered: 'it could not be delivered',
    },
    limits:
      'I begin at most 2 messages a day and 7 a week (3 on the day of the pulse). What concerns health or approvals comes beyond that too.',
  },
  rest: {
    title: 'Take a break',
    intro: 'You can have a while without messages. No reason needed.',
    until: (day) => `No messages until the morning of ${englishDay(day)}.`,
    ended: 'Messages come again.',
    end: 'End the break',
    choices: { tomorrow: 'Until tomorrow morning', monday: 'Until Monday morning' },
    chooseDay: 'Choose a day',
    day: 'Day on which messages come again',
    outside: (days) => `You can choose a day within ${days} days from tomorrow.`,
    duties:
      'What can wait comes afterwards. What concerns health, the limits of working hours or approvals comes during a break too.',
  },
  care: {
    thanks: 'You are welcome.',
    noted: 'Thank you.',
    goodWork: 'Thank you for your work today.',
    morning: 'Good morning.',
    hello: 'Hello. Send "menu" to see what I can do.',
    evening: 'Good evening.',
    tired: 'Thank you for telling me. Please be gentle with yourself, and rest where you can.',
    nearby:
      'At work you can talk to the occupational physician (産業医), the health office (健康管理室) or a consultation desk (相談窓口).',
    byPhone: (number, elsewhere) =>
      `There are people to talk to by telephone too: Yorisoi Hotline, ${number}, free, day and night (from Iwate, Miyagi and Fukushima ${elsewhere}). Press 2 for other languages, 10:00 to 22:00.`,
    life: 'Thank you for telling me. This must be very hard. You do not have to carry it alone: there are people who listen, free of charge.',
    danger: 'If you are in danger right now, please call 119 (ambulance) or 110 (police).',
    lifelines: {
      yorisoi: { name: 'Yorisoi Hotline', call: (number) => `${number} (day and night; press 2 for other languages)` },
      yorisoiTohoku: { name: 'The same, from Iwate, Miyagi and Fukushima', call: (number) => number },
      sos: { name: '#Inochi SOS (Japanese)', call: (number) => number },
      denwa: { name: 'Inochi no Denwa (Japanese)', call: (number) => `${number} (16:00 to 21:00)` },
    },
    guide: 'Where to talk (Ministry of Health)',
    unkept: 'I do not store what you wrote, and tell nobody. What you sent stays in Slack or Teams.',
  },
  pulse: {
    questions: questionsEn,
    scale: {
      5: 'Strongly agree',
      4: 'Somewhat agree',
      3: 'Neither agree nor disagree',
      2: 'Somewhat disagree',
      1: 'Strongly disagree',
    },
    shares: { 5: '80 % or more', 4: '60–70 %', 3: 'About half', 2: '20–30 %', 1: 'Almost none' },
    newcomer:
      'Hello, this is Akari. Once a week I ask briefly how worthwhile your work feels. Your name is kept apart from your answers, and the key that could link them is destroyed when the round closes. Only groups of five or more are reported, and answers are never used for appraisal. This week it is one question only.',
    intro: (questions) =>
      `Thanks for your work this week. May we ask ${questions === 1 ? 'one quick question' : `${questions} quick questions`} (about ${questions === 1 ? 10 : 20} seconds)? Your name is kept apart from your answers, and only groups of five or more are reported.`,
    number: (index, of) => (of === 1 ? '' : `Q${index} of ${of}: `),
    answered: (index) => `Q${index}: `,
    skip: 'Skip this week',
    settings: 'Message settings',
    change: (index) => `Change Q${index}`,
    thanks: 'Thank you, received.',
    now: 'Your answers as they stand.',
    keep: 'Back, change nothing',
    takeBack: 'Skip this week (take back my answers)',
    untilClosing: (closesAt, zone) => `You can change your answers until ${englishDayTime(closesAt, zone)}.`,
    skipped: 'Understood, no questions this week. Take care.',
    takenBack: 'Understood. Your answers of this week are taken back, and no comment is kept.',
    answerAfterAll: 'Answer after all',
    reminder: (lastWeek, questions) =>
      `${lastWeek ? "Last week's" : "This week's"} ${questions === 1 ? 'question is' : `${questions} questions are`} open until 17:00 today. If you are busy, please leave it; this is the last note this week.`,
    answer: 'Answer',
    skipThisWeek: 'Skip',
    closed: (next) =>
      `This round is closed. Whatever you answered before it closed has been received.${nextRound(next)}`,
    nothingOpen: (next) => `No questions are open right now.${nextRound(next)}`,
    notAsked: 'Your unit is not asked this week.',
    comment: 'Add a comment',
    commentTitle: 'Comment',
    commentWarning:
      'Please leave out names and events that point at a person. Comments are kept by bureau, and shown only when ten or more people have written, in shuffled order.',
    commentLabel: 'A word about your work this week',
    commentHint: 'Up to 500 characters. Sent empty, nothing is kept.',
    commentHintEarlier: 'Up to 500 characters. Clear it and send to take your comment back.',
    commentTooLong: (limit) => `Please keep it to ${limit} characters.`,
    commentThanks: 'Your comment was received too.',
    commentTakenBack: 'Your comment was taken back.',
    current: (label) => `Your answer now: ${label}`,
  },
  programme: {
    title: (unit) => `Weekly pulse: ${unit}`,
    state: 'State',
    running: (cadence) => `Running (${cadence})`,
    paused: 'Paused',
    cadences: { weekly: 'every week', fortnightly: 'every two weeks', monthly: 'every month, in its first week' },
    cadence: 'Change how often',
    next: 'Next round',
    nextAt: (day) => `${englishDay(day)}, 15:00`,
    noNext: 'None planned',
    lastRound: (askOn, open) => `Round of ${englishDay(askOn)} (${open ? 'open' : 'closed'})`,
    noRound: 'No round yet.',
    asked: 'Asked',
    answered: 'Answered',
    people,
    fewerThanFive: 'fewer than 5',
    withheld: 'not shown (subtraction would give a small number away)',
    nextQuestions: 'Next questions',
    start: 'Start',
    pause: 'Pause',
    pick: 'Pick the questions of week 12',
    pickTitle: 'Questions of week 12',
    pickNote: (expected) =>
      `Everyone in the organisation gets the same two questions. The next twelfth week is planned for ${englishDay(expected)}.`,
    pickFirst: 'Second question',
    pickSecond: 'Third question',
    pickSame: 'Please pick two different questions.',
    picked: 'The questions of week 12 are set.',
    onlyRoot: 'Only a promoter of the whole organisation picks the questions of week 12.',
    started: (next) => `Started.${nextRound(next)}`,
    pausedNow: 'Paused. A round that is open can be answered until it closes; nothing new is sent.',
    changed: (cadence, next) => `Changed to ${cadence}.${nextRound(next)}`,
    below: (units) =>
      `${units === 1 ? 'One unit below has a setting of its own' : `${units} units below have settings of their own`}. A change here replaces ${units === 1 ? 'it' : 'them'}.`,
    own: 'My own answers',
    note: 'Numbers of people are shown from five. Who answered is shown to nobody.',
  },
  campaign: campaignEn,
  month: monthEn,
  voice: voiceEn,
  lightsOut: lightsOutEn,
  oneOnOne: oneOnOneEn,
  ...{ oneOnOneTeam: oneOnOneTeamEn, oneOnOneMentor: oneOnOneMentorEn, oneOnOneShare: oneOnOneShareEn },
  overtime: overtimeEn,
  overtimeCaps: overtimeCapsEn,
  overtimeMoved: overtimeMovedEn,
  overtimeReading: overtimeReadingEn,
  overtimeSettings: overtimeSettingsEn,
  oneOnOneInvitation: invitationEn,
  overtimeUnits: overtimeUnitsEn,
  results: resultsEn,
  remarks: remarksEn,
  format: { day: englishDay, dayTime: englishDayTime },
};
