import { describe, expect, it } from 'vitest';
import { read, sourcesIn } from './files.ts';

const lines = (path: string): number => read(path).split('\n').length;
const product = ['src', 'adapters', 'cdk'].flatMap(sourcesIn);

/** Functions are held to 60 lines by the linter (`noExcessiveLinesPerFunction`). */
describe('sizes', () => {
  it('keeps every source file within 400 lines, and every test within 500', () => {
    expect(product.filter((path) => lines(path) > 400)).toEqual([]);
    expect(sourcesIn('test').filter((path) => lines(path) > 500)).toEqual([]);
  });

  it('keeps the median source file within 100 lines', () => {
    const sizes = product.map(lines).toSorted((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100);
  });
});

describe('types', () => {
  it('asserts a type only as const or where an id is made', () => {
    const makesIds = /^src\/(time\/instant|people\/model|delivery\/model|conversation\/platform|pulse\/anonymity)\.ts$/;
    const found = product
      .filter((path) => !makesIds.test(path))
      .flatMap((path) =>
        withoutProse(read(path))
          .split('\n')
          .filter(
            (line) =>
              /\bas (?!const\b)[A-Za-z{('"[]/.test(line) &&
              !/^\s*(import|export|\*|\/\/|\/\*)|^\s*type \w+ as/.test(line),
          )
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  it('silences no check without a reason', () => {
    const silenced = product.filter((path) =>
      /@ts-ignore|@ts-nocheck|biome-ignore(?![^\n]*: \S)|@ts-expect-error\s*$/m.test(read(path)),
    );
    expect(silenced).toEqual([]);
  });
});

/** Code without comments, texts and what imports rename. */
const withoutProse = (code: string): string =>
  code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<!:)\/\/.*$/gm, '')
    .replace(/(['"`])(?:\\.|(?!\1)[\s\S])*?\1/g, '""')
    .replace(/^(import|export) [^;]*;$/gm, '');
