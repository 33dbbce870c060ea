import { CreateQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { read } from '../../../architecture/files.ts';
import { APP_ID, type Faults, isJson, SECRETS, TENANT } from './doctor-fakes.ts';
import { type DoctorWorld, openDoctorWorld, uncheckedIn, wrongIn } from './doctor-world.ts';

let world: DoctorWorld;
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(() => world.close());
beforeEach(() => world.spoil({}));

const settings = { slack: { team: 'T01PROD' }, teams: { appId: APP_ID, tenant: TENANT } };
const deployAgain = 'npx cdk deploy State -c stage=… で元に戻してください。';
type Healthy = { readonly [name: string]: unknown };
/** The healthy description of a table, changed. */
const table = (change: (healthy: Healthy, isKeys: boolean) => object): Faults => ({
  dynamodb: (operation, { Table }) => {
    if (operation !== 'DescribeTable') return undefined;
    const healthy = isJson(Table) ? Table : {};
    return {
      status: 200,
      body: { Table: { ...healthy, ...change(healthy, healthy.TableName === 'akari-prod-keys') } },
    };
  },
});
const describing = (wanted: string, body: object): Faults => ({
  dynamodb: (operation) => (operation === wanted ? { status: 200, body } : undefined),
});
const refusing = (wanted: RegExp, code: string): Faults => ({
  dynamodb: (operation) =>
    wanted.test(operation) ? { status: 400, body: { __type: `com.amazon.coral.service#${code}` } } : undefined,
});
const indexesOf = (healthy: { readonly [name: string]: unknown }) =>
  [healthy.GlobalSecondaryIndexes].flat().filter(isJson);

describe('a stage with nothing wrong', () => {
  it('is looked at from every side, and what nobody can tell is left open', async () => {
    const run = await world.run();
    expect(run.code).toBe(0);
    expect(wrongIn(run)).toEqual([]);
    expect(uncheckedIn(run)).toEqual([
      'queues.age: SQS からは分かりません。いま待っているのは約0件で、古さはダッシュボードで見られます',
      'teams.manifest: --teams-manifest にアップロードした .zip か .json を指定すると確かめます',
    ]);
    expect(run.text).toContain(
      '環境\n  ✓ AWS を見ます（ステージ prod、ap-northeast-1、表 akari-prod）\n  ✓ Node.js 24.1.0\n',
    );
    expect(run.text.split('\n').at(-1)).toBe('おかしいところはありません。確かめていないことが2件あります。');
    const groups = ['環境', 'データベース', '秘密の値', 'キュー', '時計', 'Slack', 'Teams', 'データ'];
    expect(run.text.split('\n').filter((line) => groups.includes(line))).toEqual(groups);
  });

  it('is told so in English, and as JSON for programs', async () => {
    const run = await world.run(['--stage', 'prod'], { language: 'en' });
    expect(run.text).toContain('Data\n  ✓ There is a directory (3 people, 3 units)\n');
    expect(run.text).toContain('  ✓ The next pulse is planned (2026-11-26 (Thu))\n');
    expect(run.text.split('\n').at(-1)).toBe('Nothing is wrong. 2 not checked.');
    expect(run.findings).toContainEqual({
      status: 'ok',
      check: 'slack.connection',
      what: 'Connected to the workspace "霞が関省" as akari',
    });
  });

  it('is left as it was: nothing is written, and nothing taken off a queue', async () => {
    const before = world.sqsCalls.length;
    await world.run();
    const asked = new Set([...world.calls, ...world.sqsCalls.slice(before).map(({ target }) => target)]);
    const reads =
      /^(dynamodb\.(Describe\w+|GetItem|Query)|secrets\.(ListSecrets|GetSecretValue)|AmazonSQS\.(ListQueues|GetQueueAttributes)|slack\.(auth\.test|blocks\.validate)|microsoft.*)$/;
    expect([...asked].filter((call) => !reads.test(call))).toEqual([]);
    expect(asked.size).toBeGreaterThan(10);
  });
});

describe('the tables', () => {
  it('are missed together, once, when the name is wrong', async () => {
    const run = await world.run(['--table', 'akari-nowhere']);
    const names = 'ステージ・表・リージョンの名前を確かめてください。正しければ、';
    expect(wrongIn(run)).toEqual([
      `tables.main: 表 akari-nowhere がありません。 → ${names}${deployAgain}`,
      `tables.keys: 表 akari-nowhere-keys がありません。 → ${names}${deployAgain}`,
    ]);
    expect(uncheckedIn(run)).toContain('data.all: データベースを見られないため');
    expect(run.code).toBe(1);
  });

  it.each<[string, Faults, string]>([
    [
      'an index is missing',
      table((healthy) => ({
        GlobalSecondaryIndexes: indexesOf(healthy).filter(({ IndexName }) => IndexName !== 'due'),
      })),
      `tables.main: 表 akari-prod の索引がないか、違います: due → ${deployAgain}`,
    ],
    [
      'an index holds but the keys',
      table((healthy) => ({
        GlobalSecondaryIndexes: indexesOf(healthy).map((index) => ({
          ...index,
          Projection: { ProjectionType: 'KEYS_ONLY' },
        })),
      })),
      `tables.main: 表 akari-prod の索引がないか、違います: bySlack, byTeams, byEmail, due → ${deployAgain}`,
    ],
    [
      'an index is still being built',
      table((healthy) => ({
        GlobalSecondaryIndexes: indexesOf(healthy).map((index) =>
          index.IndexName === 'byEmail' ? { ...index, IndexStatus: 'CREATING' } : index,
        ),
      })),
      'tables.main: 表 akari-prod はまだ使えません: byEmail → 数分待って、もう一度実行してください。',
    ],
    [
      'the key is another',
      table((_, isKeys) => (isKeys ? { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } : {})),
      'tables.keys: 表 akari-prod-keys のキーが違います。pk と sk のはずです。 → 別のシステムの表です。表の名前を確かめてください。',
    ],
    [
      'the capacity is fixed',
      table((_, isKeys) => (isKeys ? {} : { BillingModeSummary: { BillingMode: 'PROVISIONED' } })),
      `tables.main.billing: 表 akari-prod の容量が固定されています。木曜15時に混み合うと断られます。 → ${deployAgain}`,
    ],
    [
      'anybody may delete it',
      table((_, isKeys) => (isKeys ? {} : { DeletionProtectionEnabled: false })),
      `tables.main.protection: 表 akari-prod の削除保護が切れています。 → ${deployAgain}`,
    ],
    [
      'rows never go away',
      describing('DescribeTimeToLive', { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } }),
      `tables.main.ttl: 表 akari-prod の有効期限（TTL）が、属性 ttl で有効になっていません。古い行が残り続けます。 → ${deployAgain}`,
    ],
  ])('are wrong when %s', async (_, faults, expected) => {
    world.spoil(faults);
    expect(wrongIn(await world.run())).toEqual([expected]);
  });

  it('are wrong when the people’s can not be brought back, and when the keys’ can', async () => {
    const recovery = (status: string) =>
      describing('DescribeContinuousBackups', {
        ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status } },
      });
    world.spoil(recovery('DISABLED'));
    expect(wrongIn(await world.run())).toEqual([
      `tables.main.recovery: 表 akari-prod のポイントインタイムリカバリが切れています。失ったデータを戻せません。 → ${deployAgain}`,
    ]);
    world.spoil(recovery('ENABLED'));
    expect(wrongIn(await world.run())).toEqual([
      `tables.keys.recovery: 表 akari-prod-keys（回の鍵）のポイントインタイムリカバリが入っています。消した鍵を戻せるため、回答の匿名性が守れません。 → すぐに切ってください。${deployAgain}`,
    ]);
  });

  it('are unchecked, and not wrong, for somebody who may not look', async () => {
    world.spoil(refusing(/^Describe/, 'AccessDeniedException'));
    const run = await world.run();
    expect(wrongIn(run)).toEqual([]);
    expect(uncheckedIn(run)).toContain('tables.main: この利用者には許可がありません: AccessDeniedException');
  });

  it('are not looked at without credentials, which is told once, with how to get some', async () => {
    const refused = { status: 400, body: { __type: 'com.amazon.coral.service#UnrecognizedClientException' } };
    world.spoil({ ...refusing(/^DescribeTable$/, 'UnrecognizedClientException'), secrets: () => refused });
    const run = await world.run();
    expect(wrongIn(run)).toEqual([
      'tables.main: AWS の認証情報がないか、期限が切れています。 → aws sts get-caller-identity が答えるまで、ログインし直すか AWS_PROFILE を指定してください。',
    ]);
    expect(run.text).toContain('秘密の値\n  − 秘密の値: 確かめていません（上と同じ理由）\n');
  });
});

describe('the secrets', () => {
  const { signingSecret, botToken, appPassword } = SECRETS;
  const holding = (slack: string, teams = JSON.stringify({ appPassword })): Faults => ({
    secrets: (operation, { SecretId }) => {
      if (operation !== 'GetSecretValue') return undefined;
      const SecretString = String(SecretId).includes('Slack') ? slack : teams;
      return { status: 200, body: { ARN: 'a', VersionId: 'v', SecretString } };
    },
  });
  const putAgain = 'docs/deploy.md の「5. Put the secrets」のとおりに入れ直してください。5分以内に使われます。';

  it.each([
    ['is empty', '', 'が空です。'],
    ['is no JSON', botToken, 'が JSON ではありません。'],
    ['lacks the token', JSON.stringify({ signingSecret }), 'に足りないものがあります: botToken'],
    [
      'has the app-level token for the bot’s',
      JSON.stringify({ signingSecret, botToken: 'xapp-1-planted' }),
      'の形が違います: botToken (xoxb-…)',
    ],
  ])('are wrong when Slack’s %s', async (_, value, words) => {
    world.spoil(holding(value));
    const run = await world.run();
    expect(wrongIn(run)).toEqual([`secrets.slack: Slack の秘密の値${words} → ${putAgain}`]);
    expect(uncheckedIn(run)).toContain('slack.connection: 秘密の値を読めないため');
  });

  it('are wrong when Teams’ is the id of a client secret', async () => {
    const id = '0b1c2d3e-1111-4222-8333-944445555666';
    world.spoil(holding(JSON.stringify({ signingSecret, botToken }), JSON.stringify({ appPassword: id })));
    const run = await world.run();
    expect(wrongIn(run)).toEqual([
      'secrets.teams: Teams の秘密の値の appPassword に、シークレットの ID が入っています。 → Entra の「証明書とシークレット」で「シークレット ID」ではなく「値」を入れてください。値は作った直後にだけ見えます。',
    ]);
    expect(run.lines.join('\n')).not.toContain(id);
  });

  it('are wrong when they are gone, or may not be read', async () => {
    const none = { status: 200, body: { SecretList: [] } };
    world.spoil({ secrets: (operation) => (operation === 'ListSecrets' ? none : undefined) });
    expect(wrongIn(await world.run())).toEqual([
      `secrets.slack: Slack の秘密の値がありません。 → ${putAgain}`,
      `secrets.teams: Teams の秘密の値がありません。 → ${putAgain}`,
    ]);
    const refused = { status: 400, body: { __type: 'AccessDeniedException', Message: 'no' } };
    world.spoil({ secrets: (operation) => (operation === 'GetSecretValue' ? refused : undefined) });
    expect(wrongIn(await world.run())).toContain(
      'secrets.slack: Slack の秘密の値を読む許可がありません。 → secretsmanager:GetSecretValue（と、鍵を使うときは kms:Decrypt）の許可がある利用者で実行してください。',
    );
  });
});

describe('the queues', () => {
  it('are wrong when there is none, or no dead letters, or no order', async () => {
    const prefix = (name: string) => `akari-${name}-state-Deliveries1`;
    world.stage('none', settings);
    world.stage('nodead', settings);
    world.stage('noorder', settings);
    await world.sqs.send(
      new CreateQueueCommand({ QueueName: `${prefix('nodead')}.fifo`, Attributes: { FifoQueue: 'true' } }),
    );
    await world.sqs.send(new CreateQueueCommand({ QueueName: prefix('noorder') }));
    const wrongWith = async (stage: string) =>
      wrongIn(await world.run(['--stage', stage, '--table', 'akari-prod'])).filter((each) => each.startsWith('queues'));
    expect(await wrongWith('none')).toEqual([
      `queues.deliveries: 配信のキューがありません。お知らせが送られません。 → ${deployAgain}`,
    ]);
    expect(await wrongWith('nodead')).toEqual([
      `queues.dead: 送れなかったものの置き場（デッドレターキュー）がありません。 → ${deployAgain}`,
    ]);
    expect((await wrongWith('noorder'))[0]).toBe(
      'queues.deliveries: 配信のキューが FIFO ではありません。順番と「一度だけ」が守れません。 → キューを消して、npx cdk deploy State -c stage=… で作り直してください。送る予定は表に残っています。',
    );
  });

  it('are wrong when messages could not be sent, and the messages stay where they are', async () => {
    const QueueUrl = world.queueUrl('akari-prod-state-DeliveriesDead5A1B-x1');
    await world.sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody: '{}', MessageGroupId: 'g', MessageDeduplicationId: 'd' }),
    );
    const expected = [
      'queues.letters: 送れなかったものが1件あります。 → docs/runbook.md の「Deliveries dead」のとおりに、原因を直してから、キューを空にしてください。',
    ];
    expect(wrongIn(await world.run())).toEqual(expected);
    expect(wrongIn(await world.run())).toEqual(expected);
  });
});

describe('the clock', () => {
  it.each([
    [120_000, '時計が AWS より120秒進んでいます。'],
    [-120_000, '時計が AWS より120秒遅れています。'],
  ])('is wrong when it is %i ms off', async (skewMs, words) => {
    world.spoil({ skewMs });
    const found = wrongIn(await world.run()).filter((each) => each.startsWith('clock'));
    expect(found).toEqual([
      `clock.skew: ${words}5分ずれると Slack の署名を確かめられません。 → 時刻の自動合わせ（NTP）を有効にしてください。`,
    ]);
  });
});

describe('the environment', () => {
  it('is wrong when a stage has no settings, or such as make no sense', async () => {
    expect(wrongIn(await world.run(['--stage', 'prd']))[0]).toBe(
      'environment.stage: ステージの設定 cdk/stages/prd.json がありません。 → ステージの名前を確かめるか、cdk/stages/example.json を写して作ってください。',
    );
    world.stage('odd', { teams: { appId: 7 } });
    expect(wrongIn(await world.run(['--stage', 'odd', '--table', 'akari-prod']))[0]).toBe(
      'environment.stage: ステージの設定 cdk/stages/odd.json を読めません: teams.appId, teams.tenant → npx cdk synth -c stage=… が示す場所を直してください。',
    );
  });

  it('is wrong with a Node.js that is too old', async () => {
    world.spoil({ nodeVersion: '22.12.0' });
    expect(wrongIn(await world.run())).toContain(
      'environment.node: Node.js 22.12.0 は古すぎます。 → Node.js 24 以上を https://nodejs.org から入れてください。',
    );
  });
});

describe('a mend', () => {
  it('names headings that the pages have', () => {
    const named = ['ja', 'en'].flatMap((language) => {
      const words = read(`src/text/cli/doctor-${language}.ts`);
      const before = [...words.matchAll(/(docs\/[\w.]+\.md) の「([^」]+)」/g)].map(([, page, heading]) => [
        page,
        heading,
      ]);
      const after = [...words.matchAll(/"([^"]+)" in (docs\/[\w.]+\.md)/g)].map(([, heading, page]) => [page, heading]);
      return [...before, ...after];
    });
    expect(named.length).toBeGreaterThan(9);
    for (const [page = '', heading] of named) expect(read(page)).toMatch(new RegExp(`^## ${heading}$`, 'm'));
  });
});
