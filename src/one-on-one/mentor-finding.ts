import type { OrgId, Person, PersonId } from '../people/model.ts';
import { asPersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Diary } from './model.ts';
import type { OneOnOneStore } from './ports.ts';
import { headOf } from './scene.ts';

export type FindMentorDeps = {
  readonly directory: Pick<Directory, 'personByEmail' | 'person' | 'people'>;
  readonly oneOnOnes: Pick<OneOnOneStore, 'diary'>;
};

/** Who is looked through by name: one request. */
const MOST_LOOKED_AT = 100;

/**
 * Whoever is meant: one request by e-mail address or number, two by name. There is no list of names to look into: by name
 * those are found who share a head with the reader, and the heads of the units on the way up and beside it, the nearest
 * first. `read`: the diaries that were read already, that of the reader's head among them; then it is one by name, too.
 */
export const findMentors = async (
  said: string,
  reader: Person,
  tree: UnitTree,
  deps: FindMentorDeps,
  read?: readonly Diary[],
): Promise<readonly Person[]> => {
  const { org } = reader;
  const named = said.normalize('NFKC').trim();
  const found = named.includes('@')
    ? [await deps.directory.personByEmail(org, named.toLowerCase())]
    : isNumber(named)
      ? await byNumber(org, named, deps)
      : (await nearby(reader, tree, deps, read)).filter(({ name }) => isCalled(name, named));
  return found.flatMap((each) => (each && !each.left ? [each] : []));
};

/** Letters and figures, with a figure: as numbers of staff are written. */
const isNumber = (said: string): boolean => /^[\w-]*\d[\w-]*$/.test(said);

/** As it was typed, and in capitals: people type in small letters. */
const byNumber = (org: OrgId, said: string, { directory }: FindMentorDeps): Promise<readonly Person[]> =>
  directory.people(org, [...new Set([said, said.toUpperCase()])].map(asPersonId));

const nearby = async (
  reader: Person,
  tree: UnitTree,
  deps: FindMentorDeps,
  read: readonly Diary[] | undefined,
): Promise<readonly Person[]> => {
  const head = headOf(reader, tree);
  const diary =
    read || head === undefined
      ? read?.find(({ manager }) => manager === head)
      : await deps.oneOnOnes.diary(reader.org, head);
  const team = diary?.pairs.flatMap(({ staff, gone }) => (gone ? [] : [staff])) ?? [];
  const ids = [...new Set([...team, ...headsNear(reader, tree)])].filter((id) => id !== reader.id);
  return ids.length === 0 ? [] : deps.directory.people(reader.org, ids.slice(0, MOST_LOOKED_AT));
};

/** Of each unit on the way up, and of those beside the one before. */
const headsNear = ({ unit }: Person, tree: UnitTree): readonly PersonId[] =>
  tree
    .pathUp(unit)
    .flatMap((each) => [...each.managers, ...tree.childrenOf(each.id).flatMap(({ managers }) => managers)]);

/** By the whole name or one part of it; where it is written without a space, by how it begins. */
const isCalled = (name: string, said: string): boolean => {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const [whole, wanted] = [plain(name), plain(said)];
  const parts = name.normalize('NFKC').toLowerCase().split(/\s+/);
  if (wanted === '') return false;
  return (
    whole === wanted || parts.includes(wanted) || (parts.length === 1 && wanted.length > 1 && whole.startsWith(wanted))
  );
};
