import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  answerButton,
  blockActions,
  command,
  formBody,
  homeEvent,
  interaction,
  jsonBody,
  messageEvent,
  type Posted,
  signed,
  startSlack,
  viewSubmission,
} from './slack.ts';

const real: readonly unknown[] = [
  messageEvent('パルス'),
  homeEvent(),
  blockActions(answerButton),
  command('パルス'),
  viewSubmission({ comment: { value: { value: 'あ' } } }, '{"name":"x.y","payload":{}}'),
];

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded;charset=UTF-8',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
  ';;;',
);

/** A real payload with one value anywhere in it replaced by something else. */
const bent = fc
  .tuple(fc.constantFrom(...real), fc.nat(60), fc.oneof(fc.jsonValue(), fc.constant(undefined)))
  .map(([payload, at, other]) => {
    let seen = 0;
    const bend = (value: unknown): unknown => {
      seen += 1;
      if (seen === at) return other;
      if (Array.isArray(value)) return value.map(bend);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bend(inner)]));
    };
    return bend(payload) ?? null;
  });

const posted: fc.Arbitrary<Posted> = fc.oneof(
  fc.record({ body: fc.uint8Array({ maxLength: 200 }), contentType }),
  fc.record({ body: fc.string({ unit: 'binary', maxLength: 200 }), contentType }),
  fc.record({ body: fc.json(), contentType }),
  fc.tuple(bent, contentType).map(([payload, type]) => jsonBody(payload, type)),
  bent.map((payload) => interaction(payload)),
  fc.tuple(fc.constantFrom(...real), fc.nat(400)).map(([payload, end]) => {
    const { body } = jsonBody(payload);
    return { body: typeof body === 'string' ? body.slice(0, end) : body, contentType: 'application/json' };
  }),
  fc
    .dictionary(fc.constantFrom('payload', 'command', 'text', 'team_id', 'ssl_check', 'type'), fc.string())
    .map((fields) => formBody(fields)),
);

const count = 10_000;

it('answers 10,000 random and malformed signed bodies without throwing or a 5xx', async () => {
  const at = startSlack();
  const statuses = new Map<number, number>();
  for (const one of fc.sample(posted, { numRuns: count, seed: 20261126 })) {
    const { status } = await at.slack.handle(signed(one));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].sort()).toEqual([200, 400]);
  expect(at.lines).toEqual([]);
});

it('answers 401 to 10,000 random and malformed unsigned bodies and hears none of them', async () => {
  const at = startSlack();
  for (const [i, one] of fc.sample(posted, { numRuns: count, seed: 20261127 }).entries()) {
    const request = signed(one, 0, 'not the secret');
    const headers = i % 2 === 0 ? request.headers : { 'content-type': request.headers['content-type'] };
    expect((await at.slack.handle({ ...request, headers })).status).toBe(401);
  }
  expect(at.heard).toEqual([]);
  expect(at.lines).toEqual([]);
});
