import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createSqsClient } from '../aws/client.ts';
import { workBatch } from '../aws/queue.ts';
import { renewing } from '../aws/secrets.ts';
import { createClient } from '../slack/connector.ts';
import { createMessenger as createSlackMessenger } from '../slack/messenger.ts';
import { createConnector } from '../teams/connector.ts';
import { createMessenger as createTeamsMessenger } from '../teams/messenger.ts';
import { openBase, regionOf } from './base.ts';
import { environments, readEnv } from './env.ts';
import { notSetUp } from './not-set-up.ts';
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

/** Made anew once a rotated secret is seen. */
const core = renewing(readSecrets, ({ slack, teams }) =>
  base.compose(() => undefined, {
    slack: slack ? slackMessenger(slack) : notSetUp('slack', base.log),
    teams:
      teams && env.TEAMS_APP_ID !== undefined ? teamsMessenger(teams, env.TEAMS_APP_ID) : notSetUp('teams', base.log),
  }),
);
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
    hasTime: () => remainingMs() > ONE_MESSAGE_MS,
  });
  line({ messages: Records.length, left: batchItemFailures.length });
  return { batchItemFailures };
});

/** Receives after which a message that keeps failing no longer holds up those behind it; fewer than before it is a dead letter. */
const PATIENCE = 5;

/** A message to a slow platform takes at most so long: looking for it, sending it, writing it down. */
const ONE_MESSAGE_MS = 20_000;
