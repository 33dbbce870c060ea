import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** Targets of links and pictures that stay in the repository. */
const targetsOf = (page: string): readonly string[] => {
  const text = withoutCode(read(page));
  const markdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const html = [...text.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target);
  return [...markdown, ...html].filter((target) => !/^[a-z]+:/.test(target));
};

/** Headings as GitHub names them: lower case, spaces as hyphens, signs left out. */
const anchorsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );

const isThere = (page: string, target: string): boolean => {
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? page : relative(root, join(root, dirname(page), path));
  if (file.startsWith('..') || !existsSync(join(root, file))) return false;
  return anchor === undefined || !file.endsWith('.md') || anchorsOf(file).has(anchor);
};

/** The names in the schema of the local run's environment. */
const envNames = (): readonly string[] => {
  const [, schema = ''] = /z\.object\(\{\n([\s\S]*?)\n\}\);/.exec(read('adapters/local/env.ts')) ?? [];
  return [...schema.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name);
};

describe('the written side', () => {
  it('finds its pages', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'README.ja.md', join('docs', 'local.md')]));
  });

  it.each(pages)('links from %s only to what exists', (page) => {
    expect(targetsOf(page).filter((target) => !isThere(page, target))).toEqual([]);
  });

  it.each(['docs/local.md', 'docs/local.ja.md'])('names every environment variable in %s', (page) => {
    const text = read(page);
    expect(envNames()).toContain('BotOpenIdMetadata');
    expect(envNames().filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
