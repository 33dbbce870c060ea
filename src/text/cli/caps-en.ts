import { englishMonth } from '../format.ts';
import type { CapsCommandTexts } from './caps-texts.ts';

const month = (name: string): string => `${englishMonth(name)} ${name.slice(0, 4)}`;
const back = 'default takes the first value back.';

export const capsEn: CapsCommandTexts = {
  words: 'Write one of these after caps: show, set KEY=VALUE, import FILE.csv, export FILE.csv.',
  month,
  months: (from, until) => (until === undefined ? `from ${month(from)}` : `${month(from)} to ${month(until)}`),
  day: (day) => `${Number(day.slice(8))} ${month(day.slice(0, 7))}`,
  setting: (name, key) => `${name} (${key})`,
  since: 'First month on record',
  doctorRoute: 'Where a doctor’s interview is asked for',
  notSaid: 'not said yet (people are told: the personnel section or the health officer)',
  sinceNote: 'Months before it count as unknown, not as without overtime.',
  line: (what, value) => `${what}: ${value}`,
  marked: (value, mark) => `${value} [${mark}]`,
  counts: 'Designations',
  count: (kind, units, people) => `${kind} units ${units}, people ${people}`,
  noTerms: 'none yet. Units and people without one have the limits of 自律部署.',
  specials: (name) => `Exceptional duty (特例業務) in ${month(name)}`,
  reviewed: (who, month, on, words) => `${who}: ${month} of special work was reviewed on ${on}: "${words}"`,
  special: (who, months, reason, reviewBy) =>
    `${who}: ${months}, ${reason} (if a limit was passed, to be reviewed by ${reviewBy})`,
  noSpecials: (name) => `No exceptional duty (特例業務) in ${month(name)}.`,
  of: { unit: 'unit', person: 'person' },
  kinds: { jiritsu: '自律', taritsu: '他律', kyotei36: '36協定', special: '特例' },
  who: (of, id, name) => `${of} ${id}${name === undefined ? ' (no longer in the directory)' : ` ${name}`}`,
  term: (who, what) => `${who}: ${what}`,
  what: (months, kind) => `${kind} ${months}`,
  specialKind: (kind, reason) => `${kind} (${reason})`,
  problem: {
    noValue: (word) => `"${word}" is not KEY=VALUE. Example: caps set managersHaveCaps=no`,
    unknownKey: (key, known) => `There is no setting "${key}". There are: ${known}.`,
    twice: (key) => `${key} is there twice. Keep one of them.`,
    badValue: (key, value, possible) => `${key} cannot be "${value}". ${possible}`,
  },
  possible: {
    'yes-no': `Write yes or no; ${back}`,
    kinds: `Write month, year, average, long-months with commas between them, or none; ${back}`,
    year: `Write fiscal or calendar; ${back}`,
    'review-begin': `Write month or year (the end of it); ${back}`,
    'past-midnight': `Write day-begun or calendar-day; ${back}`,
    weekday: `Write a day of the week, such as sunday or sun; ${back}`,
    'review-months': `Write a number of months from 1 to 24; ${back}`,
    'interview-hours': `Write 1 to 100 hours, such as 80 or 80:30; ${back}`,
    'year-hours': `Write 360 to 720 hours, such as 720 or 540:30; ${back}`,
    month: 'Write a month, such as 2026-04.',
    route: 'Write up to 200 characters on one line; nothing after the = takes it back.',
  },
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  confirm:
    'Confirm it with the personnel section first. From the next view on, every month is reckoned by it, past ones too.',
  ask: 'Change it? [y/N] ',
  saved: 'Changed.',
  unchanged: 'There is nothing to change.',
  declined: 'Stopped. Nothing was changed.',
  dryRun: 'This was a check only. Nothing was changed.',
  conflict: 'Somebody else changed it meanwhile. Here is the difference to what it says now.',
  conflictAlways: 'Somebody else keeps changing it. Nothing was changed. Please run this again in a while.',
  fault: {
    'bad-of': ({ value }) => `"${value}" is not possible. Write unit or person.`,
    'bad-month': ({ value }) => `"${value}" is not a month. Write it like 2026-04.`,
    'bad-kind': ({ value }) => `"${value}" is not possible. Write jiritsu, taritsu, kyotei36 or special.`,
    'unknown-unit': ({ value }) => `There is no unit "${value}" in the directory.`,
    'unknown-person': ({ value }) => `There is no person "${value}" in the directory.`,
    'end-before-begin': ({ from, until }) => `The end ${until} lies before the beginning ${from}.`,
    'begins-twice': ({ firstLine }) =>
      `Line ${firstLine} has one for the same unit or person that begins in the same month. Keep one of them.`,
    'bad-reason': ({ most }) => `Write the reason in up to ${most} characters on one line.`,
    'reason-alone': () => 'Only a row of kind special has a reason. Leave it empty in the others.',
    'too-many': ({ most }) => `Too many. Up to ${most} rows are possible; a unit above can stand for all below it.`,
    'too-many-specials': ({ most }) =>
      `Too many of kind special. Up to ${most} rows are possible; a unit above can stand for all below it.`,
  },
  nothingWritten: 'No designation was changed.',
  mixed:
    'Note: 36協定 and the regimes of the civil service (自律, 他律) are in one organisation. Please check that this is meant.',
  difference: (added, changed, gone, same) =>
    `Designations: added ${added}, changed ${changed}, removed ${gone}, unchanged ${same}`,
  becomes: (before, after) => `${before} → ${after}`,
  more: (count) => `and ${count} more`,
  exported: (terms, file) => `Wrote ${terms} designations to ${file}.`,
  exportedPersonal: 'It holds ids of people and the reasons of 特例: handle it with care.',
};
