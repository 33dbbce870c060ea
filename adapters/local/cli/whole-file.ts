import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes a file that is there whole or not at all, however many lines come. */
export const writeWhole = async (
  file: string,
  lines: Iterable<string> | AsyncIterable<string>,
  mode = 0o666,
): Promise<void> => {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(part, { mode }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};
