import type { CampaignAudienceTexts } from './campaign-audience-texts.ts';
import { englishDayTime } from './format.ts';

/** The words of audiences in English. */
export const campaignAudienceEn: CampaignAudienceTexts = {
  whenHours: "In each person's working hours",
  dateHint: 'For a date and time, or to say from when on. For example 2026-12-01',
  timeHint: 'For a date and time, or to say from when on. For example 10:00',
  hours: "In each person's working hours, as soon as sending is decided",
  hoursFrom: (at, zone) => `In each person's working hours, from ${englishDayTime(at, zone)} on`,
  laterHours: (people) =>
    `${people} of them are outside their working hours when it begins; they get it when these next begin.`,
  waitsForHours: 'Whoever is outside their working hours gets it when these next begin.',
  list: 'Only people on a list',
  noList: 'No list',
  ownList: (people) => `The list pasted before (${people} people)`,
  pasted: 'Paste a list (a staff id or an e-mail on each line, or CSV)',
  pastedHint:
    'Up to 3,000 characters, about 400 staff ids. What is pasted goes before the choice above. An administrator can load a longer list with npx akari list put; then it can be chosen here.',
  listGone: 'This list no longer exists. Choose another one to save.',
  listEmpty: 'The list has nobody who can get it.',
  listRead: (people) => `${people} people were read from the list.`,
  listRepeats: (lines) => `${lines} lines name somebody again; each person gets it once.`,
  listMisses: 'These lines reach nobody:',
  listMiss: (line, words, why) =>
    `Line ${line} “${words}”: ${
      {
        unknown: 'not found in the directory',
        left: 'has left the organisation',
        outside: 'is outside your units',
        several: 'names more than one person',
      }[why]
    }`,
  listMore: (lines) => `And ${lines} more lines.`,
  onList: (name) => `only those on the list “${name}”`,
  onOwnList: 'only those on the pasted list',
  silent: (title) => `only those who have not read “${title}” yet`,
  silentOnSome: 'only those who have not read the earlier message yet',
  fixed:
    'This goes to those who have not read a message yet. Narrowed to a unit it would tell who they are, so its audience stays as it is. You can choose the time.',
  remind: 'Send to those who have not read it',
  reminderTitle: (title) => `Reminder: ${title}`,
  reminderBody: (title) =>
    `The other day we sent you “${title}”. Here it is again for everyone who has not seen it yet; please read it when you have a moment. If you just did, thank you.`,
  tooFew:
    'Not shown. It can be sent when at least 5 have read it and at least 5 have not: with fewer it would tell who they are. From 30 days after the message ended it cannot be sent either.',
  noneSent: 'By then fewer than 5 had not read it, so it was sent to nobody.',
  reminderBoard:
    'So that nobody can tell who has not read it, numbers by unit, of those who got it and of those still to come are not shown.',
  reminderLimit:
    'Everybody gets a limited number of messages (outside the reform month one in two weeks). Sent two weeks after the first message, a reminder reaches the most.',
  unreached: {
    show: 'Who was not reached (administrators)',
    title: (title) => `Not reached by “${title}”`,
    none: 'Everybody was reached.',
    first: (people) => `The first ${people}.`,
    command: (command) => `All of them as CSV:\n${command}`,
    keep: 'A list for mending accounts. Who switched messages off or has left is not on it.',
    notOfReminders: 'This went to those who had not read a message: a list would name them, so there is none.',
    columns: { id: 'Staff id', name: 'Name', unit: 'Unit', reason: 'Reason' },
    reasons: {
      noPlace: 'The directory has no Slack id, Teams id or e-mail',
      notInstalled: 'The app is not installed, or the account takes no messages',
      notFound: 'The account was not found or is switched off',
      gaveUp: 'The platform did not answer in time',
      unclear: 'Nobody could tell whether it was sent',
      refused: (code) => `The platform refused it (${code})`,
    },
  },
};
