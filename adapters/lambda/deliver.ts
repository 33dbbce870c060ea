import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { limitsWith } from '../../src/delivery/pace.ts';
import { PARCEL_WORK_MS } from '../../src/delivery/parcel-work.ts';
import { createSqsClient } from '../aws/client.ts';
import { workBatch } from '../aws/queue.ts';
import { renewing } from '../aws/secrets.ts';
import { createClient } from '../slack/connector.ts';
import { createMessenger as createSlackMessenger } from '../slack/messenger.ts';
import { createConnector } from '../teams/connector.ts';
import { createMessenger as createTeamsMessenger } from '../teams/messenger.ts';
import { openBase } from './base.ts';
import { environments, readEnv } from './env.ts';
import { notSetUp } from './not-set-up.ts';
import { regionOf } from './region.ts';
import { type SlackSecret, slackSecret, type TeamsSecret, teamsConfig, teamsSecret } from './secrets.ts';
import { openSecretsHere, start } from './start.ts';

const env = readEnv(environments.deliver, process.env);
const base = openBase('deliver', env);
const secrets = openSecretsHere(base.log);
const client = createSqsClient(regionOf());

const slackMessenger = (secret: SlackSecret) =>
  createSlackMessenger(
    createClient({ ...secret, ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }) }),
    base.log,
  );
const teamsMessenger = (secret: TeamsSecret, TEAMS_APP_ID: string) => {
  const config = teamsConfig({ ...env, TEAMS_APP_ID }, secret);
  return createTeamsMessenger(config, createConnector({ ...config, local: config.openIdMetadata !== undefined }));
};

/** The secrets of the platforms that are set up. */
const readSecrets = async () => ({
  slack: env.SLACK_SECRET === undefined ? undefined : await secrets.read(env.SLACK_SECRET, slackSecret),
  teams: env.TEAMS_SECRET === undefined ? undefined : await secrets.read(env.TEAMS_SECRET, teamsSecret),
});

const limits = limitsWith({ slack: env.SLACK_PER_SECOND, teams: env.TEAMS_PER_SECOND });

/** Made anew once a rotated secret is seen. */
const core = renewing(readSecrets, ({ slack, teams }) => {
  const teamsId = env.TEAMS_APP_ID;
  const messengers = {
    slack: slack ? slackMessenger(slack) : notSetUp('slack', base.log),
    teams: teams && teamsId !== undefined ? teamsMessenger(teams, teamsId) : notSetUp('teams', base.log),
  };
  return base.compose(() => undefined, messengers, { limits });
});
await start(base.log, core);

/** Sends what the tick queued, in order, up to the first that has to wait. */
export const handler = base.watch(async ({ Records }: SQSEvent, line, remainingMs): Promise<SQSBatchResponse> => {
  const { deliver } = await core();
  const { batchItemFailures } = await workBatch(Records, deliver, {
    client,
    url: env.DELIVERIES_QUEUE_URL,
    wallClock: Date.now,
    log: base.log,
    patience: PATIENCE,
    hasTime: () => remainingMs() > ONE_PARCEL_MS,
  });
  line({ messages: Records.length, left: batchItemFailures.length });
  return { batchItemFailures };
});

/** Receives after which a message that keeps failing no longer holds up those behind it; fewer than before it is a dead letter. */
const PATIENCE = 5;

/** A parcel is worked on for so long at most, and its last message looked for, sent and written down after that. */
const ONE_PARCEL_MS = PARCEL_WORK_MS + 20_000;
