import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type BotAnswer, callBot, jsonIn, succeeded } from './bot-call.ts';
import type { Directory } from './directory.ts';
import type { ActAnswer, DeskPerson, JsonObject, TeamsDialogView, TeamsView } from './model.ts';
import { takeCardAnswer, takeTaskAnswer } from './teams-answers.ts';
import { teamsConnector } from './teams-connector.ts';
import { loadTeamsKeys, type TeamsKeys } from './teams-keys.ts';
import * as payloads from './teams-payloads.ts';
import { conversationOf, openTenant, type TeamsTenant } from './teams-tenant.ts';
import type { Traffic } from './traffic.ts';
import { words } from './words.ts';

export type TeamsDeskDeps = {
  readonly appId: string;
  readonly tenant: string;
  readonly dataDir: string;
  readonly origin: () => string;
  readonly directory: Directory;
  readonly traffic: Traffic;
  readonly now: () => number;
  /** Something this person sees in Teams changed. */
  readonly changed: (user: string) => void;
};

/** A tap on a card: `Action.Execute`, `Action.Submit`, or a `Action.Submit` that asks for a dialog. */
export type CardTap = {
  readonly messageId: string;
  readonly kind: 'execute' | 'submit' | 'fetch';
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  readonly data: JsonObject;
};

/** What a person can do in the simulated Teams, each as the real request with a signed token. */
export type TeamsDesk = {
  /** `/v3/…` (the connector), `/.well-known/openidconfiguration` and `/keys`. */
  readonly app: Hono;
  serviceUrl(): string;
  openIdMetadataUrl(): string;
  view(person: DeskPerson, user: string): TeamsView;
  unread(user: string): number;
  /** Messages from the bot so far. */
  received(user: string): number;
  markRead(user: string): void;
  /** Installs the app for a person, once. True when the bot has been told. */
  install(person: DeskPerson, user: string): Promise<boolean>;
  /** Installs the app when a person is first looked at; tried once a run, or a bot that is down would be asked for ever. */
  firstContact(person: DeskPerson, user: string): Promise<void>;
  write(person: DeskPerson, user: string, text: string): Promise<ActAnswer>;
  tap(person: DeskPerson, user: string, tap: CardTap): Promise<ActAnswer>;
  submitDialog(person: DeskPerson, user: string, data: JsonObject): Promise<ActAnswer>;
  closeDialog(user: string): void;
  close(): void;
};

type Parts = {
  readonly state: TeamsTenant;
  readonly dialogs: Map<string, TeamsDialogView>;
  readonly send: (party: payloads.TeamsParty, title: string, activity: JsonObject) => Promise<BotAnswer>;
  readonly party: (person: DeskPerson, user: string) => payloads.TeamsParty;
  readonly changed: (user: string) => void;
};

export const createTeamsDesk = (deps: TeamsDeskDeps): TeamsDesk => {
  const { appId, tenant, directory, traffic, now, changed } = deps;
  const state = openTenant(deps.dataDir, now, changed);
  const keys = loadTeamsKeys(deps.dataDir);
  const base = () => `${deps.origin()}/desk/teams`;
  const serviceUrl = () => `${base()}/`;
  const parts: Parts = {
    state,
    dialogs: new Map(),
    send: sender(deps, keys, serviceUrl, state),
    party: (person, user) => ({ appId, tenant, person, user, serviceUrl: serviceUrl() }),
    changed,
  };
  const app = new Hono()
    .get('/.well-known/openidconfiguration', (c) => c.json(openIdConfiguration(base())))
    .get('/keys', async (c) => c.json((await keys).jwks))
    .route('/', teamsConnector({ tenant, directory, state, traffic, serviceUrl }));
  return {
    app,
    serviceUrl,
    openIdMetadataUrl: () => `${base()}/.well-known/openidconfiguration`,
    view: (person, user) => viewOf(parts, person, user),
    unread: (user) => state.unread(conversationOf(user)),
    received: (user) => state.messages(conversationOf(user)).filter(({ from }) => from === 'bot').length,
    markRead: (user) => state.markRead(conversationOf(user)),
    ...actsOf(parts),
    close: state.close,
  };
};

const openIdConfiguration = (base: string): JsonObject => ({
  issuer: 'https://api.botframework.com',
  authorization_endpoint: 'https://invalid.botframework.com',
  jwks_uri: `${base}/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
});

const sender =
  (deps: TeamsDeskDeps, keys: Promise<TeamsKeys>, serviceUrl: () => string, state: TeamsTenant): Parts['send'] =>
  async (party, title, rest) => {
    const id = rest.type === 'message' ? String(rest.id ?? state.stamp()) : `f:${randomUUID()}`;
    const activity = payloads.activity(party, id, deps.now(), rest);
    const token = await (await keys).token(deps.appId, serviceUrl());
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` };
    const exchange = deps.traffic.begin();
    const answer = await callBot({ url: `${deps.origin()}/api/messages`, headers, body: JSON.stringify(activity) });
    deps.traffic.add({
      id: exchange,
      direction: 'to-bot',
      place: 'teams',
      title,
      endpoint: 'POST /api/messages',
      status: answer.status,
      ok: succeeded(answer),
      ms: answer.ms,
      personName: party.person.name,
      request: { headers: { ...headers, authorization: `${headers.authorization.slice(0, 24)}…` }, body: activity },
      response: jsonIn(answer.text) ?? answer.text,
    });
    return answer;
  };

const viewOf = ({ state, dialogs }: Parts, person: DeskPerson, user: string): TeamsView => {
  const dialog = dialogs.get(user);
  const messages = state.messages(conversationOf(user)).map(({ id, at, from, text, cards, changedAt }) => ({
    ...{ id, at, from, text, cards },
    ...(changedAt === undefined ? {} : { changedAt }),
  }));
  return { place: 'teams', person, messages, ...(dialog ? { dialog } : {}) };
};

type Acts = Pick<TeamsDesk, 'install' | 'firstContact' | 'write' | 'tap' | 'submitDialog' | 'closeDialog'>;

const installer =
  ({ state, send, party }: Parts) =>
  async (person: DeskPerson, user: string): Promise<boolean> => {
    const { serviceUrl } = party(person, user);
    if (state.toldAddress(user) === serviceUrl) return true;
    state.install(user, serviceUrl);
    const answers: BotAnswer[] = [];
    for (const activity of payloads.installActivities(party(person, user))) {
      answers.push(await send(party(person, user), String(activity.type), activity));
    }
    const told = answers.every(succeeded);
    if (!told) state.uninstall(user);
    return told;
  };

const actsOf = (parts: Parts): Acts => {
  const { state, dialogs, send, party, changed } = parts;
  const install = installer(parts);
  const contacted = new Set<string>();
  const showDialog = (user: string, dialog: TeamsDialogView | undefined): void => {
    if (dialog) dialogs.set(user, dialog);
    else dialogs.delete(user);
    changed(user);
  };
  return {
    install,
    firstContact: async (person, user) => {
      if (contacted.has(user)) return;
      contacted.add(user);
      await install(person, user);
    },
    write: async (person, user, text) => {
      const message = state.send({ conversation: conversationOf(user), from: 'person', text, cards: [] });
      return said(await send(party(person, user), 'message', { ...payloads.textActivity(text), id: message.id }));
    },
    tap: async (person, user, tap) => {
      if (!state.message(conversationOf(user), tap.messageId)) return { ok: false, notice: words.gone };
      const answer = await send(party(person, user), titleOf(tap), activityOf(tap));
      if (!succeeded(answer)) return said(answer);
      if (tap.kind === 'execute') return takeCardAnswer(state, conversationOf(user), tap.messageId, answer.text);
      return tap.kind === 'fetch' ? takeTaskAnswer((dialog) => showDialog(user, dialog), answer.text) : { ok: true };
    },
    submitDialog: async (person, user, data) => {
      const answer = await send(party(person, user), 'task/submit', payloads.taskActivity('task/submit', data));
      if (!succeeded(answer)) return said(answer);
      return takeTaskAnswer((dialog) => showDialog(user, dialog), answer.text);
    },
    closeDialog: (user) => showDialog(user, undefined),
  };
};

const titleOf = ({ kind, verb }: CardTap): string =>
  kind === 'execute'
    ? `adaptiveCard/action ${verb ?? ''}`.trim()
    : kind === 'fetch'
      ? 'task/fetch'
      : 'message (Action.Submit)';

const activityOf = ({ kind, messageId, id, verb, data }: CardTap): JsonObject => {
  switch (kind) {
    case 'execute':
      return payloads.executeActivity(messageId, { ...(id ? { id } : {}), ...(verb ? { verb } : {}), data });
    case 'submit':
      return payloads.submitActivity(messageId, data);
    case 'fetch':
      return payloads.taskActivity('task/fetch', data, messageId);
    default:
      return kind satisfies never;
  }
};

const said = (answer: BotAnswer): ActAnswer =>
  succeeded(answer) ? { ok: true } : { ok: false, notice: words.botFailed(answer.status, '') };
