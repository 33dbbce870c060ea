import type { LocalDate } from '../time/instant.ts';
import { englishDayTime, englishMonth } from './format.ts';
import type { ResultsTexts } from './results-texts.ts';

const dayOf = (date: LocalDate): string => `${Number(date.slice(8))} ${englishMonth(date.slice(0, 7))}`;

export const resultsEn: ResultsTexts = {
  menu: "Everybody's results",
  drivers: {
    D1: 'Feeling the purpose',
    D2: 'Being of use',
    D3: 'Discretion and skills',
    D4: 'Growth and learning',
    D5: 'Delegation and feedback',
    D6: 'Information and openness',
    D7: 'Use of time',
    D8: 'Work and life',
    D9: 'Momentum of reform',
    D10: 'Career',
  },
  week: (monday) => `week of ${dayOf(monday)}`,
  shortWeek: (monday) => `${Number(monday.slice(8))} ${englishMonth(monday.slice(0, 7)).slice(0, 3)}`,
  percent: (percent) => `${percent}%`,
  people: (people) => (people.type === 'exact' ? `${people.people}` : `${people.from} to ${people.to}`),
  margin: (points) => `±${points}`,
  difference: (points) => `${points > 0 ? '+' : '−'}${Math.abs(points)}`,
  withinError: 'within error',
  notShown: '—',
  instead: {
    few: (unit, above) => `"${unit}" is not shown because few answered. This is the result of "${above}" above it.`,
    withheld: (unit, above) =>
      `"${unit}" is not shown because other numbers could tell of a person. This is the result of "${above}" above it.`,
    leaning: (unit, above) =>
      `In "${unit}", or a unit counted with it, the answers lean to one side. Instead, this is the result of "${above}".`,
    moved: (unit, above) =>
      `"${unit}" is not shown this time because a few people came or left. This is the result of "${above}" above it.`,
    uncounted: (unit, above) => `"${unit}" was not counted by itself this time. This is the result of "${above}".`,
  },
  staff: {
    title: (week) => `Everybody's results (${week})`,
    now: (unit, percent) =>
      `In "${unit}", ${percent}% of the answers of the last four weeks found the work worthwhile.`,
    rose: (points) => `That is ${points} points more than in the four weeks before.`,
    fell: (points) => `That is ${points} points less than in the four weeks before.`,
    same: 'Compared with the four weeks before, it is within the margin of error.',
    driverRose: (driver, from, to) => `"${driver}" rose most (from ${from}% to ${to}%).`,
    driverFell: (driver, from, to) => `"${driver}" fell most (from ${from}% to ${to}%).`,
    strongest: (driver, percent) => `"${driver}" is highest (${percent}%).`,
    weakest: (driver, percent) => `"${driver}" is lowest (${percent}%).`,
    still: 'Since they were last asked, none of them changed by more than the margin of error.',
    chart: { title: 'Found work worthwhile (%, four weeks)', series: 'Four weeks' },
    columns: { week: 'Week', percent: 'Four weeks', people: 'Answered', margin: 'Margin' },
    aboutMargin:
      'The share of "strongly agree" and "somewhat agree" in the four weeks up to that week. The margin says how far chance alone may move it (95% interval).',
    question: {
      few: (question) => `"${question}" is not shown because few answered.`,
      withheld: (question) => `"${question}" is not shown because other numbers could tell of a person.`,
      leaning: (question) => `"${question}": here, or in a unit counted with this one, the answers lean to one side.`,
      moved: (question) => `"${question}" is not shown this time because a few people came or left.`,
      uncounted: (question) => `"${question}" was not counted this time.`,
    },
    smallPrint:
      'The staff of this unit, its heads and its promoters can see this. Only groups of five or more are shown; names are stored apart from answers.',
    none: {
      'no-round': 'No round has been closed yet, so there are no results to show.',
      few: 'Few people answered, so there are no results to show this time. Only groups of five or more are shown.',
      withheld: 'Other numbers could tell of a person, so there are no results to show this time.',
      leaning: 'In some unit the answers lean to one side, so there are no values to show this time.',
      moved: 'A few people came or left, so there are no results to show this time. Later ones can be shown again.',
      uncounted: 'Your unit was not counted this time.',
    },
    next: (day) => `The next questions come on ${dayOf(day)}. Once they are closed, the results are here.`,
  },
  team: {
    menu: 'Results of my unit (heads)',
    title: (unit, week) => `Results: ${unit} (${week})`,
    worth: (unit, percent) =>
      `In "${unit}", ${percent}% of the answers of the last four weeks found the work worthwhile.`,
    worthAbove: (unit, percent) => `In "${unit}" as a whole it is ${percent}%.`,
    columns: { driver: 'Area', difference: 'Difference' },
    noDrivers: 'There are no results by area yet. Questions change every week; five weeks bring each area once.',
    topic: (driver, question) =>
      `There is most to gain in "${driver}". If you like, use this in your next 1on1 or team talk.\n"${question}"`,
    topics: {
      T1: 'Since last time, what felt useful to someone?',
      T2: 'Whose life does that work finally reach?',
      T6: 'Which work do you want more freedom on, and which more help?',
      T7: 'Is there work you would like to do another way for the same goal?',
      T8: 'What was your most valuable time this month?',
      T9: 'What would you stop, cut or combine first?',
      T11: 'Is there something I ought to know?',
      T13: 'What is one thing you want to be able to do in six months?',
      T14: "Where could today's experience be of use next?",
      T18: 'What is one thing I should keep, and one I should change?',
    },
    aboutDifference: 'The difference is from the unit above, in points.',
    smallPrint:
      'Percent: answers 4 and 5. Who answered and who did not is shown nowhere. Please use it for talking, not for appraisal.',
    choose: 'Choose a unit',
    onlyHeads: 'This page is for heads of units. The results of your own unit are in "Everybody\'s results".',
  },
  units: {
    menu: 'Results by unit',
    title: (unit, week) => `Results by unit: ${unit} (${week})`,
    itself: (unit) => `${unit} (all)`,
    columns: { unit: 'Unit', people: 'Answered', response: 'Response', worth: 'Worthwhile', margin: 'Margin' },
    hidden: (reason) => `― (${reason})`,
    reasons: {
      few: { word: 'few', means: 'few people answered' },
      withheld: { word: 'withheld', means: 'other numbers could tell of a person' },
      leaning: { word: 'leaning', means: 'here, or in a unit counted with it, the answers lean to one side' },
      moved: { word: 'moved', means: 'one to four people came or left' },
      uncounted: { word: 'not counted', means: 'not asked this time, or counted in the unit above' },
    },
    legend: (reasons) =>
      `"―" is a number that is not shown. ${reasons.map(({ word, means }) => `${word}: ${means}`).join('; ')}.`,
    nothing: (unit, means) => `"${unit}" as a whole is not shown this time (${means}).`,
    worth: (unit, percent) => `In "${unit}" as a whole, ${percent}% found the work worthwhile (four weeks).`,
    national: (now, before) =>
      `For reference: ${now}% in fiscal 2024 and ${before}% in fiscal 2023 in the staff survey of the Cabinet Bureau of Personnel Affairs (other wording, rough comparison only).`,
    valuable: (percent) => `Could spend 60% or more of their time on work they find valuable: ${percent}%`,
    optedOut: (percent) => `Switched the pulse off: about ${percent}%`,
    optedOutBelow: (percent) => `Switched the pulse off: less than ${percent}%`,
    responses: (weeks) => `Response so far: ${weeks.join(', ')}`,
    responseOf: (week, percent) => `${week} ${percent}%`,
    offer:
      'In some units fewer than three in ten, or too few to show, answered three times in a row. Asking every second week would ask less of them.',
    fortnightly: (unit) => `Every second week (${unit})`,
    choose: 'Choose a unit',
    chooseWeek: 'Choose a week',
    above: (unit) => `Up to ${unit}`,
    more: (units) => (units === 1 ? '1 more unit' : `${units} more units`),
    smallPrint:
      'Worthwhile: the share of four weeks. Response: in steps of five. Differences within the margin are within error. Units stand in the order of the organisation; it is no ranking.',
    onlyPromoters: 'This page is for promoters, about the units they promote.',
  },
  decide: {
    heading: 'What we will do',
    line: ({ text, driver, unit, name, day }) =>
      `${driver === undefined ? '' : `${driver}: `}${text} (${[unit, ...(name === undefined ? [] : [name]), dayOf(day)].join(', ')})`,
    bullet: (line) => `• ${line}`,
    numbered: (number, line) => `${number}. ${line}`,
    write: 'Write what we will do',
    list: 'What was decided so far',
    title: (unit) => `What we will do: ${unit}`,
    formTitle: 'What we will do',
    note: (unit) =>
      `What you decide after results is shown in "Everybody's results" of "${unit}" and the units below it, with your name and the date. Small things are fine.`,
    label: 'What was decided',
    hint: (limit) => `Up to ${limit} characters. For example: our weekly meeting takes 30 minutes.`,
    driver: 'Area it concerns',
    empty: 'What was decided is still empty.',
    tooLong: (limit) => `Please shorten it to ${limit} characters.`,
    saved: 'Thank you. It is shown in "Everybody\'s results".',
    none: 'Nothing yet.',
    takeBack: (number) => `Take back no. ${number}`,
    sure: (text) => `Take back "${text}"? It will no longer be shown in "Everybody's results".`,
    yes: 'Take it back',
    no: 'Leave it',
    notTheirs: 'It can be taken back by who wrote it, and by promoters.',
    takenBack: 'It was taken back.',
    notYours:
      'The heads and promoters of a unit can write this. Suggestions are welcome in a comment or in a talk with your manager.',
  },
  log: {
    menu: 'Log of result views',
    intro:
      'Who opened the results of which unit, and when. What was sent to everybody is one line. Lines go after a year.',
    columns: { at: 'When', person: 'Who', unit: 'Unit', what: 'Page' },
    at: englishDayTime,
    what: (kind, week) => `${kind}, ${week}`,
    kinds: {
      own: "Everybody's results",
      team: 'Results of a unit',
      units: 'Results by unit',
      comments: 'Comments',
      csv: 'CSV',
      report: 'Report',
      json: 'JSON',
      told: "Everybody's results, sent",
    },
    commandLine: 'command line',
    everybody: 'Everybody who was asked',
    audit: (person) => `command line (what ${person} sees)`,
    none: 'There are no lines of this time.',
    older: 'Older lines',
    onlyAdmins: 'This page is for administrators.',
  },
};
