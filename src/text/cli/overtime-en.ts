import { handOverFields, mapColumns, recordWords } from '../import/overtime-words.ts';
import type { OvertimeCommandTexts } from './overtime-texts.ts';

const months = ([first, last]: readonly [string, string]): string => (first === last ? first : `${first} to ${last}`);

export const overtimeCommandEn: OvertimeCommandTexts = {
  words:
    'After overtime write export --month 2026-11 --unit UNIT-ID --out FOLDER --as PERSON-ID, or import --file FILE.csv --as PERSON-ID, or log.',
  badMonth: (value) => `"${value}" is not a month. Write it like 2026-11.`,
  badEncoding: (value) => `There is no encoding "${value}" here. Use utf-8-bom or shift_jis.`,
  usualMap: 'standard',
  map: {
    where: (file, line, column, path) =>
      `${file}${line === undefined ? '' : ` line ${line}`}${column === undefined ? '' : ` "${column}"`}${path === undefined ? '' : ` ${path}`}: `,
    problems: (count) => `Things to mend in the column map: ${count}`,
    problem: {
      'not-text': () => 'this is not a CSV text file. Save it as CSV in UTF-8 or Shift_JIS.',
      'bad-quotes': () => 'the quotation marks (") do not match, so the rest cannot be read.',
      empty: () => 'it names no column.',
      'not-json': ({ at }) =>
        `cannot be read as JSON${at ? ` from line ${at.line} column ${at.column} on` : ''}. Check commas, brackets and quotation marks.`,
      shape: () =>
        'this cannot be here. Write columns, each with heading, and field or constant (and format or codes if needed).',
      'missing-map-column': ({ column }) =>
        `the column "${mapColumns[column].en}" is missing. Put the column names on line 1.`,
      'no-heading': () => 'the heading is empty.',
      'no-constant': () => 'write what the constant column holds into the format column.',
      'no-format-here': () => 'this field takes no format. Leave it empty.',
      'repeated-heading': ({ value }) => `there are two headings "${value}".`,
      'unknown-field': ({ value }) =>
        `there is no field "${value}". Fields: ${Object.values(handOverFields)
          .map(({ en }) => en)
          .join(', ')}, constant`,
      'unknown-format': ({ value }) =>
        `there is no format "${value}". Dates: 2026-11-21, 2026/11/21, 20261121, 令和8年11月21日, R8.11.21; times: 24:30, 2430; durations: minutes, H:MM, hours.`,
      'unknown-code': ({ value }) => `there is no value "${value}". Write it like "person=1;system=2".`,
      'missing-field': ({ field }) =>
        `there is no column for "${handOverFields[field].en}". Without it nobody can tell whose row it is, or of which day.`,
    },
  },
  notAdmin: (id) => `Person "${id}" is not an administrator of the directory. Nothing was done.`,
  noUnit: (id) => `There is no unit "${id}".`,
  written: (file, people, rows) => `${file}: ${people} people, ${rows} rows`,
  allWritten: (files, rows) => `Wrote ${rows} rows to ${files} files, and noted it in the log.`,
  emptyUnits: (units) => `${units} units have neither plans nor records in this month (no file was made).`,
  personal: 'The files hold names and records of work. Delete them once the system has them.',
  unknownPeople: (ids) => `Note: records of people who are not in the directory were not written: ${ids}`,
  unmappable: (file, cells) => `${file}: characters that Shift_JIS does not have, in ${cells} places.`,
  unmappableAt: (person, column, characters) => `person ${person} "${column}": ${characters}`,
  heading: '(heading)',
  more: (count) => `and ${count} more`,
  refused:
    'This file was not written. Use --encoding utf-8-bom, or --replace to have 〓 in their place (listed as above).',
  replaced: 'The characters above were replaced by 〓.',
  stopped: (files) => `Stopped on the way. The files of ${files} units were not written.`,
  log: {
    none: 'Nothing was exported or imported in the last year.',
    exported: (when, by, month, unit, rows, map) =>
      `${when}  export  ${by}  ${month}  ${unit}  ${rows} rows  columns: ${map}`,
    imported: (when, by, span, rows, map, systemWins) =>
      `${when}  import  ${by}  ${months(span)}  ${rows} rows  columns: ${map}${systemWins ? '  --system-wins' : ''}`,
    digest: (digest) => `  SHA-256 ${digest}`,
  },
  take: {
    where: (file, line, column) =>
      `${file}${line === undefined ? '' : ` line ${line}`}${column === undefined ? '' : ` "${column}"`}: `,
    problems: (count) => `Problems: ${count}`,
    problem: {
      'not-text': () => 'this is not a CSV text file. Save it as CSV in UTF-8 or Shift_JIS.',
      'bad-quotes': () => 'the quotation marks (") do not match, so the rest cannot be read.',
      'empty-file': () => 'the file is empty. Put the column names on line 1 and the data below.',
      'missing-heading': ({ value }) =>
        `the column "${value}" is missing. Make the map of --columns and the names on line 1 agree.`,
      'repeated-heading': ({ value }) => `the column "${value}" is there twice.`,
      empty: () => 'is empty.',
      'too-many-cells': () => 'the line has more values than there are columns. Put a value with a comma between ".',
      half: () => 'only one of start and end is empty.',
      'bad-date': ({ value }) =>
        `"${value}" is not a date. Write it like 2026-11-21, 2026/11/21, 20261121 or 令和8年11月21日.`,
      'bad-time': ({ value }) => `"${value}" cannot be read as a time.`,
      'bad-break': ({ value }) => `"${value}" cannot be read as the length of a break.`,
      'long-break': () => 'the breaks of this person on this day are not shorter than the work.',
      'end-before-start': ({ start, end }) => `the end ${end} is not after the start ${start}.`,
      repeated: ({ firstLine }) => `the same person, day and times as on line ${firstLine}.`,
      overlap: ({ firstLine }) => `overlaps line ${firstLine}.`,
      'too-long': () => 'more than 24 hours of this person on this day.',
      'too-many': ({ most }) => `more than ${most} stretches of this person on this day.`,
      future: () => 'this day is yet to come.',
      'too-old': () => 'days of more than two years ago cannot be imported.',
      'unknown-person': ({ person, lines }) =>
        `there is no person "${person}" in the directory${lines > 1 ? ` (${lines} lines from here on)` : ''}.`,
    },
    moreProblems: (count) => `and ${count} more`,
    nothingWritten: 'Nothing was imported.',
    mapLacks: (fields) => `The column map lacks what an import needs: ${fields}`,
    none: 'nothing',
    akari: (spans, record) => `${spans} (${recordWords[record].en})`,
    difference: {
      new: (who, day, _, system, minutes) => `${who}  ${day}  Akari nothing → system ${system} (+${minutes} min)`,
      changed: (who, day, akari, system, minutes) =>
        `${who}  ${day}  Akari ${akari} → system ${system} (${minutes < 0 ? '' : '+'}${minutes} min)`,
      longer: (who, day, akari, system, minutes) =>
        `${who}  ${day}  Akari ${akari}, system ${system}: the person recorded ${-minutes} min more`,
      missing: (who, day, akari) => `${who}  ${day}  Akari ${akari}, not in the file`,
    },
    summary: (counts) => [
      `Days: ${counts.new} new, ${counts.changed} changed, ${counts.planned} worked as planned, ${counts.same} the same`,
      ...(counts.longer > 0
        ? [`${counts.longer} days of which the person recorded more (theirs stay; --system-wins takes the system's)`]
        : []),
      ...(counts.missing > 0 ? [`${counts.missing} days that are not in the file (they stay)`] : []),
    ],
    unchanged: 'Akari has what the file says. There is nothing to change.',
    dryRun: 'Only checked. Nothing was changed.',
    needsYes: 'There is no terminal to ask on, so nothing was imported. Use --yes to import.',
    ask: 'Import? [y/N] ',
    declined: 'Nothing was imported.',
    fileChanged: 'The file was changed while it was checked, so nothing was imported. Please run this again.',
    progress: { applying: 'Recording' },
    written: (days, kept) =>
      `Recorded ${days} days.${kept > 0 ? ` ${kept} days of which the person recorded more stay as they are.` : ''}`,
    stopped: (days) => `Stopped on the way (${days} days recorded). The next run records the rest.`,
  },
};
