import { withGuard } from '../../people/csv-guard.ts';
import { type TermColumn, termColumns, termWords } from '../../text/import/caps-words.ts';
import type { TerminalLanguage } from '../../text/import/words.ts';
import { kindOf, type Term } from './caps-book.ts';
import { inOrder } from './caps-file.ts';

/** A file of designations as an import reads it: the column names, then a row each. Safe to open in a spreadsheet. */
export const termTable = (terms: readonly Term[], words: TerminalLanguage): readonly (readonly string[])[] => [
  Object.values(termColumns).map((names) => names[words]),
  ...inOrder(terms).map((term) => Object.values(cellsOf(term, words)).map(withGuard)),
];

const cellsOf = (term: Term, words: TerminalLanguage): { readonly [column in TermColumn]: string } => {
  const index = words === 'ja' ? 0 : 1;
  return {
    of: termWords.of[term.of.type][index],
    id: term.of.id,
    from: term.from,
    until: term.until ?? '',
    kind: termWords.kind[kindOf(term)][index],
    reason: term.type === 'special' ? term.reason : '',
  };
};
