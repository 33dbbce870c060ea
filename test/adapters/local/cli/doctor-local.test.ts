import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runAkari } from '../../../../adapters/local/cli/main.ts';
import { parseEnv } from '../../../../adapters/local/env.ts';
import { type System, startSystem } from '../../../../adapters/local/system.ts';
import { asOrgId } from '../../../../src/people/model.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { APP_ID, SECRETS, TENANT } from './doctor-fakes.ts';
import { type DoctorWorld, openDoctorWorld, uncheckedIn, wrongIn } from './doctor-world.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'akari-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const akari = async (args: readonly string[], environment: { readonly [name: string]: string } = {}) => {
  const terminal = testTerminal({ AKARI_DATA: folder, ...environment });
  const code = await runAkari(['doctor', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained };
};

describe('the words of the doctor', () => {
  it.each([
    [['now'], '「now」が余分です。'],
    [['--stge', 'prod'], '「--stge」という指定はありません。'],
    [['--stage'], '--stage のあとに値が必要です。'],
    [['--stage', 'Prod'], '「Prod」はステージの名前ではありません。英小文字で始まる、16文字までの英数字です。'],
    [['--table', 'a b'], '「a b」は表の名前ではありません。3〜250文字の英数字と _ . - で書いてください。'],
    [
      ['--stage', 'prod', '--region', 'tokyo'],
      '「tokyo」はリージョンの名前ではありません。ap-northeast-1 のように書いてください。',
    ],
    [['--region', 'ap-northeast-1'], '--region は --stage か --table と一緒に使います。'],
    [['--url', 'akari.go.jp'], '「akari.go.jp」は使えません。https:// で始まるアドレスにしてください。'],
    [['--org', 'a b'], '「a b」は組織のIDに使えません。英数字と . _ - で書いてください。'],
  ])('%j are not understood', async (args, message) => {
    expect(await akari(args)).toEqual({
      ...{ code: 2, said: '', complained: [message, '使い方は npx akari で見られます。'] },
    });
  });

  it('are in the help', async () => {
    const terminal = testTerminal({}, { language: 'en' });
    expect(await runAkari(['doctor', '--help'], terminal)).toBe(0);
    expect(terminal.said.join('\n')).toContain('  doctor       ');
    expect(terminal.said.join('\n')).toContain(
      '      --stage NAME       look at a stage on AWS (cdk/stages/NAME.json)',
    );
  });
});

describe('this machine', () => {
  it('has nothing to look at before the first start, and stays empty', async () => {
    const { code, said } = await akari([]);
    expect(code).toBe(1);
    expect(said).toContain(
      `  ✗ データフォルダー ${folder} にまだ何もありません。\n    → npm start か npx akari import を実行すると作られます。\n`,
    );
    expect(said.split('✗')).toHaveLength(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names a variable that is blank, and one that is wrong, and never its value', async () => {
    const { said, code } = await akari([], {
      SLACK_BOT_TOKEN: ' ',
      LOG_LEVEL: 'planted',
      DYNAMODB_ENDPOINT: 'planted',
    });
    expect(code).toBe(1);
    expect(said).toContain(
      '  ✗ 空のままの環境変数があります: SLACK_BOT_TOKEN\n    → 値を入れるか、変数をなくしてください。\n',
    );
    expect(said).toContain('  ✗ 環境変数が誤っています。DYNAMODB_ENDPOINT: http か https の URL にしてください');
    expect(said).toContain('LOG_LEVEL');
    expect(said).toContain('    → docs/local.ja.md の「環境変数」を見て直してください。\n');
  });

  it('cannot be looked at when the database does not answer', async () => {
    const { said } = await akari([], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' });
    expect(said).toContain(
      '  ✗ http://127.0.0.1:9 につながりません。\n    → アドレスと、このコンピューターからそこへ出られるか（ネットワーク、プロキシ）を確かめてください。\n',
    );
    expect(said).toContain('名簿、予定、取り込み: 確かめていません（データベースを見られないため）');
  });
});

describe('a running npm start', () => {
  let system: System;
  let data = '';
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'akari-doctor-'));
    const quiet = () => undefined;
    const env = parseEnv({ PORT: '0', AKARI_DATA: data });
    const log = { info: quiet, warn: quiet, error: quiet };
    system = await startSystem({ env, desk: true, demo: true, minuteTick: false, log });
  });
  afterAll(async () => {
    await system.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('is well with its demo ministry, and its desk needs no Slack, Teams or AWS', async () => {
    const { code, said } = await akari([], { AKARI_DATA: data });
    expect(said).not.toContain('✗');
    expect(code).toBe(0);
    expect(said).toContain('  ✓ 名簿があります（職員41人、部署9件）\n');
    expect(said).toContain('  ✓ 毎分の処理は遅れていません\n');
    expect(said).toContain('  − 接続: 確かめていません（設定がないため、デスクが Slack の役をします）\n');
    expect(said).toContain('  − サインイン: 確かめていません（設定がないため、デスクが Teams の役をします）\n');
  });

  it('has every card taken by the Slack it simulates', async () => {
    const kept: unknown = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8'));
    const { botToken } = z.object({ botToken: z.string() }).parse(kept);
    const SLACK_API_URL = `${system.origin}/desk/slack/api/`;
    const { said } = await akari([], { AKARI_DATA: data, SLACK_BOT_TOKEN: botToken, SLACK_API_URL });
    expect(said).not.toContain('✗');
    expect(said).toContain('  ✓ 許可（スコープ）はマニフェストどおりです\n');
    expect(said).toMatch(/ {2}✓ カードとフォーム2\d枚を Slack が受け付けます\n/);
    expect(said).toMatch(/ {2}✓ 時計は Slack と合っています（ずれは[01]秒）\n/);
  });
});

describe('real platforms from this machine', () => {
  let world: DoctorWorld;
  beforeAll(async () => {
    world = await openDoctorWorld();
  });
  afterAll(() => world.close());

  const place = () => ({ DYNAMODB_ENDPOINT: world.engine, TABLE_NAME: 'akari-prod' });
  const slack = { SLACK_BOT_TOKEN: SECRETS.botToken, SLACK_SIGNING_SECRET: SECRETS.signingSecret };
  const teams = {
    ...{ MicrosoftAppId: APP_ID, MicrosoftAppPassword: SECRETS.appPassword, MicrosoftAppTenantId: TENANT },
  };

  it('are signed in to with what the environment has', async () => {
    const run = await world.run([], { environment: { ...place(), ...slack, ...teams } });
    expect(wrongIn(run)).toEqual([]);
    expect(run.text).toContain('  ✓ 時計は Slack と合っています（ずれは0秒）\n');
    expect(run.text).toContain('  ✓ ワークスペース「霞が関省」に akari としてつながります\n');
    expect(run.text).toContain('  ✓ アプリとしてサインインできます\n');
    expect(uncheckedIn(run)).toContain('data.tick: npm start が動いていません');
  });

  it('may be one alone', async () => {
    const run = await world.run([], { environment: { ...place(), ...teams } });
    expect(wrongIn(run)).toEqual([]);
    expect(run.text).toContain('  ✓ 時計は Microsoft と合っています（ずれは0秒）\n');
    expect(uncheckedIn(run)).toContain('slack.connection: 設定がないため、デスクが Slack の役をします');
  });

  it('have a directory that commands mend', async () => {
    const org = 'local-half';
    await world.organisation(org);
    const { jobs } = world.store;
    await jobs.finish(asOrgId(org), 'pulse/ask/2026-W48/2026-11-26/Asia/Tokyo');
    expect(wrongIn(await world.run(['--org', org], { environment: place() }))).toEqual([
      expect.stringContaining('次のパルスの予定がありません: Asia/Tokyo → npx akari calendar reset 2020-01-01 を'),
    ]);
    expect(wrongIn(await world.run(['--org', 'nobody'], { environment: place() }))).toEqual([
      expect.stringContaining('の名簿がありません。 → npx akari import で取り込んでください。'),
    ]);
  });

  it('are told what of Teams is missing', async () => {
    const { MicrosoftAppPassword: _, ...rest } = teams;
    const run = await world.run([], { environment: { ...place(), ...rest } });
    expect(wrongIn(run)).toContain(
      'teams.signIn: Teams の設定が足りません: MicrosoftAppPassword → MicrosoftAppId、MicrosoftAppPassword、MicrosoftAppTenantId を三つとも指定してください。',
    );
  });
});
