import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

type Lines = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** The mode of a file with people or results in it: only its owner may read it. */
export const OWNER_ONLY = 0o600;

const always = async (): Promise<boolean> => true;

/**
 * Writes a file that is there whole or not at all, however many lines come. `ready` is asked once all of them are
 * written, before the file has its name; told no, it leaves none.
 */
export const writeWhole = async (file: string, lines: Lines, mode = 0o666, ready = always): Promise<boolean> => {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(part, { mode }));
    const isReady = await ready();
    await (isReady ? rename(part, file) : rm(part, { force: true }));
    return isReady;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};
