import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examples } from '../../../../adapters/local/cli/doctor-cards.ts';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { read } from '../../../architecture/files.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import type { Answer } from '../../../wire/http.ts';
import { APP_ID, aadsts, SCOPES, SECRETS, TENANT } from './doctor-fakes.ts';
import { type DoctorWorld, openDoctorWorld, type Run, uncheckedIn, wrongIn } from './doctor-world.ts';

let world: DoctorWorld;
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(() => world.close());
beforeEach(() => world.spoil({}));

const of = (group: string, found: readonly string[]): readonly string[] =>
  found.filter((each) => each.startsWith(`${group}.`));
const slack = (wanted: string, answer: (call: number) => Answer | undefined): void =>
  world.spoil({ slack: (method, call) => (method === wanted ? answer(call) : undefined) });
const microsoft = (wanted: string, answer: Answer): void =>
  world.spoil({ microsoft: (path) => (path === wanted ? answer : undefined) });
const identity = { ok: true, team: '霞が関省', team_id: 'T01PROD', user: 'akari' };
const notConnected = ['slack.scopes: Slack につながらないため', 'slack.cards: Slack につながらないため'];

describe('Slack', () => {
  it.each([
    [
      'invalid_auth',
      { status: 200, body: { ok: false, error: 'invalid_auth' } },
      'Slack がボットトークンを断りました: invalid_auth → api.slack.com/apps の「OAuth & Permissions」で、いまの xoxb-… を写し直してください。取り消されていれば、アプリを入れ直します。',
    ],
    [
      'a proxy’s page',
      { status: 502, body: `<p>${SECRETS.botToken}</p>` },
      '確かめられませんでした: HTTP 502 → もう一度実行してください。続くときは、この記号を灯りの管理者に伝えてください。',
    ],
    [
      'another workspace',
      { status: 200, body: { ...identity, team_id: 'T0OTHER' }, headers: { 'x-oauth-scopes': SCOPES } },
      'トークンはワークスペース T0OTHER のものですが、設定（slack.team）は T01PROD です。 → どちらが正しいかを確かめ、ステージの設定かトークンを直してください。',
    ],
  ])('is wrong when auth.test answers with %s', async (_, answer, words) => {
    slack('auth.test', () => answer);
    const run = await world.run();
    expect(of('slack', wrongIn(run))).toEqual([`slack.connection: ${words}`]);
    if (!words.includes('T0OTHER')) expect(of('slack', uncheckedIn(run))).toEqual(notConnected);
    expect(run.lines.join('\n')).not.toContain(SECRETS.botToken);
  });

  it.each([
    [
      'app_mentions:read,chat:write,commands,im:history,im:read,im:write,users:read',
      '許可（スコープ）が足りません: users:read.email → npx akari manifest slack の内容でアプリの設定を直し、ワークスペースに入れ直してください。',
    ],
    [
      `${SCOPES},channels:history,files:read`,
      '灯りが使わない許可（スコープ）があります: channels:history, files:read。読めるものは最小にします。 → npx akari manifest slack の内容でアプリの設定を直し、一度アンインストールしてから入れ直してください。',
    ],
  ])('is wrong with the scopes %s', async (scopes, words) => {
    slack('auth.test', () => ({ status: 200, body: identity, headers: { 'x-oauth-scopes': scopes } }));
    expect(of('slack', wrongIn(await world.run()))).toEqual([`slack.scopes: ${words}`]);
  });

  it('leaves the scopes open when Slack does not tell them', async () => {
    slack('auth.test', () => ({ status: 200, body: identity }));
    const run = await world.run();
    expect(wrongIn(run)).toEqual([]);
    expect(of('slack', uncheckedIn(run))).toEqual(['slack.scopes: Slack から知らされません']);
  });

  it('names the cards that Slack refuses, the place and the rule, and nothing more of what Slack says', async () => {
    const errors = [{ pointer: '/blocks/0/text', code: 'failed_constraint', message: 'must not be パルス' }];
    slack('blocks.validate', (call) =>
      call === 2 ? { status: 200, body: { ok: false, error: 'invalid_message', errors } } : undefined,
    );
    const run = await world.run();
    expect(of('slack', wrongIn(run))).toEqual([
      'slack.cards: Slack が受け付けないカードがあります: newcomer (/blocks/0/text failed_constraint) → 灯りを新しくしてください。新しいときは、この行を灯りの開発者に伝えてください。',
    ]);
    expect(run.lines.join('\n')).not.toContain('must not be');
  });

  it.each<[string, Answer]>([
    ['429', { status: 429, headers: { 'retry-after': '30' } }],
    ['ratelimited', { status: 200, body: { ok: false, error: 'ratelimited' } }],
  ])('stops showing cards when Slack answers %s', async (_, answer) => {
    slack('blocks.validate', (call) => (call > 3 ? answer : undefined));
    const run = await world.run();
    expect(wrongIn(run)).toEqual([]);
    expect(of('slack', uncheckedIn(run))).toEqual([
      `slack.cards: Slack が混んでいるため、${examples.length}枚のうち3枚で止めました。しばらくしてから、もう一度実行してください`,
    ]);
    expect(world.calls.filter((call) => call === 'slack.blocks.validate')).toHaveLength(4);
  });

  it('shows them at most fifty a minute', async () => {
    await world.run();
    expect(world.slept).toEqual(examples.slice(1).map(() => 1_200));
  });

  it('leaves the cards open at an address that cannot judge them', async () => {
    slack('blocks.validate', () => ({ status: 200, body: { ok: false, error: 'unknown_method' } }));
    const run = await world.run();
    expect(of('slack', uncheckedIn(run))).toEqual(['slack.cards: この Slack は blocks.validate に応じません']);
    expect(wrongIn(run)).toEqual([]);
  });

  it('shows every card and form the product has', () => {
    const made = ['pulse/cards', 'pulse/programme-cards', 'people/cards', 'care/cards'].flatMap((file) =>
      [...read(`src/${file}.ts`).matchAll(/^export const (\w+(?:Card|Form)) =/gm)].map(([, name]) => name ?? ''),
    );
    const source = read('adapters/local/cli/doctor-cards.ts');
    expect(made.length).toBeGreaterThan(15);
    expect(made.filter((name) => !source.includes(`${name}(`))).toEqual([]);
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
    const kinds = examples.flatMap((each) => (each.type === 'form' ? [] : each.card.elements.map(({ type }) => type)));
    expect([...new Set(kinds)].toSorted()).toEqual([
      ...['buttons', 'chart', 'choice', 'context', 'divider', 'fields', 'progress', 'table', 'text'],
    ]);
  });
});

describe('Teams', () => {
  const token = `/${TENANT}/oauth2/v2.0/token`;
  const put = 'Entra の「証明書とシークレット」で新しく作り、その「値」';

  it.each([
    [7000215, `クライアントシークレットが違います。 → ${put}（ID ではありません）を appPassword に入れてください。`],
    [7000222, `クライアントシークレットの期限が切れています。 → ${put}を appPassword に入れてください。`],
    [
      700016,
      'このテナントに、このアプリ ID のアプリがありません。 → Entra の「アプリケーション (クライアント) ID」と「ディレクトリ (テナント) ID」を確かめてください。',
    ],
    [90002, 'このテナント ID のテナントがありません。 → Entra の概要にある「テナント ID」を写し直してください。'],
    [
      7000112,
      'アプリが無効にされています。 → Entra の「エンタープライズ アプリケーション」で、サインインを有効にしてください。',
    ],
    [
      50196,
      'Microsoft がサインインを断りました: AADSTS50196 → https://login.microsoftonline.com/error でこの番号を調べてください。',
    ],
  ])('is wrong when Microsoft refuses with AADSTS%i, of whose text nothing is shown', async (code, words) => {
    microsoft(token, aadsts(code, 'invalid_client'));
    const run = await world.run();
    expect(wrongIn(run)).toEqual([`teams.signIn: ${words}`]);
    expect(run.lines.join('\n')).not.toMatch(/planted|Trace ID/);
  });

  it('is wrong when the signing keys are no keys', async () => {
    const unreadable =
      'teams.keys: Microsoft の署名の鍵を読めません。届いた通信を確かめられません。 → プロキシが login.botframework.com の答えを書き換えていないか確かめてください。';
    microsoft('/openid', { status: 200, body: '<html>' });
    expect(wrongIn(await world.run())).toEqual([unreadable]);
    microsoft('/keys', { status: 200, body: { keys: [] } });
    expect(wrongIn(await world.run())).toEqual([unreadable]);
  });
});

describe('the manifest of Teams', () => {
  const check = async (file: string, ...more: string[]): Promise<Run> =>
    world.run(['--stage', 'prod', '--teams-manifest', world.path(file), ...more]);
  const make = (file: string, ...words: string[]) =>
    runAkari(['manifest', 'teams', '--out', world.path(file), ...words], testTerminal({}));
  const again = 'npx akari manifest teams';

  it('is right as the product writes it, as a package and as a file', async () => {
    for (const file of ['app.zip', 'app.json']) {
      await make(
        file,
        '--url',
        'https://akari.ministry.test',
        '--app-id',
        APP_ID.toUpperCase(),
        '--app-version',
        '1.2.3',
      );
      const run = await check(file, '--url', 'https://akari.ministry.test');
      expect(wrongIn(run)).toEqual([]);
      expect(run.text).toContain(`  ✓ ${world.path(file)} はこのアプリのもので、版は 1.2.3 です\n`);
    }
  });

  it('is wrong with every fault on a line of its own', async () => {
    await make('other.zip', '--app-id', '11111111-2222-3333-4444-555555555555');
    const { 'manifest.json': bytes = new Uint8Array() } = unzipSync(readFileSync(world.path('other.zip')));
    const json = new TextDecoder().decode(bytes).replace(/"version": "[^"]+"/, '"version": "1.2"');
    writeFileSync(world.path('other.zip'), zipSync({ 'manifest.json': new TextEncoder().encode(json) }));
    expect(wrongIn(await check('other.zip', '--url', 'https://akari.ministry.test'))).toEqual([
      `teams.manifest: マニフェストのアプリ ID が違います: 11111111-2222-3333-4444-555555555555 → ${again} に正しい --app-id を付けて作り直し、アップロードし直してください。`,
      `teams.manifest: マニフェストの版「1.2」は 1.2.3 の形ではありません。 → ${again} に --app-version 1.0.1 のように付けて作り直してください。`,
      `teams.manifest: マニフェストの有効なドメイン（validDomains）が使えません: akari.example.go.jp → ${again} に、公開アドレスの --url を付けて作り直してください。`,
      `teams.manifest: マニフェストの有効なドメイン（validDomains）に akari.ministry.test がありません。 → ${again} に、公開アドレスの --url を付けて作り直してください。`,
    ]);
  });

  it.each(['missing.zip', 'text.zip', 'list.json'])('is wrong when nobody can read it: %s', async (file) => {
    writeFileSync(world.path('text.zip'), 'PK and nothing');
    writeFileSync(world.path('list.json'), '[]');
    expect(wrongIn(await check(file))).toEqual([
      `teams.manifest: ${world.path(file)} はマニフェストとして読めません。 → ${again} --url … --app-id … --out akari-teams.zip で作り直してください。`,
    ]);
  });
});

describe('a stage of one platform', () => {
  it.each([
    ['slack', { slack: {} }, ['secrets.teams', 'teams.signIn']],
    ['teams', { teams: { appId: APP_ID, tenant: TENANT } }, ['secrets.slack', 'slack.connection']],
  ])('that is %s misses nothing of the other', async (only, settings, leftOut) => {
    world.stage(only, settings);
    const run = await world.run(['--stage', only, '--table', 'akari-prod']);
    const why = 'このステージの設定にありません';
    expect(uncheckedIn(run)).toEqual(expect.arrayContaining(leftOut.map((check) => `${check}: ${why}`)));
    expect(of(leftOut[1] === 'teams.signIn' ? 'teams' : 'slack', wrongIn(run))).toEqual([]);
  });
});
