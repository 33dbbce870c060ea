/*
 * Adds and subtracts everything that is shown, in every way there is, with exact whole numbers. A view is a row: 1 for
 * each group of people it counts. A group of one to four people is found out when some sum of views counts nobody else.
 * That is so when their columns depend on each other in the kernel of the views: then the views' space, which is all that
 * stands at right angles to the kernel, holds a row of them alone.
 */

type Row = readonly bigint[];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

const reduced = (row: Row): Row => {
  const common = row.reduce((all, value) => gcd(all, value), 0n);
  return common > 1n ? row.map((value) => value / common) : row;
};

/** `row` without its part along `pivot` in this column. */
const without = (row: Row, pivot: Row, column: number): Row => {
  const [a = 0n, b = 0n] = [pivot[column], row[column]];
  return b === 0n ? row : reduced(row.map((value, i) => value * a - (pivot[i] ?? 0n) * b));
};

type Echelon = { readonly rows: readonly Row[]; readonly pivots: readonly number[] };

/** Gauss and Jordan: each pivot column is zero in all other rows. */
export const echelon = (matrix: readonly Row[]): Echelon => {
  let rows: Row[] = [];
  let pivots: number[] = [];
  for (const each of matrix) {
    const row = reduced(rows.reduce((left, pivot, i) => without(left, pivot, pivots[i] ?? 0), each));
    const column = row.findIndex((value) => value !== 0n);
    if (column < 0) continue;
    rows = [...rows.map((other) => without(other, row, column)), row];
    pivots = [...pivots, column];
  }
  return { rows, pivots };
};

/** Rows that stand at right angles to all rows of the matrix. */
export const kernelOf = (matrix: readonly Row[], width: number): readonly Row[] => {
  const { rows, pivots } = echelon(matrix);
  const free = Array.from({ length: width }, (_, i) => i).filter((column) => !pivots.includes(column));
  return free.map((column) => {
    const scale = rows.reduce((all, row, i) => {
      const pivot = row[pivots[i] ?? 0] ?? 1n;
      return (all * pivot) / gcd(all, pivot);
    }, 1n);
    const solution: bigint[] = Array.from({ length: width }, () => 0n);
    solution[column] = scale;
    rows.forEach((row, i) => {
      const pivot = pivots[i] ?? 0;
      solution[pivot] = (-(row[column] ?? 0n) * scale) / (row[pivot] ?? 1n);
    });
    return solution;
  });
};

/** Views as rows over groups; how many people are in each group. */
export type System = { readonly views: readonly (readonly number[])[]; readonly people: readonly number[] };

/** Groups with `most` people or fewer in all whose sum follows from the views; undefined when there are none. */
export const smallGroup = ({ views, people }: System, most = 4): readonly number[] | undefined => {
  const kernel = kernelOf(
    views.map((view) => view.map(BigInt)),
    people.length,
  );
  const columns = people.map((_, column) => kernel.map((row) => row[column] ?? 0n));
  const search = (
    from: number,
    left: number,
    chosen: readonly number[],
    basis: Echelon,
  ): readonly number[] | undefined => {
    for (let column = from; column < people.length; column += 1) {
      const weight = people[column] ?? 0;
      if (weight > left) continue;
      const next = echelon([...basis.rows, columns[column] ?? []]);
      const group = [...chosen, column];
      if (next.rows.length === basis.rows.length) return group;
      const found = search(column + 1, left - weight, group, next);
      if (found) return found;
    }
    return undefined;
  };
  return search(0, most, [], { rows: [], pivots: [] });
};

/** The unknowns of which the views leave one possible value. */
export const determinedBy = (views: readonly (readonly number[])[], width: number): readonly number[] => {
  const kernel = kernelOf(
    views.map((view) => view.map(BigInt)),
    width,
  );
  return Array.from({ length: width }, (_, i) => i).filter((column) => kernel.every((row) => row[column] === 0n));
};
