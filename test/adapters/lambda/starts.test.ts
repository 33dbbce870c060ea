import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions, functionNames } from '../../../adapters/lambda/build.ts';
import { startAws } from '../aws/aws-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'akari-starts-'));
beforeAll(() => buildFunctions(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads a bundle and says each of ICU's services that was asked for on the way. */
const watching = (bundle: string): string => `
  for (const name of ['DateTimeFormat', 'NumberFormat', 'Segmenter', 'Collator']) {
    Intl[name] = new Proxy(Intl[name], { construct: (...args) => (console.log(name), Reflect.construct(...args)) });
  }
  await import(${JSON.stringify(bundle)});
  console.log('started');
  process.exit(0);`;

const secret = { signingSecret: 'x', botToken: 'xoxb-x', appPassword: 'x' };

describe('a start', () => {
  it.each(functionNames)('asks for nothing of ICU, whose tables take ten milliseconds to load: %s', async (name) => {
    const aws = await startAws(async () => ({ status: 200, body: { SecretString: JSON.stringify(secret) } }));
    const env = {
      AWS_REGION: 'ap-northeast-1',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL: aws.url,
      ORGANISATION: 'main',
      TABLE_NAME: 'akari',
      KEYS_TABLE_NAME: 'akari-keys',
      DELIVERIES_QUEUE_URL: `${aws.url}/000000000000/deliveries.fifo`,
      SLACK_SECRET: 'akari/slack',
      TEAMS_SECRET: 'akari/teams',
      TEAMS_APP_ID: '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69',
      TEAMS_TENANT: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    };
    try {
      const script = watching(join(folder, name, 'index.mjs'));
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
      expect(stdout.trim().split('\n')).toEqual(['started']);
    } finally {
      await aws.stop();
    }
  });
});
