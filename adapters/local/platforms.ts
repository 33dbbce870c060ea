import { limitsWith, type PaceLimits } from '../../src/delivery/pace.ts';
import type { SlackConfig } from '../slack/app.ts';
import { createClient } from '../slack/connector.ts';
import type { TeamsConfig } from '../teams/app.ts';
import { isLoopback, isRealSlack, isRealTeams, type LocalEnv } from './env.ts';
import type { LocalSecrets } from './secrets.ts';

/** Where the desk plays the platforms, under the server's own address. */
const DESK_SLACK_API = '/desk/slack/api/';

/** Whether the desk plays this platform: nothing in the environment says where the real one is. */
export const deskPlaysSlack = (env: LocalEnv): boolean => !env.SLACK_BOT_TOKEN && !env.SLACK_API_URL;
export const deskPlaysTeams = (env: LocalEnv): boolean => !env.MicrosoftAppId;

export const slackConfig = (env: LocalEnv, local: LocalSecrets, origin: string): SlackConfig => {
  const apiUrl = env.SLACK_API_URL ?? (deskPlaysSlack(env) ? `${origin}${DESK_SLACK_API}` : undefined);
  return {
    signingSecret: env.SLACK_SIGNING_SECRET ?? local.signingSecret,
    botToken: env.SLACK_BOT_TOKEN ?? local.botToken,
    ...(env.SLACK_APP_TOKEN === undefined ? {} : { appToken: env.SLACK_APP_TOKEN }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
  };
};

/** `openIdMetadataUrl` is the desk's own key set, used when no app id is given. */
export const teamsConfig = (env: LocalEnv, local: LocalSecrets, openIdMetadataUrl: string): TeamsConfig => {
  if (env.MicrosoftAppId === undefined) return { appId: local.appId, openIdMetadata: openIdMetadataUrl };
  return {
    appId: env.MicrosoftAppId,
    ...(env.MicrosoftAppPassword === undefined ? {} : { appPassword: env.MicrosoftAppPassword }),
    ...(env.MicrosoftAppTenantId === undefined ? {} : { tenantId: env.MicrosoftAppTenantId }),
    ...(env.BotOpenIdMetadata === undefined ? {} : { openIdMetadata: env.BotOpenIdMetadata }),
  };
};

/** A platform that is played on this machine bears whatever it is given. */
const PLAYED_PER_SECOND = 1000;

export const limitsOf = (env: LocalEnv): PaceLimits => {
  const playsSlack = deskPlaysSlack(env) || (env.SLACK_API_URL !== undefined && isLoopback(env.SLACK_API_URL));
  const playsTeams = deskPlaysTeams(env) || env.BotOpenIdMetadata !== undefined;
  return limitsWith({
    slack: env.SLACK_PER_SECOND ?? (playsSlack ? PLAYED_PER_SECOND : undefined),
    teams: env.TEAMS_PER_SECOND ?? (playsTeams ? PLAYED_PER_SECOND : undefined),
  });
};

/** The workspace a bot token belongs to; undefined for one that serves a whole Enterprise Grid organisation. */
export const workspaceOf = async (env: LocalEnv): Promise<string | undefined> => {
  const { team_id, is_enterprise_install } = await createClient({ botToken: env.SLACK_BOT_TOKEN ?? '' }).auth.test();
  return is_enterprise_install === true ? undefined : team_id;
};

/** This server, as long as everybody who reads is on this machine too: what is real is read elsewhere. */
export const linksAtOf = (env: LocalEnv, origin: string): string | undefined =>
  isRealSlack(env) || isRealTeams(env) ? undefined : origin;
