import { asPersonId, asUnitId, type PersonId, type UnitId } from '../../../src/people/model.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { isLanguage, type Language } from '../../../src/text/language.ts';
import { isLocalDate, isWeekId, type LocalDate, type WeekId } from '../../../src/time/instant.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

export const resultsOptions: Options = {
  ...{ as: 'string', round: 'string', unit: 'string', format: 'string', out: 'string', from: 'string', to: 'string' },
};
export const reportOptions: Options = {
  ...{ unit: 'string', weeks: 'string', out: 'string', lang: 'string', as: 'string' },
};

export const resultFormats = ['text', 'csv', 'json'] as const;
export type ResultFormat = (typeof resultFormats)[number];

/** `as`: whose view is printed. Without a round the latest, without a unit all they see, without a file on the terminal. */
export type ResultsShow = {
  readonly type: 'show';
  readonly as: PersonId;
  readonly round: WeekId | undefined;
  readonly unit: UnitId | undefined;
  readonly format: ResultFormat;
  readonly out: string | undefined;
};
/** Both days are part of it. */
export type ResultsLog = {
  readonly type: 'log';
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
};
export type ResultsWords = ResultsShow | ResultsLog;

/** `as`: who asked for it; without, the log has the command line alone. */
export type ReportWords = {
  readonly type: 'report';
  readonly unit: UnitId;
  readonly weeks: number;
  readonly out: string;
  readonly language: Language;
  readonly as: PersonId | undefined;
};

export const readResultsWords = (words: Words, texts: CommandTexts): ResultsWords | Misunderstood => {
  const [what, extra] = words.rest;
  const unexpected = what === 'log' ? extra : what;
  if (unexpected !== undefined) return misunderstood(texts.unexpectedWord(unexpected));
  const foreign = what === 'log' ? ['as', 'round', 'unit', 'format', 'out'] : ['from', 'to'];
  const found = foreign.find((option) => words.text(option) !== undefined);
  if (found !== undefined) return misunderstood(texts.unknownOption(`--${found}`));
  return what === 'log' ? readLog(words, texts) : readShow(words, texts);
};

const readShow = (words: Words, texts: CommandTexts): ResultsShow | Misunderstood => {
  const as = words.text('as')?.trim();
  const [round, unit] = [words.text('round'), words.text('unit')?.trim()];
  const named = words.text('format') ?? 'text';
  if (!as) return misunderstood(`${texts.missingOption('--as')} ${texts.results.words}`);
  if (round !== undefined && !isWeekId(round)) return misunderstood(texts.results.badRound(round));
  const format = resultFormats.find((each) => each === named);
  if (!format) return misunderstood(texts.results.badFormat(named));
  return {
    ...{ type: 'show', as: asPersonId(as), round, format, out: words.text('out') },
    unit: unit ? asUnitId(unit) : undefined,
  };
};

const readLog = (words: Words, texts: CommandTexts): ResultsLog | Misunderstood => {
  const [from, to] = [words.text('from'), words.text('to')];
  if (from !== undefined && !isLocalDate(from)) return misunderstood(texts.notADay(from));
  if (to !== undefined && !isLocalDate(to)) return misunderstood(texts.notADay(to));
  if (from !== undefined && to !== undefined && from > to) return misunderstood(texts.results.log.badSpan);
  return { type: 'log', from, to };
};

/** A report of more weeks than a year is of no use on one page. */
const MOST_WEEKS = 52;
const USUAL_WEEKS = '13';

export const readReportWords = (words: Words, texts: CommandTexts): ReportWords | Misunderstood => {
  const [extra] = words.rest;
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  const [unit, out, as] = ['unit', 'out', 'as'].map((option) => words.text(option)?.trim());
  if (!unit) return misunderstood(texts.missingOption('--unit'));
  if (!out) return misunderstood(texts.missingOption('--out'));
  const [weeks, language] = [words.text('weeks') ?? USUAL_WEEKS, words.text('lang') ?? 'ja'];
  if (!/^[1-9]\d?$/.test(weeks) || Number(weeks) > MOST_WEEKS)
    return misunderstood(texts.results.badWeeks(weeks, MOST_WEEKS));
  if (!isLanguage(language)) return misunderstood(texts.results.badLanguage(language));
  return {
    ...{ type: 'report', unit: asUnitId(unit), weeks: Number(weeks), out, language },
    as: as ? asPersonId(as) : undefined,
  };
};
