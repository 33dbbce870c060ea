import type { CapsBook } from '../../src/overtime/limits/caps-book.ts';
import type { OrgId, Person, PersonId } from '../../src/people/model.ts';
import type { Organisation } from '../../src/people/ports.ts';
import type { Programme } from '../../src/pulse/model.ts';
import { getAll } from './batch.ts';
import { capsBookOf } from './caps-books.ts';
import { keys } from './keys.ts';
import { organisationOf } from './organisation.ts';
import { personOf } from './person-item.ts';
import { programmeOf } from './programme.ts';
import type { Rows } from './rows.ts';

/** What almost every line needs of an organisation, in one request. */
export type Glance = {
  readonly organisation: Organisation | undefined;
  readonly programme: Programme;
  /** Read when it is first asked for, as few lines do. Throws where this version cannot read it. */
  caps(): CapsBook | undefined;
  /** Whom it was read with, as they were then. */
  person(): Person | undefined;
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

export const openGlance =
  (rows: Rows) =>
  async (org: OrgId, id?: PersonId): Promise<Glance> => {
    const own = id === undefined ? [] : [keys.person(org, id)];
    const wanted = [keys.organisation(org), keys.programme(org), keys.capsBook(org), ...own];
    const items = await getAll(rows, wanted, true);
    const [organisation, programme, caps, person] = wanted.map(({ pk, sk }) =>
      items.find((item) => item.pk === pk && item.sk === sk),
    );
    return {
      organisation: organisation && organisationOf(organisation),
      programme: programmeOf(org, programme),
      caps: once(() => caps && capsBookOf(caps)),
      person: () => person && personOf(person),
    };
  };
