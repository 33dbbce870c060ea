import type { DataTexts } from './data-texts.ts';

export const dataEn: DataTexts = {
  progress: {
    exporting: 'Exporting',
    checking: 'Checking the file',
    restoring: 'Restoring',
    comparing: 'Reading back and comparing',
  },
  allOrFiles: '--all does not go together with --units and --people.',
  outNeedsAll: '--out goes together with --all.',
  continued: 'Going on where the last run ended.',
  exportStopped: 'Stopped. Run it again to go on from here.',
  changedMeanwhile:
    'Meanwhile a directory was imported, or a pulse opened or closed. The parts would not fit, so nothing was exported. Please run this again.',
  exported: (items, file) => `Wrote ${items} items to ${file}.`,
  isPersonal: 'It holds names and e-mail addresses: keep it where few can read it. The keys of rounds are not in it.',
  damaged: (file, line) => `Cannot use ${file} (line ${line}): it was cut off or changed. Nothing was restored.`,
  tooNew: 'This file was written by a newer Akari. Update Akari and run this again.',
  otherOrganisation: (org) => `This file is of the organisation "${org}". Add --org ${org}.`,
  otherRestore: 'A restore from another file is unfinished. Run this again with the same file as before.',
  notEmpty: 'This organisation has data already. Nothing was restored. Add --merge to add only what it lacks.',
  restoreStopped: 'Stopped. Run it again to go on from here.',
  notThere: (items) => `${items} items that were written are not there. Please check from the beginning.`,
  restored: (items) => `Restored ${items} items.`,
  keptAsTheyWere: (items) => `${items} items were there with other content and stay as they are.`,
  closedRound: (week) =>
    `The round of ${week} is now closed. Its key is never exported, so nobody can tell who answered, and no answer can be changed. The answers so far are counted. The next round goes on as planned.`,
  whom: "Write the person's ID after forget.",
  nobody: (id) => `There is no data of a person "${id}".`,
  needsYes: 'Nobody is there to ask, so nothing was erased. Add --yes to erase.',
  askForget: 'Erase it? It cannot be undone. [y/N] ',
  notForgotten: 'Stopped. Nothing was erased.',
  forgotten: (id) => `Erased the data of the person "${id}".`,
  forgetPlan: {
    whom: (id, name) => (name === undefined ? `Person: ${id}` : `Person: ${id}, ${name}`),
    goes: 'Goes',
    person: 'the directory entry (name, e-mail, Slack and Teams accounts and addresses, unit, their own settings)',
    role: (unit) => `their role as manager or promoter of "${unit}"`,
    messages: (count) => `${count} records of messages that Akari sent or was to send`,
    answers: (week) => `the answers and the comment in the open round ${week}, if there are any`,
    stays: 'Stays',
    kept: [
      'counts and comments of closed rounds, which lead to nobody',
      'how many people each round asked, as a number',
    ],
    mind: 'Please note',
    elsewhere: [
      'If your people file still has this person, the next import brings them back. Take them out of the file first.',
      'Exported files and backups of the database keep them. After restoring from one, run this again.',
      'Messages in the chats of Slack and Teams cannot be erased by Akari.',
    ],
  },
};
