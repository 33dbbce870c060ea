import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/*
 * Put in front of every bundle. A stack tells our own files and lines, from the map beside the bundle, which is read when
 * the first stack is asked for: Node's own `--enable-source-maps` reads it at every start, for some fifty milliseconds
 * and twenty megabytes.
 */

let found: SourceMap | undefined;

/** Lambda's own runtime is an `index.mjs` too. */
const mapped = (frame: string): string => {
  const [before = '', position] = frame.split(`${import.meta.url}:`);
  const [, line, column] = /^(\d+):(\d+)/.exec(position ?? '') ?? [];
  if (line === undefined) return frame;
  found ??= new SourceMap(JSON.parse(readFileSync(`${import.meta.filename}.map`, 'utf8')));
  const entry = found.findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalSource' in entry)) return frame;
  const file = entry.originalSource.replace(/^(\.\.\/)+/, '/');
  const after = position?.endsWith(')') ? ')' : '';
  return `${before}${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}${after}`;
};

const shown = (frame: NodeJS.CallSite): string => {
  try {
    return mapped(String(frame));
  } catch {
    return String(frame);
  }
};

Error.prepareStackTrace = (error, frames) =>
  [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${shown(frame)}`)].join('\n');
