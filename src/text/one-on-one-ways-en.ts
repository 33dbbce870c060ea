import { englishDay } from './format.ts';
import type { OneOnOneLineTexts, OneOnOneWaysTexts } from './one-on-one-ways-texts.ts';

export const oneOnOneWaysEn: OneOnOneWaysTexts = {
  settings: '1on1 settings',
  settingsSay: (name) => `How your 1on1s with ${name} are planned. A choice counts at once, for both of you.`,
  cadence: 'How often',
  cadences: { 1: 'Every week', 2: 'Every two weeks', 4: 'Once a month', 6: 'Every six weeks' },
  usual: 'As usual',
  minutes: 'Length',
  place: 'Where',
  prefers: 'Time of day',
  halves: { morning: 'Rather mornings', afternoon: 'Rather afternoons' },
  either: 'Either',
  usualNote: '“As usual” is once a month, and every two weeks for three months after you came or moved.',
  saved: 'Changed. A 1on1 that has its time keeps it.',
  pause: 'Rest for a while',
  pauseSays: (name) =>
    `Until when shall 1on1s with ${name} rest? No reason is asked. What is planned in that time is taken back.`,
  pauseFor: {
    weeks: (until) => `2 weeks (again from ${englishDay(until)})`,
    month: (until) => `1 month (again from ${englishDay(until)})`,
  },
  pauseOther: 'Choose a day',
  pauseField: 'First day again',
  pauseOutside: 'You can choose a day within a year from tomorrow.',
  notYours: 'This 1on1 could not be opened. “1on1” opens your own.',
  nobody: 'It is not settled yet who talks with you. Once the directory names who heads you, you can start here.',
  refused: {
    'not-started': 'These 1on1s have not started.',
    past: 'The moment of that card has passed. This is how it stands now.',
    'gone-by': 'That time has passed. You can choose another one.',
    taken: 'Another 1on1 is at that time by now. You can choose another one.',
    full: 'That day has as many 1on1s as it may have. You can choose another day.',
    'not-yet': 'That 1on1 has not begun yet. You can tap again afterwards.',
    'not-free': 'One of you is no longer free then. You can choose another time.',
  },
};

export const oneOnOneLinesEn: OneOnOneLineTexts = {
  move: (name) => `I read this as moving your 1on1 with ${name}.`,
  cadence: (name, cadence) => `I read this as “${cadence}” for 1on1s with ${name}. It counts once you tap the button.`,
  pause: (name) =>
    `I read this as a rest from 1on1s with ${name}. It counts once you tap a button; what is planned in that time is taken back.`,
  resume: (name) => `I read this as ending the rest from 1on1s with ${name}. It counts once you tap the button.`,
  until: (day) => `Again from ${englishDay(day)}`,
  skip: (name) => `I read this as no 1on1 with ${name} this time. It counts once you tap the button.`,
  again: (name) =>
    `I read this as cancelling your 1on1 with ${name} for another day. Tap the button to look for times.`,
  yes: 'Change it so',
  unknown: (said) => `No 1on1 with “${said}” was found.`,
  which: 'Whose 1on1 do you mean?',
};
