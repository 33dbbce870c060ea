import { z } from 'zod';
import type { Directory } from './directory.ts';
import type { DeskPerson, JsonObject } from './model.ts';
import { objectSchema, withIds } from './slack-blocks.ts';
import { APP_ID, BOT_ID, BOT_USER, messageJson, TEAM_DOMAIN } from './slack-payloads.ts';
import { homeSchema, messageBlocksSchema, modalSchema, problemsOf } from './slack-schema.ts';
import type { SlackMessage } from './slack-state.ts';
import type { SlackViews, ViewResult } from './slack-views.ts';
import { channelOf, type SlackWorkspace, userOf } from './slack-workspace.ts';

export type ApiDeps = {
  readonly team: string;
  readonly directory: Directory;
  readonly workspace: SlackWorkspace;
  readonly views: SlackViews;
};

type Method = (args: JsonObject) => Promise<JsonObject>;

const failed = (error: string, messages?: readonly string[]): JsonObject =>
  messages ? { ok: false, error, errors: messages, response_metadata: { messages } } : { ok: false, error };

/** The Web API methods this workspace knows, with the error codes of Slack's reference. */
export const slackMethods = (deps: ApiDeps): { readonly [method: string]: Method | undefined } => ({
  'auth.test': async () => ({
    ok: true,
    url: `https://${TEAM_DOMAIN}.slack.com/`,
    team: 'Akari',
    user: 'akari',
    team_id: deps.team,
    user_id: BOT_USER,
    bot_id: BOT_ID,
    is_enterprise_install: false,
  }),
  'blocks.validate': method(validateSchema, async (args) => validated(args)),
  'bots.info': async () => ({ ok: true, bot: { id: BOT_ID, app_id: APP_ID, user_id: BOT_USER, name: 'Akari' } }),
  'chat.postMessage': method(postSchema, postMessage(deps)),
  'chat.update': method(updateSchema, updateMessage(deps)),
  'chat.delete': method(z.object({ channel: z.string(), ts: z.string() }), async ({ channel, ts }) =>
    deps.workspace.remove(channel, ts) ? { ok: true, channel, ts } : failed('message_not_found'),
  ),
  'conversations.open': method(z.object({ users: z.string() }), async ({ users }) =>
    (await deps.directory.bySlack(users))
      ? { ok: true, no_op: true, already_open: true, channel: { id: channelOf(users), user: users, is_im: true } }
      : failed('user_not_found'),
  ),
  'conversations.history': method(historySchema, history(deps)),
  'users.info': method(z.object({ user: z.string() }), async ({ user }) => {
    const person = await deps.directory.bySlack(user);
    return person ? { ok: true, user: userJson(person, deps.team) } : failed('user_not_found');
  }),
  'users.lookupByEmail': method(z.object({ email: z.string() }), async ({ email }) => {
    const person = (await slackPeople(deps)).find((p) => p.email?.toLowerCase() === email.toLowerCase());
    return person ? { ok: true, user: userJson(person, deps.team) } : failed('users_not_found');
  }),
  'users.list': method(listSchema, listUsers(deps)),
  'views.open': method(triggeredSchema, ({ trigger_id, view }) => shown(view, (v) => deps.views.open(trigger_id, v))),
  'views.push': method(triggeredSchema, ({ trigger_id, view }) => shown(view, (v) => deps.views.push(trigger_id, v))),
  'views.update': method(viewUpdateSchema, ({ view_id, external_id, hash, view }) => {
    const target = {
      ...(view_id === undefined ? {} : { viewId: view_id }),
      ...(external_id === undefined ? {} : { externalId: external_id }),
      ...(hash === undefined ? {} : { hash }),
    };
    return shown(view, (v) => deps.views.update(target, v));
  }),
  'views.publish': method(publishSchema, publishHome(deps)),
});

const method =
  <T>(schema: z.ZodType<T>, run: (args: T) => Promise<JsonObject>): Method =>
  async (args) => {
    const parsed = schema.safeParse(args);
    return parsed.success ? run(parsed.data) : failed('invalid_arguments', problemsOf(parsed.error, ''));
  };

const contentShape = {
  text: z.string().optional(),
  blocks: z.array(objectSchema).optional(),
  metadata: objectSchema.optional(),
};
const postSchema = z.object({ channel: z.string().optional(), thread_ts: z.string().optional(), ...contentShape });
const updateSchema = z.object({ channel: z.string(), ts: z.string(), ...contentShape });

const postMessage =
  (deps: ApiDeps) =>
  async ({ channel, text = '', blocks = [], metadata, thread_ts }: z.infer<typeof postSchema>): Promise<JsonObject> => {
    const user = channel === undefined ? undefined : await userBehind(deps, channel);
    if (user === undefined) return failed('channel_not_found');
    const wrong = contentProblem(text, blocks);
    if (wrong) return wrong;
    const draft = { channel: channelOf(user), from: 'bot' as const, text, blocks: withIds(blocks), metadata };
    return posted(deps.workspace.post({ ...draft, threadTs: thread_ts }), deps.team);
  };

/** As Slack does: a text without blocks takes the blocks away. */
const updateMessage =
  (deps: ApiDeps) =>
  async ({ channel, ts, text, blocks, metadata }: z.infer<typeof updateSchema>): Promise<JsonObject> => {
    if ((await userBehind(deps, channel)) === undefined) return failed('channel_not_found');
    const before = deps.workspace.message(channel, ts);
    if (!before) return failed('message_not_found');
    if (before.from !== 'bot') return failed('cant_update_message');
    const wrong = contentProblem(text ?? '', blocks ?? []);
    if (wrong) return wrong;
    const after = { channel, ts, text: text ?? before.text, blocks: withIds(blocks ?? []), metadata };
    const message = deps.workspace.change(after);
    return message ? posted(message, deps.team) : failed('message_not_found');
  };

const posted = (message: SlackMessage, team: string): JsonObject => ({
  ok: true,
  channel: message.channel,
  ts: message.ts,
  text: message.text,
  message: { ...messageJson(message, team), ...(message.metadata ? { metadata: message.metadata } : {}) },
});

const contentProblem = (text: string, blocks: readonly JsonObject[]): JsonObject | undefined => {
  if (text === '' && blocks.length === 0) return failed('no_text');
  if (text.length > 40_000) return failed('msg_too_long');
  const checked = messageBlocksSchema.safeParse(blocks);
  return checked.success ? undefined : failed('invalid_blocks', problemsOf(checked.error, 'blocks'));
};

/** The person whose direct conversation with the bot a `U…` or `D…` names. */
const userBehind = async (deps: ApiDeps, channel: string): Promise<string | undefined> => {
  const user = channel.startsWith('D') ? userOf(channel) : channel;
  return (await deps.directory.bySlack(user)) ? user : undefined;
};

const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1')]);
const historySchema = z.object({
  channel: z.string(),
  limit: z.coerce.number().int().min(1).max(999).default(100),
  latest: z.string().optional(),
  oldest: z.string().default('0'),
  inclusive: flag.default(false),
  include_all_metadata: flag.default(false),
  cursor: z.string().optional(),
});

const history =
  (deps: ApiDeps) =>
  async (args: z.infer<typeof historySchema>): Promise<JsonObject> => {
    if (!args.channel.startsWith('D') || (await userBehind(deps, args.channel)) === undefined)
      return failed('channel_not_found');
    const start = args.cursor ? Number.parseInt(args.cursor, 10) : 0;
    const within = deps.workspace
      .messages(args.channel)
      .filter(({ ts }) => isWithin(Number(ts), args))
      .toReversed();
    const page = within.slice(start, start + args.limit);
    const next = start + page.length;
    return {
      ok: true,
      messages: page.map((message) => ({
        ...messageJson(message, deps.team),
        ...(args.include_all_metadata && message.metadata ? { metadata: message.metadata } : {}),
      })),
      has_more: next < within.length,
      pin_count: 0,
      response_metadata: { next_cursor: next < within.length ? String(next) : '' },
    };
  };

const isWithin = (ts: number, { latest, oldest, inclusive }: z.infer<typeof historySchema>): boolean => {
  const from = Number(oldest);
  const to = latest === undefined ? Number.POSITIVE_INFINITY : Number(latest);
  return inclusive ? ts >= from && ts <= to : ts > from && ts < to;
};

const listSchema = z.object({
  limit: z.coerce.number().int().min(0).max(999).default(200),
  cursor: z.string().default(''),
});

const listUsers =
  (deps: ApiDeps) =>
  async ({ limit, cursor }: z.infer<typeof listSchema>): Promise<JsonObject> => {
    const people = await slackPeople(deps);
    const start = cursor === '' ? 0 : Number.parseInt(cursor, 10);
    const next = start + (limit || 200);
    return {
      ok: true,
      members: people.slice(start, next).map((person) => userJson(person, deps.team)),
      response_metadata: { next_cursor: next < people.length ? String(next) : '' },
    };
  };

const slackPeople = async (deps: ApiDeps): Promise<readonly DeskPerson[]> =>
  (await deps.directory.all()).filter((person) => person.slack !== undefined);

const userJson = (person: DeskPerson, team: string): JsonObject => ({
  id: person.slack?.user,
  team_id: team,
  name: person.email?.split('@')[0] ?? person.id,
  deleted: false,
  real_name: person.name,
  tz: 'Asia/Tokyo',
  tz_label: 'Japan Standard Time',
  tz_offset: 32_400,
  locale: 'ja-JP',
  is_bot: false,
  is_app_user: false,
  profile: { real_name: person.name, display_name: person.name, ...(person.email ? { email: person.email } : {}) },
});

const validateSchema = z.object({
  blocks: z.array(objectSchema).optional(),
  message: z.looseObject({ blocks: z.array(objectSchema).default([]) }).optional(),
  view: objectSchema.optional(),
});

/** Exactly one of the three is looked at; what is wrong comes with its place. */
const validated = (args: z.infer<typeof validateSchema>): JsonObject => {
  const [given, ...more] = Object.entries(args).flatMap(([kind, value]) => (value === undefined ? [] : [kind]));
  if (given === undefined || more.length > 0) return failed('invalid_arguments');
  const { blocks = args.message?.blocks ?? [], view } = args;
  const checked = view ? (view.type === 'home' ? homeSchema : modalSchema).safeParse(view) : undefined;
  const { error } = checked ?? messageBlocksSchema.safeParse(blocks);
  if (!error) return { ok: true };
  const root = args.message ? ['blocks'] : [];
  const errors = error.issues.map(({ path, message }) => ({
    ...{ pointer: `/${[...root, ...path].join('/')}`, code: 'failed_constraint', message },
  }));
  return { ok: false, error: `invalid_${given}`, errors };
};

const triggeredSchema = z.object({ trigger_id: z.string(), view: objectSchema });
const viewUpdateSchema = z.object({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: objectSchema,
});
const publishSchema = z.object({ user_id: z.string(), view: objectSchema });

const shown = async (view: JsonObject, show: (view: JsonObject) => ViewResult): Promise<JsonObject> => {
  const checked = modalSchema.safeParse(view);
  if (!checked.success) return failed('invalid_arguments', problemsOf(checked.error, 'view'));
  const result = show(view);
  return 'problem' in result ? failed(result.problem) : { ok: true, view: result.view };
};

const publishHome =
  (deps: ApiDeps) =>
  async ({ user_id, view }: z.infer<typeof publishSchema>): Promise<JsonObject> => {
    if (!(await deps.directory.bySlack(user_id))) return failed('user_not_found');
    const checked = homeSchema.safeParse(view);
    if (!checked.success) return failed('invalid_arguments', problemsOf(checked.error, 'view'));
    const home = deps.views.home(view);
    deps.workspace.publishHome(user_id, home);
    return { ok: true, view: home };
  };
