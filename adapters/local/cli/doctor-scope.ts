import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Platform } from '../../../src/conversation/inbound.ts';
import { asOrgId, type OrgId } from '../../../src/people/model.ts';
import type { DoctorTexts } from '../../../src/text/cli/doctor-texts.ts';
import { calendarTypes } from '../../calendars/config.ts';
import { keysTableOf } from '../../dynamodb/keys.ts';
import { LOCAL_ORG } from '../org.ts';
import { type Finding, ok, wrong } from './doctor-finding.ts';
import type { Terminal } from './terminal.ts';

export type DoctorWords = {
  readonly type: 'doctor';
  readonly org: OrgId | undefined;
  readonly stage: string | undefined;
  readonly table: string | undefined;
  readonly region: string | undefined;
  /** The public address. */
  readonly url: string | undefined;
  /** The package or the file that was uploaded to Teams. */
  readonly teamsManifest: string | undefined;
  readonly json: boolean;
};

/** What lies around the doctor besides the environment. */
export type World = {
  /** The machine's clock in epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly nodeVersion: string;
  /** The folder of the stages' settings. */
  readonly stages: string;
  /** Slack's Web API. */
  readonly slackApi: string;
  /** Where Microsoft hands out tokens, and where it says which keys it signs with. */
  readonly signIn: string;
  readonly openIdMetadata: string;
};

export const here: World = {
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  nodeVersion: process.versions.node,
  stages: fileURLToPath(new URL('../../../cdk/stages', import.meta.url)),
  slackApi: 'https://slack.com/api/',
  signIn: 'https://login.microsoftonline.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
};

/** The stage's file, as far as a check needs it; the stacks check the rest. */
const stageSchema = z.object({
  region: z.string().default('ap-northeast-1'),
  organisation: z.string().default('main'),
  /** A stage has one of the platforms, or both. */
  slack: z.object({ team: z.string().optional() }).optional(),
  teams: z.object({ appId: z.string(), tenant: z.string() }).optional(),
  calendars: z.enum(calendarTypes).optional(),
  mail: z.object({ from: z.string(), identity: z.string().optional() }).optional(),
});
export type StageSettings = z.infer<typeof stageSchema>;

/** What the doctor looks at. */
export type Scope = {
  readonly kind: 'folder' | 'endpoint' | 'aws';
  readonly org: OrgId;
  readonly region: string;
  /** On AWS; on this machine the place itself knows its tables. */
  readonly table: string | undefined;
  readonly keysTable: string | undefined;
  /** The state stack, which names queue and secrets. */
  readonly stack: string | undefined;
  readonly stage: StageSettings | undefined;
  /** The environment without what is blank. */
  readonly given: Terminal['environment'];
};

/** Whether the stage leaves this platform out. Without a stage's settings nobody can tell. */
export const isLeftOut = (platform: Platform, { stage }: Scope): boolean =>
  stage !== undefined && stage[platform] === undefined;

export type Doctor = {
  readonly words: DoctorWords;
  readonly scope: Scope;
  readonly texts: DoctorTexts;
  readonly terminal: Terminal;
  readonly world: World;
};

/** An empty value is nobody's choice, and is told as a finding of its own. */
export const withoutBlanks = (environment: Terminal['environment']): Terminal['environment'] =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));

export const scopeOf = (
  words: DoctorWords,
  environment: Terminal['environment'],
  stage: StageSettings | undefined,
): Scope => {
  const given = withoutBlanks(environment);
  const named = words.table ?? (words.stage === undefined ? undefined : `akari-${words.stage}`);
  const isAws = named !== undefined || isAwsAddress(given.DYNAMODB_ENDPOINT);
  const table = isAws ? (named ?? given.TABLE_NAME ?? 'akari') : undefined;
  return {
    kind: isAws ? 'aws' : given.DYNAMODB_ENDPOINT === undefined ? 'folder' : 'endpoint',
    org: words.org ?? (stage === undefined ? LOCAL_ORG : asOrgId(stage.organisation)),
    region: words.region ?? regionIn(given.DYNAMODB_ENDPOINT) ?? stage?.region ?? given.AWS_REGION ?? 'ap-northeast-1',
    table,
    keysTable: table === undefined ? undefined : keysTableOf(table),
    stack: words.stage === undefined ? undefined : `akari-${words.stage}-state`,
    stage,
    given,
  };
};

const awsAddress = /^dynamodb\.([a-z0-9-]+)\.amazonaws\.com$/;

const hostOf = (address: string | undefined): string =>
  address !== undefined && URL.canParse(address) ? new URL(address).hostname : '';

const isAwsAddress = (address: string | undefined): boolean => awsAddress.test(hostOf(address));
const regionIn = (address: string | undefined): string | undefined => awsAddress.exec(hostOf(address))?.[1];

export type ReadStage = { readonly stage: StageSettings | undefined; readonly findings: readonly Finding[] };

export const readStage = (name: string | undefined, { stages }: World, texts: DoctorTexts): ReadStage => {
  if (name === undefined) return { stage: undefined, findings: [] };
  const { stageFile, noStageFile, badStageFile } = texts.environment;
  const [check, file] = ['environment.stage', `cdk/stages/${name}.json`] as const;
  const text = textOf(join(stages, `${name}.json`));
  if (text === undefined) return { stage: undefined, findings: [wrong(check, noStageFile(file))] };
  const parsed = stageSchema.safeParse(ifJson(text));
  if (parsed.success) return { stage: parsed.data, findings: [ok(check, stageFile(file))] };
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'JSON').join(', ');
  return { stage: undefined, findings: [wrong(check, badStageFile(file, fields))] };
};

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const ifJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
