import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { jsonIn } from './bot-call.ts';
import type { Directory } from './directory.ts';
import type { DeskPerson, JsonObject } from './model.ts';
import { memberIdOf, userOfMember } from './teams-payloads.ts';
import { cardsIn, conversationOf, type TeamsTenant, userOfConversation } from './teams-tenant.ts';
import type { Traffic } from './traffic.ts';

export type ConnectorDeps = {
  readonly tenant: string;
  readonly directory: Directory;
  readonly state: TeamsTenant;
  readonly traffic: Traffic;
  readonly serviceUrl: () => string;
};

const activitySchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown().optional() })).default([]),
});

/** In UTF-16 bytes, the card included. */
const MAX_MESSAGE_BYTES = 100 * 1024;

type Status = 200 | 201 | 400 | 403 | 404 | 413;
type Answer = { readonly status: Status; readonly body: JsonObject | readonly JsonObject[] };
type Run = (body: unknown, params: { readonly id: string; readonly item: string }) => Promise<Answer>;

const refused = (status: Status, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

/** The Bot Connector's REST interface for personal chats, under the service address. */
export const teamsConnector = (deps: ConnectorDeps): Hono => {
  const app = new Hono();
  const run = (title: string, act: Run) => async (c: Context) => {
    const exchange = deps.traffic.begin();
    const started = performance.now();
    const request = jsonIn(await c.req.text());
    const id = c.req.param('id') ?? '';
    const { status, body } = await act(request, { id, item: c.req.param('item') ?? '' });
    const person = await deps.directory.byTeams(userOfConversation(id));
    deps.traffic.add({
      id: exchange,
      direction: 'from-bot',
      place: 'teams',
      title,
      endpoint: `${c.req.method} ${c.req.path.replace(/^.*\/v3/, '/v3')}`,
      status,
      ok: status < 300,
      ms: Math.round(performance.now() - started),
      ...(person ? { personName: person.name } : {}),
      request: request ?? null,
      response: body,
    });
    return c.json(body, status);
  };
  const chats = '/v3/conversations/:id';
  app.post('/v3/conversations', run('createConversation', createChat(deps)));
  app.post(`${chats}/activities`, run('sendToConversation', send(deps)));
  app.post(`${chats}/activities/:item`, run('replyToActivity', send(deps)));
  app.put(`${chats}/activities/:item`, run('updateActivity', update(deps)));
  app.delete(`${chats}/activities/:item`, run('deleteActivity', remove(deps)));
  app.get(`${chats}/members`, run('getConversationMembers', members(deps)));
  app.get(`${chats}/pagedmembers`, run('getConversationPagedMembers', pagedMembers(deps)));
  app.get(`${chats}/members/:item`, run('getConversationMember', member(deps)));
  return app;
};

const createSchema = z.looseObject({ members: z.array(z.looseObject({ id: z.string() })).length(1) });

const createChat =
  (deps: ConnectorDeps): Run =>
  async (body) => {
    const parsed = createSchema.safeParse(body);
    const user = userOfMember(parsed.data?.members[0]?.id ?? '');
    if (!parsed.success) return refused(400, 'BadSyntax', 'one member is needed');
    if (!deps.state.isInstalled(user)) return notInRoster;
    return { status: 201, body: { id: conversationOf(user), serviceUrl: deps.serviceUrl() } };
  };

const notInRoster = refused(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
const noConversation = refused(404, 'ConversationNotFound', 'Conversation not found.');
const noActivity = refused(404, 'ActivityNotFoundInConversation', 'Activity is not in the conversation.');

/** The person whose chat this is, when the app is installed for them. */
const ownerOf = async (deps: ConnectorDeps, conversation: string): Promise<DeskPerson | Answer> => {
  const user = userOfConversation(conversation);
  const person = await deps.directory.byTeams(user);
  if (!person) return noConversation;
  return deps.state.isInstalled(user) ? person : notInRoster;
};

const contentOf = (body: unknown): { text: string; cards: JsonObject[]; type: string } | Answer => {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return refused(400, 'BadSyntax', parsed.error.issues[0]?.message ?? 'bad activity');
  if (JSON.stringify(body).length * 2 > MAX_MESSAGE_BYTES)
    return refused(413, 'MessageSizeTooBig', 'Message size too large.');
  const { type, text = '', attachments } = parsed.data;
  return { type, text, cards: cardsIn(attachments) };
};

const send =
  (deps: ConnectorDeps): Run =>
  async (body, { id }) => {
    const owner = await ownerOf(deps, id);
    if ('status' in owner) return owner;
    const content = contentOf(body);
    if ('status' in content) return content;
    const { type, text, cards } = content;
    if (type !== 'message') return { status: 201, body: { id: deps.state.stamp() } };
    if (text === '' && cards.length === 0)
      return refused(400, 'BadSyntax', 'Activity has neither text nor attachments.');
    return { status: 201, body: { id: deps.state.send({ conversation: id, from: 'bot', text, cards }).id } };
  };

const update =
  (deps: ConnectorDeps): Run =>
  async (body, { id, item }) => {
    const owner = await ownerOf(deps, id);
    if ('status' in owner) return owner;
    const content = contentOf(body);
    if ('status' in content) return content;
    const before = deps.state.message(id, item);
    if (before?.from !== 'bot') return noActivity;
    deps.state.change(id, item, { text: content.text, cards: content.cards });
    return { status: 200, body: { id: item } };
  };

const remove =
  (deps: ConnectorDeps): Run =>
  async (_body, { id, item }) =>
    deps.state.remove(id, item) ? { status: 200, body: {} } : noActivity;

const memberJson = (person: DeskPerson, user: string, tenant: string): JsonObject => ({
  id: memberIdOf(user),
  name: person.name,
  aadObjectId: user,
  objectId: user,
  ...(person.email ? { email: person.email, userPrincipalName: person.email } : {}),
  tenantId: tenant,
  userRole: 'user',
});

const members =
  (deps: ConnectorDeps): Run =>
  async (_body, { id }) => {
    const owner = await ownerOf(deps, id);
    if ('status' in owner) return owner;
    return { status: 200, body: [memberJson(owner, userOfConversation(id), deps.tenant)] };
  };

const pagedMembers =
  (deps: ConnectorDeps): Run =>
  async (body, params) => {
    const answer = await members(deps)(body, params);
    return answer.status === 200 ? { status: 200, body: { members: answer.body } } : answer;
  };

/** By the bot's own id of the person or by the AAD object id. */
const member =
  (deps: ConnectorDeps): Run =>
  async (_body, { id, item }) => {
    const owner = await ownerOf(deps, id);
    if ('status' in owner) return owner;
    if (userOfMember(item) !== userOfConversation(id))
      return refused(404, 'MemberNotFoundInConversation', 'The member was not found.');
    return { status: 200, body: memberJson(owner, userOfConversation(id), deps.tenant) };
  };
