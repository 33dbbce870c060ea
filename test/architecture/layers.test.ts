import { describe, expect, it } from 'vitest';
import { type Import, importsOf, read, sourcesIn } from './files.ts';

const shown = ({ from, to }: Import): string => `${from} imports ${to}`;
const breaking = (folder: string, isAllowed: (to: string, from: string) => boolean): readonly string[] =>
  sourcesIn(folder)
    .flatMap(importsOf)
    .filter(({ from, to }) => !isAllowed(to, from))
    .map(shown);

describe('layers', () => {
  it('lets src import nothing but itself and pure libraries', () => {
    const pure = ['luxon', 'zod/mini', '@holiday-jp/holiday_jp', 'node:crypto'];
    expect(breaking('src', (to) => to.startsWith('src/') || pure.includes(to))).toEqual([]);
  });

  it('keeps clock, environment and randomness out of src', () => {
    const hidden =
      /\bDate\.now\b|\bnew Date\(\)|\bDateTime\.(now|local)\b|\bprocess\.|\bMath\.random\b|\brandom(Bytes|UUID|Int)\s*\(|\bperformance\.now\b|\bset(Timeout|Interval)\b/;
    const found = sourcesIn('src').filter((path) => {
      const code = read(path).replaceAll('deps.randomBytes(', '');
      return hidden.test(code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));
    });
    expect(found).toEqual([]);
  });

  it('lets node:crypto into src for hashes only', () => {
    const uses = sourcesIn('src').flatMap((path) =>
      [...read(path).matchAll(/import \{([^}]*)\} from 'node:crypto'/g)].map(([, names]) => names?.trim()),
    );
    expect(uses.filter((names) => !['createHmac', 'createHash', 'hash'].includes(names ?? ''))).toEqual([]);
  });

  it('lets adapters import src and never the tests, and no platform another', () => {
    expect(breaking('adapters', (to) => !/^(test|cdk)\//.test(to))).toEqual([]);
    for (const [own, other] of [
      ['slack', 'teams'],
      ['teams', 'slack'],
      ['calendars/graph', 'calendars/google'],
      ['calendars/google', 'calendars/graph'],
    ]) {
      expect(breaking(`adapters/${own}`, (to) => !to.startsWith(`adapters/${other}/`))).toEqual([]);
    }
    for (const edge of ['slack', 'teams', 'dynamodb', 'aws', 'lambda', 'calendars']) {
      expect(breaking(`adapters/${edge}`, (to) => !to.startsWith('adapters/local/'))).toEqual([]);
    }
  });

  it('lets the stacks know of the product what the functions read, and nothing else', () => {
    expect(
      breaking(
        'cdk',
        (to) => to.startsWith('cdk/') || to === 'adapters/lambda/env.ts' || !/^(src|adapters|test)\//.test(to),
      ),
    ).toEqual([]);
  });

  it('imports the retired Bot Framework in two files only', () => {
    const files = [...sourcesIn('adapters'), ...sourcesIn('src')].filter((path) =>
      importsOf(path).some(({ to }) => /^(botbuilder|botframework)/.test(to)),
    );
    expect(files).toEqual(['adapters/teams/connector.ts', 'adapters/teams/receiver.ts']);
  });

  it('parses with the small zod wherever a Lambda will run', () => {
    for (const folder of ['slack', 'teams', 'dynamodb', 'aws', 'lambda', 'calendars']
      .map((name) => `adapters/${name}`)
      .concat('src')) {
      expect(breaking(folder, (to) => to !== 'zod')).toEqual([]);
    }
  });

  it('has no import cycle in src', () => {
    const graph = new Map(sourcesIn('src').map((path) => [path, valueImports(path)]));
    expect(cycles(graph)).toEqual([]);
  });
});

/** Imports of types are erased and make no cycle at run time. */
const valueImports = (path: string): readonly string[] => {
  const types = [...read(path).matchAll(/(?:import|export) type [^;]*? from '([^']+)'/g)].map(([line]) => line);
  const code = types.reduce((rest, line) => rest.replace(line, ''), read(path));
  const values = new Set([...code.matchAll(/from '(\.[^']+)'/g)].map(([, specifier]) => specifier));
  return importsOf(path)
    .map(({ to }) => to)
    .filter(
      (to) =>
        to.startsWith('src/') && [...values].some((value) => to.endsWith(value?.replace(/^(\.\.?\/)+/, '') ?? '')),
    );
};

const cycles = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (done.has(path) || way.includes(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};
