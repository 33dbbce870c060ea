import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';

const text = z.string().check(z.regex(/\S/));
const perSecond = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,2}$|^1000$/)), z.transform(Number));
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
  /** What a platform bears, in messages a second, where an administrator knows it better than what is usual. */
  SLACK_PER_SECOND: z.exactOptional(perSecond),
  TEAMS_PER_SECOND: z.exactOptional(perSecond),
  /** Where links of campaigns are counted; without it they lead straight to where they go. */
  LINKS_URL: z.exactOptional(text),
  /** Where pictures are in a rehearsal, in place of the internet. */
  PICTURES_URL: z.exactOptional(loopback),
  /** Which calendars 1on1s are looked up and written in; without it there are none. */
  CALENDARS: z.exactOptional(z.enum(['graph', 'google'])),
  /** Name or ARN of the secret that adapters/calendars/config.ts describes. */
  CALENDARS_SECRET: z.exactOptional(text),
  /** Where calendars are in a rehearsal. */
  CALENDARS_URL: z.exactOptional(loopback),
  /** Who mails invitations to 1on1s, where there are no calendars; without it nobody does. */
  MAIL_FROM: z.exactOptional(z.email()),
  LOG_LEVEL: z.exactOptional(z.enum(['debug', 'info', 'warn', 'error'])),
  /** Where Slack's Web API and Teams' keys are in a rehearsal on one machine; nothing else is accepted. */
  SLACK_API_URL: z.exactOptional(loopback),
  BotOpenIdMetadata: z.exactOptional(loopback),
});

/** A deployment speaks to one platform at least, and to each with all that it takes. */
const onePlatform = z.check<{
  readonly SLACK_SECRET?: string;
  readonly TEAMS_SECRET?: string;
  readonly TEAMS_APP_ID?: string;
}>(({ value, issues }) => {
  const { SLACK_SECRET, TEAMS_SECRET, TEAMS_APP_ID } = value;
  const lacking = (name: string): void =>
    void issues.push({ code: 'custom', input: value, path: [name], message: 'is missing' });
  if ((TEAMS_SECRET === undefined) !== (TEAMS_APP_ID === undefined))
    lacking(TEAMS_SECRET === undefined ? 'TEAMS_SECRET' : 'TEAMS_APP_ID');
  else if (SLACK_SECRET === undefined && TEAMS_SECRET === undefined)
    for (const name of ['SLACK_SECRET', 'TEAMS_SECRET']) lacking(name);
});

const common = { ORGANISATION: true, TABLE_NAME: true, KEYS_TABLE_NAME: true, LOG_LEVEL: true } as const;
const slack = { SLACK_SECRET: true, SLACK_TEAM: true, SLACK_API_URL: true } as const;
const teams = { TEAMS_SECRET: true, TEAMS_APP_ID: true, TEAMS_TENANT: true, BotOpenIdMetadata: true } as const;

const calendars = { CALENDARS: true, CALENDARS_SECRET: true, CALENDARS_URL: true } as const;

/** Calendars come with their secret, or not at all. */
const wholeCalendars = z.check<{ readonly CALENDARS?: string; readonly CALENDARS_SECRET?: string }>(
  ({ value, issues }) => {
    if ((value.CALENDARS === undefined) === (value.CALENDARS_SECRET === undefined)) return;
    const name = value.CALENDARS === undefined ? 'CALENDARS' : 'CALENDARS_SECRET';
    issues.push({ code: 'custom', input: value, path: [name], message: 'is missing' });
  },
);

/** Calendars invite by themselves: a mail of ours beside them would be a second invitation. */
const calendarsOrMail = z.check<{ readonly CALENDARS?: string; readonly MAIL_FROM?: string }>(({ value, issues }) => {
  if (value.CALENDARS === undefined || value.MAIL_FROM === undefined) return;
  issues.push({ code: 'custom', input: value, path: ['MAIL_FROM'], message: 'is one too many' });
});

const pace = { SLACK_PER_SECOND: true, TEAMS_PER_SECOND: true } as const;
/** For those who are asked for cards by people. */
const cards = { LINKS_URL: true, PICTURES_URL: true } as const;

/**
 * What each function reads; the stacks give it exactly this. There is no queue and no function for events that take
 * long: what a person typed never waits in a queue (docs/decisions/0010).
 */
export const environments = {
  slack: z.pick(everything, { ...common, ...slack, ...cards, ...calendars }).check(wholeCalendars),
  teams: z.pick(everything, { ...common, ...teams, ...cards, ...calendars }).check(wholeCalendars),
  tick: z
    .pick(everything, { ...common, DELIVERIES_QUEUE_URL: true, CLOSE_GRACE_MS: true, ...calendars, MAIL_FROM: true })
    .check(wholeCalendars, calendarsOrMail),
  /** Sends to the platforms whose secrets it is given. */
  deliver: z
    .extend(
      z.pick(everything, { ...common, ...slack, ...teams, ...pace, DELIVERIES_QUEUE_URL: true, LINKS_URL: true }),
      {
        SLACK_SECRET: z.exactOptional(text),
        TEAMS_SECRET: z.exactOptional(text),
        TEAMS_APP_ID: z.exactOptional(text),
      },
    )
    .check(onePlatform),
  /** Leads readers on and counts: it knows no platform and no key. */
  links: z.pick(everything, { ORGANISATION: true, TABLE_NAME: true, LOG_LEVEL: true }),
};

export type FunctionName = keyof typeof environments;
export type EnvOf<Name extends FunctionName> = z.infer<(typeof environments)[Name]>;
export type VariableName = keyof z.infer<typeof everything>;

/** By which identity Amazon SES sends for an address: its domain, unless another one is named. */
export const mailIdentityOf = ({ from, identity }: { readonly from: string; readonly identity?: string | undefined }) =>
  identity ?? from.slice(from.lastIndexOf('@') + 1);

type Given = { readonly [variable: string]: string | undefined };

/** The environment of one function, checked at its start; what is missing, blank or wrong is named. */
export const readEnv = <Schema extends z.core.$ZodType>(schema: Schema, environment: Given): z.infer<Schema> => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
  const parsed = z.safeParse(schema, set);
  if (parsed.success) return parsed.data;
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new AkariError('bad-configuration', `check the environment variables ${wrong.join(', ')}`);
};
