import { Hono } from 'hono';
import { type BotAnswer, jsonIn, succeeded } from './bot-call.ts';
import type { Directory } from './directory.ts';
import type { ActAnswer, Chosen, ChosenValues, DeskPerson, JsonObject, SlackView } from './model.ts';
import { takeCommandAnswer, takeSubmissionAnswer } from './slack-answers.ts';
import { personNameOf, slackApi } from './slack-api.ts';
import { actionOf, elementsIn, objectSchema, stateOf } from './slack-blocks.ts';
import * as payloads from './slack-payloads.ts';
import { createResponses, type Responses } from './slack-responses.ts';
import { createSlackSender, type SlackSender } from './slack-sender.ts';
import { createViews, type SlackViews } from './slack-views.ts';
import { channelOf, openWorkspace, type SlackWorkspace } from './slack-workspace.ts';
import type { Traffic } from './traffic.ts';
import { words } from './words.ts';

export type SlackDeskDeps = {
  readonly signingSecret: string;
  readonly team: string;
  readonly botToken: string;
  readonly dataDir: string;
  readonly origin: () => string;
  readonly directory: Directory;
  readonly traffic: Traffic;
  readonly now: () => number;
  readonly wallNow: () => number;
  /** Something this person sees in Slack changed. */
  readonly changed: (user: string) => void;
};

/** Where a tap happened: in a message, or on the App Home or a modal (a view). */
export type TapPlace = { readonly ts: string } | { readonly viewId: string };

/** What a person can do in the simulated Slack, each as the real signed request. */
export type SlackDesk = {
  /** `/api/<method>` and `/response/<id>`. */
  readonly app: Hono;
  view(person: DeskPerson, user: string): SlackView;
  unread(user: string): number;
  /** Messages from the bot so far. */
  received(user: string): number;
  markRead(user: string): void;
  write(person: DeskPerson, user: string, text: string): Promise<ActAnswer>;
  command(person: DeskPerson, user: string, name: string, text: string): Promise<ActAnswer>;
  tap(person: DeskPerson, user: string, tap: Tap): Promise<ActAnswer>;
  submit(person: DeskPerson, user: string, values: ChosenValues): Promise<ActAnswer>;
  closeModal(person: DeskPerson, user: string): Promise<ActAnswer>;
  openHome(person: DeskPerson, user: string): Promise<ActAnswer>;
  close(): void;
};

export type Tap = {
  readonly place: TapPlace;
  readonly blockId: string;
  readonly actionId: string;
  readonly chosen: Chosen;
  readonly values: ChosenValues;
};

type Parts = {
  readonly team: string;
  readonly workspace: SlackWorkspace;
  readonly views: SlackViews;
  readonly responses: Responses;
  readonly sender: SlackSender;
};

export const createSlackDesk = (deps: SlackDeskDeps): SlackDesk => {
  const { directory, traffic, now, wallNow, team } = deps;
  const workspace = openWorkspace(deps.dataDir, now, deps.changed);
  const views = createViews(team, wallNow, deps.changed);
  const base = () => `${deps.origin()}/desk/slack/response`;
  const changed = (channel: string) => deps.changed(channel.slice(1));
  const nameOf = (channel: string) => personNameOf(directory, channel);
  const responses = createResponses({ base, workspace, traffic, now, wallNow, nameOf, changed });
  const url = () => `${deps.origin()}/slack/events`;
  const sender = createSlackSender({ url, signingSecret: deps.signingSecret, team, traffic, now, wallNow });
  const parts = { team, workspace, views, responses, sender };
  const app = new Hono()
    .route('/api', slackApi({ team, directory, workspace, views, botToken: deps.botToken, traffic }))
    .route('/response', responses.app);
  return {
    app,
    view: (person, user) => viewOf(parts, person, user),
    unread: (user) => workspace.unread(channelOf(user)),
    received: (user) => workspace.messages(channelOf(user)).filter(({ from }) => from === 'bot').length,
    markRead: (user) => workspace.markRead(channelOf(user)),
    ...actsOf(parts),
    close: workspace.close,
  };
};

const viewOf = ({ workspace, views, responses }: Parts, person: DeskPerson, user: string): SlackView => {
  const channel = channelOf(user);
  const kept = workspace.messages(channel).map(({ ts, at, from, text, blocks, changedAt }) => ({
    ...{ id: ts, at, from, text, blocks, ephemeral: false },
    ...(changedAt === undefined ? {} : { changedAt }),
  }));
  const passing = responses.ephemerals(channel).map((m) => ({ ...m, from: 'bot' as const, ephemeral: true }));
  const home = workspace.home(user);
  const modal = views.shown(user);
  return {
    place: 'slack',
    person,
    messages: [...kept, ...passing].sort((a, b) => a.at - b.at),
    ...(home ? { home } : {}),
    ...(modal ? { modal } : {}),
  };
};

type Acts = Pick<SlackDesk, 'write' | 'command' | 'tap' | 'submit' | 'closeModal' | 'openHome'>;

const actsOf = (parts: Parts): Acts => {
  const { team, workspace, views, responses, sender } = parts;
  const actor = (person: DeskPerson, user: string) => ({ person, user, team, triggerId: views.trigger(user) });
  return {
    write: async (person, user, text) => {
      const message = workspace.post({ channel: channelOf(user), from: 'person', text, blocks: [] });
      const about = { title: 'message.im', personName: person.name };
      return said(await sender.event(payloads.messageEvent(message, team), about));
    },
    command: async (person, user, name, text) => {
      const responseUrl = responses.urlFor(channelOf(user));
      const form = payloads.commandForm(actor(person, user), { name, text, responseUrl });
      const answer = await sender.command(form, { title: name, personName: person.name });
      return succeeded(answer) ? takeCommandAnswer(parts, channelOf(user), answer.text) : said(answer);
    },
    tap: (person, user, tap) => performTap(parts, actor(person, user), tap),
    submit: async (person, user, values) => {
      const top = views.top(user);
      if (!top) return { ok: false, notice: words.gone };
      const view = { ...top, state: stateOf(blocksIn(top), values) };
      const about = { title: `view_submission ${String(top.callback_id ?? '')}`, personName: person.name };
      const answer = await sender.interaction(payloads.viewSubmission(actor(person, user), view), about);
      return succeeded(answer) ? takeSubmissionAnswer(views, user, answer.text) : said(answer);
    },
    closeModal: async (person, user) => {
      const top = views.top(user);
      if (!top) return { ok: true };
      const cleared = top.clear_on_close === true;
      if (cleared) views.clear(user);
      else views.pop(user);
      if (top.notify_on_close !== true) return { ok: true };
      const payload = payloads.viewClosed({ person, user, team }, top, cleared);
      return said(await sender.interaction(payload, { title: 'view_closed', personName: person.name }));
    },
    openHome: async (person, user) => {
      const event = payloads.homeOpenedEvent(user, workspace.stamp(), workspace.home(user));
      return said(await sender.event(event, { title: 'app_home_opened', personName: person.name }));
    },
  };
};

type Actor = Parameters<typeof payloads.viewTap>[0];

const performTap = async (parts: Parts, actor: Actor, tap: Tap): Promise<ActAnswer> => {
  const { workspace, responses, sender } = parts;
  const channel = channelOf(actor.user);
  const message = 'ts' in tap.place ? workspace.message(channel, tap.place.ts) : undefined;
  const view = 'viewId' in tap.place ? viewWithId(parts, actor.user, tap.place.viewId) : undefined;
  const blocks = message?.blocks ?? (view ? blocksIn(view) : []);
  const found = elementsIn(blocks).find((e) => e.blockId === tap.blockId && e.element.action_id === tap.actionId);
  if (!found) return { ok: false, notice: words.gone };
  const action = actionOf(found, tap.chosen, workspace.stamp());
  const state = stateOf(blocks, tap.values);
  const payload = message
    ? payloads.messageTap(actor, message, { action, state, responseUrl: responses.urlFor(channel, message.ts) })
    : payloads.viewTap(actor, { ...view, state }, action);
  const about = { title: `block_actions ${tap.actionId}`, personName: actor.person.name };
  const answer = await sender.interaction(payload, about);
  return said(answer);
};

const viewWithId = ({ workspace, views }: Parts, user: string, id: string): JsonObject | undefined =>
  [views.top(user), workspace.home(user)].find((view) => view?.id === id);

const blocksIn = (view: JsonObject): readonly JsonObject[] => objectSchema.array().safeParse(view.blocks).data ?? [];

const said = (answer: BotAnswer): ActAnswer =>
  succeeded(answer) ? { ok: true } : { ok: false, notice: words.botFailed(answer.status, textOf(answer)) };

const textOf = ({ text }: BotAnswer): string => (jsonIn(text) === undefined ? text.slice(0, 120) : '');
