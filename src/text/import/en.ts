import type { ImportTexts } from './texts.ts';

export const importEn: ImportTexts = {
  where: (file, line, column) =>
    `${file}${line === undefined ? '' : ` line ${line}`}${column === undefined ? '' : ` "${column}"`}: `,
  problem: {
    'not-text': () =>
      'this is not a CSV text file. In Excel choose "Save As" and the type "CSV UTF-8 (Comma delimited)".',
    'empty-file': () => 'the file is empty. Put the column names on line 1 and the data below.',
    'bad-quotes': () =>
      'the quotation marks (") do not match, so the rest cannot be read. Write " inside a value as "" and put the value between ".',
    'missing-column': () => 'this column is missing. Put the column names on line 1.',
    'repeated-column': () => 'this column is there twice. Keep one.',
    'too-many-cells': () => 'the line has more values than there are columns. Put a value with a comma between ".',
    empty: () => 'is empty. Please fill it in.',
    'too-long': ({ most }) => `is too long. At most ${most} characters.`,
    'bad-id': ({ value }) => `"${value}" cannot be an ID. Leave out spaces and # / | : ; , " \\.`,
    'bad-email': ({ value }) => `"${value}" is not an e-mail address.`,
    'bad-slack-id': ({ value }) =>
      `"${value}" is not a Slack member ID. It begins with U (for example U01ABCDEF or T01ABCDEF/U01ABCDEF).`,
    'bad-teams-id': ({ value }) => `"${value}" is not a Teams ID. Use the "Object ID" of Microsoft Entra.`,
    'bad-place': ({ value }) => `"${value}" is not known. Use slack, teams or nothing.`,
    'bad-language': ({ value }) => `"${value}" is not known. Use ja, en or yasashii.`,
    'bad-zone': ({ value }) => `there is no time zone "${value}". Write it like Asia/Tokyo.`,
    'bad-time': ({ value }) => `"${value}" is not a time of day. Write it like 9:30, from 00:00 to 23:59.`,
    'bad-free-day': ({ value }) => `"${value}" is not known. Use mon, tue, wed, thu, fri or nothing.`,
    'bad-date': ({ value }) => `"${value}" is not a date. Write it like 2026-04-01, 2026/4/1, R8.4.1 or 令和8年4月1日.`,
    'bad-admin': ({ value }) => `"${value}" is not known. Use yes for an administrator, else nothing.`,
    'end-before-start': ({ start, end }) => `the end ${end} is not after the start ${start}.`,
    duplicate: ({ value, firstLine }) => `"${value}" is on line ${firstLine} already. It can be there only once.`,
    'belongs-to-another': ({ value, person }) =>
      `"${value}" belongs to person ${person} of the present directory, who is not in the file.`,
    'unknown-unit': ({ unit }) => `there is no unit "${unit}". Use an ID of the units file.`,
    'unknown-person': ({ person }) =>
      `there is no person "${person}". Use an ID of the people file (several with ; between them).`,
    'unit-still-used': ({ unit }) =>
      `unit "${unit}" is not in the units file and --remove-missing would remove it, but it is still used here.`,
    cycle: ({ units }) => `the units run in a circle: ${units.join(' → ')}`,
    'no-root': () => 'there is no top unit. Leave this column empty for exactly one unit.',
    'two-roots': ({ unit, firstLine }) =>
      `there are two top units ("${unit}" on line ${firstLine}, and this one). Only one may leave this column empty.`,
    'other-root-kept': ({ unit, name }) =>
      `the present directory has another top unit, "${name}" (${unit}), which is not in the file. To replace the directory by the files, add --remove-missing.`,
  },
  problems: (count) => (count === 1 ? 'There is 1 problem.' : `There are ${count} problems.`),
  moreProblems: (count) => `${count} more`,
  nothingWritten: 'The directory is unchanged.',
  unknownColumn: (file, column) => `Note: the column "${column}" of ${file} is not used.`,
  difference: {
    file: { units: 'Units', people: 'People' },
    added: 'added',
    changed: 'changed',
    same: 'the same',
    removed: 'not in the file, to be removed',
    kept: 'not in the file, kept',
    roles: 'units managed or promoted',
    nothing: '(empty)',
    more: (count) => `${count} more`,
    keptHint: 'People and units that are not in the files stay. Add --remove-missing to take them out.',
  },
  progress: { reading: 'Checking files', comparing: 'Comparing', staging: 'Preparing', applying: 'Applying' },
  result: {
    unchanged: 'The directory is the same as the files. There is nothing to change.',
    'dry-run': 'Only checked. The directory is unchanged.',
    declined: 'Not applied. The directory is unchanged.',
    applied: 'The directory is up to date.',
    stopped: 'Stopped. The directory is unchanged.',
    'file-changed': 'A file changed after it was checked. The directory is unchanged. Please run this again.',
    'directory-changed':
      'The directory changed after it was compared. This import changed nothing. Please run this again.',
  },
  ask: 'Apply? [y/N] ',
  committed: 'The import is committed. If it is interrupted from here on, the next npm start or npx akari finishes it.',
  tooLateToStop:
    'The import is committed and goes on to its end. Ctrl+C again stops it; the next npm start or npx akari then finishes it.',
  willBeFinished:
    'The import is committed but not finished. The next npm start or npx akari finishes it; there is no need to import again.',
  finishing: 'A committed import is not finished yet. Finishing it first.',
  finished: 'The import that was not finished now is.',
};
