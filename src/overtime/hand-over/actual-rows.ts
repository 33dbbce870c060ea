import { asPersonId, type PersonId } from '../../people/model.ts';
import { asLocalDate, DAY_MS, type LocalDate } from '../../time/instant.ts';
import { asDayMinute, asMinutes, type Minutes, type Span } from '../model.ts';

/** One line of the file. Without a span it says that there is such a day, and nothing of it. */
export type ActualLine = {
  readonly line: number;
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly span?: Span;
  /** Absent where the file says nothing of breaks. */
  readonly breakMinutes?: Minutes;
};

/** What the file says of one person's day, in the order of its stretches. */
export type ActualDay = { readonly day: LocalDate; readonly lines: readonly ActualLine[] };
export type ActualPerson = { readonly person: PersonId; readonly days: readonly ActualDay[] };

/** All lines of a file, person by person and day by day, in whatever order they came. */
export type Actuals = {
  readonly rows: number;
  /** How many people they are of. */
  readonly size: number;
  /** The first and the last day; undefined of a file without any. */
  readonly range: { readonly first: LocalDate; readonly last: LocalDate } | undefined;
  people(): Iterable<ActualPerson>;
  has(person: PersonId, day: LocalDate): boolean;
};

export type ActualRows = { add(line: ActualLine): void; sorted(): Actuals };

/** Numbers a line: line, person, day, from, until, break. Of 300,000 lines that makes seven megabytes. */
const WIDTH = 6;
const NO_SPAN = -1;
const NO_BREAK = -1;

const numberOf = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number): LocalDate => asLocalDate(new Date(number * DAY_MS).toISOString().slice(0, 10));

/** Collects lines as numbers in one block, which grows by doubling. */
export const actualRows = (): ActualRows => {
  let numbers = new Int32Array(1024 * WIDTH);
  let rows = 0;
  const indexes = new Map<PersonId, number>();
  const indexOf = (person: PersonId): number => {
    const known = indexes.get(person);
    if (known === undefined) indexes.set(person, indexes.size);
    return known ?? indexes.size - 1;
  };
  return {
    add: ({ line, person, day, span, breakMinutes = NO_BREAK }) => {
      if ((rows + 1) * WIDTH > numbers.length) {
        const larger = new Int32Array(numbers.length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      const [from, until] = span ? [span.from, span.until] : [NO_SPAN, NO_SPAN];
      numbers.set([line, indexOf(person), numberOf(day), from, until, breakMinutes], rows * WIDTH);
      rows += 1;
    },
    sorted: () => sortedRows(numbers, rows, indexes),
  };
};

const sortedRows = (numbers: Int32Array, rows: number, indexes: ReadonlyMap<PersonId, number>): Actuals => {
  const ids = [...indexes.keys()];
  const at = (row: number, part: number): number => numbers[row * WIDTH + part] ?? 0;
  const rank = new Int32Array(ids.length);
  for (const [place, id] of ids.toSorted().entries()) rank[indexes.get(id) ?? 0] = place;
  const rankOf = (row: number): number => rank[at(row, 1)] ?? 0;
  const order = Uint32Array.from({ length: rows }, (_, i) => i).sort(
    (a, b) => rankOf(a) - rankOf(b) || at(a, 2) - at(b, 2) || at(a, 3) - at(b, 3) || at(a, 0) - at(b, 0),
  );
  const lineAt = (row: number): ActualLine => ({
    ...{ line: at(row, 0), person: ids[at(row, 1)] ?? asPersonId(''), day: dayOf(at(row, 2)) },
    ...(at(row, 3) !== NO_SPAN && { span: { from: asDayMinute(at(row, 3)), until: asDayMinute(at(row, 4)) } }),
    ...(at(row, 5) !== NO_BREAK && { breakMinutes: asMinutes(at(row, 5)) }),
  });
  const days = Array.from({ length: rows }, (_, row) => at(row, 2));
  return {
    ...{ rows, size: ids.length },
    range: rows === 0 ? undefined : { first: dayOf(days.reduce(smaller)), last: dayOf(days.reduce(larger)) },
    *people() {
      for (const lines of runs(order, rankOf)) {
        const [first] = lines;
        if (first === undefined) continue;
        const byDay = [...runs(lines, (row) => at(row, 2))].map((each) => [...each].map(lineAt));
        yield {
          person: lineAt(first).person,
          days: byDay.map((each) => ({ day: each[0]?.day ?? dayOf(0), lines: each })),
        };
      }
    },
    has: (person, day) => {
      const index = indexes.get(person);
      return (
        index !== undefined && isIn(order, (row) => rankOf(row) - (rank[index] ?? 0) || at(row, 2) - numberOf(day))
      );
    },
  };
};

const smaller = (a: number, b: number): number => Math.min(a, b);
const larger = (a: number, b: number): number => Math.max(a, b);

/** Neighbours that are alike, together. */
function* runs(order: Uint32Array, of: (row: number) => number): Generator<Uint32Array> {
  let start = 0;
  for (let i = 1; i <= order.length; i += 1)
    if (i === order.length || of(order[i] ?? 0) !== of(order[start] ?? 0)) {
      yield order.subarray(start, i);
      start = i;
    }
}

/** Whether a row compares as equal; the rows are in that order. */
const isIn = (order: Uint32Array, compare: (row: number) => number): boolean => {
  let [low, high] = [0, order.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const side = compare(order[middle] ?? 0);
    if (side === 0) return true;
    if (side < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
};
