import type { Term } from './caps-book.ts';
import { beginningOf, inOrder, textOf } from './caps-file.ts';

/** What becomes of the designations of a book when those of a file take their place. */
export type TermsDifference = {
  readonly added: readonly Term[];
  readonly changed: readonly { readonly before: Term; readonly after: Term }[];
  readonly gone: readonly Term[];
  readonly same: number;
};

/** Designations of one unit or person and sort that begin in the same month are one, before and after. */
export const termsDifference = (before: readonly Term[], after: readonly Term[]): TermsDifference => {
  const left = new Map(before.map((term) => [beginningOf(term), term]));
  const added: Term[] = [];
  const changed: { before: Term; after: Term }[] = [];
  let same = 0;
  for (const term of inOrder(after)) {
    const former = left.get(beginningOf(term));
    left.delete(beginningOf(term));
    if (former === undefined) added.push(term);
    else if (textOf(former) === textOf(term)) same += 1;
    else changed.push({ before: former, after: term });
  }
  return { added, changed, gone: inOrder([...left.values()]), same };
};

export const isSame = ({ added, changed, gone }: TermsDifference): boolean =>
  added.length + changed.length + gone.length === 0;
