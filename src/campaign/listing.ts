import type { Turn } from '../conversation/feature.ts';
import type { FormValues, Read } from '../conversation/form.ts';
import { sideBySide } from '../delivery/plan-parcels.ts';
import { asPersonId, type OrgId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { NO_LIST, namedOption, nameIn, OWN_LIST } from './list-choice.ts';
import { type Found, isEmail, keysOf, type ListReading, lineReader, pastedRows, readList } from './list-lines.ts';
import type { AudienceList, Campaign } from './model.ts';
import type { CampaignDeps } from './scene.ts';

/** The list of an audience, as typed; and what is to be said of its lines. */
export type Listed = { readonly list?: AudienceList; readonly note?: string };

/** As many as a form lists: with more of them Teams could not carry the form. */
const MOST_LISTS = 16;

/** What a form offers: the lists that were loaded, and what was pasted before. */
export const listOptions = async (
  { org, texts: { campaign } }: Turn,
  { audience }: Campaign,
  { lists }: Pick<CampaignDeps, 'lists'>,
) => {
  const present = audience.list;
  const names = new Set((await lists.all(org)).slice(0, MOST_LISTS).map(({ name }) => name));
  if (present?.type === 'named') names.add(present.name);
  return [
    ...(present?.type === 'own' ? [{ value: OWN_LIST, label: campaign.audience.ownList(present.people) }] : []),
    ...[...names].map((name) => ({ value: namedOption(name), label: name })),
  ];
};

/** What was pasted goes before what was chosen. Nobody outside the units this person promotes is kept. */
export const listTyped = async (
  turn: Turn,
  campaign: Campaign,
  values: FormValues,
  tree: UnitTree,
  deps: Pick<CampaignDeps, 'directory' | 'lists'>,
): Promise<Read<Listed>> => {
  const { audience } = turn.texts.campaign;
  const pasted = values.pasted ?? '';
  if (pasted.trim() !== '') return pastedList(turn, campaign, pasted, tree, deps);
  const chosen = values.list ?? NO_LIST;
  const before = campaign.audience.list;
  if (chosen === OWN_LIST && before?.type === 'own') return { type: 'read', value: { list: before } };
  const name = nameIn(chosen);
  if (name === undefined) return { type: 'read', value: {} };
  if (!(await deps.lists.list(turn.org, name))) return { type: 'errors', byField: { list: audience.listGone } };
  return { type: 'read', value: { list: { type: 'named', name } } };
};

const pastedList = async (
  turn: Turn,
  campaign: Campaign,
  pasted: string,
  tree: UnitTree,
  { directory, lists }: Pick<CampaignDeps, 'directory' | 'lists'>,
): Promise<Read<Listed>> => {
  const { audience } = turn.texts.campaign;
  const lines = lineReader()(pastedRows(pasted));
  const find = await finderOf(
    turn.org,
    lines.flatMap(({ words }) => words.flatMap(keysOf)),
    directory,
  );
  const isInside = ({ unit }: Found) => turn.person.promotes.some((top) => tree.isWithin(unit, top));
  const reading = readList(lines, find, isInside);
  const said = saysOf(turn, reading);
  if (reading.people.length === 0) return { type: 'errors', byField: { pasted: said ?? audience.listEmpty } };
  const digest = await lists.keepOwn(turn.org, campaign.id, reading.people);
  const list = { type: 'own', digest, people: reading.people.length } as const;
  return { type: 'read', value: { list, ...(said === undefined ? {} : { note: said }) } };
};

/** Lines that are told one by one. */
const MOST_LINES = 10;

const saysOf = ({ texts }: Turn, { people, problems, repeats }: ListReading): string | undefined => {
  if (problems.length === 0 && repeats === 0) return undefined;
  const { audience } = texts.campaign;
  const more = problems.length - MOST_LINES;
  return [
    ...(people.length === 0 ? [] : [audience.listRead(people.length)]),
    ...(repeats === 0 ? [] : [audience.listRepeats(repeats)]),
    ...(problems.length === 0 ? [] : [audience.listMisses]),
    ...problems.slice(0, MOST_LINES).map(({ line, words, why }) => audience.listMiss(line, brief(words), why)),
    ...(more > 0 ? [audience.listMore(more)] : []),
  ].join('\n');
};

const brief = (words: string): string => ([...words].length > 30 ? `${[...words].slice(0, 29).join('')}…` : words);

/** Who has one of these ids or e-mails. */
const finderOf = async (
  org: OrgId,
  keys: readonly string[],
  directory: Pick<Directory, 'people' | 'personByEmail'>,
): Promise<(key: string) => Found | undefined> => {
  const found = new Map<string, Found>();
  const ids = [...new Set(keys)].filter((key) => !isEmail(key) && key.length <= LONGEST_ID);
  for (const person of await directory.people(org, ids.map(asPersonId))) found.set(person.id, person);
  await sideBySide([...new Set(keys.filter(isEmail))], async (email) => {
    const person = await directory.personByEmail(org, email);
    if (person) found.set(email, person);
  });
  return (key) => found.get(key);
};

/** As an import has them. */
const LONGEST_ID = 64;
