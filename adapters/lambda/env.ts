import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';

const text = z.string().check(z.regex(/\S/));
const loopback = z.string().check(z.regex(/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/));

/** Every variable a function may be given. The stacks set them by these names, the handlers read them; none is secret. */
const everything = z.object({
  /** The organisation this deployment serves. */
  ORGANISATION: text,
  TABLE_NAME: text,
  /** The table of the rounds' keys, which no backup reaches. */
  KEYS_TABLE_NAME: text,
  /** FIFO: one group a rate limit. */
  DELIVERIES_QUEUE_URL: text,
  /** Name or ARN of the secret `{"signingSecret", "botToken"}`. */
  SLACK_SECRET: text,
  /** The workspace whose events count; without it the signature alone vouches. */
  SLACK_TEAM: z.exactOptional(text),
  /** Name or ARN of the secret `{"appPassword"}`. */
  TEAMS_SECRET: text,
  TEAMS_APP_ID: text,
  /** The one tenant; left out only in a rehearsal, where any tenant counts that the key set vouches for. */
  TEAMS_TENANT: z.exactOptional(text),
  /** How long after closing an environment may still write what it took in time; a minute unless set. */
  CLOSE_GRACE_MS: z.exactOptional(z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number))),
  LOG_LEVEL: z.exactOptional(z.enum(['debug', 'info', 'warn', 'error'])),
  /** Where Slack's Web API and Teams' keys are in a rehearsal on one machine; nothing else is accepted. */
  SLACK_API_URL: z.exactOptional(loopback),
  BotOpenIdMetadata: z.exactOptional(loopback),
});

const common = { ORGANISATION: true, TABLE_NAME: true, KEYS_TABLE_NAME: true, LOG_LEVEL: true } as const;
const slack = { SLACK_SECRET: true, SLACK_TEAM: true, SLACK_API_URL: true } as const;
const teams = { TEAMS_SECRET: true, TEAMS_APP_ID: true, TEAMS_TENANT: true, BotOpenIdMetadata: true } as const;

/**
 * What each function reads; the stacks give it exactly this. There is no queue and no function for events that take
 * long: what a person typed never waits in a queue (docs/decisions/0010).
 */
export const environments = {
  slack: z.pick(everything, { ...common, ...slack }),
  teams: z.pick(everything, { ...common, ...teams }),
  tick: z.pick(everything, { ...common, DELIVERIES_QUEUE_URL: true, CLOSE_GRACE_MS: true }),
  deliver: z.pick(everything, { ...common, ...slack, ...teams, DELIVERIES_QUEUE_URL: true }),
};

export type FunctionName = keyof typeof environments;
export type EnvOf<Name extends FunctionName> = z.infer<(typeof environments)[Name]>;
export type VariableName = keyof z.infer<typeof everything>;

type Given = { readonly [variable: string]: string | undefined };

/** The environment of one function, checked at its start; what is missing, blank or wrong is named. */
export const readEnv = <Schema extends z.core.$ZodType>(schema: Schema, environment: Given): z.infer<Schema> => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
  const parsed = z.safeParse(schema, set);
  if (parsed.success) return parsed.data;
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new AkariError('bad-configuration', `check the environment variables ${wrong.join(', ')}`);
};
