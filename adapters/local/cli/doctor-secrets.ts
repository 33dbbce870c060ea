import { ListSecretsCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as z from 'zod/mini';
import { AkariError } from '../../../src/errors.ts';
import type { SecretProblem } from '../../../src/text/cli/doctor-texts.ts';
import { openSecrets } from '../../aws/secrets.ts';
import { type SlackSecret, slackSecret, type TeamsSecret, teamsSecret } from '../../lambda/secrets.ts';
import { secretsManagerOf } from './doctor-aws.ts';
import { type Check, type Finding, looking, ok, unchecked, wrong } from './doctor-finding.ts';
import { type Doctor, isLeftOut } from './doctor-scope.ts';

/** What was read on the way, for signing in with it. */
export type FoundSecrets = {
  readonly findings: readonly Finding[];
  readonly slack?: SlackSecret;
  readonly teams?: TeamsSecret;
};

/** The stack's two secrets by the functions' own reader. What they hold is used and never shown. */
export const checkSecrets = async (doctor: Doctor): Promise<FoundSecrets> => {
  const { scope, texts } = doctor;
  const platforms = ['Slack', 'Teams'].map(texts.secrets.secret).join(' / ');
  if (scope.stack === undefined) {
    const why = scope.kind === 'aws' ? texts.common.needsStage : texts.secrets.inEnvironment;
    return { findings: [unchecked('secrets.all', platforms, why)] };
  }
  const client = secretsManagerOf(doctor);
  try {
    const slack = isLeftOut('slack', scope)
      ? leftOut('Slack', texts)
      : await readSecret({ id: 'Slack', check: 'secrets.slack' }, slackSecret, oddSlack, client, doctor);
    const teams = isLeftOut('teams', scope)
      ? leftOut('Teams', texts)
      : await readSecret({ id: 'Teams', check: 'secrets.teams' }, teamsSecret, oddTeams, client, doctor);
    return {
      findings: [...slack.findings, ...teams.findings],
      ...(slack.value && { slack: slack.value }),
      ...(teams.value && { teams: teams.value }),
    };
  } finally {
    client.destroy();
  }
};

type Read<Value> = { readonly findings: readonly Finding[]; readonly value?: Value };

const leftOut = (platform: 'Slack' | 'Teams', { secrets, common }: Doctor['texts']): Read<never> => ({
  findings: [unchecked(`secrets.${platform.toLowerCase()}`, secrets.secret(platform), common.notInStage)],
});

/** The stack's name for whose secret it is, and where that is another, people's. */
type SecretOf = { readonly id: 'Slack' | 'Teams' | 'Calendars'; readonly check: Check; readonly name?: string };

/** Nobody looks for what a person is told in one line. */
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const readSecret = async <Schema extends z.core.$ZodType>(
  { id, check, name = id }: SecretOf,
  schema: Schema,
  oddity: (value: z.output<Schema>) => SecretProblem | undefined,
  client: SecretsManagerClient,
  doctor: Doctor,
): Promise<Read<z.output<Schema>>> => {
  const { texts, scope, world } = doctor;
  const refused = (problem: SecretProblem) => [wrong(check, texts.secrets.wrong(name, problem))];
  let value: z.output<Schema> | undefined;
  const look = { check, what: texts.secrets.secret(name), where: 'AWS Secrets Manager' };
  const findings = await looking(look, texts, async () => {
    const arn = await arnOf(`${id}Secret`, scope.stack ?? '', client);
    if (arn === undefined) return refused({ type: 'missing' });
    try {
      const read = await openSecrets({ client, now: world.now, log: silent }).read(arn, schema);
      const odd = oddity(read);
      if (odd) return refused(odd);
      value = read;
      return [ok(check, texts.secrets.good(name))];
    } catch (error) {
      if (!(error instanceof AkariError)) throw error;
      if (error.code === 'bad-configuration') return refused(problemIn(error.message));
      throw error.cause ?? error;
    }
  });
  return { findings, ...(value !== undefined && { value }) };
};

/** CloudFormation names a secret after its logical id and tags it with its stack. Left-behind ones are older. */
const arnOf = async (id: string, stack: string, client: SecretsManagerClient): Promise<string | undefined> => {
  const { SecretList = [] } = await client.send(
    new ListSecretsCommand({ Filters: [{ Key: 'name', Values: [id] }], MaxResults: 100 }),
  );
  const own = SecretList.filter(({ Tags = [] }) =>
    Tags.some(({ Key, Value }) => Key === 'aws:cloudformation:stack-name' && Value === stack),
  );
  return own.toSorted((a, b) => Number(b.CreatedDate ?? 0) - Number(a.CreatedDate ?? 0))[0]?.ARN;
};

/** The reader's own words; see adapters/aws/secrets.ts. */
const problemIn = (message: string): SecretProblem => {
  const fields = /lacks a usable (.+)$/.exec(message)?.[1];
  if (fields !== undefined) return { type: 'lacks', fields };
  if (message.includes('may not be read')) return { type: 'denied' };
  if (message.endsWith('is empty')) return { type: 'empty' };
  return /is missing or has no value/.test(message) ? { type: 'missing' } : { type: 'not-json' };
};

const oddSlack = ({ signingSecret, botToken }: SlackSecret): SecretProblem | undefined => {
  const odd = [
    ...(/^[0-9a-f]{32}$/.test(signingSecret) ? [] : ['signingSecret']),
    ...(/^xoxb-[\w-]+$/.test(botToken) ? [] : ['botToken (xoxb-…)']),
  ];
  return odd.length === 0 ? undefined : { type: 'odd', fields: odd.join(', ') };
};

/** Entra shows the id of a secret beside its value; only the id is a GUID. */
const oddTeams = ({ appPassword }: TeamsSecret): SecretProblem | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appPassword) ? { type: 'is-id' } : undefined;
