import { resultsEn } from '../results-en.ts';
import type { ReportTexts } from './texts.ts';
import { englishDate, fromResults } from './words.ts';

export const reportEn: ReportTexts = {
  lang: 'en',
  ...fromResults(resultsEn),
  optedOut: ({ type, percent }) => (type === 'below' ? `under ${percent}%` : `about ${percent}%`),
  noneMeans: 'There is no number to show.',
  change: (change) =>
    change.type === 'within-error'
      ? 'against the four weeks before: within error'
      : `${change.type} by ${change.points} ${change.points === 1 ? 'point' : 'points'} since the four weeks before`,
  date: englishDate,
  page: {
    title: (unit) => `${unit}: what everybody said`,
    period: (first, last, weeks) =>
      `${englishDate(first)} to ${englishDate(last)} (${weeks} ${weeks === 1 ? 'week' : 'weeks'})`,
    made: (date) => `Made on ${englishDate(date)}`,
    contents: 'Contents',
    now: {
      heading: 'Where it stands',
      rolling: 'Found their work worthwhile (four weeks)',
      national: 'National survey',
      nationalPercent: (percent) => `${percent.toFixed(1)}%`,
      nationalNote: (year, other, percent) =>
        `FY${year} (FY${other}: ${percent.toFixed(1)}%). Staff survey of the Cabinet Bureau of Personnel Affairs. Rough comparison only: the question differs`,
      response: 'Answered, latest round',
      optedOut: 'Switched the questions off',
      valuable: 'Spent their time on valuable work',
      valuableMeans: 'six tenths of it or more',
    },
    line: {
      heading: 'Worthwhile work over time',
      lead: 'Who said "strongly" or "rather agree" to "Did you find your work worthwhile this week?", four weeks together.',
      alt: (unit, first, last) =>
        `Line chart of worthwhile work in ${unit}, from ${first} to ${last}. The numbers are in the table.`,
      altNone: 'No week can be shown.',
      nothing: 'No week of this period can be shown yet.',
      week: 'Week of',
      share: 'Share',
      margin: 'Error',
      people: 'People',
      legend: (national) =>
        `● and number = share over four weeks. Band = margin of error (95%). Dotted line = national ${national} (rough comparison only: the question differs).`,
    },
    drivers: {
      heading: 'What makes work worthwhile',
      lead: 'What lies furthest behind the unit above comes first. As last shown within three months.',
      leadAlone: 'The lowest comes first. As last shown within three months.',
      alt: (weakest, strongest) =>
        `Bar chart by topic, from ${weakest} at the top to ${strongest} at the bottom. The numbers are in the table.`,
      nothing: 'Nothing of these three months can be shown yet.',
      driver: 'Topic',
      own: 'This unit',
      above: (unit) => unit,
      difference: 'Difference',
      legend: 'Striped bar and number = this unit. ◆ = the unit above. ├┤ = margin of error (95%).',
      legendAlone: 'Striped bar and number = this unit. ├┤ = margin of error (95%).',
    },
    units: {
      heading: 'By unit',
      lead: 'In the order of the organisation. This is no ranking.',
      unit: 'Unit',
      rolling: 'Worthwhile (four weeks)',
      week: 'This week',
      people: 'People',
      response: 'Answered',
      optedOut: 'Switched off',
      valuable: 'Valuable time',
      hidden: 'What "—" means',
      more: (units) =>
        `There ${units === 1 ? 'is 1 more unit' : `are ${units} more units`} below. Name one of them to see it.`,
    },
    decisions: {
      heading: 'What we will do',
      lead: 'Decided in this unit after the results.',
      none: 'Nothing was written yet.',
      by: (name) => name,
    },
    method: {
      heading: 'How to read the numbers',
      lines: (mean, distribution) => [
        `Means and shares are shown from ${mean} people on, distributions from ${distribution}. Which units are shown is chosen so that what is left when units are subtracted from the one above is ${mean} people or more as well, or nobody.`,
        'Below twenty people, numbers of people are told in fives and shares to 5 points; else shares to 1 point. Response is told in steps of 5 from 5% to 95%.',
        '"±" is half the width of a 95% confidence interval. It is narrower where most of few people answered (finite population factor). A difference within it is called "within the margin of error". How those who did not answer differ is not part of it.',
        'Four weeks are taken together, so that not too much is read into the ups and downs of a week. The answer of the head of a unit counts in the unit above.',
        'Results are not used to judge anybody. Nobody is shown who answered.',
      ],
    },
  },
};
