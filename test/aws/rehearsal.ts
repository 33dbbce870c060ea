import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '../../adapters/dynamodb/client.ts';
import { openStore, type Store } from '../../adapters/dynamodb/store.ts';
import { ensureTables, keysTableOf } from '../../adapters/dynamodb/table.ts';
import type { FunctionName } from '../../adapters/lambda/env.ts';
import { openEmbedded } from '../../adapters/local/embedded.ts';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import type { Ticked } from '../../src/delivery/tick.ts';
import { startAws } from '../adapters/aws/aws-server.ts';
import { connect } from '../adapters/aws/event-source.ts';
import { startSqs } from '../adapters/aws/sqs.ts';
import { openGate } from '../cdk/gate.ts';
import { openFront } from './front.ts';
import { createLambda, type Lambda, type LambdaOptions } from './lambda.ts';

export type RehearsalOptions = {
  /** Where the built functions are. */
  readonly bundles: string;
  readonly dataDir: string;
  readonly port?: number;
  /** One platform may be left out, as in a deployment without it. */
  readonly slack?: { readonly signingSecret: string; readonly botToken: string; readonly apiUrl: string };
  readonly teams?: { readonly appId: string; readonly openIdMetadata: string };
  /** Where pictures are, in place of the internet. */
  readonly pictures?: string;
  /** Who mails invitations, and where SES is. */
  readonly mail?: { readonly from: string; readonly url: string };
  /** Each line that any function prints. */
  readonly print: (line: string) => void;
  /** What a function failed with, where the caller sees a bare 500. */
  readonly report: (error: unknown) => void;
  /** What runs a function, in place of processes that only load it. */
  readonly createFunction?: (options: LambdaOptions) => Lambda;
};

/** The deployed shape on one machine: built functions in processes of their own, between real protocols. */
export type Rehearsal = {
  readonly origin: string;
  readonly store: Store;
  readonly database: { readonly endpoint: string; readonly table: string };
  readonly functions: { readonly [name in FunctionName]: Lambda };
  /** The product's clock. */
  now(): number;
  /** One minute's tick, and what it queued. */
  tick(): Promise<Ticked>;
  setClock(iso: string): Promise<void>;
  close(): Promise<void>;
};

const MINUTE = 60_000;
const TABLE = 'akari';
const REGION = 'ap-northeast-1';

/** As in the stacks: environments at once of each function. */
const concurrency = { slack: 4, teams: 4, tick: 2, deliver: 4, links: 4 };

export const openRehearsal = async (options: RehearsalOptions): Promise<Rehearsal> => {
  const database = await openEmbedded(options.dataDir);
  const client = createClient({ endpoint: database.endpoint, region: REGION });
  await ensureTables(client, TABLE);
  const store = openStore({ client, table: TABLE });
  const sqs = await startSqs();
  // Shorter than in the stacks: a message whose environment was killed comes back after this.
  const queue = await sqs.createQueue('deliveries', { visibilitySeconds: 3, maxReceiveCount: 20 });
  const secrets = await startAws(async ({ input }) => ({ status: 200, body: secretOf(options, input.SecretId) }));
  const gate = await openGate({
    dynamodb: database.endpoint,
    sqs: new URL(queue.url).origin,
    secretsManager: secrets.url,
    ...(options.mail && { mail: options.mail.url }),
  });
  // Listens before there is anything behind it: the functions are told its address.
  const front = await openFront({
    slack: (event) => functions.slack.invoke(event),
    teams: (event) => functions.teams.invoke(event),
    links: (event) => functions.links.invoke(event),
    now: () => time.now(),
    setClock: (iso) => time.set(iso),
    report: options.report,
    port: options.port ?? 0,
  });
  const env = {
    AWS_REGION: REGION,
    ORGANISATION: LOCAL_ORG,
    TABLE_NAME: TABLE,
    KEYS_TABLE_NAME: keysTableOf(TABLE),
    DELIVERIES_QUEUE_URL: queue.url,
    // The front moves the clock only when no event is being worked on.
    CLOSE_GRACE_MS: '0',
    // What is played on this machine bears whatever it is given.
    LINKS_URL: front.origin,
    ...(options.pictures === undefined ? {} : { PICTURES_URL: options.pictures }),
    ...(options.mail && { MAIL_FROM: options.mail.from }),
    SLACK_PER_SECOND: '1000',
    TEAMS_PER_SECOND: '1000',
    ...(options.slack && { SLACK_SECRET: 'akari/slack', SLACK_API_URL: options.slack.apiUrl }),
    ...(options.teams && {
      TEAMS_SECRET: 'akari/teams',
      TEAMS_APP_ID: options.teams.appId,
      BotOpenIdMetadata: options.teams.openIdMetadata,
    }),
  };
  const lambda = (name: FunctionName): Lambda => {
    const bundle = join(options.bundles, name, 'index.mjs');
    return (options.createFunction ?? createLambda)({
      name,
      bundle,
      env: { ...env, ...gate.env(name) },
      concurrency: concurrency[name],
      print: options.print,
    });
  };
  const functions = {
    slack: lambda('slack'),
    teams: lambda('teams'),
    tick: lambda('tick'),
    deliver: lambda('deliver'),
    links: lambda('links'),
  };
  const source = connect({ client: sqs.client, url: queue.url }, async (records) =>
    Object(await functions.deliver.invoke({ Records: records })),
  );
  const time = openTime({ store, tick: (at) => tickAt(functions.tick, at), settled: source.settled });
  // `npx akari` finds the directory through it, as beside `npm start`.
  const run = { pid: process.pid, origin: front.origin, dynamodb: database.endpoint, table: TABLE };
  writeFileSync(join(options.dataDir, 'run.json'), JSON.stringify(run));
  return {
    origin: front.origin,
    store,
    database: { endpoint: database.endpoint, table: TABLE },
    functions,
    now: time.now,
    tick: () => time.tick(time.now()),
    setClock: time.set,
    close: async () => {
      await source.stop();
      await Promise.all(Object.values(functions).map((each) => each.stop()));
      await Promise.all([front.close(), gate.close(), secrets.stop(), sqs.stop()]);
      client.destroy();
      await database.close();
      // Whatever was played, the roles of the stacks sufficed.
      if (gate.refused.length > 0) throw new Error(`a role lacks ${JSON.stringify(gate.refused[0])}`);
    },
  };
};

const secretOf = ({ slack }: RehearsalOptions, id: unknown) => ({
  Name: id,
  SecretString: JSON.stringify(
    id === 'akari/slack'
      ? { signingSecret: slack?.signingSecret, botToken: slack?.botToken }
      : { appPassword: 'local' },
  ),
});

const tickAt = async (tick: Lambda, at: number): Promise<Ticked> => {
  const { jobs, deliveries } = Object(await tick.invoke({ at: new Date(at).toISOString() }));
  return { jobs: Number(jobs), deliveries: Number(deliveries) };
};

type TimeDeps = {
  readonly store: Store;
  readonly tick: (at: number) => Promise<Ticked>;
  /** Resolves when the queue is empty. */
  readonly settled: () => Promise<void>;
};

/** The product's clock. A leap runs every minute in which something is due, in order, as the schedule would. */
const openTime = ({ store, tick, settled }: TimeDeps) => {
  let clock = { at: Date.now(), since: performance.now() };
  const now = (): number => Math.round(clock.at + performance.now() - clock.since);
  const tickAndSend = async (at: number): Promise<Ticked> => {
    const ticked = await tick(at);
    await settled();
    return ticked;
  };
  const work = async (at: number): Promise<void> => {
    clock = { at, since: performance.now() };
    for (;;) {
      const { jobs, deliveries } = await tickAndSend(at);
      if (jobs + deliveries === 0) return;
    }
  };
  const set = async (iso: string): Promise<void> => {
    const target = Date.parse(iso);
    await work(Math.min(now(), target));
    for (;;) {
      const next = await store.dueWork.nextDue(LOCAL_ORG);
      if (next === undefined || next > target) break;
      await work(Math.max(now(), Math.ceil(next / MINUTE) * MINUTE));
    }
    await work(target);
  };
  return { now, set, tick: tickAndSend };
};
