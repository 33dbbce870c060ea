import { monthOf } from '../../../src/overtime/fiscal.ts';
import { bookOf, type CapsBook, type Term } from '../../../src/overtime/limits/caps-book.ts';
import {
  inOrder,
  mixesLaws,
  readTerms,
  strangers,
  type TermFault,
  type TermNames,
  type TermProblem,
} from '../../../src/overtime/limits/caps-file.ts';
import { isSame, type TermsDifference, termsDifference } from '../../../src/overtime/limits/caps-file-difference.ts';
import { termTable } from '../../../src/overtime/limits/caps-file-write.ts';
import type { OrgId } from '../../../src/people/model.ts';
import type { CapsCommandTexts } from '../../../src/text/cli/caps-texts.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { termColumns } from '../../../src/text/import/caps-words.ts';
import { importTextsOf } from '../../../src/text/import/text.ts';
import { csvFile } from '../csv/read.ts';
import { BYTE_ORDER_MARK, csvText } from '../csv/write.ts';
import { changeBook, hereIn, namesFor, termLine, whatOf } from './caps-place.ts';
import { listed } from './listed.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { OWNER_ONLY, writeWhole } from './whole-file.ts';

type ImportWords = { readonly file: string; readonly dryRun: boolean; readonly yes: boolean };

/** `caps import`: the designations of the file take the place of all that were there; all of them or none. */
export const importTerms = async (
  words: ImportWords,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { caps } = commandTextsOf(terminal.language);
  const here = await hereIn(org, place, terminal);
  if (!here) return 1;
  const { rows, problems, unknown } = await readTerms(csvFile(words.file));
  const terms = inOrder(rows.map(({ term }) => term));
  const show = async (book: CapsBook): Promise<CapsBook | number> => {
    const names = await namesFor(here.organisation, [...terms, ...book.terms], place);
    const all = [...problems, ...strangers(rows, names, book.terms)];
    for (const column of unknown) terminal.err(importTextsOf(terminal.language).unknownColumn(words.file, column));
    if (all.length > 0) {
      for (const line of problemLines(all, words.file, terminal)) terminal.err(line);
      return 1;
    }
    const difference = termsDifference(book.terms, terms);
    for (const line of differenceLines(difference, names, terminal)) terminal.out(line);
    if (mixesLaws(terms)) terminal.err(caps.mixed);
    if (!isSame(difference) && !words.dryRun) return { ...book, terms };
    terminal.out(isSame(difference) ? caps.unchanged : caps.dryRun);
    return 0;
  };
  return changeBook(() => bookOf(org, monthOf(here.today), place.store), show, words.yes, place, terminal);
};

/** As many as are read one by one. */
const MOST_PROBLEMS = 100;
const MOST_SHOWN = 20;

const problemLines = (all: readonly TermProblem[], file: string, { language }: Terminal): readonly string[] => {
  const texts = importTextsOf(language);
  const { caps } = commandTextsOf(language);
  const sorted = all.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const line = ({ column, what, ...at }: TermProblem): string => {
    const where = texts.where(file, at.line, column && termColumns[column][language]);
    return where + (isFault(what, caps) ? faultText(what, caps.fault) : fileText(what, texts.problem));
  };
  return [
    texts.problems(all.length),
    ...listed(sorted, { line, most: MOST_PROBLEMS, more: texts.moreProblems }),
    caps.nothingWritten,
  ];
};

type Fault = TermProblem['what'];
type FileFault = Exclude<Fault, TermFault>;

const isFault = (what: Fault, { fault }: CapsCommandTexts): what is TermFault => Object.hasOwn(fault, what.type);

/** `what` and the text of its type belong together, which the compiler sees only one type at a time. */
const faultText = <T extends TermFault['type']>(
  what: Extract<TermFault, { readonly type: T }>,
  texts: CapsCommandTexts['fault'],
): string => texts[what.type](what);

const fileText = <T extends FileFault['type']>(
  what: Extract<FileFault, { readonly type: T }>,
  texts: ReturnType<typeof importTextsOf>['problem'],
): string => texts[what.type](what);

const differenceLines = (
  { added, changed, gone, same }: TermsDifference,
  names: TermNames,
  terminal: Terminal,
): readonly string[] => {
  const { caps } = commandTextsOf(terminal.language);
  const line = (term: Term): string => termLine(term, names, terminal);
  const shown = <T>(sign: string, some: readonly T[], say: (each: T) => string): readonly string[] => [
    ...some.slice(0, MOST_SHOWN).map((each) => `  ${sign} ${say(each)}`),
    ...(some.length > MOST_SHOWN ? [`    ${caps.more(some.length - MOST_SHOWN)}`] : []),
  ];
  return [
    caps.difference(added.length, changed.length, gone.length, same),
    ...shown('+', added, line),
    ...shown('~', changed, ({ before, after }) => caps.becomes(line(before), whatOf(after, terminal))),
    ...shown('-', gone, line),
  ];
};

/** `caps export`: writes what `caps import` reads. */
export const exportTerms = async (file: string, org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  const { caps } = commandTextsOf(terminal.language);
  const here = await hereIn(org, place, terminal);
  if (!here) return 1;
  const { terms } = await bookOf(org, monthOf(here.today), place.store);
  await writeWhole(file, [BYTE_ORDER_MARK, csvText(termTable(terms, terminal.language))], OWNER_ONLY);
  terminal.out(caps.exported(terms.length, file));
  terminal.err(caps.exportedPersonal);
  return 0;
};
