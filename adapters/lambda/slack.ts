import { renewing } from '../aws/secrets.ts';
import { openBase } from './base.ts';
import { calendarsOf } from './calendars.ts';
import { environments, readEnv } from './env.ts';
import { httpHandler } from './http.ts';
import { slackSecret } from './secrets.ts';
import { slackEdge } from './slack-edge.ts';
import { openSecretsHere, start } from './start.ts';

const env = readEnv(environments.slack, process.env);
const base = openBase('slack', env);
const secrets = openSecretsHere(base.log);
const calendars = calendarsOf(env, secrets, base.log);

/** Made anew once a rotated secret is seen. */
const edge = renewing(
  () => secrets.read(env.SLACK_SECRET, slackSecret),
  (secret) => slackEdge(env, secret, base, calendars),
);
await start(base.log, edge);

export const handler = httpHandler(base, edge);
