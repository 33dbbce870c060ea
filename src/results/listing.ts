import { withGuard } from '../people/csv-guard.ts';
import type { UnitId } from '../people/model.ts';
import type { ResultsCommandTexts } from '../text/cli/results-texts.ts';
import type { ReportTexts } from '../text/report/texts.ts';
import type { PulseTexts } from '../text/texts.ts';
import type { LocalDate, WeekId } from '../time/instant.ts';
import type { Scope } from './rights.ts';
import type { People } from './rules.ts';
import type { OptOut, QuestionTold, ShareTold, UnitTold, WeekTold } from './told.ts';

/** A unit of somebody's views, and as what they see it. */
export type Listed = UnitTold & { readonly by: readonly Scope['by'][] };

export type ListedDecision = {
  readonly unit: UnitId;
  readonly unitName: string;
  readonly date: LocalDate;
  /** Who wrote it, where that is still known. */
  readonly name?: string;
  readonly text: string;
};

export type ListingWords = {
  readonly command: ResultsCommandTexts;
  readonly report: ReportTexts;
  readonly questions: PulseTexts['questions'];
};

/** What of a row stands in its columns from the percent on. */
type Cells = {
  readonly percent?: string;
  readonly margin?: number;
  readonly mean?: number;
  readonly people?: People;
  readonly steps?: readonly number[];
  readonly why?: string;
};

/** Rows of a table, safe to open in a spreadsheet: each number of a unit in one of its own. */
export const unitRows = (listed: Listed, words: ListingWords): readonly (readonly string[])[] => {
  const { command, report, questions } = words;
  const { kinds } = command;
  const { week, unit, name, parent, by, answered, optedOut, line, drivers } = listed;
  const place = [unit, name, parent ?? '', by.map((each) => command.by[each]).join('/')];
  const row = (of: WeekId, kind: string, id: string, what: string, cells: Cells): readonly string[] =>
    [of, ...place, kind, id, what, ...cellsOf(cells, report)].map(withGuard);
  const share = ({ percent, ...more }: WeekTold): Cells => ({ ...more, percent: String(percent) });
  return [
    ...(answered
      ? [row(week, kinds.response, '', '', { percent: String(answered.response), people: answered.people })]
      : []),
    ...(optedOut ? [row(week, kinds.optedOut, '', '', { percent: optOutCell(optedOut) })] : []),
    ...line.flatMap((point) => (point.share ? [row(point.week, kinds.line, 'A0', '', share(point.share))] : [])),
    ...listed.questions.map((each) =>
      row(week, kinds.question, each.question, questions[each.question], questionCells(each, report)),
    ),
    ...drivers.map(({ driver, own }) => row(week, kinds.driver, driver, report.drivers[driver], share(own))),
  ];
};

const optOutCell = ({ type, percent }: OptOut): string => (type === 'below' ? `<${percent}` : String(percent));

const questionCells = (told: QuestionTold, { hiddenMeans }: ReportTexts): Cells =>
  told.type === 'hidden' ? { why: hiddenMeans(told.why) } : { ...told, percent: String(told.percent) };

const cellsOf = ({ percent, margin, mean, people, steps, why }: Cells, report: ReportTexts): readonly string[] => [
  percent ?? '',
  margin === undefined ? '' : String(margin),
  mean === undefined ? '' : mean.toFixed(1),
  people ? report.people(people) : '',
  ...[0, 1, 2, 3, 4].map((i) => String(steps?.[i] ?? '')),
  why ?? '',
];

export const decisionRow = (
  { unit, unitName, date, name, text }: ListedDecision,
  week: WeekId,
  { command, report }: ListingWords,
): readonly string[] =>
  [
    ...[week, unit, unitName, '', '', command.kinds.decision, date],
    ...[name === undefined ? text : `${text} (${name})`, ...cellsOf({}, report)],
  ].map(withGuard);

/** The same to be read on a terminal. */
export const unitLines = (listed: Listed, { command, report, questions }: ListingWords): readonly string[] => {
  const { lines, by } = command;
  const { name, unit, rolling, change, answered, optedOut, drivers } = listed;
  const share = (told: ShareTold): string =>
    `${report.percent(told.percent)} ${report.margin(told.margin)}  ${report.people(told.people)}`;
  const numbers = [
    ...(rolling ? [lines.rolling(`${share(rolling)}${change ? `  ${report.change(change)}` : ''}`)] : []),
    ...(answered ? [lines.response(report.percent(answered.response), report.people(answered.people))] : []),
    ...(optedOut ? [lines.optedOut(report.optedOut(optedOut))] : []),
    ...listed.questions.map(
      (each) => `${each.question} ${questions[each.question]}  ${questionText(each, command, report)}`,
    ),
    ...drivers.map(({ driver, own }) => `${driver} ${report.drivers[driver]}  ${share(own)}`),
  ];
  return [
    lines.unit(name, unit, listed.by.map((each) => by[each]).join(' ')),
    ...(numbers.length > 0 ? numbers : [report.noneMeans]).map((line) => `  ${line}`),
  ];
};

const questionText = (told: QuestionTold, { lines }: ResultsCommandTexts, report: ReportTexts): string => {
  if (told.type === 'hidden') return `${report.none} ${report.hiddenMeans(told.why)}`;
  const steps = told.steps ? `  ${lines.steps(told.steps.map(report.percent).join(' '))}` : '';
  return `${report.percent(told.percent)}  ${lines.mean(told.mean.toFixed(1))}  ${report.people(told.people)}${steps}`;
};

export const decisionLine = ({ unitName, date, name, text }: ListedDecision, { command }: ListingWords): string =>
  [command.kinds.decision, unitName, date, ...(name === undefined ? [] : [name]), text].join('  ');
