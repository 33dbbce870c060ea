import { describe, expect, it } from 'vitest';
import { bodyBytes } from '../../../adapters/http.ts';
import { AkariError } from '../../../src/errors.ts';
import {
  answerButton,
  blockActions,
  command,
  formBody,
  interaction,
  jsonBody,
  messageEvent,
  type Posted,
  signed,
  startSlack,
} from './slack.ts';

const post = async (posted: Posted, ageSeconds = 0, secret?: string) => {
  const at = startSlack();
  const response = await at.slack.handle(signed(posted, ageSeconds, secret));
  return { ...at, response };
};

describe('what Slack signed', () => {
  it.each([
    ['application/json', jsonBody(messageEvent('今日22時まで残業 国会対応'))],
    ['JSON with a charset', jsonBody(messageEvent('今日22時まで残業 国会対応'), 'application/json; charset=utf-8')],
    [
      'JSON with a charset in capitals',
      jsonBody(messageEvent('今日22時まで残業 国会対応'), 'Application/JSON;charset=UTF-8'),
    ],
    ['JSON without a content type', { body: JSON.stringify(messageEvent('今日22時まで残業 国会対応')) }],
    ['a form', formBody(command('今日22時まで残業 国会対応'))],
    [
      'a form with a charset',
      formBody(command('今日22時まで残業 国会対応'), 'application/x-www-form-urlencoded; charset=utf-8'),
    ],
    ['a form without a content type', { body: formBody(command('今日22時まで残業 国会対応')).body }],
    [
      'a form whose Japanese is not percent-encoded',
      {
        body: 'command=%2Fakari&text=今日22時まで残業 国会対応&team_id=T1&user_id=U1&trigger_id=1.2.3',
        contentType: 'application/x-www-form-urlencoded',
      },
    ],
  ])('hears Japanese in %s', async (_, posted) => {
    const { response, heard } = await post(posted);
    expect(response.status).toBe(200);
    expect(heard).toMatchObject([{ type: 'text', text: '今日22時まで残業 国会対応' }]);
  });

  it.each([
    ['JSON', jsonBody(messageEvent('今日22時まで残業 国会対応'))],
    ['a form', formBody(command('今日22時まで残業 国会対応'))],
  ])('hears Japanese in %s that a gateway handed over as base64', async (_, posted) => {
    const at = startSlack();
    const request = signed(posted);
    const handedOver = Buffer.from(request.body).toString('base64');
    const response = await at.slack.handle({ ...request, body: bodyBytes(handedOver, true) });
    expect(response.status).toBe(200);
    expect(at.heard).toMatchObject([{ type: 'text', text: '今日22時まで残業 国会対応' }]);
  });

  it.each([
    ['a form', undefined],
    ['a form with a charset', 'application/x-www-form-urlencoded; charset=utf-8'],
  ])('hears a tap in %s', async (_, contentType) => {
    const { response, heard } = await post(interaction(blockActions(answerButton), contentType));
    expect(response.status).toBe(200);
    expect(heard).toMatchObject([{ type: 'tap', action: { name: 'pulse.answer', payload: { value: 5 } } }]);
  });

  it('accepts a repeat with its retry headers and gives it the same event id', async () => {
    const at = startSlack();
    const event = jsonBody(messageEvent('パルス'));
    await at.slack.handle(signed(event));
    const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    const response = await at.slack.handle(signed({ ...event, headers }));
    expect(response.status).toBe(200);
    expect(at.heard.map(({ eventId }) => eventId)).toEqual(['Ev0MESSAGE1', 'Ev0MESSAGE1']);
  });

  it('echoes the challenge', async () => {
    const { response } = await post(jsonBody({ type: 'url_verification', challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY' }));
    expect(response).toMatchObject({ status: 200, body: '3eZbrw1aBm2rZgRNFdxV2595E9CY' });
  });

  it('answers the certificate check', async () => {
    const { response, heard } = await post(formBody({ ssl_check: '1', token: 'old' }));
    expect(response.status).toBe(200);
    expect(heard).toEqual([]);
  });

  it.each([[299], [-299]])('accepts a request %i seconds old', async (age) => {
    expect((await post(jsonBody(messageEvent('a')), age)).heard).toHaveLength(1);
  });
});

describe('what Slack did not sign', () => {
  const event = jsonBody(messageEvent('パルス'));
  it.each([
    ['six minutes old', signed(event, 360)],
    ['six minutes in the future', signed(event, -360)],
    ['signed with another secret', signed(event, 0, 'another secret')],
    ['signed over other bytes', { ...signed(event), body: new TextEncoder().encode('{}') }],
    [
      'without a signature',
      { ...signed(event), headers: { ...signed(event).headers, 'x-slack-signature': undefined } },
    ],
    [
      'without a timestamp',
      { ...signed(event), headers: { ...signed(event).headers, 'x-slack-request-timestamp': undefined } },
    ],
    [
      'with a timestamp that is no number',
      { ...signed(event), headers: { ...signed(event).headers, 'x-slack-request-timestamp': 'NaN' } },
    ],
    ['without headers', { ...signed(event), headers: {} }],
    ['a challenge', { ...signed(jsonBody({ type: 'url_verification', challenge: 'x' })), headers: {} }],
    ['a certificate check', { ...signed(formBody({ ssl_check: '1' })), headers: {} }],
    ['not even JSON', { ...signed(jsonBody('')), headers: {}, body: new TextEncoder().encode('{"') }],
  ])('refuses a request %s', async (_, request) => {
    const at = startSlack();
    expect(await at.slack.handle(request)).toEqual({ status: 401, headers: {}, body: '' });
    expect(at.heard).toEqual([]);
  });

  it.each(['', '  '])('does not start with the signing secret %j', (signingSecret) => {
    expect(() => startSlack({ signingSecret })).toThrow(AkariError);
  });

  it.each([{ botToken: ' ' }, { botToken: '' }, { appToken: '' }])('does not start with %j', (config) => {
    expect(() => startSlack(config)).toThrow('bad-configuration');
  });
});

const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;

describe('what nobody should send', () => {
  it.each([
    ['malformed JSON', { body: '{"type":"event_callback",', contentType: 'application/json' }],
    ['an empty body', { body: '', contentType: 'application/json' }],
    ['a JSON list', { body: '[]', contentType: 'application/json' }],
    ['malformed JSON in a form', formBody({ payload: '{' })],
    ['a number in a form', formBody({ payload: '7' })],
    ['null', { body: 'null', contentType: 'application/json' }],
    ['a text', { body: '"text"', contentType: 'application/json' }],
    ['a list nested beyond reason', { body: deep, contentType: 'application/json' }],
    ['a form with a list nested beyond reason', formBody({ payload: deep })],
    ['bytes that are no text', { body: new Uint8Array([0xff, 0xfe, 0x00]), contentType: 'application/json' }],
  ])('refuses %s once and for all', async (_, posted) => {
    const { response, heard } = await post(posted);
    expect(response).toMatchObject({ status: 400, headers: { 'x-slack-no-retry': '1' } });
    expect(heard).toEqual([]);
  });

  it.each([
    ['an event without a type', jsonBody({ ...messageEvent(''), event: {} })],
    ['an event that is null', jsonBody({ ...messageEvent(''), event: null })],
    ['an event we did not ask for', jsonBody({ ...messageEvent(''), event: { type: 'reaction_added', item: 5 } })],
    ['an unknown interaction', interaction({ type: 'block_suggestion', action_id: 'x' })],
    ['a shortcut', interaction({ type: 'shortcut', callback_id: 'x', user: { id: 'U1' }, team: { id: 'T1' } })],
    ['a tap without an action', interaction({ ...blockActions(answerButton), actions: [] })],
    ['a tap whose value is not ours', interaction(blockActions({ ...answerButton, value: 'true' }))],
    ['a link button', interaction(blockActions({ type: 'button', action_id: 'link#1.0', block_id: 'b' }))],
    ['a form closed unsent', interaction({ type: 'view_closed', user: { id: 'U1' }, team: { id: 'T1' }, view: {} })],
    ['a rate limit notice', jsonBody({ type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1518467820 })],
    ['a form with other fields', formBody({ hello: 'world' })],
    ['an event nested beyond reason', { body: `{"type":"event_callback","event":${deep}}` }],
    ['a tap nested beyond reason', formBody({ payload: `{"type":"block_actions","actions":${deep}}` })],
  ])('lets %s pass without a word', async (_, posted) => {
    const { response, heard, lines } = await post(posted);
    expect(response).toEqual({ status: 200, headers: {}, body: '' });
    expect(heard).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('refuses a body that was too long to be read once and for all, and 401 when it is not signed as Slack signs', async () => {
    const at = startSlack();
    const event = signed(jsonBody(messageEvent('a')));
    const send = (headers: { readonly [name: string]: string | undefined }, age = 0) =>
      at.slack.handle({
        ...event,
        headers: { ...signed(jsonBody(messageEvent('a')), age).headers, ...headers },
        body: new Uint8Array(),
        tooLarge: true,
      });
    expect(await send({})).toEqual({ status: 413, headers: { 'x-slack-no-retry': '1' }, body: '' });
    expect((await send({ 'x-slack-signature': undefined })).status).toBe(401);
    expect((await send({ 'x-slack-signature': 'v0=nonsense' })).status).toBe(401);
    expect((await send({ 'x-slack-request-timestamp': undefined })).status).toBe(401);
    expect((await send({}, 360)).status).toBe(401);
    expect(at.heard).toEqual([]);
    expect(at.lines).toEqual([]);
  });

  it.each([
    ['another method', { method: 'GET' }, 405],
    ['another path', { path: '/slack/other' }, 404],
  ])('refuses %s', async (_, change, status) => {
    const at = startSlack();
    const response = await at.slack.handle({ ...signed(jsonBody(messageEvent('a'))), ...change });
    expect(response.status).toBe(status);
    expect(at.heard).toEqual([]);
  });
});

describe('work that goes wrong or takes long', () => {
  it('answers 500 when the core fails, so that Slack repeats the event, and logs no text', async () => {
    const at = startSlack();
    at.answerWith(async () => {
      throw new AkariError('too-many-conflicts', 'busy');
    });
    const response = await at.slack.handle(signed(jsonBody(messageEvent('秘密の話'))));
    expect(response).toEqual({ status: 500, headers: {}, body: '' });
    expect(at.lines).toMatchObject([
      { level: 'error', fields: { kind: 'event_callback', code: 'too-many-conflicts' } },
    ]);
    expect(JSON.stringify(at.lines)).not.toContain('秘密');
    expect(at.settled()).toBe(0);
  });

  it('answers within three seconds, and says when the work is done', async () => {
    const at = startSlack();
    let done = false;
    at.answerWith(async () => {
      await new Promise((resolve) => setTimeout(resolve, 3200));
      done = true;
      return [];
    });
    const startedAt = performance.now();
    const response = await at.slack.handle(signed(jsonBody(messageEvent('パルス'))));
    expect(performance.now() - startedAt).toBeLessThan(2900);
    expect(response.status).toBe(200);
    expect(done).toBe(false);
    await at.slack.idle();
    expect(done).toBe(true);
    expect(at.settled()).toBe(1);
  });
});
