import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** An append-only file of JSON lines. What `append` has returned from survives `kill -9`. */
export type Journal<Entry> = {
  readonly entries: readonly Entry[];
  append(entry: Entry): void;
  close(): void;
};

/** Opens the journal and reads what is in it. A line cut off by a crash was never acknowledged: it is dropped. */
export const openJournal = <Entry>(path: string, parse: (value: unknown) => Entry | undefined): Journal<Entry> => {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+');
  const bytes = readFileSync(path);
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  if (whole.length < bytes.length) ftruncateSync(file, whole.length);
  return {
    entries: readLines(whole.toString('utf8'), parse),
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
    },
    close: () => closeSync(file),
  };
};

const readLines = <Entry>(text: string, parse: (value: unknown) => Entry | undefined): Entry[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parse(jsonOf(line)))
    .filter((entry) => entry !== undefined);

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
