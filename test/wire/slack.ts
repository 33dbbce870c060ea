import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Answer, type Received, serveHttp } from './http.ts';
import {
  type Delivery,
  filled,
  isObject,
  type Json,
  objectsIn,
  textsIn,
  type Visible,
  type Wire,
  type WirePerson,
  type WireRoom,
} from './wire.ts';

const recorded = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../fixtures/replay/slack/${name}.json`, import.meta.url), 'utf8'));

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const TEAM = 'T00000001';

type Message = { readonly ts: string; text: string; blocks: unknown; metadata: unknown };
type Inbox = {
  messages: Message[];
  view: Json | undefined;
  home: Json | undefined;
  errors: string[];
  statuses: number[];
};

export type SlackWire = Wire & {
  /** Answers the next calls of a method with this instead. */
  fail(method: string, ...answers: readonly Answer[]): void;
  /** Answers a method as it should from here on. */
  recover(method: string): void;
  /** A signed request as it is, for what no person would send. */
  post(body: string, headers: { readonly [name: string]: string }): Promise<Response>;
  sign(body: string, at?: number): { readonly [name: string]: string };
  /** Opens the bot's home, and what it then shows. */
  home(user: string): Promise<Visible>;
  command(user: string, text: string, delivery?: Delivery): Promise<void>;
};

/** A Slack workspace that keeps what people would see, and signs what they do. */
export const slackWire = async (): Promise<SlackWire> => {
  const people = new Map<string, Inbox>();
  const calls: string[] = [];
  const failures = new Map<string, Answer[]>();
  let target = '';
  let serial = 0;
  const inbox = (user: string): Inbox => {
    const found = people.get(user) ?? { messages: [], view: undefined, home: undefined, errors: [], statuses: [] };
    people.set(user, found);
    return found;
  };
  const nextTs = (): string => {
    serial += 1;
    return `1795000000.${String(serial).padStart(6, '0')}`;
  };
  /** Where what one person alone sees in a channel is kept. */
  const whisper = (channel: string, user: string): string => `${channel}:${user}`;
  const userOf = (channel: unknown): string => String(channel).replace(/^D/, 'U');

  const methods: { readonly [method: string]: (args: Json) => Json } = {
    'chat.postMessage': ({ channel, text, blocks, metadata }) => {
      const ts = nextTs();
      inbox(userOf(channel)).messages.push({ ts, text: String(text), blocks, metadata });
      return { ok: true, channel: userOf(channel).replace(/^U/, 'D'), ts };
    },
    'chat.postEphemeral': ({ channel, user, text, blocks }) => {
      const ts = nextTs();
      inbox(whisper(String(channel), String(user))).messages.push({
        ts,
        text: String(text),
        blocks,
        metadata: undefined,
      });
      return { ok: true, message_ts: ts };
    },
    'chat.update': ({ channel, ts, text, blocks }) => {
      const message = inbox(userOf(channel)).messages.find((each) => each.ts === ts);
      if (!message) return { ok: false, error: 'message_not_found' };
      Object.assign(message, { text, blocks });
      return { ok: true, channel, ts };
    },
    'views.open': ({ trigger_id, view }) => {
      const user = String(trigger_id).split('.')[0] ?? '';
      if (isObject(view)) inbox(user).view = { ...view, id: `V${nextTs()}` };
      return { ok: true, view };
    },
    'views.publish': ({ user_id, view }) => {
      if (isObject(view)) inbox(String(user_id)).home = view;
      return { ok: true, view };
    },
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: String(users).replace(/^U/, 'D') } }),
    'conversations.history': ({ channel }) => ({
      ok: true,
      messages: inbox(userOf(channel)).messages.toReversed(),
      has_more: false,
    }),
    'users.info': () => ({ ok: false, error: 'user_not_found' }),
    'users.lookupByEmail': () => ({ ok: false, error: 'users_not_found' }),
  };

  const answer = ({ path, body, headers }: Received): Answer => {
    const method = path.replace(/^\/api\//, '').replace(/\?.*$/, '');
    calls.push(method);
    const failure = failures.get(method)?.shift();
    if (failure) return failure;
    const args = argumentsOf(body, headers['content-type'] ?? '');
    if (path.startsWith('/response/')) {
      const [, , user = '', ts = ''] = path.split('/');
      return { status: 200, body: methods['chat.update']?.({ ...args, channel: user, ts }) };
    }
    const run = methods[method];
    return { status: 200, body: run ? run(args) : { ok: false, error: 'unknown_method' } };
  };
  const server = await serveHttp(answer);

  const sign = (body: string, at = Date.now()) => {
    const timestamp = String(Math.floor(at / 1000));
    const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
  };
  const post = (body: string, headers: { readonly [name: string]: string }) =>
    fetch(`${target}/slack/events`, { method: 'POST', body, headers });

  const deliver = async (user: string, body: string, type: string, { times = 1 }: Delivery): Promise<Response> => {
    let last = new Response();
    for (let copy = 0; copy < times; copy += 1) {
      const retry = copy === 0 ? {} : { 'x-slack-retry-num': String(copy), 'x-slack-retry-reason': 'http_timeout' };
      last = await post(body, { 'content-type': type, ...sign(body), ...retry });
      inbox(user).statuses.push(last.status);
    }
    return last;
  };
  const sendForm = (user: string, payload: Json, delivery: Delivery) =>
    deliver(
      user,
      new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      'application/x-www-form-urlencoded',
      delivery,
    );
  const sendEvent = (user: string, event: Json, delivery: Delivery) =>
    deliver(user, JSON.stringify(event), 'application/json', delivery);

  const who = (user: string) => ({ user: { id: user }, team: { id: TEAM } });
  const stamp = (at = Date.now()) => `${Math.floor(at / 1000)}.${String(at % 1000).padStart(3, '0')}001`;

  const act = (
    user: string,
    message: Message,
    element: Json,
    chosen: Json,
    delivery: Delivery,
    channel = user.replace(/^U/, 'D'),
    seen = user,
  ) =>
    sendForm(
      user,
      filled(recorded('block_actions'), {
        ...who(user),
        trigger_id: `${user}.${randomUUID()}`,
        container: { message_ts: message.ts, channel_id: channel, is_ephemeral: seen !== user },
        channel: { id: channel, name: seen === user ? 'directmessage' : 'floor' },
        message: { ts: message.ts, text: message.text, blocks: message.blocks },
        response_url: `${server.origin}/response/${seen}/${message.ts}`,
        actions: [{ ...element, ...chosen, action_ts: stamp(delivery.at) }],
      }),
      delivery,
    );

  const person = (user: string): WirePerson => ({
    user,
    arrive: async () => undefined,
    say: async (text, delivery = {}) => {
      const event = filled(recorded('message'), {
        event_id: `Ev${randomUUID()}`,
        event: { user, text, channel: user.replace(/^U/, 'D'), ts: stamp(delivery.at), event_ts: stamp(delivery.at) },
      });
      await sendEvent(user, event, delivery);
    },
    tap: async (label, delivery = {}) => {
      const { message, element } = findElement(inbox(user).messages, isButton, label, delivery.message);
      await act(user, message, element, {}, delivery);
    },
    choose: async (label, option) => {
      const { message, element, selected } = findOption(inbox(user).messages, label, option);
      await act(user, message, element, { selected_option: selected }, {});
    },
    forge: async ({ name, payload }, choice) => {
      const message = inbox(user).messages.at(-1) ?? { ts: '0', text: '', blocks: [], metadata: undefined };
      const value = JSON.stringify(choice === undefined ? payload : { p: payload, c: choice });
      await act(
        user,
        message,
        { type: 'button', action_id: `${name}#0${choice === undefined ? '' : 'c'}`, value },
        {},
        {},
      );
    },
    forgeForm: async ({ name, payload }) => {
      inbox(user).view = { id: `V${nextTs()}`, private_metadata: JSON.stringify({ name, payload }), blocks: [] };
      await person(user).submit({});
    },
    link: (label) => {
      const isLink = (each: Json) => isButton(each) && typeof each.url === 'string';
      return String(findElement(inbox(user).messages, isLink, label).element.url);
    },
    form: () => {
      const { view, errors } = inbox(user);
      const text = textsIn(view?.blocks, isButton).join('\n');
      return view && { title: textOf({ text: view.title }), text, values: valuesIn(view), errors };
    },
    submit: async (values, delivery = {}) => {
      const view = inbox(user).view ?? {};
      const payload = filled(recorded('view_submission'), {
        ...who(user),
        view: { ...view, state: { values: stateOf(view, values) } },
      });
      const response = await sendForm(user, payload, delivery);
      const body = await response.text();
      const answered: unknown = body === '' ? {} : JSON.parse(body);
      const failed = isObject(answered) && answered.response_action === 'errors';
      inbox(user).errors = failed && isObject(answered.errors) ? Object.values(answered.errors).map(String) : [];
      if (failed) return;
      const next = isObject(answered) && answered.response_action === 'update' ? answered.view : undefined;
      inbox(user).view = isObject(next) ? { ...next, id: view.id } : undefined;
    },
    messages: () => inbox(user).messages.map(visible),
    statuses: () => inbox(user).statuses,
  });

  const room = (channel: string): WireRoom => {
    const seen = (user: string) => inbox(whisper(channel, user)).messages;
    return {
      call: async (user, text, delivery = {}) => {
        const event = { type: 'app_mention', user, text: `<@U0BOT> ${text}`, channel };
        const stamped = { ...event, ts: stamp(delivery.at), event_ts: stamp(delivery.at) };
        await sendEvent(user, { ...recorded('message'), event_id: `Ev${randomUUID()}`, event: stamped }, delivery);
      },
      tap: async (user, label, delivery = {}) => {
        const { message, element } = findElement(seen(user), isButton, label, delivery.message);
        await act(user, message, element, {}, delivery, channel, whisper(channel, user));
      },
      choose: async (user, label, option) => {
        const { message, element, selected } = findOption(seen(user), label, option);
        await act(user, message, element, { selected_option: selected }, {}, channel, whisper(channel, user));
      },
      messages: () => inbox(channel).messages.map(visible),
      answers: (user) => seen(user).map(visible),
    };
  };

  return {
    platform: 'slack',
    person,
    room,
    env: () => ({ SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: 'xoxb-test', SLACK_API_URL: `${server.origin}/api/` }),
    connect: (origin) => {
      target = origin;
    },
    calls: () => calls,
    close: server.close,
    fail: (method, ...answers) => {
      failures.set(method, [...(failures.get(method) ?? []), ...answers]);
    },
    recover: (method) => void failures.delete(method),
    post,
    sign,
    home: async (user) => {
      const event = { user, channel: user.replace(/^U/, 'D'), event_ts: stamp() };
      await sendEvent(user, filled(recorded('app_home_opened'), { event_id: `Ev${randomUUID()}`, event }), {});
      return visible({ ts: '', text: '', blocks: inbox(user).home?.blocks, metadata: undefined });
    },
    command: async (user, text, delivery = {}) => {
      const fields = { command: '/akari', text, user_id: user, team_id: TEAM, channel_id: user.replace(/^U/, 'D') };
      const body = new URLSearchParams({ ...fields, trigger_id: `${user}.${randomUUID()}`, api_app_id: 'A00000001' });
      await deliver(user, body.toString(), 'application/x-www-form-urlencoded; charset=utf-8', delivery);
    },
  };
};

const argumentsOf = (body: string, type: string): Json => {
  if (type.startsWith('application/json')) return JSON.parse(body);
  const args: Json = {};
  for (const [key, value] of new URLSearchParams(body)) args[key] = /^[[{]/.test(value) ? JSON.parse(value) : value;
  return args;
};

const isButton = ({ type }: Json): boolean => type === 'button';

const textOf = ({ text }: Json): string => (isObject(text) ? String(text.text) : '');

const visible = ({ blocks, text }: Message): Visible => ({
  text: blocks === undefined ? text : textsIn(blocks, isButton).join('\n'),
  buttons: objectsIn(blocks).filter(isButton).map(textOf),
});

const findElement = (
  messages: readonly Message[],
  wanted: (object: Json) => boolean,
  label: string,
  index?: number,
): { message: Message; element: Json } => {
  const among = index === undefined ? messages.toReversed() : messages.slice(index, index + 1);
  for (const message of among) {
    for (const block of objectsIn(message.blocks)) {
      const parts = [block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])].filter(isObject);
      const element = parts.find(
        (each) =>
          wanted(each) &&
          (textOf(each) === label || textOf(block) === label || textOf({ text: each.placeholder }) === label),
      );
      if (element) return { message, element: { ...element, block_id: block.block_id ?? 'b' } };
    }
  }
  throw new Error(`nothing labelled ${label} in: ${JSON.stringify(messages.map(visible))}`);
};

const findOption = (messages: readonly Message[], label: string, option: string) => {
  const found = findElement(messages, ({ type }) => type === 'static_select', label);
  const options = objectsIn(found.element.options).filter(({ value }) => typeof value === 'string');
  return { ...found, selected: options.find((each) => textOf(each) === option) };
};

const valuesIn = (view: Json): { readonly [label: string]: string } =>
  Object.fromEntries(
    objectsIn(view.blocks).flatMap(({ type, element, label }) =>
      type === 'input' && isObject(element) && typeof element.initial_value === 'string'
        ? [[textOf({ text: label }), element.initial_value]]
        : [],
    ),
  );

const stateOf = (view: Json, values: { readonly [label: string]: string }): Json => {
  const state: Json = {};
  for (const block of objectsIn(view.blocks).filter(({ type }) => type === 'input')) {
    const { element, block_id, label } = block;
    if (!isObject(element)) continue;
    const typed = values[textOf({ text: label })];
    const options = objectsIn(element.options).filter(({ value }) => typeof value === 'string');
    const answer =
      element.type === 'static_select'
        ? {
            type: 'static_select',
            selected_option: options.find((each) => textOf(each) === typed) ?? element.initial_option ?? null,
          }
        : { type: 'plain_text_input', value: (typed ?? element.initial_value) || null };
    state[String(block_id)] = { [String(element.action_id)]: answer };
  }
  return state;
};
