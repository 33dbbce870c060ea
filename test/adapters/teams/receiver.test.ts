import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTeams } from '../../../adapters/teams/app.ts';
import { createSigner, tokenOf } from './keys.ts';
import { activityOf, appId, createStage, now, type Stage, tenant } from './stage.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const deps = {
  converse: async () => ({ outcomes: [], settled: async () => undefined }),
  now: () => now,
  log: silent,
};

describe('the configuration of Teams', () => {
  it.each(['', ' ', '\t\n'])('refuses to start with the app id %j', (blank) => {
    expect(() => createTeams({ appId: blank }, deps)).toThrow('bad-configuration');
  });

  it.each(['appPassword', 'tenantId', 'openIdMetadata', 'serviceUrl'])('refuses a %s that is set but blank', (name) => {
    expect(() => createTeams({ appId, [name]: ' ' }, deps)).toThrow('bad-configuration');
  });

  it.each([
    'https://login.example.com/keys',
    'https://127.0.0.1.example.com/keys',
    'http://localhost.example.com/keys',
    'file:///etc/keys',
    'ftp://127.0.0.1/keys',
    '127.0.0.1/keys',
    'http://10.0.0.1/keys',
  ])('refuses a key set that is not on this machine: %s', (openIdMetadata) => {
    expect(() => createTeams({ appId, openIdMetadata }, deps)).toThrow('bad-configuration');
  });

  it.each(['http://127.0.0.1:1/keys', 'https://localhost/keys', 'http://[::1]:8080/keys'])(
    'takes %s',
    (openIdMetadata) => {
      expect(createTeams({ appId, openIdMetadata }, deps).messenger.platform).toBe('teams');
    },
  );
});

describe('Teams with real tokens', () => {
  it('answers 401 to a request without a token, and to a local one, without asking Microsoft', async () => {
    const signer = await createSigner('key-1');
    const teams = createTeams({ appId, appPassword: 'secret', tenantId: tenant }, deps);
    const send = (headers: { readonly [name: string]: string }) =>
      teams.handle({
        method: 'POST',
        path: '/api/messages',
        headers,
        body: new TextEncoder().encode('{"type":"message"}'),
      });
    expect((await send({})).status).toBe(401);
    const emulator = await tokenOf(signer, { aud: appId, iss: `https://sts.windows.net/${tenant}/` });
    expect((await send({ authorization: `Bearer ${emulator}` })).status).toBe(401);
  });
});

describe('the authentication of Teams', () => {
  let at: Stage;
  beforeEach(async () => {
    at = await createStage();
  });
  afterEach(() => at.stop());

  const body = (): string => JSON.stringify(activityOf(at.front.url, { text: 'パルス' }));

  it('hears a message with a good token', async () => {
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
    expect(at.heard.map((inbound) => inbound.type === 'text' && inbound.text)).toEqual(['パルス']);
  });

  it('needs no endorsement on a local key, and checks one that is there', async () => {
    at.keys.answer({ type: 'keys', keys: [{ ...at.signer.jwk, ...{ endorsements: ['msteams'] } }] });
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
    const other = await createStage();
    other.keys.answer({ type: 'keys', keys: [{ ...other.signer.jwk, ...{ endorsements: ['webchat'] } }] });
    expect((await other.post(JSON.stringify(activityOf(other.front.url, {})), await other.bearer())).status).toBe(401);
    await other.stop();
  });

  const wrong: readonly (readonly [string, () => Promise<string | undefined>])[] = [
    ['no token', async () => undefined],
    ['an empty header', async () => ''],
    ['another scheme', async () => 'Basic dXNlcjpzZWNyZXQ='],
    ['a word for a token', async () => 'Bearer nonsense'],
    ['three words for a token', async () => 'Bearer a.b.c'],
    ['two tokens', async () => `${await at.bearer()} ${await at.bearer()}`],
    ['another audience', () => at.bearer({ aud: 'another-app' })],
    ['no audience', () => at.bearer({ aud: '' })],
    ['another issuer', () => at.bearer({ iss: 'https://sts.windows.net/72f988bf/' })],
    [
      'an emulator issuer',
      () => at.bearer({ iss: `https://login.microsoftonline.com/${tenant}/v2.0`, extra: { tid: tenant, ver: '2.0' } }),
    ],
    ['the claims of another bot', () => at.bearer({ extra: { ver: '2.0', azp: 'another-bot' } })],
    ['a service address that is not the activity’s', () => at.bearer({ serviceurl: 'https://smba.example.com/' })],
    ['an expired token', () => at.bearer({ expiresIn: -400 })],
    ['a token that is not valid yet', () => at.bearer({ notBefore: 400 })],
    ['a key nobody published', async () => at.bearer({}, await createSigner('key-9'))],
    ['a published key id with another key', async () => at.bearer({}, await createSigner('key-1'))],
    [
      'a changed payload',
      async () => {
        const [head = '', , tail = ''] = (await at.bearer()).split('.');
        const forged = {
          iss: 'https://api.botframework.com',
          aud: appId,
          serviceurl: at.front.url,
          exp: 9_999_999_999,
        };
        return `${head}.${Buffer.from(JSON.stringify(forged)).toString('base64url')}.${tail}`;
      },
    ],
    [
      'no signature',
      async () => {
        const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
        return `Bearer ${part({ alg: 'none', kid: 'key-1' })}.${part({ iss: 'https://api.botframework.com', aud: appId })}.`;
      },
    ],
  ];
  it.each(wrong)('answers 401 to %s', async (_, authorization) => {
    expect((await at.post(body(), await authorization())).status).toBe(401);
    expect(at.heard).toEqual([]);
  });

  it('tolerates a clock that is a few minutes off', async () => {
    expect((await at.post(body(), await at.bearer({ expiresIn: -200 }))).status).toBe(200);
  });

  it('asks for no keys for a token that could not be the channel’s', async () => {
    await at.post(body(), 'Bearer a.b.c');
    await at.post(body(), await at.bearer({ aud: 'another-app' }));
    await at.post(body(), await at.bearer({ iss: 'https://sts.windows.net/72f988bf/' }));
    expect(at.keys.fetched()).toBe(0);
  });

  it.each(['', '{', '[]', 'null', '"text"', '{"type":5}', '\u0000'])(
    'answers 401 to the body %j without a token and 400 with one',
    async (sent) => {
      expect((await at.post(sent)).status).toBe(401);
      const token = `Bearer ${await tokenOf(at.signer, { aud: appId })}`;
      expect((await at.post(sent, token)).status).toBe(400);
      expect(at.heard).toEqual([]);
    },
  );

  const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
  const garbage: readonly (readonly [string, () => string])[] = [
    ['nothing at all', () => ''],
    ['half a JSON', () => '{"type":"message"'],
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['a number', () => '7'],
    ['a text', () => '"text"'],
    ['an empty object', () => '{}'],
    ['nesting beyond reason', () => deep],
    ['an activity nested beyond reason', () => `{"type":${deep}}`],
    ...([undefined, null, 5, true, '', '  ', {}, ['msteams']] as const).map(
      (channelId) =>
        [
          `the channel ${JSON.stringify(channelId)}`,
          () => JSON.stringify(activityOf(at.front.url, { channelId })),
        ] as const,
    ),
    ...([null, 5, '', {}, ['https://smba.example.com/']] as const).map(
      (serviceUrl) =>
        [
          `the service address ${JSON.stringify(serviceUrl)}`,
          () => JSON.stringify(activityOf(at.front.url, { serviceUrl })),
        ] as const,
    ),
    ...([undefined, null, 5, {}] as const).map(
      (type) => [`the type ${JSON.stringify(type)}`, () => JSON.stringify(activityOf(at.front.url, { type }))] as const,
    ),
  ];
  it.each(garbage)('answers 400 to %s with a good token of an endorsed key, and 401 without one', async (_, sent) => {
    at.keys.answer({ type: 'keys', keys: [{ ...at.signer.jwk, ...{ endorsements: ['msteams'] } }] });
    expect((await at.post(sent(), await at.bearer())).status).toBe(400);
    expect((await at.post(sent())).status).toBe(401);
    expect((await at.post(sent(), await at.bearer({ aud: 'another-app' }))).status).toBe(401);
    expect((await at.post(sent(), await at.bearer({}, await createSigner('key-1')))).status).toBe(401);
    expect(at.heard).toEqual([]);
    expect(at.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each(['webchat', 'AseChannel', 'emulator'])(
    'answers 401 to the channel %s, which the key may not speak for',
    async (channelId) => {
      at.keys.answer({ type: 'keys', keys: [{ ...at.signer.jwk, ...{ endorsements: ['msteams'] } }] });
      const sent = JSON.stringify(activityOf(at.front.url, { channelId }));
      expect((await at.post(sent, await at.bearer())).status).toBe(401);
      expect(at.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  it('answers 503, not 400, to garbage while the keys cannot be had', async () => {
    at.keys.answer({ type: 'status', status: 500 });
    expect((await at.post('null', await at.bearer())).status).toBe(503);
  });

  it('answers 413 to a body that was too long to be read, and 401 when its token is not good', async () => {
    const send = async (authorization?: string) =>
      at.teams.handle({
        method: 'POST',
        path: '/api/messages',
        headers: authorization === undefined ? {} : { authorization },
        body: new Uint8Array(),
        tooLarge: true,
      });
    expect((await send()).status).toBe(401);
    expect((await send(await at.bearer({}, await createSigner('key-1')))).status).toBe(401);
    expect(await send(await at.bearer())).toMatchObject({ status: 413, body: '' });
    expect(at.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('answers 404 and 405 elsewhere', async () => {
    const request = { headers: {}, body: new Uint8Array() };
    expect((await at.teams.handle({ ...request, method: 'POST', path: '/' })).status).toBe(404);
    expect((await at.teams.handle({ ...request, method: 'GET', path: '/api/messages' })).status).toBe(405);
  });

  const troubles = [
    ['answers 500', { type: 'status', status: 500 }],
    ['answers 404', { type: 'status', status: 404 }],
    ['answers no JSON', { type: 'text', body: '<html>' }],
    ['answers another JSON', { type: 'text', body: '{}' }],
  ] as const;
  it.each(troubles)('answers 503, not 401, while the key server %s, and hears again afterwards', async (_, mode) => {
    at.keys.answer(mode);
    const refused = await at.post(body(), await at.bearer());
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(at.lines.map(({ event }) => event)).toContain('teams-keys-unavailable');
    expect(at.heard).toEqual([]);
    at.keys.answer({ type: 'keys', keys: [at.signer.jwk] });
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
  });

  it('answers 503 while the key server is down', async () => {
    await at.keys.stop();
    expect((await at.post(body(), await at.bearer())).status).toBe(503);
    expect((await at.post(body())).status).toBe(401);
  });

  it('answers 503 when the key server is silent', { timeout: 15_000 }, async () => {
    at.keys.answer({ type: 'silent' });
    expect((await at.post(body(), await at.bearer())).status).toBe(503);
  });

  it('hears tokens of a rotated key set at once', async () => {
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
    const next = await createSigner('key-2');
    at.keys.answer({ type: 'keys', keys: [next.jwk] });
    expect((await at.post(body(), await at.bearer({}, next))).status).toBe(200);
    expect((await at.post(body(), await at.bearer())).status).toBe(401);
  });

  it('answers 503 to an unknown key while new keys cannot be had, and keeps hearing known ones', async () => {
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
    at.keys.answer({ type: 'status', status: 503 });
    const next = await createSigner('key-2');
    expect((await at.post(body(), await at.bearer({}, next))).status).toBe(503);
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
  });

  it('lets strangers’ keys cause only a few fetches', async () => {
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
    const stranger = await createSigner('key-x');
    for (let i = 0; i < 20; i += 1) expect((await at.post(body(), await at.bearer({}, stranger))).status).toBe(401);
    expect(at.keys.fetched()).toBeLessThanOrEqual(12);
    expect((await at.post(body(), await at.bearer())).status).toBe(200);
  });

  it('logs neither tokens nor texts nor names', async () => {
    const token = await at.bearer({ aud: 'another-app' });
    await at.post(body(), token);
    await at.post(body(), await at.bearer());
    const written = JSON.stringify(at.lines);
    for (const secret of [token.slice(7), 'パルス', '花子', 'aad-hanako']) expect(written).not.toContain(secret);
  });
});
