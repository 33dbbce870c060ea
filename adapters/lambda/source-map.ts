import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/*
 * Put in front of every bundle. A stack tells our own files and lines, from the map beside the bundle, which is read when
 * the first stack is asked for: Node's own `--enable-source-maps` reads it at every start, for some fifty milliseconds
 * and twenty megabytes.
 */

let found: SourceMap | undefined;

const mapped = (frame: string): string =>
  frame.replace(/(?:file:\/\/)?[^\s(]*\/index\.mjs:(\d+):(\d+)/, (here, line, column) => {
    found ??= new SourceMap(JSON.parse(readFileSync(`${import.meta.filename}.map`, 'utf8')));
    const entry = found.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) return here;
    const file = entry.originalSource.replace(/^(\.\.\/)+/, '/');
    return `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });

const shown = (frame: NodeJS.CallSite): string => {
  try {
    return mapped(String(frame));
  } catch {
    return String(frame);
  }
};

Error.prepareStackTrace = (error, frames) =>
  [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${shown(frame)}`)].join('\n');
