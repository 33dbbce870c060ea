import { type Found, keysOf, type ListLine, lineReader, readList } from '../../../src/campaign/list-lines.ts';
import { LONGEST_LIST_NAME } from '../../../src/campaign/lists.ts';
import type { CsvFile } from '../../../src/people/csv-table.ts';
import type { OrgId } from '../../../src/people/model.ts';
import type { Directory } from '../../../src/people/ports.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { textsOf } from '../../../src/text/text.ts';
import { type Instant, TOKYO } from '../../../src/time/instant.ts';
import { csvFile } from '../csv/read.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood } from './words.ts';

export type ListWords =
  | { readonly type: 'put'; readonly name: string; readonly file: string }
  | { readonly type: 'show'; readonly name?: string }
  | { readonly type: 'delete'; readonly name: string };

export const readListWords = (rest: readonly string[], { audience }: CommandTexts): ListWords | Misunderstood => {
  const [what, typed = '', file, extra] = rest;
  const name = typed.normalize('NFC').trim();
  const isName = name !== '' && [...name].length <= LONGEST_LIST_NAME && !/\p{C}/u.test(name);
  if (what === 'show' && rest.length === 1) return { type: 'show' };
  if (rest.length < 2 || extra !== undefined) return misunderstood(audience.listWords);
  if (!isName) return misunderstood(audience.badListName(LONGEST_LIST_NAME));
  if (what === 'put' && file !== undefined) return { type: 'put', name, file };
  if (file !== undefined || (what !== 'show' && what !== 'delete')) return misunderstood(audience.listWords);
  return { type: what, name };
};

/** `list`: the lists that promoters may choose in a campaign's form. */
export const runList = (words: ListWords, org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  switch (words.type) {
    case 'put':
      return put(words, org, place, terminal);
    case 'show':
      return words.name === undefined ? showAll(org, place, terminal) : show(words.name, org, place, terminal);
    case 'delete':
      return remove(words.name, org, place, terminal);
    default:
      return words satisfies never;
  }
};

/** Lines that are told one by one. */
const MOST_LINES = 20;

const put = async (
  { name, file }: Extract<ListWords, { type: 'put' }>,
  org: OrgId,
  { store, now }: Place,
  terminal: Terminal,
): Promise<number> => {
  const { audience } = commandTextsOf(terminal.language);
  const said = textsOf(terminal.language).campaign.audience;
  const read = await linesOf(csvFile(file));
  if (read.type === 'broken') {
    terminal.err(read.line === undefined ? audience.notText(file) : audience.badQuotes(file, read.line));
    return 1;
  }
  const find = await finderIn(org, read.lines, store.directory);
  const { people, problems, repeats } = readList(read.lines, find, () => true);
  if (repeats > 0) terminal.err(said.listRepeats(repeats));
  if (problems.length > 0) terminal.err(said.listMisses);
  for (const { line, words, why } of problems.slice(0, MOST_LINES))
    terminal.err(`  ${said.listMiss(line, words, why)}`);
  if (problems.length > MOST_LINES) terminal.err(audience.listMore(problems.length - MOST_LINES));
  if (people.length === 0) {
    terminal.err(audience.listEmpty(file));
    return 1;
  }
  await store.lists.put({ org, name, loadedAt: now }, people);
  terminal.out(audience.listPut(name, people.length));
  terminal.out(audience.listSeen);
  return 0;
};

type FileLines =
  | { readonly type: 'lines'; readonly lines: readonly ListLine[] }
  | { readonly type: 'broken'; readonly line?: number };

const linesOf = async (file: CsvFile): Promise<FileLines> => {
  const lines: ListLine[] = [];
  const read = lineReader();
  for await (const piece of file.read()) {
    if (piece.type === 'broken')
      return piece.why === 'bad-quotes' ? { type: 'broken', line: piece.line ?? 1 } : { type: 'broken' };
    lines.push(...read(piece.rows));
  }
  return { type: 'lines', lines };
};

/** The directory is read once, however long the list; an e-mail of two people finds nobody. */
const finderIn = async (
  org: OrgId,
  lines: readonly ListLine[],
  directory: Pick<Directory, 'everyone'>,
): Promise<(key: string) => Found | undefined> => {
  const wanted = new Set(lines.flatMap(({ words }) => words.flatMap(keysOf)).map(lower));
  const ids = new Map<string, Found>();
  const emails = new Map<string, Found | undefined>();
  for await (const page of directory.everyone(org))
    for (const { id, left, unit, email } of page) {
      const found = { id, left, unit };
      if (wanted.has(lower(id))) ids.set(id, found);
      if (email === undefined || left || !wanted.has(lower(email))) continue;
      emails.set(lower(email), emails.has(lower(email)) ? undefined : found);
    }
  return (key) => ids.get(key) ?? emails.get(lower(key));
};

const lower = (key: string): string => key.trim().toLowerCase();

const showAll = async (org: OrgId, { store }: Place, terminal: Terminal): Promise<number> => {
  const { audience } = commandTextsOf(terminal.language);
  const lists = await store.lists.all(org);
  if (lists.length === 0) terminal.out(audience.noLists);
  for (const { name, loadedAt } of lists) terminal.out(audience.listLine(name, dayOf(loadedAt, terminal)));
  return 0;
};

const show = async (name: string, org: OrgId, { store }: Place, terminal: Terminal): Promise<number> => {
  const { audience } = commandTextsOf(terminal.language);
  const list = await store.lists.list(org, name);
  if (!list) {
    terminal.err(audience.noList(name));
    return 1;
  }
  const people = await store.lists.people(org, name);
  terminal.out(audience.listShown(name, people.length, dayOf(list.loadedAt, terminal)));
  return 0;
};

const RECENT = 100;

const remove = async (name: string, org: OrgId, { store }: Place, terminal: Terminal): Promise<number> => {
  const { audience } = commandTextsOf(terminal.language);
  if (!(await store.lists.list(org, name))) {
    terminal.err(audience.noList(name));
    return 1;
  }
  const open = (await store.campaigns.recent(org, RECENT)).filter(
    ({ state, audience: { list } }) =>
      ['draft', 'asked', 'scheduled'].includes(state.type) && list?.type === 'named' && list.name === name,
  );
  await store.lists.remove(org, name);
  terminal.out(audience.listDeleted(name));
  if (open.length > 0) terminal.err(audience.listInUse(open.length));
  return 0;
};

const dayOf = (at: Instant, { language }: Terminal): string => textsOf(language).format.dayTime(at, TOKYO);
