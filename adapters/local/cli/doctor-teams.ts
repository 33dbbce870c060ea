import * as z from 'zod';
import type { SignInProblem } from '../../../src/text/cli/doctor-texts.ts';
import type { TeamsSecret } from '../../lambda/secrets.ts';
import { type Finding, ok, unchecked, wrong } from './doctor-finding.ts';
import { ask } from './doctor-network.ts';
import { type Doctor, isLeftOut } from './doctor-scope.ts';
import { checkTeamsManifest } from './doctor-teams-manifest.ts';

type Bot = { readonly appId: string; readonly tenant: string; readonly password: string };

/** Whether the app can sign in, whether requests can be checked, and what was uploaded. */
export const checkTeams = async (doctor: Doctor, secret: TeamsSecret | undefined): Promise<readonly Finding[]> => {
  const { scope } = doctor;
  const bot = scope.kind === 'aws' ? deployedBot(doctor, secret) : localBot(doctor);
  const appId = scope.kind === 'aws' ? scope.stage?.teams?.appId : scope.given.MicrosoftAppId;
  const manifest = checkTeamsManifest(appId, doctor);
  if ('status' in bot) return [bot, ...manifest];
  return [await signIn(bot, doctor), await signingKeys(doctor), ...manifest];
};

const notAsked = (why: string, { texts }: Doctor): Finding => unchecked('teams.signIn', texts.teams.signIn, why);

const deployedBot = (doctor: Doctor, secret: TeamsSecret | undefined): Bot | Finding => {
  const { scope, texts } = doctor;
  if (isLeftOut('teams', scope)) return notAsked(texts.common.notInStage, doctor);
  if (scope.stack === undefined) return notAsked(texts.common.needsStage, doctor);
  const { teams } = scope.stage ?? {};
  if (!teams) return notAsked(texts.teams.noAppId, doctor);
  return secret ? { ...teams, password: secret.appPassword } : notAsked(texts.teams.noPassword, doctor);
};

const localBot = (doctor: Doctor): Bot | Finding => {
  const { scope, texts } = doctor;
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, BotOpenIdMetadata } = scope.given;
  const needed = { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (BotOpenIdMetadata !== undefined) return notAsked(texts.teams.rehearsal, doctor);
  if (missing.length === Object.keys(needed).length) return notAsked(texts.teams.notSetUp, doctor);
  if (!(MicrosoftAppId && MicrosoftAppPassword && MicrosoftAppTenantId))
    return wrong('teams.signIn', texts.teams.incomplete(missing.join(', ')));
  return { appId: MicrosoftAppId, tenant: MicrosoftAppTenantId, password: MicrosoftAppPassword };
};

const tokenSchema = z.object({ access_token: z.string().min(1) });
const refusalSchema = z.object({ error_codes: z.array(z.int()).min(1) });

/** What Entra's numbers say that somebody can mend. learn.microsoft.com/entra/identity-platform/reference-error-codes */
const problems: ReadonlyMap<number | undefined, SignInProblem> = new Map([
  [7000215, 'secret'],
  [7000222, 'expired'],
  [700016, 'app'],
  [90002, 'tenant'],
  [900023, 'tenant'],
  [7000112, 'disabled'],
]);

/** Signs in as the product does. The token is dropped, and what Microsoft writes around a refusal is not shown. */
const signIn = async ({ appId, tenant, password }: Bot, { texts, world }: Doctor): Promise<Finding> => {
  const check = 'teams.signIn';
  const answer = await ask(`${world.signIn}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: appId, client_secret: password },
      scope: 'https://api.botframework.com/.default',
    }),
  });
  if (answer.type === 'unreachable') return wrong(check, texts.common.unreachable(new URL(world.signIn).host));
  if (tokenSchema.safeParse(answer.body).success) return ok(check, texts.teams.signedIn);
  const [code] = refusalSchema.safeParse(answer.body).data?.error_codes ?? [];
  const problem = problems.get(code);
  if (problem) return wrong(check, texts.teams.refused(problem));
  return code === undefined
    ? wrong(check, texts.common.unexpected(`HTTP ${answer.status}`))
    : wrong(check, texts.teams.refusedOtherwise(`AADSTS${code}`));
};

const metadataSchema = z.object({ jwks_uri: z.url() });
const keysSchema = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) });

const signingKeys = async ({ texts, world }: Doctor): Promise<Finding> => {
  const check = 'teams.keys';
  const metadata = await ask(world.openIdMetadata);
  if (metadata.type === 'unreachable')
    return wrong(check, texts.common.unreachable(new URL(world.openIdMetadata).host));
  const address = metadataSchema.safeParse(metadata.body).data?.jwks_uri;
  if (address === undefined || new URL(address).protocol !== new URL(world.openIdMetadata).protocol)
    return wrong(check, texts.teams.keysUnreadable);
  const keys = await ask(address);
  if (keys.type === 'unreachable') return wrong(check, texts.common.unreachable(new URL(address).host));
  return keysSchema.safeParse(keys.body).success
    ? ok(check, texts.teams.keysThere)
    : wrong(check, texts.teams.keysUnreadable);
};
