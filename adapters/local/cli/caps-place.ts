import type { CapsBook, Term } from '../../../src/overtime/limits/caps-book.ts';
import { nameOf, type TermNames } from '../../../src/overtime/limits/caps-file.ts';
import type { Organisation } from '../../../src/people/ports.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { dateIn, type LocalDate } from '../../../src/time/instant.ts';
import type { Store } from '../../dynamodb/store.ts';
import { isYes } from './asking.ts';
import { organisationOf } from './organisation.ts';
import type { Place } from './place.ts';
import { oneLine, type Terminal } from './terminal.ts';

/** The organisation, and its day. */
export const hereIn = async (
  org: Organisation['id'],
  place: Place,
  terminal: Terminal,
): Promise<{ readonly organisation: Organisation; readonly today: LocalDate } | undefined> => {
  const organisation = await organisationOf(org, place, terminal);
  return organisation && { organisation, today: dateIn(place.now, organisation.zone) };
};

/** Names for what the designations speak of. Whoever left keeps theirs. */
export const namesFor = async (
  organisation: Organisation,
  terms: readonly Pick<Term, 'of'>[],
  { store: { directory } }: { readonly store: Pick<Store, 'directory'> },
): Promise<TermNames & { isHere(person: string): boolean }> => {
  const ids = new Set(terms.flatMap(({ of }) => (of.type === 'person' ? [of.id] : [])));
  const found = await directory.people(organisation.id, [...ids]);
  const people = new Map<string, (typeof found)[number]>(found.map((each) => [each.id, each]));
  const tree = await directory.tree(organisation);
  const units = new Map<string, string>(tree ? tree.subtree(tree.root.id).map(({ id, name }) => [id, name]) : []);
  return {
    unit: (id) => units.get(id),
    person: (id) => people.get(id)?.name,
    isHere: (id) => people.get(id)?.left === false,
  };
};

/** Somebody who changes it at the same time is as quick as that. */
const MOST_TRIES = 5;

/**
 * Shows what becomes of the book and saves it over the one that was read; when somebody else was faster, all of it
 * again. `show` gives the next book, or the exit code of a command that changes nothing.
 */
export const changeBook = async (
  read: () => Promise<CapsBook>,
  show: (book: CapsBook) => Promise<CapsBook | number>,
  yes: boolean,
  { store }: Place,
  terminal: Terminal,
): Promise<number> => {
  const { caps } = commandTextsOf(terminal.language);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const next = await show(await read());
    if (typeof next === 'number') return next;
    if (!yes && terminal.ask && !isYes(await terminal.ask(caps.ask))) {
      terminal.err(caps.declined);
      return 1;
    }
    if (await store.caps.save(next)) {
      terminal.out(caps.saved);
      return 0;
    }
    if (tries < MOST_TRIES - 1) terminal.err(caps.conflict);
  }
  terminal.err(caps.conflictAlways);
  return 1;
};

/** A designation in one line. */
export const termLine = (term: Term, names: TermNames, terminal: Pick<Terminal, 'language'>): string =>
  commandTextsOf(terminal.language).caps.term(whoOf(term, names, terminal), whatOf(term, terminal));

/** Its months and kind. */
export const whatOf = (term: Term, { language }: Pick<Terminal, 'language'>): string => {
  const { caps } = commandTextsOf(language);
  const kind = term.type === 'special' ? caps.specialKind(caps.kinds.special, term.reason) : caps.kinds[term.regime];
  return caps.what(caps.months(term.from, term.until), kind);
};

export const whoOf = (term: Pick<Term, 'of'>, names: TermNames, { language }: Pick<Terminal, 'language'>): string => {
  const { caps } = commandTextsOf(language);
  const name = nameOf(term, names);
  return caps.who(caps.of[term.of.type], oneLine(term.of.id), name && oneLine(name));
};
