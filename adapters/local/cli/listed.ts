import { oneLine } from './terminal.ts';

export type Listing<T> = {
  readonly line: (each: T) => string;
  /** Lines at most; of the others only their number is told. */
  readonly most?: number;
  readonly more: (count: number) => string;
  /** How many there are in all, where not all of them are at hand. */
  readonly count?: number;
};

/** One below the other, as what is wrong with a file is told. They name what stands in it: none fills more than its line. */
export const listed = <T>(
  all: readonly T[],
  { line, most, more, count = all.length }: Listing<T>,
): readonly string[] => {
  const lines = all.slice(0, most).map((each) => `  ${oneLine(line(each))}`);
  return count > lines.length ? [...lines, `  ${more(count - lines.length)}`] : lines;
};
