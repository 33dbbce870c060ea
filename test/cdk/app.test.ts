import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { afterAll, describe, expect, it } from 'vitest';
import { importsOf, root, sourcesIn } from '../architecture/files.ts';
import { context } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'akari-cdk-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the CDK command does with `"app"`, with no other variable: no credentials, no PATH to Docker. */
const run = (more: { readonly [name: string]: unknown }, assets: string) => {
  const out = join(folder, 'out');
  const env = { CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...more }), AKARI_BUNDLES: assets };
  const { status, stderr } = spawnSync(process.execPath, ['cdk/app.ts'], { cwd: root, env, encoding: 'utf8' });
  return { status, stderr, out };
};

const bundles = join(folder, 'bundles');
for (const name of ['slack', 'teams', 'tick', 'deliver', 'links']) {
  mkdirSync(join(bundles, name), { recursive: true });
  writeFileSync(join(bundles, name, 'index.mjs'), 'export const handler = async () => undefined;\n');
}

describe('cdk synth', () => {
  it('writes both templates without credentials, Docker or network, and finds nothing to object to', () => {
    const { status, stderr, out } = run({}, bundles);
    expect([status, stderr]).toEqual([0, '']);
    for (const stack of ['State', 'Service']) expect(existsSync(join(out, `${stack}.template.json`))).toBe(true);
    const { artifacts } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect(artifacts.State.environment).toBe('aws://unknown-account/ap-northeast-1');
    expect(artifacts.State.properties.terminationProtection).toBe(true);
    expect(artifacts.Service.properties.stackName).toBe('akari-example-service');
  });

  it('says what is missing: the stage’s file, or the bundles', () => {
    expect(run({ stage: 'nowhere' }, bundles).stderr).toContain('stages/nowhere.json:\n  cannot be read');
    expect(run({ stage: '' }, bundles).stderr).toContain('Please say which: -c stage=');
    expect(run({}, join(folder, 'none')).stderr).toContain(`There are no bundles in ${join(folder, 'none')}`);
  });
});

describe('cdk.json', () => {
  it('states every feature flag as AWS recommends it, but for one: no stack is deleted under another that uses it', () => {
    const flags = Object.keys(CURRENTLY_RECOMMENDED_FLAGS);
    const stated = Object.fromEntries(flags.map((flag) => [flag, context[flag]]));
    expect(stated).toEqual({
      ...CURRENTLY_RECOMMENDED_FLAGS,
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    });
  });
});

describe('the stacks', () => {
  it('know nothing of the product but the variables of its functions', () => {
    const allowed = /^(node:|aws-cdk-lib$|cdk-nag$|constructs$|zod$|cdk\/)/;
    const found = sourcesIn('cdk')
      .flatMap(importsOf)
      .map(({ to }) => to)
      .filter((to) => !allowed.test(to));
    expect(new Set(found)).toEqual(new Set(['adapters/lambda/env.ts']));
  });
});
