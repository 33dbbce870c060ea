import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttons, card, text } from '../../../src/conversation/card.ts';
import type { Form } from '../../../src/conversation/form.ts';
import type { Outcome } from '../../../src/conversation/outcome.ts';
import { type Front, listen, people, startFront } from './front.ts';
import {
  answerButton,
  blockActions,
  command,
  formBody,
  homeEvent,
  interaction,
  jsonBody,
  messageEvent,
  signed,
  startSlack,
  viewSubmission,
} from './slack.ts';

const thanks = card(
  'ja',
  text('ありがとうございます。'),
  buttons([{ label: '直す', action: { name: 'x.y', payload: {} } }]),
);
const form: Form = {
  language: 'ja',
  title: 'ひとこと',
  submitLabel: '送る',
  submit: { name: 'pulse.comment', payload: { round: '2026-W48' } },
  fields: [{ type: 'text', id: 'comment', label: 'ひとこと', maxLength: 100, required: false }],
};

/** The edge against a stateful Slack Web API: from the signed request to what the person sees. */
describe('performing in Slack', () => {
  let front: Front;
  let user: string;
  let channel: string;
  beforeAll(async () => {
    front = await startFront();
    user = String(Object((await front.api('users.lookupByEmail', { email: people.hanako })).user).id);
    channel = String(Object((await front.api('conversations.open', { users: user })).channel).id);
  });
  afterAll(() => front.stop());
  afterEach(() => front.trouble({ type: 'none' }));

  let at: ReturnType<typeof startSlack>;
  let callsBefore: number;
  beforeEach(() => {
    at = startSlack({ apiUrl: front.url, botToken: front.token });
    callsBefore = front.calls.length;
  });
  const called = () => front.calls.slice(callsBefore).map(({ method }) => method);
  const answer = (...outcomes: Outcome[]) => at.answerWith(async () => outcomes);
  const messages = async (): Promise<string[]> => {
    const { messages: found } = await front.api('conversations.history', { channel, limit: 1000 });
    return Array.isArray(found) ? found.map((message) => JSON.stringify(message)) : [];
  };
  const sent = async () => String((await front.api('chat.postMessage', { channel: user, text: '元の文' })).ts);
  const trigger = async () => String((await front.api('views.generateTriggerId', { user_id: user })).trigger_id);
  const tapOn = (ts: string, more: object = {}) =>
    blockActions(answerButton, {
      user: { id: user },
      container: { type: 'message', message_ts: ts, channel_id: channel },
      ...more,
    });
  const tap = (payload: object) => at.slack.handle(signed(interaction(payload)));

  it('replies to a message in the direct conversation', async () => {
    answer({ type: 'reply', card: thanks });
    const response = await at.slack.handle(signed(jsonBody(messageEvent('パルス', { user }))));
    expect(response.status).toBe(200);
    expect((await messages())[0]).toContain('ありがとうございます。');
    expect(at.settled()).toBe(1);
  });

  it('replies to a command in the direct conversation, not where it was typed', async () => {
    answer({ type: 'reply', card: thanks });
    const response = await at.slack.handle(signed(formBody({ ...command('パルス'), user_id: user })));
    expect(response).toEqual({ status: 200, headers: {}, body: '' });
    expect(called()).toEqual(['chat.postMessage']);
    expect((await messages())[0]).toContain('ありがとうございます。');
  });

  it('replaces the tapped message through its response address when that is at the configured place', async () => {
    answer({ type: 'replace', card: thanks });
    await tap(tapOn(await sent(), { response_url: `${front.url}/actions/good` }));
    const [call, ...others] = front.calls.slice(callsBefore);
    expect(others).toEqual([]);
    expect(call?.method).toBe('/actions/good');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({ replace_original: true, text: 'ありがとうございます。' });
  });

  it.each([
    ['has expired', () => `${front.url}/actions/expired`, ['/actions/expired', 'chat.update']],
    ['is at Slack while every call goes elsewhere', () => 'https://hooks.slack.com/actions/T/1/a', ['chat.update']],
    ['is no address', () => 'nowhere', ['chat.update']],
    ['is missing', () => undefined, ['chat.update']],
  ])('updates the tapped message when its response address %s', async (_, responseUrl, calls) => {
    answer({ type: 'replace', card: thanks });
    const ts = await sent();
    const response = await tap(tapOn(ts, { response_url: responseUrl() }));
    const shown = (await messages()).find((message) => message.includes(ts));
    expect(response.status).toBe(200);
    expect(called()).toEqual(calls);
    expect(shown).toContain('ありがとうございます。');
    expect(shown).not.toContain('元の文');
  });

  it('calls no response address that is neither Slack nor the configured place', async () => {
    const paths: string[] = [];
    const elsewhere = createServer((request, response) => {
      paths.push(request.url ?? '');
      response.end('ok');
    });
    const url = `http://127.0.0.1:${await listen(elsewhere)}/actions/good`;
    answer({ type: 'replace', card: thanks });
    await tap(tapOn(await sent(), { response_url: url }));
    elsewhere.closeAllConnections();
    await new Promise((resolve) => elsewhere.close(resolve));
    expect(paths).toEqual([]);
    expect(called()).toEqual(['chat.update']);
  });

  it('replies when there is no message to replace', async () => {
    answer({ type: 'replace', card: thanks });
    await at.slack.handle(signed(jsonBody(messageEvent('パルス', { user }))));
    expect(called()).toEqual(['chat.postMessage']);
  });

  it('opens a form before anything else, remembering the message', async () => {
    answer({ type: 'replace', card: thanks }, { type: 'open-form', form });
    const ts = await sent();
    const response = await tap(tapOn(ts, { trigger_id: await trigger(), response_url: undefined }));
    expect(response.status).toBe(200);
    expect(called()).toEqual(['views.open', 'chat.update']);
    expect(front.calls.at(-2)?.body).toContain(encodeURIComponent(`slack:${channel}:${ts}`));
  });

  it('publishes the home', async () => {
    answer({ type: 'home', card: thanks });
    const response = await at.slack.handle(signed(jsonBody(homeEvent({ user }))));
    expect(response.status).toBe(200);
    expect(called()).toEqual(['views.publish']);
  });

  it.each([
    ['closes', [], { response_action: 'clear' }],
    ['closes', [{ type: 'form-result', result: { type: 'close' } }], { response_action: 'clear' }],
    [
      'shows errors by field',
      [{ type: 'form-result', result: { type: 'errors', byField: { comment: '短くしてください。' } } }],
      { response_action: 'errors', errors: { comment: '短くしてください。' } },
    ],
    [
      'shows the next form',
      [{ type: 'form-result', result: { type: 'next', form } }],
      { response_action: 'update', view: { type: 'modal', title: { text: 'ひとこと' } } },
    ],
  ] satisfies [string, Outcome[], object][])('%s the form in the answer itself', async (_, outcomes, body) => {
    answer(...outcomes);
    const origin = JSON.stringify({ ...form.submit, message: `slack:${channel}:1.1` });
    const response = await at.slack.handle(signed(interaction(viewSubmission({}, origin))));
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(response.body)).toMatchObject(body);
  });

  it('waits for the answer of a form, and replaces the message it came from', async () => {
    const ts = await sent();
    at.answerWith(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2700));
      return [{ type: 'replace', card: thanks }];
    });
    const origin = JSON.stringify({ ...form.submit, message: `slack:${channel}:${ts}` });
    const response = await at.slack.handle(signed(interaction(viewSubmission({}, origin))));
    expect(JSON.parse(response.body)).toEqual({ response_action: 'clear' });
    await at.slack.idle();
    expect((await messages()).find((message) => message.includes(ts))).toContain('ありがとうございます。');
  });

  it.each([
    ['throttled', { type: 'throttled', retryAfterSeconds: 9 }, 'platform-failed'],
    ['in trouble', { type: 'server-error', status: 503 }, 'platform-failed'],
  ] as const)(
    'asks Slack to repeat the event when it is %s, and does not call it settled',
    async (_, trouble, code) => {
      answer({ type: 'reply', card: thanks });
      front.trouble(trouble);
      const response = await at.slack.handle(signed(jsonBody(messageEvent('パルス', { user }))));
      expect(response).toEqual({ status: 500, headers: {}, body: '' });
      expect(at.settled()).toBe(0);
      expect(at.lines).toMatchObject([{ level: 'error', fields: { code } }]);
    },
  );

  it('asks for no repeat of what Slack refuses for good', async () => {
    answer({ type: 'open-form', form });
    const response = await tap(tapOn('1795672700.000300', { trigger_id: 'made-up' }));
    expect(response).toEqual({ status: 500, headers: { 'x-slack-no-retry': '1' }, body: '' });
    expect(at.settled()).toBe(1);
    expect(at.lines.map(({ event }) => event)).toEqual(['slack refused a call', 'slack request failed']);
  });

  it('is done with a person who cannot be reached', async () => {
    answer({ type: 'reply', card: thanks });
    const response = await at.slack.handle(signed(jsonBody(messageEvent('パルス', { user: 'UGONE00001' }))));
    expect(response.status).toBe(200);
    expect(at.settled()).toBe(1);
  });

  it('logs neither tokens nor texts', async () => {
    answer({ type: 'reply', card: thanks }, { type: 'open-form', form });
    front.trouble({ type: 'server-error', status: 500 });
    await at.slack.handle(signed(jsonBody(messageEvent('秘密の話', { user }))));
    const written = JSON.stringify(at.lines, (_, value) => (value instanceof Error ? `${value.stack}` : value));
    expect(at.lines).not.toEqual([]);
    expect(written).not.toMatch(/秘密|ありがとう|xoxb/);
  });

  it('finds the e-mail of an account', async () => {
    const account = { platform: 'slack', tenant: front.team, user } as const;
    expect(await at.slack.messenger.emailOf(account, undefined)).toBe('hanako@example.go.jp');
    expect(await at.slack.messenger.emailOf({ ...account, user: 'UGONE00001' }, undefined)).toBeUndefined();
  });
});
