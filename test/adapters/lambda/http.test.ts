import { expect, it } from 'vitest';
import { requestOf, resultOf } from '../../../adapters/lambda/http.ts';

const event = (headers: { [name: string]: string }, body: string | undefined, isBase64Encoded: boolean) => ({
  version: '2.0',
  routeKey: 'POST /slack/events',
  rawPath: '/slack/events',
  rawQueryString: '',
  headers,
  requestContext: {
    accountId: '000000000000',
    apiId: 'x',
    domainName: 'x.execute-api.ap-northeast-1.amazonaws.com',
    domainPrefix: 'x',
    http: { method: 'POST', path: '/slack/events', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'Slackbot' },
    requestId: 'r',
    routeKey: 'POST /slack/events',
    stage: '$default',
    time: '26/Nov/2026:06:00:00 +0000',
    timeEpoch: 1_795_672_800_000,
  },
  ...(body === undefined ? {} : { body }),
  isBase64Encoded,
});

it('takes the bytes of a form in base64 as they were sent, Japanese and all', () => {
  const form = 'payload=%7B%22text%22%3A%22%E7%81%AF%E3%82%8A%22%7D';
  const { body, headers, method, path } = requestOf(
    event({ 'Content-Type': 'application/x-www-form-urlencoded' }, Buffer.from(form).toString('base64'), true),
  );
  expect(Buffer.from(body).toString()).toBe(form);
  expect([method, path, headers['content-type']]).toEqual([
    'POST',
    '/slack/events',
    'application/x-www-form-urlencoded',
  ]);
});

it('takes JSON as it stands, and no body as an empty one', () => {
  expect(Buffer.from(requestOf(event({}, '{"text":"灯り"}', false)).body).toString()).toBe('{"text":"灯り"}');
  expect(requestOf(event({}, undefined, false)).body).toHaveLength(0);
});

it('answers with status, headers and body', () => {
  expect(resultOf({ status: 401, headers: { 'x-slack-no-retry': '1' }, body: '' })).toEqual({
    statusCode: 401,
    headers: { 'x-slack-no-retry': '1' },
    body: '',
  });
});
