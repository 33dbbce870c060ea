/*
 * Which unknowns a system of linear equations determines, whatever the numbers on its other side are: those whose own
 * unit vector lies in the space of its rows. Computed modulo a prime, where the coefficients used here (0, 1, -1 and
 * small sums of them) keep the rank that they have among fractions but for odds of one in a million millions.
 */

/** Coefficients by unknown. */
export type Equation = ReadonlyMap<number, number>;

/** Small enough that products of two residues are exact. */
const PRIME = 67_108_859;

const residue = (value: number): number => ((value % PRIME) + PRIME) % PRIME;

const inverse = (value: number): number => {
  let result = 1;
  let base = residue(value);
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
};

type Row = Map<number, number>;

/** `row` less so many times `pivot`. */
const subtract = (row: Row, pivot: Row, times: number): void => {
  for (const [unknown, value] of pivot) {
    const left = residue((row.get(unknown) ?? 0) - ((times * value) % PRIME));
    if (left === 0) row.delete(unknown);
    else row.set(unknown, left);
  }
};

/** The unknowns that have one possible value. */
export const determined = (equations: readonly Equation[]): ReadonlySet<number> => {
  const uses = new Map<number, number>();
  for (const equation of equations)
    for (const unknown of equation.keys()) uses.set(unknown, (uses.get(unknown) ?? 0) + 1);
  const pivots = new Map<number, Row>();
  for (const equation of equations.toSorted((a, b) => a.size - b.size)) {
    const row: Row = new Map();
    for (const [unknown, value] of equation) if (residue(value) !== 0) row.set(unknown, residue(value));
    reduce(row, pivots);
    const pivot = rarest(row, uses);
    if (pivot === undefined) continue;
    const scale = inverse(row.get(pivot) ?? 1);
    for (const [unknown, value] of row) row.set(unknown, (value * scale) % PRIME);
    pivots.set(pivot, row);
  }
  return alone(pivots);
};

/** Takes every pivot out of a row. Taking one out may bring others in. */
const reduce = (row: Row, pivots: ReadonlyMap<number, Row>): void => {
  const toDo = [...row.keys()];
  for (const unknown of toDo) {
    const value = row.get(unknown);
    const pivot = pivots.get(unknown);
    if (value === undefined || !pivot) continue;
    subtract(row, pivot, value);
    for (const other of pivot.keys()) toDo.push(other);
  }
};

/** What few other equations hold makes the least work as a pivot. */
const rarest = (row: Row, uses: ReadonlyMap<number, number>): number | undefined => {
  let best: number | undefined;
  for (const unknown of row.keys())
    if (best === undefined || (uses.get(unknown) ?? 0) < (uses.get(best) ?? 0)) best = unknown;
  return best;
};

/** The pivots beside which nothing is left once every other pivot is taken out as well. */
const alone = (pivots: ReadonlyMap<number, Row>): ReadonlySet<number> => {
  const found = new Set<number>();
  for (const [pivot, row] of [...pivots].toReversed()) {
    row.delete(pivot);
    reduce(row, pivots);
    if (row.size === 0) found.add(pivot);
    row.set(pivot, 1);
  }
  return found;
};
