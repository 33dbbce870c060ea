import * as z from 'zod/mini';

/**
 * What Slack posts, as far as we use it. Parsing leaves everything else out, so that a body nobody should have sent
 * reaches neither Bolt nor the core. Ids are short texts of any letters: development workspaces have their own.
 */
const id = z.string().check(z.regex(/^[^\s:]{1,100}$/));
const timestamp = z.string().check(z.regex(/^\d{1,12}(\.\d{1,9})?$/));
const withId = z.object({ id });

const messageEvent = z.object({
  type: z.literal('message'),
  channel_type: z.optional(z.string()),
  channel: id,
  user: z.optional(id),
  text: z.optional(z.string()),
  ts: timestamp,
  subtype: z.optional(z.string()),
  bot_id: z.optional(z.nullable(z.string())),
});

/** Somebody spoke to the bot in a channel: of what is said there, this is all that Slack hands us. */
const mentionEvent = z.object({
  type: z.literal('app_mention'),
  channel: id,
  user: z.optional(id),
  text: z.optional(z.string()),
  ts: timestamp,
  subtype: z.optional(z.string()),
  bot_id: z.optional(z.nullable(z.string())),
});

const homeEvent = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  channel: z.optional(id),
  tab: z.optional(z.string()),
  event_ts: z.optional(timestamp),
});

const eventSchema = z.object({
  type: z.literal('event_callback'),
  event_id: z.string().check(z.minLength(1), z.maxLength(200)),
  team_id: id,
  event: z.discriminatedUnion('type', [messageEvent, mentionEvent, homeEvent]),
});

const tapElement = z.object({
  type: z.string(),
  action_id: z.string(),
  block_id: z.optional(z.string()),
  value: z.optional(z.string()),
  selected_option: z.optional(z.nullable(z.object({ value: z.string() }))),
  action_ts: timestamp,
});

const tapSchema = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id, team_id: z.optional(id) }),
  team: z.nullish(withId),
  trigger_id: z.optional(z.string()),
  response_url: z.optional(z.string()),
  channel: z.catch(z.optional(z.object({ name: z.string() })), undefined),
  container: z.object({
    type: z.string(),
    message_ts: z.optional(timestamp),
    channel_id: z.optional(id),
    view_id: z.optional(z.string()),
  }),
  actions: z.array(tapElement).check(z.minLength(1)),
});

const fieldState = z.object({
  value: z.optional(z.nullable(z.string())),
  selected_option: z.optional(z.nullable(z.object({ value: z.string() }))),
});

const submitSchema = z.object({
  type: z.literal('view_submission'),
  user: z.object({ id, team_id: z.optional(id) }),
  team: z.nullish(withId),
  trigger_id: z.optional(z.string()),
  view: z.object({
    id: z.string(),
    hash: z.optional(z.string()),
    /** Bolt matches it without looking whether it is there. */
    callback_id: z._default(z.string(), ''),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldState)) }),
  }),
});

const commandSchema = z.object({
  command: z.string().check(z.startsWith('/')),
  text: z.optional(z.string()),
  team_id: id,
  user_id: id,
  channel_id: z.optional(id),
  trigger_id: z.string().check(z.minLength(1)),
  response_url: z.optional(z.string()),
});

const payloadSchema = z.union([eventSchema, tapSchema, submitSchema, commandSchema]);

export type SlackEvent = z.infer<typeof eventSchema>;
export type SlackTap = z.infer<typeof tapSchema>;
export type SlackSubmit = z.infer<typeof submitSchema>;
export type SlackCommand = z.infer<typeof commandSchema>;
export type SlackPayload = SlackEvent | SlackTap | SlackSubmit | SlackCommand;

/** Undefined for everything that is not for us, or not from Slack's documentation. */
export const parsePayload = (body: unknown): SlackPayload | undefined => {
  const parsed = payloadSchema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
};
