import { fileURLToPath } from 'node:url';
import { startAws } from '../../adapters/aws/aws-server.ts';
import { median } from '../bench.ts';
import { type Bundle, FLOOR } from './bundles.ts';
import { startEnvironment } from './environment.ts';
import type { Runtime } from './runtime.ts';

/**
 * From the start of the process to its first asking for an event, by the name of the bundle; and how many times that of
 * the floor in the same round.
 */
export type Starts = ReadonlyMap<string, { readonly ms: number; readonly ratio: number }>;

const ROUNDS = 21;

/** Each bundle once a round, so that a slow moment of the machine meets all. Ours read their secret before they are ready. */
export const measureStarts = async (runtime: Runtime, bundles: readonly Bundle[]): Promise<Starts> => {
  const aws = await startAws(async () => ({ status: 200, body: { SecretString: SECRET } }));
  const times = new Map<string, number[]>();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { name, folder } of bundles) {
        const environment = await startEnvironment({
          runtime,
          folder,
          env: environmentAt(aws.url.replace('http:', 'https:')),
        });
        times.set(name, [...(times.get(name) ?? []), environment.readyMs]);
        await environment.stop();
      }
    }
  } finally {
    await aws.stop();
  }
  const floor = times.get(FLOOR) ?? [];
  const ratios = (own: readonly number[]) => own.map((ms, round) => ms / (floor[round] ?? Number.NaN));
  return new Map([...times].map(([name, own]) => [name, { ms: median(own), ratio: median(ratios(own)) }]));
};

/** Of both platforms. */
const SECRET = JSON.stringify({ signingSecret: 'bench', botToken: 'xoxb-bench', appPassword: 'bench' });

const preload = fileURLToPath(new URL('./no-tls.cjs', import.meta.url));

const environmentAt = (url: string) => ({
  NODE_OPTIONS: `--require ${preload}`,
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: url,
  ORGANISATION: 'main',
  TABLE_NAME: 'akari',
  KEYS_TABLE_NAME: 'akari-keys',
  DELIVERIES_QUEUE_URL: `${url}/000000000000/deliveries.fifo`,
  SLACK_SECRET: 'akari/slack',
  TEAMS_SECRET: 'akari/teams',
  TEAMS_APP_ID: '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69',
  TEAMS_TENANT: '72f988bf-86f1-41af-91ab-2d7cd011db47',
});
