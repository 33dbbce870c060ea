import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';

/** Tokyo: the data of a ministry stays where Japanese law applies. */
export const TOKYO = 'ap-northeast-1';

/** What CloudWatch takes. The default keeps logs for a year and a month, as audits of government systems ask for. */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 3653];

const text = z.string().regex(/\S/, 'must not be blank');
const guid = z.guid('must be an id like 11111111-2222-3333-4444-555555555555, as the Azure portal shows it');
/** Messages a second that the platform bears, where one knows it better than docs/deploy.md does. */
const perSecond = z.int().min(1).max(1_000).optional();
const megabytes = z.int().min(128).max(10_240);
const memory = megabytes.default(256);
/** A week of its work peaks at 242 (`npm run bench -- lambda`): botbuilder is large. */
const memoryOfTeams = megabytes.default(320);

const schema = z
  .strictObject({
    /** Without it the account of whoever deploys. */
    account: z
      .string()
      .regex(/^\d{12}$/, 'must be the twelve digits of an AWS account, in quotes')
      .optional(),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be the name of an AWS region')
      .default(TOKYO),
    /** Why another region than Tokyo is right; nothing else lets one pass. */
    outsideTokyo: z.string().regex(/\S/, 'must say why').optional(),
    /** Begins every key of the table, so it never changes. `main` is what `npx akari` takes without `--org`. */
    organisation: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be small letters, digits and hyphens')
      .default('main'),
    /** Set up when it is there, though it be empty. One of the two platforms at least. */
    slack: z
      .strictObject({
        team: z
          .string()
          .regex(/^T[A-Z0-9]+$/, 'must be the id of a workspace, which begins with T')
          .optional(),
        perSecond,
      })
      .optional(),
    teams: z.strictObject({ appId: guid, tenant: guid, perSecond }).optional(),
    /** Calendars that 1on1s are looked up and written in: Microsoft 365 or Google. Without it there are none. */
    calendars: z.enum(['graph', 'google']).optional(),
    /**
     * Who invites to 1on1s by mail where there are no calendars: an address, and the identity by which Amazon SES may send
     * for it, its domain unless set. Without it nobody is invited, and times stand in the chat only.
     */
    mail: z.strictObject({ from: z.email('must be an e-mail address'), identity: text.optional() }).optional(),
    /** A KMS key of one's own for tables, queues, secrets and logs; US$ 1 a month and its requests. */
    customerKey: z.boolean().default(false),
    logRetentionDays: z
      .int()
      .refine((days) => RETENTION_DAYS.includes(days), `must be one of ${RETENTION_DAYS.join(', ')}`)
      .default(400),
    logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    /** Who hears of an alarm; without it alarms are seen in the console only. */
    alarmEmail: z.email('must be an e-mail address').optional(),
    /** Where the runbook is read: its own address, or the path in the repository. */
    runbook: z.string().regex(/\S/, 'must be an address').default('docs/runbook.md'),
    /** The first three of an account cost nothing, each more US$ 3 a month. */
    dashboard: z.boolean().default(true),
    /**
     * Whether links of campaigns lead through a page that counts, in total, how often they were opened. Without it they
     * lead straight to where they go; those of messages that were sent before lead nowhere.
     */
    countLinks: z.boolean().default(true),
    /** Requests a second, and at once: what is over is answered 429, and paid for no further. */
    throttling: z
      .strictObject({ rate: z.int().min(1).max(10_000), burst: z.int().min(1).max(5_000) })
      .default({ rate: 200, burst: 400 }),
    /** How many senders work at once; SQS and Lambda ask for two at least. */
    deliverConcurrency: z.int().min(2).max(1_000).default(10),
    /** Megabytes. */
    memory: z
      .strictObject({ slack: memory, teams: memoryOfTeams, tick: memory, deliver: memory, links: memory })
      .prefault({}),
  })
  .check(({ value, issues }) => {
    const wrong = (path: string, message: string): void =>
      void issues.push({ code: 'custom', input: value, path: [path], message });
    if (value.region !== TOKYO && value.outsideTokyo === undefined)
      wrong('region', `must be ${TOKYO}, unless outsideTokyo says why the data may leave Tokyo`);
    if (value.calendars !== undefined && value.mail !== undefined)
      wrong('mail', 'must not be there beside calendars, which invite by themselves');
    if (value.slack === undefined && value.teams === undefined)
      wrong('slack', 'must be there, or teams: a deployment speaks to one of them at least');
  });

export type StageConfig = z.infer<typeof schema> & {
  /** The name of the stage's file: part of the names of its stacks, functions and alarms. */
  readonly stage: string;
};

/** The settings of one stage, as its file has them. A mistake is named by file and field. */
export const parseStage = (file: string, text: string): StageConfig => {
  const stage = basename(file, '.json');
  if (!/^[a-z][a-z0-9]{0,15}$/.test(stage))
    throw mistake(file, ['the name of the file must be that of the stage: up to 16 small letters and digits']);
  const parsed = schema.safeParse(jsonOf(file, text));
  if (parsed.success) return { ...parsed.data, stage };
  throw mistake(file, parsed.error.issues.flatMap(explained));
};

/** `stages` is the folder of the stages' files. */
export const readStage = (stages: string, stage: string): StageConfig => {
  const file = join(stages, `${stage}.json`);
  return parseStage(file, textOf(file));
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw mistake(
      file,
      ['cannot be read; copy example.json beside it, fill it in, and choose it with -c stage=NAME'],
      cause,
    );
  }
};

const jsonOf = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw mistake(file, [`is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`], cause);
  }
};

const explained = (issue: z.core.$ZodIssue): readonly string[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => `${[...issue.path, key].join('.')}: is no setting`)
    : [`${issue.path.join('.') || 'the file'}: ${issue.message}`];

const mistake = (file: string, problems: readonly string[], cause?: unknown): Error =>
  new Error([`Please check ${file}:`, ...problems].join('\n  '), { cause });
