import type { PersonId } from './model.ts';

/** What is remembered of a row of the people file: a few numbers, so that a file of any size fits in memory. */
export type FilePerson = {
  readonly line: number;
  /** Of the whole entry as the file gives it. */
  readonly fingerprint: number;
  /** Of the e-mail address; 0 when there is none. */
  readonly email: number;
  /** Empty cells, whose value may stay as the directory has it. */
  readonly noSlack: boolean;
  readonly noTeams: boolean;
  readonly noJoinedOn: boolean;
};

/** What the directory makes of a person of the file; `new` until found there. */
export const personStates = ['new', 'back', 'changed', 'same'] as const;
export type PersonState = (typeof personStates)[number];

/** The people of a file, in columns of numbers: an object each would take several times the memory. */
export type PeopleTable = {
  readonly size: () => number;
  has(id: PersonId): boolean;
  get(id: PersonId): FilePerson | undefined;
  add(id: PersonId, person: FilePerson): void;
  stateOf(id: PersonId): PersonState | undefined;
  setState(id: PersonId, state: PersonState): void;
  /** In the order of the file. */
  states(): Iterable<readonly [PersonId, PersonState]>;
};

const FIRST_CAPACITY = 1024;

export const peopleTable = (): PeopleTable => {
  const rows = new Map<PersonId, number>();
  let columns = columnsOf(FIRST_CAPACITY);
  const stateAt = (row: number): PersonState => personStates[columns.state[row] ?? 0] ?? 'new';
  return {
    size: () => rows.size,
    has: (id) => rows.has(id),
    get: (id) => {
      const row = rows.get(id);
      return row === undefined ? undefined : personAt(columns, row);
    },
    add: (id, person) => {
      const row = rows.size;
      if (row === columns.line.length) columns = grown(columns);
      rows.set(id, row);
      columns.line[row] = person.line;
      columns.fingerprint[row] = person.fingerprint;
      columns.email[row] = person.email;
      columns.empty[row] = Number(person.noSlack) + 2 * Number(person.noTeams) + 4 * Number(person.noJoinedOn);
    },
    stateOf: (id) => {
      const row = rows.get(id);
      return row === undefined ? undefined : stateAt(row);
    },
    setState: (id, state) => {
      const row = rows.get(id);
      if (row !== undefined) columns.state[row] = personStates.indexOf(state);
    },
    states: function* () {
      for (const [id, row] of rows) yield [id, stateAt(row)];
    },
  };
};

type Columns = {
  readonly line: Uint32Array;
  readonly fingerprint: Float64Array;
  readonly email: Float64Array;
  readonly empty: Uint8Array;
  readonly state: Uint8Array;
};

const columnsOf = (capacity: number): Columns => ({
  line: new Uint32Array(capacity),
  fingerprint: new Float64Array(capacity),
  email: new Float64Array(capacity),
  empty: new Uint8Array(capacity),
  state: new Uint8Array(capacity),
});

const grown = (before: Columns): Columns => {
  const after = columnsOf(before.line.length * 2);
  after.line.set(before.line);
  after.fingerprint.set(before.fingerprint);
  after.email.set(before.email);
  after.empty.set(before.empty);
  after.state.set(before.state);
  return after;
};

const personAt = ({ line, fingerprint, email, empty }: Columns, row: number): FilePerson => {
  const flags = empty[row] ?? 0;
  return {
    line: line[row] ?? 0,
    fingerprint: fingerprint[row] ?? 0,
    email: email[row] ?? 0,
    noSlack: (flags & 1) > 0,
    noTeams: (flags & 2) > 0,
    noJoinedOn: (flags & 4) > 0,
  };
};
