import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import { tokenOf } from './keys.ts';
import { activityOf, appId, createStage, execute, type Stage, task } from './stage.ts';

const word = fc.oneof(
  fc.constantFrom(
    'message',
    'invoke',
    'installationUpdate',
    'adaptiveCard/action',
    'task/submit',
    'add',
    'personal',
    'msteams',
  ),
  fc.string({ unit: 'binary' }),
);
const junk = fc.jsonValue({ maxDepth: 4 });
const verb = fc.record({ verb: junk, data: junk, msteams: junk, _form: junk, _input: junk });
const value = fc.oneof(junk, verb, fc.record({ action: verb }), fc.record({ data: verb }));
const strange = fc.record(
  {
    type: fc.oneof(word, junk),
    name: fc.oneof(word, junk),
    id: junk,
    text: junk,
    value,
    timestamp: junk,
    replyToId: junk,
    action: fc.oneof(word, junk),
    from: fc.oneof(junk, fc.record({ id: junk, aadObjectId: junk })),
    conversation: fc.oneof(junk, fc.record({ id: junk, conversationType: word, tenantId: junk })),
    recipient: junk,
    entities: junk,
    membersAdded: junk,
    channelData: junk,
    deliveryMode: fc.constantFrom('expectReplies', 'notification', 5),
    channelId: fc.oneof(fc.constantFrom('msteams', 'directline', 'AseChannel', 'emulator', '', ' '), junk),
    serviceUrl: fc.oneof(fc.constantFrom('', 'https://smba.example.com/'), junk),
  },
  { requiredKeys: [], noNullPrototype: true },
);
/** Strange only where a person's own words and taps are. */
const sentValue = fc.record({ verb: fc.string(), data: value, msteams: junk, _form: junk, _message: junk });
const mild = fc.record(
  {
    type: fc.constantFrom('message', 'invoke', 'installationUpdate'),
    name: fc.constantFrom('adaptiveCard/action', 'task/fetch', 'task/submit'),
    action: fc.constantFrom('add', 'remove'),
    text: fc.oneof(fc.string({ unit: 'binary' }), junk),
    value: fc.oneof(junk, sentValue, fc.record({ action: sentValue }), fc.record({ data: sentValue })),
    id: junk,
    timestamp: junk,
    replyToId: junk,
    entities: junk,
  },
  { requiredKeys: ['type', 'name'], noNullPrototype: true },
);
const bytes = fc.uint8Array({ maxLength: 300 });

describe('anything sent to Teams’ address', () => {
  let at: Stage;
  beforeAll(async () => {
    at = await createStage();
    at.answer(async () => [
      { type: 'reply', card: card('ja', text('はい')) },
      { type: 'replace', card: card('ja', text('変わりました')) },
    ]);
  });
  afterAll(() => at.stop());

  it('is answered 401 without a token, 10,000 times, and never reaches the core', { timeout: 60_000 }, async () => {
    const body = fc.oneof(
      bytes,
      fc.oneof(strange, junk).map((made) => new TextEncoder().encode(JSON.stringify(made))),
    );
    const authorization = fc.oneof(
      fc.constant(undefined),
      fc.string({ unit: 'binary' }),
      fc.string().map((token) => `Bearer ${token}`),
      fc.constant('Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA'),
    );
    await fc.assert(
      fc.asyncProperty(body, authorization, async (sent, header) => {
        expect((await at.post(sent, header)).status).toBe(401);
      }),
      { numRuns: 10_000 },
    );
    expect(at.heard).toEqual([]);
    expect(at.keys.fetched()).toBe(0);
    expect(at.front.calls).toEqual([]);
  });

  const keys = [
    ['a key without endorsements', undefined],
    ['a key endorsed for Teams', ['msteams']],
  ] as const;
  it.each(keys)(
    'is never answered with a 5xx when it is signed by %s, 10,000 times',
    { timeout: 120_000 },
    async (_, endorsements) => {
      const stage = await createStage();
      stage.answer(async () => [{ type: 'replace', card: card('ja', text('変わりました')) }]);
      stage.keys.answer({ type: 'keys', keys: [{ ...stage.signer.jwk, ...(endorsements && { endorsements }) }] });
      const tokens = [await stage.bearer(), `Bearer ${await tokenOf(stage.signer, { aud: appId })}`];
      const shaped = fc.oneof(strange, mild).map((made) => activityOf(stage.front.url, made));
      const json = fc.oneof(
        { weight: 9, arbitrary: fc.oneof(shaped, strange, junk).map((made) => JSON.stringify(made)) },
        fc.string(),
      );
      const body = fc.oneof({ weight: 9, arbitrary: json.map((made) => new TextEncoder().encode(made)) }, bytes);
      await fc.assert(
        fc.asyncProperty(body, fc.constantFrom(...tokens), async (sent, authorization) => {
          const { status, body: answered } = await stage.post(sent, authorization);
          expect([200, 400, 401]).toContain(status);
          if (answered !== '') expect(JSON.parse(answered)).toBeTypeOf('object');
        }),
        { numRuns: 10_000 },
      );
      expect(stage.heard.length).toBeGreaterThan(100);
      expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
      await stage.stop();
    },
  );

  it('is survived when it is nested beyond reason', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const taps = [
      execute('x.tap', { n: 1, deep: 'DEEP' }, { id: undefined }),
      task('task/submit', { verb: 'x', data: 'DEEP', _form: 'DEEP' }),
    ];
    for (const tap of taps) {
      const sent = JSON.stringify(activityOf(at.front.url, tap)).replaceAll('"DEEP"', deep);
      expect((await at.post(sent)).status).toBe(401);
      expect((await at.post(sent, await at.bearer())).status).toBe(200);
    }
  });
});
