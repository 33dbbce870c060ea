import type { OrgId, Person, PersonId } from '../src/people/model.ts';
import type { Directory, PersonStore } from '../src/people/ports.ts';
import { shelf } from './keep.ts';

/** As long as diaries take, too, to follow whom somebody talks with. */
const KEPT_MS = 60_000;
/** People: some 10 MB. */
const MOST = 5_000;

export type KnownPeople = {
  /** For lists of names, and for finding somebody by name; whoever is written to, or asked, is read as they are. */
  readonly people: Directory['people'];
  /** What is changed through it is known at once. */
  readonly changing: (store: Pick<PersonStore, 'savePreferences'>) => Pick<PersonStore, 'savePreferences'>;
  forget(org: OrgId): void;
};

type One = { readonly person: Person | undefined; readonly until: number };

/** People as they were up to a minute ago. `clock`: the machine's, in milliseconds. */
export const keepPeople = (read: Directory['people'], clock: () => number): KnownPeople => {
  const kept = shelf<One>(MOST);
  let changes = 0;
  const known = (org: OrgId, id: PersonId): One | undefined => {
    const found = kept.get(org, id);
    return found && found.until > clock() ? found : undefined;
  };

  const readSome = async (org: OrgId, ids: readonly PersonId[]): Promise<readonly Person[]> => {
    const [before, until] = [changes, clock() + KEPT_MS];
    const found = await read(org, ids);
    // What was changed while it was read may be older in it.
    if (changes !== before) return found;
    for (const id of ids) kept.set({ person: found.find((each) => each.id === id), until }, org, id);
    return found;
  };

  return {
    async people(org, ids) {
      const have = ids.map((id) => known(org, id));
      const missing = ids.filter((_, i) => have[i] === undefined);
      const found = missing.length > 0 ? await readSome(org, missing) : [];
      return [...have.flatMap((each) => each?.person ?? []), ...found];
    },
    changing: (store) => ({
      async savePreferences(org, id, change) {
        await store.savePreferences(org, id, change);
        changes += 1;
        kept.delete(org, id);
      },
    }),
    forget(org) {
      changes += 1;
      kept.forget(org);
    },
  };
};
