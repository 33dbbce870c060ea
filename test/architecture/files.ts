import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every TypeScript file below a folder of the repository, by its path from the top. */
export const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

export type Import = { readonly from: string; readonly to: string };

/** What a file imports: a path from the top for our own files, the package's name for others. */
export const importsOf = (path: string): readonly Import[] =>
  [...read(path).matchAll(/(?<!['\w])(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => ({
    from: path,
    to: specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : packageOf(specifier),
  }));

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') || specifier.startsWith('zod/') ? 2 : 1)
    .join('/');
