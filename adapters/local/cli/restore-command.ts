import type { OrgId } from '../../../src/people/model.ts';
import { closeWithoutKey } from '../../../src/pulse/close.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { asWeekId, isWeekId } from '../../../src/time/instant.ts';
import { DUMP_FORMAT, type DumpEnd, type DumpHeader, type DumpLine } from '../../dynamodb/dump-format.ts';
import {
  beginRestore,
  type Compared,
  compareStored,
  endRestore,
  isEmpty,
  isWanted,
  noteRestore,
  phaseOf,
  putMissing,
  type RestoreHead,
  type RestorePhase,
  readRestore,
  restorePhases,
} from '../../dynamodb/dump-restore.ts';
import { VERSION } from '../../dynamodb/items.ts';
import { checkDump, itemsIn } from './dump-file.ts';
import type { Place } from './place.ts';
import { type ProgressDisplay, progressDisplay } from './progress.ts';
import type { Terminal } from './terminal.ts';

export type RestoreWords = { readonly file: string; readonly org: OrgId; readonly merge: boolean };

type RestoreStage = keyof Pick<CommandTexts['data']['progress'], 'checking' | 'restoring' | 'comparing'>;

type Restoring = RestoreWords & {
  readonly end: DumpEnd;
  readonly place: Place;
  readonly display: ProgressDisplay<RestoreStage>;
  readonly stopped: () => boolean;
};

/** `restore`: an organisation as `export --all` wrote it. A run that was cut off is continued by the next. */
export const runRestore = async (words: RestoreWords, place: Place, terminal: Terminal): Promise<number> => {
  const { data } = commandTextsOf(terminal.language);
  const display = progressDisplay<RestoreStage>(terminal, data);
  let stopped = false;
  const stopListening = terminal.onInterrupt(() => {
    stopped = true;
  });
  try {
    const checked = await checkDump(words.file, (share) =>
      display.show({ stage: 'checking', done: Math.floor(share * 100), total: 100 }),
    );
    display.end();
    if (checked.type === 'damaged') return refuse(terminal, data.damaged(words.file, checked.line));
    const { header, end } = checked;
    const refusal = refusalOf(header, words, data);
    if (refusal !== undefined) return refuse(terminal, refusal);
    const head = await headOf(words, header, end, place, terminal);
    if (typeof head === 'string') return refuse(terminal, head);
    const result = await restore(head, { ...words, end, place, display, stopped: () => stopped });
    display.end();
    return await tell(result, words.org, place, terminal);
  } finally {
    display.end();
    stopListening();
  }
};

const refuse = (terminal: Terminal, why: string): number => {
  terminal.err(why);
  return 1;
};

const refusalOf = (header: DumpHeader, { org }: RestoreWords, data: CommandTexts['data']): string | undefined => {
  if (header.format > DUMP_FORMAT || header.schema > VERSION) return data.tooNew;
  return header.org === org ? undefined : data.otherOrganisation(header.org);
};

/** The restore to go on with, or a new one; a sentence when there can be none. */
const headOf = async (
  { org, merge }: RestoreWords,
  { stamp }: DumpHeader,
  { sha256 }: DumpEnd,
  place: Place,
  terminal: Terminal,
): Promise<RestoreHead | string> => {
  const { data } = commandTextsOf(terminal.language);
  const before = await readRestore(place.rows, org);
  if (before && before.sha256 !== sha256) return data.otherRestore;
  if (before) terminal.err(data.continued);
  if (before) return before;
  if (!merge && !(await isEmpty(place.rows, org))) return data.notEmpty;
  const open = Object.keys(stamp.rounds).filter((week) => stamp.rounds[week] !== 'closed');
  const weeks = [];
  for (const week of open) if (await canBeAnswered(org, week, place)) weeks.push(week);
  const head: RestoreHead = { sha256, merge, weeks, phase: 'still', done: 0 };
  return (await beginRestore(place.rows, org, head)) ? head : data.otherRestore;
};

/** Unknown here, or open with its key. */
const canBeAnswered = async (org: OrgId, week: string, { store }: Place): Promise<boolean> => {
  const round = isWeekId(week) ? await store.pulse.round(org, week) : undefined;
  return !round || (round.state === 'open' && (await store.roundKeys.key(org, asWeekId(week))) !== undefined);
};

type Restored =
  | { readonly type: 'stopped' }
  | { readonly type: 'lost'; readonly missing: number }
  | { readonly type: 'restored'; readonly written: number; readonly kept: number; readonly closed: readonly string[] };

type Item = Extract<DumpLine, { type: 'item' }>['item'];

/** Items written, and compared, between two notes of how far it got. */
const CHUNK = 500;

async function* chunksOf(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function* wanted(file: string, phases: readonly RestorePhase[], head: RestoreHead): AsyncGenerator<Item> {
  for await (const item of itemsIn(file)) if (phases.includes(phaseOf(item)) && isWanted(item, head)) yield item;
}

const restore = async (head: RestoreHead, restoring: Restoring): Promise<Restored> => {
  const { place, org, end, display, file } = restoring;
  let [handled, written] = [0, 0];
  let different = 0;
  for (const phase of restorePhases.slice(restorePhases.indexOf(head.phase))) {
    const isFirst = phase === head.phase;
    let done = 0;
    if (phase === 'due') {
      const compared = await compareAll(head, restoring);
      if (compared.missing > 0) return { type: 'lost', missing: compared.missing };
      different = compared.different;
    }
    for await (const chunk of chunksOf(wanted(file, [phase], head))) {
      done += chunk.length;
      handled += chunk.length;
      if (isFirst && done <= head.done) continue;
      if (restoring.stopped()) return { type: 'stopped' };
      written += await putMissing(place.rows, chunk);
      await noteRestore(place.rows, org, phase, done);
      display.show({ stage: 'restoring', done: handled, total: end.items });
    }
  }
  display.end();
  const closed: string[] = [];
  for (const week of head.weeks)
    if (await closeWithoutKey(org, asWeekId(week), place.now, place.schedule)) closed.push(week);
  await endRestore(place.rows, org);
  return { type: 'restored', written, kept: different, closed };
};

/** Before anything becomes due, everything else is read back. */
const compareAll = async (head: RestoreHead, { place, file, display, end }: Restoring): Promise<Compared> => {
  let [missing, different, seen] = [0, 0, 0];
  for await (const chunk of chunksOf(wanted(file, ['still', 'organisation'], head))) {
    const compared = await compareStored(place.rows, chunk);
    missing += compared.missing;
    different += compared.different;
    seen += chunk.length;
    display.show({ stage: 'comparing', done: seen, total: end.items });
  }
  display.end();
  return { missing, different };
};

const tell = async (result: Restored, org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  const { data } = commandTextsOf(terminal.language);
  switch (result.type) {
    case 'stopped':
      return refuse(terminal, data.restoreStopped);
    case 'lost':
      return refuse(terminal, data.notThere(result.missing));
    case 'restored':
      await place.reschedule(org);
      terminal.out(data.restored(result.written));
      if (result.kept > 0) terminal.err(data.keptAsTheyWere(result.kept));
      for (const week of result.closed) terminal.err(data.closedRound(week));
      return 0;
    default:
      return result satisfies never;
  }
};
