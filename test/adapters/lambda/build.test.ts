import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonOf } from '../../../adapters/aws/reason.ts';
import { buildFunctions, bundleOptions, functionNames } from '../../../adapters/lambda/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'akari-build-'));
let inputs: { readonly [name: string]: readonly string[] };

beforeAll(async () => {
  const built = await buildFunctions(folder);
  inputs = Object.fromEntries(Object.entries(built).map(([name, meta]) => [name, Object.keys(meta.inputs)]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const uses = (name: string, part: string) => inputs[name]?.some((path) => path.includes(part)) ?? false;

describe('the built functions', () => {
  it.each(functionNames)('is one module with its map beside it: %s', (name) => {
    expect(readdirSync(join(folder, name)).toSorted()).toEqual(['index.mjs', 'index.mjs.map']);
    // Node itself would read the map at every start.
    expect(readFileSync(join(folder, name, 'index.mjs'), 'utf8')).not.toContain('sourceMappingURL');
    expect(JSON.parse(readFileSync(join(folder, name, 'index.mjs.map'), 'utf8')).sources.length).toBeGreaterThan(50);
  });

  it('tell in a stack which line of which file failed', async () => {
    const outfile = join(folder, 'failing', 'index.mjs');
    const entryPoints = [join(import.meta.dirname, 'failing.ts')];
    await build({ ...bundleOptions('tick', folder), entryPoints, outfile });
    const { stdout } = await promisify(execFile)(process.execPath, [outfile]);
    const { code, at } = reasonOf(Object.assign(new Error(), { stack: stdout, code: 'x' }));
    expect([code, at]).toEqual([
      'x',
      expect.stringMatching(/^at \w+ \(\/.*test\/adapters\/lambda\/failing\.ts:5:9\)$/),
    ]);
  });

  it('carry only the platform they speak to', () => {
    expect([uses('slack', 'node_modules/botbuilder'), uses('slack', '@slack/bolt')]).toEqual([false, true]);
    expect([uses('teams', '@slack/'), uses('teams', 'node_modules/botbuilder')]).toEqual([false, true]);
    expect([uses('tick', '@slack/'), uses('tick', 'botframework')]).toEqual([false, false]);
    expect([uses('links', '@slack/'), uses('links', 'botframework')]).toEqual([false, false]);
    expect([uses('deliver', '@slack/bolt'), uses('deliver', 'node_modules/botbuilder/')]).toEqual([false, false]);
  });

  it('mail by the tick alone', () => {
    expect(functionNames.filter((name) => uses(name, 'nodemailer') || uses(name, 'client-sesv2'))).toEqual(['tick']);
  });

  it('carry no table that only the documentation reads', () => {
    const bundle = (name: string) => readFileSync(join(folder, name, 'index.mjs'), 'utf8');
    expect(functionNames.filter((name) => bundle(name).includes('people / 500, at least 16'))).toEqual([]);
  });

  it('carry nothing of the local run', () => {
    expect(functionNames.filter((name) => uses(name, 'adapters/local/') || uses(name, 'dynalite'))).toEqual([]);
  });
});
