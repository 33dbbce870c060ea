import type { ResultsCommandTexts } from './results-texts.ts';

const units = (count: number): string => (count === 1 ? '1 unit' : `${count} units`);

export const resultsCommandEn: ResultsCommandTexts = {
  words: 'After results write --as PERSON-ID (and --format csv|json|text), or log.',
  badFormat: (value) => `There is no format "${value}". Choose csv, json or text.`,
  badRound: (value) => `"${value}" is not a round. Write it like 2026-W47.`,
  badWeeks: (value, most) => `"${value}" cannot be a number of weeks. Write a number from 1 to ${most}.`,
  badLanguage: (value) => `There is no language "${value}". Choose ja, en or yasashii.`,
  noRounds:
    'No round was closed and counted yet, so there is nothing to show. Results are here once the first is closed.',
  noRound: (week) => `There are no results of ${week}. It is not closed yet, or there was no such round.`,
  noPerson: (id) => `There is no person "${id}" in the directory.`,
  noUnit: (id) => `There is no unit "${id}".`,
  notInRound: (unit) => `${unit} was not there yet in the latest round. It can be seen from the next one on.`,
  notSeen: (person, unit) => `Person "${person}" may not see the results of unit "${unit}".`,
  nothing: (person, week) => `There are no results of ${week} that person "${person}" may see.`,
  seen: (person, week, count) => `What person "${person}" may see of ${week} (${units(count)})`,
  noted: 'Noted in the log of views.',
  reportWritten: (file) => `Wrote ${file}. Open it in a browser to print it.`,
  reportSeen: 'It holds only numbers that may be shown. It can go to promoters and to the people of that unit.',
  by: { staff: 'staff', manager: 'manager', promoter: 'promoter' },
  columns: [
    ...['round', 'unit_id', 'unit', 'parent_id', 'seen_as', 'kind', 'id', 'what', 'percent', 'margin_points', 'mean'],
    ...['people', 'percent_of_1', 'percent_of_2', 'percent_of_3', 'percent_of_4', 'percent_of_5', 'why_not_shown'],
  ],
  kinds: {
    response: 'answered',
    optedOut: 'switched off',
    line: 'worthwhile (four weeks)',
    question: 'question',
    driver: 'topic',
    decision: 'what we will do',
  },
  lines: {
    unit: (name, id, by) => `■ ${name} (${id})  ${by}`,
    rolling: (share) => `Worthwhile (four weeks) ${share}`,
    response: (percent, people) => `Answered ${percent}, ${people} people`,
    optedOut: (percent) => `Switched the questions off ${percent}`,
    mean: (mean) => `mean ${mean}`,
    steps: (steps) => `from 1 to 5 ${steps}`,
  },
  log: {
    none: 'Nobody looked at results in this time.',
    line: (when, who, kind, unit, week) => `${when}  ${who}  ${kind}  ${unit}  ${week}`,
    badSpan: 'The day of --from is after the day of --to.',
  },
};
