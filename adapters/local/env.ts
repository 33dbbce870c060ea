import * as z from 'zod';
import { AkariError } from '../../src/errors.ts';

const BLANK = '空になっています (it is set but blank)';
const isBlank = (value: string): boolean => value.trim() === '';

/** Set but blank is a mistake, never a choice: an empty secret would let everybody in. */
const secret = z.string().refine((value) => !isBlank(value), BLANK);

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];
const isUrl = (value: string): boolean => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
export const isLoopback = (value: string): boolean => isUrl(value) && loopbackHosts.includes(new URL(value).hostname);
const url = z.string().refine(isUrl, {
  error: ({ input }) =>
    isBlank(String(input)) ? BLANK : 'http か https の URL にしてください (must be an http or https URL)',
});
const loopbackUrl = url.refine((value) => !isUrl(value) || isLoopback(value), {
  error: 'このパソコン自身 (127.0.0.1) のアドレスだけが使えます (only a loopback address is accepted)',
});

const PER_SECOND = '1秒あたりの通数を1〜1000の数字にしてください (must be messages a second, from 1 to 1000)';
const perSecond = z
  .string()
  .regex(/^\d{1,4}$/, PER_SECOND)
  .transform(Number)
  .refine((count) => count >= 1 && count <= 1000, PER_SECOND)
  .optional();

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '0〜65535の数字にしてください (must be a number from 0 to 65535)')
    .transform(Number)
    .refine((port) => port <= 65_535, '0〜65535の数字にしてください (must be a number from 0 to 65535)')
    .default(3000),
  DYNAMODB_ENDPOINT: url.optional(),
  TABLE_NAME: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,250}$/, '3〜250文字の英数字と _ . - だけが使えます (not a DynamoDB table name)')
    .default('akari'),
  AKARI_DATA: secret.default('.akari'),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_BOT_TOKEN: secret.optional(),
  SLACK_APP_TOKEN: secret.optional(),
  SLACK_API_URL: url.optional(),
  SLACK_PER_SECOND: perSecond,
  TEAMS_PER_SECOND: perSecond,
  MicrosoftAppId: secret.optional(),
  MicrosoftAppPassword: secret.optional(),
  MicrosoftAppTenantId: secret.optional(),
  BotOpenIdMetadata: loopbackUrl.optional(),
  /** Where pictures are in a rehearsal, in place of the internet. */
  PICTURES_URL: loopbackUrl.optional(),
  /** Which calendars 1on1s are looked up and written in; without it invitations are files below the data. */
  CALENDARS: z
    .enum(['graph', 'google'], { error: 'graph か google にしてください (must be graph or google)' })
    .optional(),
  /** The file of what these calendars need; docs/deploy.md. */
  CALENDARS_FILE: secret.optional(),
  CALENDARS_URL: loopbackUrl.optional(),
  LOG_LEVEL: z
    .enum(logLevels, { error: `${logLevels.join(', ')} のどれかにしてください (must be one of these)` })
    .default('warn'),
});

export type LocalEnv = z.infer<typeof schema>;

/** Reads and checks the environment of the local run. Every variable is optional; a wrong one is named and explained. */
export const parseEnv = (environment: { readonly [name: string]: string | undefined }): LocalEnv => {
  const parsed = schema.safeParse(environment);
  const problems = parsed.success
    ? [...shapes(parsed.data), ...combinations(parsed.data)]
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new AkariError(
    'bad-configuration',
    `設定を確認してください (please check the settings)\n  ${problems.join('\n  ')}`,
  );
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const GUID_HELP =
  '11111111-2222-3333-4444-555555555555 の形の ID にしてください (must be an id of this form, as the Azure portal shows it)';
const tokenHelp = (start: string): string =>
  `Slack のアプリの設定画面にある、${start} で始まる値にしてください (must be the value that begins with ${start} in the settings of your Slack app)`;

/** What the real platforms hand out looks so. A simulator on this machine may use words of its own. */
const shapes = (env: LocalEnv): readonly string[] => {
  const wanted: readonly (readonly [keyof LocalEnv, RegExp, string])[] = [
    ...(env.SLACK_API_URL !== undefined && isLoopback(env.SLACK_API_URL)
      ? []
      : ([
          ['SLACK_BOT_TOKEN', /^xoxb-[\w-]+$/, tokenHelp('xoxb-')],
          ['SLACK_APP_TOKEN', /^xapp-[\w-]+$/, tokenHelp('xapp-')],
        ] as const)),
    ...(env.BotOpenIdMetadata !== undefined
      ? []
      : ([
          ['MicrosoftAppId', GUID, GUID_HELP],
          ['MicrosoftAppTenantId', GUID, GUID_HELP],
        ] as const)),
  ];
  return wanted.flatMap(([name, form, help]) => {
    const value = env[name];
    return value === undefined || form.test(String(value)) ? [] : [`${name}: ${help}`];
  });
};

/** What only makes sense together. */
const combinations = (env: LocalEnv): readonly string[] => [
  ...(isRealSlack(env) && !env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN
    ? [
        'SLACK_SIGNING_SECRET: SLACK_BOT_TOKEN と一緒に必要です (needed with SLACK_BOT_TOKEN, unless SLACK_APP_TOKEN is set)',
      ]
    : []),
  ...(env.SLACK_APP_TOKEN && !env.SLACK_BOT_TOKEN
    ? ['SLACK_BOT_TOKEN: SLACK_APP_TOKEN と一緒に必要です (needed with SLACK_APP_TOKEN)']
    : []),
  ...(env.BotOpenIdMetadata && !env.MicrosoftAppId
    ? ['MicrosoftAppId: BotOpenIdMetadata と一緒に必要です (needed with BotOpenIdMetadata)']
    : []),
  ...(env.CALENDARS && !env.CALENDARS_FILE
    ? ['CALENDARS_FILE: CALENDARS と一緒に必要です (needed with CALENDARS)']
    : []),
  ...(env.CALENDARS_FILE && !env.CALENDARS
    ? ['CALENDARS: CALENDARS_FILE と一緒に必要です (needed with CALENDARS_FILE)']
    : []),
  ...(isRealTeams(env) && !env.MicrosoftAppPassword
    ? ['MicrosoftAppPassword: MicrosoftAppId と一緒に必要です (needed with MicrosoftAppId)']
    : []),
  ...(isRealTeams(env) && !env.MicrosoftAppTenantId
    ? ['MicrosoftAppTenantId: MicrosoftAppId と一緒に必要です (needed with MicrosoftAppId: the bot is single tenant)']
    : []),
];

/** A token and no other address: calls go to Slack itself. */
export const isRealSlack = (env: LocalEnv): boolean => env.SLACK_BOT_TOKEN !== undefined && !env.SLACK_API_URL;

/** An app id and no local key set: calls go to Microsoft itself. */
export const isRealTeams = (env: LocalEnv): boolean => env.MicrosoftAppId !== undefined && !env.BotOpenIdMetadata;
