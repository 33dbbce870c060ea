import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, stat, truncate } from 'node:fs/promises';
import {
  type DumpEnd,
  type DumpHeader,
  type DumpLine,
  type DumpPosition,
  lineText,
  readLine,
} from '../../dynamodb/dump-format.ts';
import { OWNER_ONLY } from './whole-file.ts';

const NEWLINE = 0x0a;

type RawLine = { readonly bytes: Buffer; readonly text: string };

/** The lines of a file with their ends; what comes after the last end is a line that was cut off, and left out. */
async function* rawLines(file: string): AsyncGenerator<RawLine> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    const buffer = Buffer.concat([rest, Buffer.from(chunk)]);
    let from = 0;
    for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, from)) {
      const bytes = buffer.subarray(from, at + 1);
      yield { bytes, text: bytes.toString('utf8', 0, bytes.length - 1) };
      from = at + 1;
    }
    rest = buffer.subarray(from);
  }
}

/** What was written so far: enough to go on, and to write the end. */
type Written = {
  readonly hash: Hash;
  readonly types: Map<string, number>;
  next: DumpPosition;
  bytes: number;
};

const nothing = (): Written => ({ hash: createHash('sha256'), types: new Map(), next: { segment: 0 }, bytes: 0 });

const countItem = (types: Map<string, number>, line: DumpLine): void => {
  if (line.type === 'item') types.set(String(line.item.type), (types.get(String(line.item.type)) ?? 0) + 1);
};

/** Reads what an earlier run wrote, up to its last mark. Undefined when it is not of the same organisation and moment. */
const earlier = async (file: string, stamp: DumpHeader['stamp'], org: string): Promise<Written | undefined> => {
  const hashes = createHash('sha256');
  const types = new Map<string, number>();
  let [found, bytes]: [Written | undefined, number] = [undefined, 0];
  for await (const { bytes: raw, text } of rawLines(file)) {
    const line = readLine(text);
    if (!line || line.type === 'end') break;
    if (bytes === 0) {
      const isSame = line.type === 'header' && line.header.org === org && sameStamp(line.header.stamp, stamp);
      if (!isSame) return undefined;
    }
    hashes.update(raw);
    bytes += raw.length;
    countItem(types, line);
    if (line.type === 'mark') found = { hash: hashes.copy(), types: new Map(types), next: line.next, bytes };
  }
  return found;
};

/** Rounds in any order. */
export const sameStamp = (a: DumpHeader['stamp'], b: DumpHeader['stamp']): boolean =>
  JSON.stringify([a.imported, a.import, Object.entries(a.rounds).toSorted()]) ===
  JSON.stringify([b.imported, b.import, Object.entries(b.rounds).toSorted()]);

const ifThere = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

export type DumpWriter = {
  /** Where to go on reading the table; an earlier run may have read a part of it. */
  readonly from: DumpPosition;
  readonly isContinued: boolean;
  page(lines: readonly DumpLine[]): Promise<void>;
  /** Writes the end, and gives the file its name. */
  end(): Promise<DumpEnd>;
  /** Leaves what is there for the next run. */
  close(): Promise<void>;
};

/** Writes `file` under another name first; goes on where an earlier run was cut off. */
export const openDumpWriter = async (file: string, header: DumpHeader): Promise<DumpWriter> => {
  const part = partOf(file);
  const before = (await ifThere(part)) ? await earlier(part, header.stamp, header.org) : undefined;
  const written = before ?? nothing();
  if (await ifThere(part)) await truncate(part, written.bytes);
  const handle = await open(part, 'a', OWNER_ONLY);
  const write = async (lines: readonly DumpLine[]): Promise<void> => {
    const text = lines.map((line) => `${lineText(line)}\n`).join('');
    for (const line of lines) countItem(written.types, line);
    written.hash.update(text);
    await handle.appendFile(text);
  };
  if (!before) await write([{ type: 'header', header }]);
  return {
    from: written.next,
    isContinued: before !== undefined,
    page: write,
    async end() {
      const types = Object.fromEntries([...written.types].toSorted());
      const items = [...written.types.values()].reduce((sum, count) => sum + count, 0);
      const end = { items, types, sha256: written.hash.copy().digest('hex') };
      await handle.appendFile(`${lineText({ type: 'end', end })}\n`);
      await handle.sync();
      await rename(part, file);
      return end;
    },
    close: () => handle.close(),
  };
};

export const partOf = (file: string): string => `${file}.part`;

export type CheckedDump =
  | { readonly type: 'sound'; readonly header: DumpHeader; readonly end: DumpEnd }
  /** No such file of ours, or one that was cut off or changed: at this line. */
  | { readonly type: 'damaged'; readonly line: number };

/** Reads the whole file and compares its checksum, before anything of it is used. */
export const checkDump = async (file: string, progress: (share: number) => void): Promise<CheckedDump> => {
  const { size } = await stat(file);
  const hash = createHash('sha256');
  const types = new Map<string, number>();
  let header: DumpHeader | undefined;
  let [number, bytes] = [0, 0];
  for await (const { bytes: raw, text } of rawLines(file)) {
    number += 1;
    bytes += raw.length;
    const line = readLine(text);
    if (!line || (line.type === 'header') !== (number === 1)) return { type: 'damaged', line: number };
    if (line.type === 'header') header = line.header;
    if (line.type === 'end') {
      const isSound = header !== undefined && line.end.sha256 === hash.digest('hex') && bytes === size;
      return isSound && header ? { type: 'sound', header, end: line.end } : { type: 'damaged', line: number };
    }
    hash.update(raw);
    countItem(types, line);
    progress(bytes / size);
  }
  return { type: 'damaged', line: number + 1 };
};

/** The items of a checked file, one after the other. */
export async function* itemsIn(file: string): AsyncGenerator<Extract<DumpLine, { type: 'item' }>['item']> {
  for await (const { text } of rawLines(file)) {
    const line = readLine(text);
    if (line?.type === 'item') yield line.item;
  }
}
