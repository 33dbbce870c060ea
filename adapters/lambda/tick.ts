import * as z from 'zod/mini';
import { asInstant, type Instant, ifInstant, MINUTE_MS } from '../../src/time/instant.ts';
import { createSqsClient } from '../aws/client.ts';
import { createMailClient, createMailPost } from '../aws/mail.ts';
import { createSqsQueue } from '../aws/queue.ts';
import { absent, openBase } from './base.ts';
import { calendarsOf } from './calendars.ts';
import { environments, readEnv } from './env.ts';
import { regionOf } from './region.ts';
import { openSecretsHere } from './start.ts';

const env = readEnv(environments.tick, process.env);
const base = openBase('tick', env);
const { org, clock } = base;
const { MAIL_FROM: from } = env;
const post = from === undefined ? from : createMailPost({ client: createMailClient(regionOf()), from, log: base.log });
const calendars = calendarsOf(env, openSecretsHere(base.log), base.log, post && { post });
const core = base.compose(() => undefined, { slack: absent('slack'), teams: absent('teams') }, { calendars });
const queue = createSqsQueue({ client: createSqsClient(regionOf()), url: env.DELIVERIES_QUEUE_URL, now: clock.now });

/** What the schedule hands over: the minute it stands for. */
const tickEvent = z.object({ at: z.string() });

/** Jobs make messages due, and now and then other jobs; more than this in one minute waits for the next. */
const MAX_PASSES = 5;

let ensuredFor: string | undefined;

/** Once a cold start, and whenever the directory or the calendar has changed since: one read a minute tells. */
const ensureSchedule = async (now: Instant): Promise<void> => {
  const found = JSON.stringify(await base.store.directory.organisation(org));
  if (found === ensuredFor) return;
  await core.ensureSchedule(org, now);
  ensuredFor = found;
};

/** Every minute: the jobs that are due, and what is to be sent into the queue. */
export const handler = base.watch(async (event: unknown, line) => {
  const started = performance.now();
  clock.arrive(momentOf(event));
  const now = clock.now();
  await ensureSchedule(now);
  const total = { jobs: 0, deliveries: 0 };
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const { jobs, deliveries } = await core.tick(org, now, queue);
    total.jobs += jobs;
    total.deliveries += deliveries;
    if (jobs === 0) break;
  }
  line(total);
  // Rings the alarm before Lambda stops a tick that takes longer still.
  if (performance.now() - started > SLOW_MS) base.log.error('tick-slow');
  return total;
});

/** Of the five minutes that a tick has. */
const SLOW_MS = 4 * MINUTE_MS;

const momentOf = (event: unknown): Instant => {
  const parsed = tickEvent.safeParse(event);
  return (parsed.success ? ifInstant(parsed.data.at) : undefined) ?? asInstant(Date.now());
};
