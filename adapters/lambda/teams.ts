import { renewing } from '../aws/secrets.ts';
import { openBase } from './base.ts';
import { calendarsOf } from './calendars.ts';
import { environments, readEnv } from './env.ts';
import { httpHandler } from './http.ts';
import { teamsSecret } from './secrets.ts';
import { openSecretsHere, start } from './start.ts';
import { teamsEdge } from './teams-edge.ts';

const env = readEnv(environments.teams, process.env);
const base = openBase('teams', env);
const secrets = openSecretsHere(base.log);
const calendars = calendarsOf(env, secrets, base.log);

/** Made anew once a rotated secret is seen. */
const edge = renewing(
  () => secrets.read(env.TEAMS_SECRET, teamsSecret),
  (secret) => teamsEdge(env, secret, base, calendars),
);
await start(base.log, edge);

export const handler = httpHandler(base, edge);
