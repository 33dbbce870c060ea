import * as z from 'zod/mini';
import type { TeamsConfig } from '../teams/app.ts';

const text = z.string().check(z.regex(/\S/));

/** What an administrator puts into the two secrets; see docs/deploy.md. */
export const slackSecret = z.object({ signingSecret: text, botToken: text });
export type SlackSecret = z.infer<typeof slackSecret>;

export const teamsSecret = z.object({ appPassword: text });
export type TeamsSecret = z.infer<typeof teamsSecret>;

type TeamsEnv = { readonly TEAMS_APP_ID: string; readonly TEAMS_TENANT?: string; readonly BotOpenIdMetadata?: string };

export const teamsConfig = (env: TeamsEnv, { appPassword }: TeamsSecret): TeamsConfig => ({
  appId: env.TEAMS_APP_ID,
  appPassword,
  ...(env.TEAMS_TENANT === undefined ? {} : { tenantId: env.TEAMS_TENANT }),
  ...(env.BotOpenIdMetadata === undefined ? {} : { openIdMetadata: env.BotOpenIdMetadata }),
});
