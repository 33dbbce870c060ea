import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, addressOfUser, parseAddress, parseMessageRef } from '../../../adapters/teams/address.ts';
import { createConnector } from '../../../adapters/teams/connector.ts';
import { createMessenger } from '../../../adapters/teams/messenger.ts';
import { card, text, title } from '../../../src/conversation/card.ts';
import { asMessageRef } from '../../../src/conversation/platform.ts';
import { messengerContract } from '../../contracts/messenger.ts';
import { type Answer, type ConnectorFront, createConnectorFront } from './front.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const hello = card('ja', title('お知らせ'), text('会議を減らしましょう。'));

const setUp = (front: ConnectorFront) =>
  createMessenger(
    { appId, tenantId: tenant, serviceUrl: front.url },
    createConnector({ appId, tenantId: tenant, local: true }),
  );

const addressIn = (front: ConnectorFront, chat: string) =>
  addressOf({
    channelId: 'msteams',
    serviceUrl: front.url,
    tenantId: tenant,
    conversation: { id: chat },
    user: { id: '29:1-person', aadObjectId: 'aad-person' },
    bot: { id: `28:${appId}` },
  });

messengerContract('teams', async () => {
  const front = await createConnectorFront();
  const closed = await createConnectorFront();
  await closed.stop();
  front.open('a:chat-1');
  const messenger = setUp(front);
  return {
    messenger,
    disconnected: { ...messenger, send: (_to, shown, id) => messenger.send(addressIn(closed, 'a:chat-1'), shown, id) },
    reachable: addressIn(front, 'a:chat-1'),
    unreachable: addressIn(front, 'a:never-installed'),
    canFind: false,
    canFindByEmail: false,
    email: 'hanako@example.go.jp',
    unknownEmail: 'nobody@example.go.jp',
    visible: async () => front.messages('a:chat-1').map(({ activity }) => JSON.stringify(activity)),
    trouble: front.trouble,
    requests: () => front.calls.length,
    stop: front.stop,
  };
});

describe('the Teams messenger', () => {
  let front: ConnectorFront;
  beforeAll(async () => {
    front = await createConnectorFront();
    front.open('a:chat-1');
  });
  afterAll(() => front.stop());

  it('posts the card as the only text, with a summary for the notification and the delivery id aside', async () => {
    await setUp(front).send(addressIn(front, 'a:chat-1'), hello, 'pulse/2026-W48/ask');
    const call = front.calls.at(-1);
    expect(call).toMatchObject({
      method: 'POST',
      path: '/v3/conversations/a%3Achat-1/activities',
      authorization: undefined,
      body: {
        type: 'message',
        summary: 'お知らせ\n会議を減らしましょう。',
        from: { id: `28:${appId}` },
        recipient: { id: '29:1-person' },
        channelData: { deliveryId: 'pulse/2026-W48/ask' },
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
      },
    });
    expect(call?.body).not.toHaveProperty('text');
  });

  it('returns a reference to the message that leads back to its chat', async () => {
    const result = await setUp(front).send(addressIn(front, 'a:chat-1'), hello, 'd');
    if (result.type !== 'sent') throw new Error(result.type);
    expect(parseMessageRef(result.message)).toMatchObject({
      serviceUrl: front.url,
      conversation: { id: 'a:chat-1' },
      activityId: front.messages('a:chat-1').at(-1)?.id,
    });
  });

  it('opens the chat first with a person of whom only the directory id is known', async () => {
    const messenger = setUp(front);
    const from = front.calls.length;
    const result = await messenger.send(messenger.addressOf('aad-taro', undefined), hello, 'd');
    expect(result.type).toBe('sent');
    const [created, sent] = front.calls.slice(from);
    expect(created).toMatchObject({
      method: 'POST',
      path: '/v3/conversations',
      body: { isGroup: false, bot: { id: `28:${appId}` }, members: [{ id: 'aad-taro' }], tenantId: tenant },
    });
    expect(sent?.path).toBe('/v3/conversations/a%3Aaad-taro/activities');
    expect(front.messages('a:aad-taro')).toHaveLength(1);
  });

  it('opens a chat by itself, so that its request can be counted, and asks for none where there is one', async () => {
    const messenger = setUp(front);
    const from = front.calls.length;
    const opened = await messenger.openChat?.(addressOfUser('aad-taro', tenant))?.();
    if (opened?.type !== 'opened') throw new Error('not opened');
    expect(parseAddress(opened.address)?.conversation).toEqual({ id: 'a:aad-taro' });
    expect(messenger.openChat?.(opened.address)).toBeUndefined();
    await messenger.send(opened.address, hello, 'd');
    expect(front.calls.length - from).toBe(2);
    front.trouble({ type: 'server-error', status: 503 });
    const failed = await messenger.openChat?.(addressOfUser('aad-jiro', tenant))?.();
    front.trouble({ type: 'none' });
    expect(failed).toEqual({ type: 'failed', reason: 'http 503', maybeSent: false });
  });

  it('knows that nothing was sent when the chat could not be opened', async () => {
    front.trouble({ type: 'server-error', status: 503 });
    const result = await setUp(front).send(addressOfUser('aad-jiro', tenant), hello, 'd');
    front.trouble({ type: 'none' });
    expect(result).toEqual({ type: 'failed', reason: 'http 503', maybeSent: false });
  });

  const cases: readonly (readonly [string, Answer, object])[] = [
    ['429 with its pause', { status: 429, headers: { 'retry-after': '3' } }, { type: 'throttled', retryAfterMs: 3000 }],
    ['429 without a pause', { status: 429 }, { type: 'throttled', retryAfterMs: 1000 }],
    [
      '429 with an unreadable pause',
      { status: 429, headers: { 'retry-after': 'soon' } },
      { type: 'throttled', retryAfterMs: 1000 },
    ],
    ['503 with a pause', { status: 503, headers: { 'retry-after': '1' } }, { type: 'failed', maybeSent: false }],
    [
      '403 of a blocked bot',
      { status: 403, body: { error: { code: 'MessageWritesBlocked', message: '' } } },
      { type: 'unreachable', reason: 'http 403 MessageWritesBlocked' },
    ],
    ['404', { status: 404 }, { type: 'unreachable', reason: 'http 404' }],
    ['413', { status: 413 }, { type: 'rejected', reason: 'http 413' }],
    [
      '400',
      { status: 400, body: { error: { code: 'BadSyntax', message: '' } } },
      { type: 'rejected', reason: 'http 400 BadSyntax' },
    ],
    ['401', { status: 401 }, { type: 'failed', maybeSent: false }],
    ['412', { status: 412 }, { type: 'failed', maybeSent: false }],
    ['504', { status: 504 }, { type: 'failed', maybeSent: false }],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { type: 'rejected' }],
    ['an answer without an id', { status: 200, body: {} }, { type: 'failed', maybeSent: true }],
    [
      'an answer that is no JSON',
      { status: 200, headers: { 'content-type': 'text/html' }, body: 'hm' },
      { type: 'failed', maybeSent: true },
    ],
  ];
  it.each(cases)('understands %s, after one call', async (_, answer, expected) => {
    const from = front.calls.length;
    front.script(answer);
    const result = await setUp(front).send(addressIn(front, 'a:chat-1'), hello, 'd');
    front.script(undefined);
    expect(result).toMatchObject(expected);
    expect(front.calls.length - from).toBe(1);
  });

  it('says that a changed message is gone', async () => {
    const gone = JSON.stringify({ ...parseAddress(addressIn(front, 'a:chat-1')), activityId: 'm999' });
    expect(await setUp(front).update(asMessageRef(gone), hello)).toMatchObject({ type: 'unreachable' });
  });

  it('tells the e-mail of a member, or the sign-in name where there is no mailbox', async () => {
    front.know('29:1-person', { id: '29:1-person', name: '花子', email: 'hanako@example.go.jp' });
    const messenger = setUp(front);
    const account = { platform: 'teams', tenant, user: 'aad-person' } as const;
    expect(await messenger.emailOf(account, addressIn(front, 'a:chat-1'))).toBe('hanako@example.go.jp');
    front.know('29:1-person', { id: '29:1-person', email: null, userPrincipalName: 'hanako@example.onmicrosoft.com' });
    expect(await messenger.emailOf(account, addressIn(front, 'a:chat-1'))).toBe('hanako@example.onmicrosoft.com');
    expect(await messenger.emailOf(account, addressIn(front, 'a:other'))).toBeUndefined();
    expect(await messenger.emailOf(account, undefined)).toBeUndefined();
  });

  it('never calls this machine when real tokens are in use', async () => {
    const real = createConnector({ appId, appPassword: 'secret', tenantId: tenant, local: false });
    const from = front.calls.length;
    const result = await createMessenger({ appId }, real).send(addressIn(front, 'a:chat-1'), hello, 'd');
    expect(result).toEqual({ type: 'rejected', reason: 'service-address' });
    expect(front.calls.length).toBe(from);
  });

  it.each([
    'https://smba.trafficmanager.net/teams/',
    'https://127.0.0.1.example.com/',
    'http://user:secret@127.0.0.1:1/',
    'ftp://127.0.0.1/',
    'nonsense',
  ])('never leaves this machine, nor http, while a local key set is trusted: %s', async (serviceUrl) => {
    const to = addressOf({ channelId: 'msteams', serviceUrl, conversation: { id: 'a:1' } });
    expect(await setUp(front).send(to, hello, 'd')).toEqual({ type: 'rejected', reason: 'service-address' });
  });

  it.each(['http://smba.trafficmanager.net/teams/', 'nonsense'])('sends no real token to %s', async (serviceUrl) => {
    const real = createConnector({ appId, appPassword: 'secret', tenantId: tenant, local: false });
    const to = addressOf({ channelId: 'msteams', serviceUrl, conversation: { id: 'a:1' } });
    expect(await createMessenger({ appId }, real).send(to, hello, 'd')).toEqual({
      type: 'rejected',
      reason: 'service-address',
    });
  });

  it('refuses to send without credentials instead of sending without a token', async () => {
    const real = createConnector({ appId, local: false });
    const to = addressOf({
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/jp/',
      conversation: { id: 'a:1' },
    });
    expect(await createMessenger({ appId }, real).send(to, hello, 'd')).toEqual({
      type: 'rejected',
      reason: 'no-credentials',
    });
  });
});
