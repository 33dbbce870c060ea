import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../../adapters/slack/address.ts';
import { apiBaseOf, createClient } from '../../../adapters/slack/connector.ts';
import { createMessenger } from '../../../adapters/slack/messenger.ts';
import { card, text } from '../../../src/conversation/card.ts';
import type { Messenger } from '../../../src/conversation/platform.ts';
import { listen } from './front.ts';

type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body: string };

const hello = card('ja', text('おはようございます。'));
const hanako = addressOf({ team: 'T0KASUMI1', user: 'U0HANAKO1' });
const refused = (error: string): Answer => ({
  status: 200,
  body: JSON.stringify({
    ok: false,
    error,
    response_metadata: { messages: ['[ERROR] too long [json-pointer:/blocks/0]'] },
  }),
});

describe("what Slack's answers mean", () => {
  let answer: Answer;
  let messenger: Messenger;
  let lines: unknown[] = [];
  const server = createServer((_, response) => {
    response.writeHead(answer.status, answer.headers ?? {}).end(answer.body);
  });
  const write = (event: string, fields?: unknown) => {
    lines.push([event, fields]);
  };
  beforeAll(async () => {
    const client = createClient({ botToken: 'xoxb-test', apiUrl: `http://127.0.0.1:${await listen(server)}` });
    messenger = createMessenger(client, { info: write, warn: write, error: write });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const sendWhen = (next: Answer) => {
    answer = next;
    lines = [];
    return messenger.send(hanako, hello, 'd');
  };

  it.each([
    'channel_not_found',
    'user_not_found',
    'user_disabled',
    'not_in_channel',
    'cannot_dm_bot',
    'messages_tab_disabled',
  ])('takes %s for a person who cannot be reached', async (reason) => {
    expect(await sendWhen(refused(reason))).toEqual({ type: 'unreachable', reason });
  });

  it.each(['invalid_blocks', 'msg_too_long', 'invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope'])(
    "takes %s for a mistake of ours, and logs Slack's hints",
    async (reason) => {
      expect(await sendWhen(refused(reason))).toEqual({ type: 'rejected', reason });
      const hints = ['[ERROR] too long [json-pointer:/blocks/0]'];
      expect(lines).toEqual([['slack refused a call', { method: 'chat.postMessage', error: reason, hints }]]);
    },
  );

  it.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
    "takes %s for Slack's own trouble",
    async (reason) => {
      expect(await sendWhen(refused(reason))).toEqual({ type: 'failed', reason, maybeSent: true });
    },
  );

  it.each([
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '12' }, body: '' }, 12_000],
    ['429 without Retry-After', { status: 429, body: '' }, 30_000],
    [
      '429 with a Retry-After that is a date',
      { status: 429, headers: { 'retry-after': 'Thu, 26 Nov 2026' }, body: '' },
      30_000,
    ],
    ['ratelimited with 200', refused('ratelimited'), 30_000],
  ])('waits when answered %s', async (_, next, retryAfterMs) => {
    expect(await sendWhen(next)).toEqual({ type: 'throttled', retryAfterMs });
  });

  it.each([
    ['an HTML page', { status: 200, body: '<html>' }],
    ['nothing', { status: 200, body: '' }],
    ['ok without a message', { status: 200, body: '{"ok":true}' }],
    ['a redirect', { status: 302, headers: { location: 'https://evil.example/' }, body: '' }],
  ])('does not believe %s', async (_, next) => {
    expect(await sendWhen(next)).toMatchObject({ type: 'failed', maybeSent: true });
  });

  it('takes 404 for a mistake of ours', async () => {
    expect(await sendWhen({ status: 404, body: '' })).toEqual({ type: 'rejected', reason: 'http-404' });
  });
});

it.each([
  ['http://127.0.0.1:9', 'http://127.0.0.1:9/api/'],
  ['http://127.0.0.1:9/', 'http://127.0.0.1:9/api/'],
  ['http://127.0.0.1:9/api', 'http://127.0.0.1:9/api/'],
  ['http://127.0.0.1:9/api/', 'http://127.0.0.1:9/api/'],
  ['http://127.0.0.1:9/slack', 'http://127.0.0.1:9/slack/'],
])('calls %s at %s', (given, called) => {
  expect(apiBaseOf(given)).toBe(called);
});

it('refuses an API address that is none', () => {
  expect(() => apiBaseOf('slack')).toThrow('bad-configuration');
});
