import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
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
  JSON.parse(readFileSync(new URL(`../fixtures/replay/teams/${name}.json`, import.meta.url), 'utf8'));

const APP_ID = '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69';
const CARD = 'application/vnd.microsoft.card.adaptive';

type Message = { readonly id: string; card: unknown; text: string };
type Inbox = { messages: Message[]; dialog: Json | undefined; source: string; errors: string[]; statuses: number[] };

export type TeamsWire = Wire & {
  /** Answers the next calls of the connector with this instead. */
  fail(...answers: readonly Answer[]): void;
  post(activity: unknown, authorization?: string): Promise<Response>;
  token(claims?: JWTPayload): Promise<string>;
  activity(user: string, name: 'message' | 'invoke' | 'installationUpdate', changes: Json): Json;
};

/** A Teams tenant that keeps what people would see, with a key set of its own that signs what they do. */
export const teamsWire = async (): Promise<TeamsWire> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test-key', use: 'sig', alg: 'RS256', endorsements: ['msteams'] };
  const people = new Map<string, Inbox>();
  const calls: string[] = [];
  const failures: Answer[] = [];
  let target = '';
  let serial = 1_795_000_000_000;
  const inbox = (user: string): Inbox => {
    const found = people.get(user) ?? { messages: [], dialog: undefined, source: '', errors: [], statuses: [] };
    people.set(user, found);
    return found;
  };
  const userOf = (conversation: string): string => conversation.replace(/^a:/, '');

  const post = (path: readonly string[], body: Json): Answer => {
    const [, , conversation = ''] = path;
    serial += 1;
    const id = String(serial);
    inbox(userOf(conversation)).messages.push({ id, card: cardIn(body), text: String(body.text ?? '') });
    return { status: 201, body: { id } };
  };
  const put = (path: readonly string[], body: Json): Answer => {
    const [, , conversation = '', , id] = path;
    const message = inbox(userOf(conversation)).messages.find((each) => each.id === id);
    if (!message) return { status: 404, body: { error: { code: 'ActivityNotFound', message: 'gone' } } };
    message.card = cardIn(body);
    return { status: 200, body: { id } };
  };
  const answer = ({ method, path, body }: Received): Answer => {
    if (path === '/openid')
      return {
        status: 200,
        body: {
          issuer: 'https://api.botframework.com',
          jwks_uri: `${server.origin}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        },
      };
    if (path === '/keys') return { status: 200, body: { keys: [jwk] } };
    calls.push(`${method} ${path}`);
    const failure = failures.shift();
    if (failure) return failure;
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    const parsed: unknown = body === '' ? {} : JSON.parse(body);
    const json = isObject(parsed) ? parsed : {};
    if (method === 'POST' && parts[3] === 'activities') return post(parts, json);
    if (method === 'PUT' && parts[3] === 'activities') return put(parts, json);
    if (method === 'POST' && parts.length === 2) {
      const [member] = objectsIn(json.members);
      return { status: 201, body: { id: `a:${String(member?.id)}` } };
    }
    return { status: 404, body: { error: { code: 'NotFound', message: path } } };
  };
  const server = await serveHttp(answer);

  const token = (claims: JWTPayload = {}) =>
    new SignJWT({ serviceurl: `${server.origin}/`, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'test-key', typ: 'JWT' })
      .setIssuer('https://api.botframework.com')
      .setAudience(APP_ID)
      .setNotBefore('0s')
      .setExpirationTime('1h')
      .sign(privateKey);
  const send = async (activity: unknown, authorization?: string): Promise<Response> =>
    fetch(`${target}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: authorization ?? `Bearer ${await token()}`,
      },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    });

  const activity: TeamsWire['activity'] = (user, name, changes) =>
    filled(
      filled(recorded(name), {
        serviceUrl: `${server.origin}/`,
        from: { id: `29:${user}`, aadObjectId: user },
        conversation: { id: `a:${user}` },
        recipient: { id: `28:${APP_ID}` },
      }),
      changes,
    );
  const deliver = async (user: string, body: Json, { times = 1 }: Delivery): Promise<unknown> => {
    let last: unknown;
    for (let copy = 0; copy < times; copy += 1) {
      const response = await send(body);
      inbox(user).statuses.push(response.status);
      const text = await response.text();
      last = text === '' ? undefined : JSON.parse(text);
    }
    return last;
  };
  const stamp = (at = Date.now()) => new Date(at).toISOString();

  const show = (user: string, id: string, answered: unknown): void => {
    const message = inbox(user).messages.find((each) => each.id === id);
    if (message && isObject(answered) && answered.type === CARD) message.card = answered.value;
  };
  const showDialog = (user: string, answered: unknown): void => {
    const task = isObject(answered) && isObject(answered.task) ? answered.task : undefined;
    inbox(user).dialog = task?.type === 'continue' && isObject(task.value) ? task.value : undefined;
  };
  const act = async (user: string, message: Message, action: Json, inputs: Json, delivery: Delivery): Promise<void> => {
    const data = isObject(action.data) ? action.data : {};
    const common = { id: `f:${randomUUID()}`, replyToId: message.id, timestamp: stamp(delivery.at) };
    if (action.type === 'Action.Submit' && isObject(data.msteams)) {
      const invoke = activity(user, 'invoke', { ...common, name: 'task/fetch' });
      inbox(user).source = message.id;
      showDialog(user, await deliver(user, { ...invoke, value: { data, context: { theme: 'default' } } }, delivery));
      return;
    }
    const value = {
      action: { type: action.type, title: action.title, verb: action.verb, data: { ...data, ...inputs } },
    };
    show(user, message.id, await deliver(user, activity(user, 'invoke', { ...common, value }), delivery));
  };

  const person = (user: string): WirePerson => ({
    user,
    arrive: async () => {
      await deliver(user, activity(user, 'installationUpdate', { id: `f:${randomUUID()}` }), {});
    },
    say: async (text, delivery = {}) => {
      const changes = { id: randomUUID(), text, timestamp: stamp(delivery.at) };
      await deliver(user, activity(user, 'message', changes), delivery);
    },
    tap: async (label, delivery = {}) => {
      const { message, action } = findAction(inbox(user).messages, label, delivery.message);
      await act(user, message, action, {}, delivery);
    },
    choose: async (label, option) => {
      const { message, input, action } = findChoice(inbox(user).messages, label);
      const chosen = objectsIn(input.choices).find(({ title }) => title === option);
      await act(user, message, action, { [String(input.id)]: chosen?.value }, {});
    },
    forge: async ({ name, payload }, choice) => {
      const message = inbox(user).messages.at(-1) ?? { id: '0', card: undefined, text: '' };
      const data = { ...payload, ...(choice !== undefined && { _input: 'c', c: choice }) };
      await act(user, message, { type: 'Action.Execute', title: '', verb: name, data }, {}, {});
    },
    forgeForm: async ({ name, payload }) => {
      const content = { type: 'AdaptiveCard', body: [{ type: 'Action.Submit', data: { verb: name, data: payload } }] };
      inbox(user).dialog = { title: '', card: { content } };
      await person(user).submit({});
    },
    link: (label) => String(findAction(inbox(user).messages, label).action.url),
    form: () => {
      const { dialog, errors } = inbox(user);
      const content = isObject(dialog?.card) ? dialog.card.content : undefined;
      const text = textsIn(content, isAction).map(plain).join('\n');
      return dialog && { title: String(dialog.title), text, values: valuesIn(content), errors };
    },
    submit: async (values, delivery = {}) => {
      const content = isObject(inbox(user).dialog?.card) ? inbox(user).dialog?.card : {};
      const inputs = Object.fromEntries(
        objectsIn(content)
          .filter(({ type }) => typeof type === 'string' && type.startsWith('Input.'))
          .map((input) => [String(input.id), typedIn(input, values) ?? input.value ?? '']),
      );
      const button = objectsIn(content).find(({ type }) => type === 'Action.Submit');
      const data = { ...(isObject(button?.data) ? button.data : {}), ...inputs };
      const invoke = activity(user, 'invoke', {
        id: `f:${randomUUID()}`,
        name: 'task/submit',
        replyToId: inbox(user).source,
        timestamp: stamp(delivery.at),
      });
      const before = inbox(user).dialog;
      showDialog(user, await deliver(user, { ...invoke, value: { data, context: { theme: 'default' } } }, delivery));
      const after = inbox(user).dialog;
      inbox(user).errors =
        before && after
          ? textsIn(after.card, isAction)
              .map(plain)
              .filter((text) => !textsIn(before.card, isAction).map(plain).includes(text))
          : [];
    },
    messages: () => inbox(user).messages.map(visible),
    statuses: () => inbox(user).statuses,
  });

  const whispers = new Map<string, Visible[]>();
  const room = (channel: string): WireRoom => {
    // One thread, which everybody reads.
    const thread = `${channel};messageid=1`;
    const there = {
      conversation: { id: thread, conversationType: 'channel', isGroup: true },
      channelData: { teamsChannelId: channel, channel: { id: channel }, team: { id: '19:team@thread.tacv2' } },
    };
    const invoke = async (user: string, message: Message, action: Json, inputs: Json, delivery: Delivery) => {
      const data = isObject(action.data) ? action.data : {};
      const value = { action: { type: action.type, verb: action.verb, data: { ...data, ...inputs } } };
      const common = { id: `f:${randomUUID()}`, replyToId: message.id, timestamp: stamp(delivery.at) };
      const answered = await deliver(user, activity(user, 'invoke', { ...there, ...common, value }), delivery);
      show(thread, message.id, answered);
      const words = isObject(answered) && typeof answered.value === 'string' ? answered.value : '';
      if (words !== '') whispers.set(user, [...(whispers.get(user) ?? []), { text: words, buttons: [] }]);
    };
    return {
      call: async (user, text, delivery = {}) => {
        const mentioned = { type: 'mention', text: '<at>Akari</at>', mentioned: { id: `28:${APP_ID}`, name: 'Akari' } };
        const said = { id: randomUUID(), text: `<at>Akari</at> ${text}`, entities: [mentioned] };
        await deliver(user, activity(user, 'message', { ...there, ...said, timestamp: stamp(delivery.at) }), delivery);
      },
      tap: async (user, label, delivery = {}) => {
        const { message, action } = findAction(inbox(thread).messages, label, delivery.message);
        await invoke(user, message, action, {}, delivery);
      },
      choose: async (user, label, option) => {
        const { message, input, action } = findChoice(inbox(thread).messages, label);
        const chosen = objectsIn(input.choices).find(({ title }) => title === option);
        await invoke(user, message, action, { [String(input.id)]: chosen?.value }, {});
      },
      messages: () => inbox(channel).messages.map(visible),
      answers: (user) => [...inbox(thread).messages.map(visible), ...(whispers.get(user) ?? [])],
    };
  };

  return {
    platform: 'teams',
    person,
    room,
    env: () => ({ MicrosoftAppId: APP_ID, BotOpenIdMetadata: `${server.origin}/openid` }),
    connect: (origin) => {
      target = origin;
    },
    calls: () => calls,
    close: server.close,
    fail: (...answers) => {
      failures.push(...answers);
    },
    post: send,
    token: async (claims) => `Bearer ${await token(claims)}`,
    activity,
  };
};

const valuesIn = (content: unknown): { readonly [label: string]: string } =>
  Object.fromEntries(
    objectsIn(content).flatMap(({ type, label, value }) =>
      type === 'Input.Text' && typeof value === 'string' ? [[plain(String(label)), value]] : [],
    ),
  );

const typedIn = (input: Json, values: { readonly [label: string]: string }): unknown => {
  const typed = values[plain(String(input.label))];
  if (input.type !== 'Input.ChoiceSet' || typed === undefined) return typed;
  return objectsIn(input.choices).find(({ title }) => title === typed)?.value;
};

const cardIn = (body: Json): unknown => {
  const [attachment] = Array.isArray(body.attachments) ? body.attachments.filter(isObject) : [];
  return attachment?.contentType === CARD ? attachment.content : undefined;
};

const isAction = ({ type }: Json): boolean => typeof type === 'string' && type.startsWith('Action.');

/** A TextBlock's Markdown as a reader sees it. */
const plain = (text: string): string => text.replace(/\\([\\*_[\]`~#>+\-.)])/g, '$1').replace(/\n\n/g, '\n');

const actionsIn = (card: unknown): readonly Json[] =>
  objectsIn(card).flatMap(({ type, actions }) =>
    type === 'ActionSet' && Array.isArray(actions) ? actions.filter(isObject) : [],
  );

const visible = ({ card, text }: Message): Visible => ({
  text: card === undefined ? text : textsIn(card, isAction).map(plain).join('\n'),
  buttons: actionsIn(card).map(({ title }) => String(title)),
});

const among = (messages: readonly Message[], index: number | undefined): readonly Message[] =>
  index === undefined ? messages.toReversed() : messages.slice(index, index + 1);

const findAction = (messages: readonly Message[], label: string, index?: number) => {
  for (const message of among(messages, index)) {
    const action = actionsIn(message.card).find(({ title }) => title === label);
    if (action) return { message, action };
  }
  throw new Error(`nothing labelled ${label} in: ${JSON.stringify(messages.map(visible))}`);
};

/** A list and the button right after it, which sends what was chosen. */
const findChoice = (messages: readonly Message[], label: string) => {
  for (const message of messages.toReversed()) {
    const objects = objectsIn(message.card);
    const at = objects.findIndex((each) => each.type === 'Input.ChoiceSet' && each.label === label);
    const input = objects[at];
    const action = input && objects.slice(at).find(({ type }) => type === 'Action.Execute');
    if (input && action) return { message, input, action };
  }
  throw new Error(`no list labelled ${label}`);
};
