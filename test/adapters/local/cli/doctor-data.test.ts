import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { indexKeys, keys } from '../../../../adapters/dynamodb/keys.ts';
import { mark } from '../../../../adapters/dynamodb/migrate.ts';
import { asOrgId } from '../../../../src/people/model.ts';
import { askJob } from '../../../../src/pulse/scene.ts';
import { asInstant, asLocalDate, asWeekId, asZone, TOKYO } from '../../../../src/time/instant.ts';
import { type Json, SECRETS } from './doctor-fakes.ts';
import { type DoctorWorld, openDoctorWorld, TUESDAY, uncheckedIn, wrongIn } from './doctor-world.ts';

let world: DoctorWorld;
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(() => world.close());
beforeEach(() => world.spoil({}));

const MINUTE = 60_000;
const look = (org: string, ...more: string[]) => world.run(['--stage', 'prod', '--org', org, ...more]);
const teams = { appId: '1', tenant: '2' };
const thursday = {
  week: asWeekId('2026-W48'),
  askOn: asLocalDate('2026-11-26'),
  remindOn: asLocalDate('2026-11-27'),
  closeOn: asLocalDate('2026-11-27'),
};

describe('the data', () => {
  it('is wrong where nobody was imported', async () => {
    expect(wrongIn(await look('nobody'))).toEqual([
      'data.organisation: 組織「nobody」の名簿がありません。 → docs/deploy.md の「8. People, and the first pulse」のとおりに取り込んでください。別の組織なら --org を付けてください。',
    ]);
  });

  it('counts the people who cannot be written to, and the units that nobody looks after', async () => {
    await world.organisation('lonely', {
      units: 'unit_id,name,parent_id,promoter_ids\nA,灯省,,\nA1,総務課,A,P1\nA2,人事課,A,\nA11,係,A1,\n',
      people: 'person_id,name,unit_id,email,slack_id\nP1,青木,A1,p1@akari.example,\nP2,石井,A2,,\nP3,上田,A2,,U3\n',
    });
    expect(wrongIn(await look('lonely'))).toEqual([
      'data.places: 届け先のない職員が1人います。お知らせが届きません。 → 職員のファイルに、メール、SlackID、TeamsIDのどれかを入れて、取り込み直してください。',
      'data.promoters: 推進者のいない部署が2件あります。パルスを始めたり止めたりする人がいません。 → 部署のファイルの「推進者ID」に、その部署か上の部署の推進者を入れて、取り込み直してください。',
    ]);
  });

  it('counts whoever has only the platform that a stage leaves out', async () => {
    await world.organisation('mixed', {
      people:
        'person_id,name,unit_id,email,slack_id,teams_id\nP1,青木,K,p1@akari.example,,\nP2,石井,K1,,U02,\nP3,上田,K,,,11111111-2222-3333-4444-555555555555\n',
    });
    const found = async (settings: Json) => {
      world.stage('half', settings);
      const run = await world.run(['--stage', 'half', '--table', 'akari-prod', '--org', 'mixed']);
      return run.findings.filter(({ check }) => check === 'data.places').map(({ what }) => what);
    };
    expect(await found({ slack: {} })).toEqual(['届け先のない職員が1人います。お知らせが届きません。']);
    expect(await found({ teams })).toEqual(['届け先のない職員が1人います。お知らせが届きません。']);
    expect(await found({ slack: {}, teams })).toEqual(['全員に届け先があります']);
  });

  it('is wrong where the next pulse is not planned, by zone', async () => {
    await world.organisation('unplanned', {
      people:
        'person_id,name,unit_id,email,zone\nP1,青木,K,p1@akari.example,\nP2,石井,K1,p2@akari.example,Europe/Paris\nP3,上田,K,p3@akari.example,\n',
    });
    const org = asOrgId('unplanned');
    expect(wrongIn(await look(org))).toEqual([]);
    await world.store.jobs.finish(org, askJob(org, thursday, asZone('Europe/Paris')).id);
    expect(wrongIn(await look(org))).toEqual([
      'data.pulse: 次のパルスの予定がありません: Europe/Paris → 毎分の処理が立て直します。数分たっても変わらなければ、docs/runbook.md の「Tick missing」のとおりに調べてください。',
    ]);
  });

  it('misses no plan in the minutes in which the asking itself is late', async () => {
    const minutesAfterAsking = asInstant(Date.parse('2026-11-26T15:02:00+09:00')) - TUESDAY;
    world.spoil({ skewMs: minutesAfterAsking });
    const run = await look('main');
    expect(wrongIn(run).filter((each) => each.startsWith('data'))).toEqual([]);
    expect(run.text).toContain('  ✓ 次のパルスの予定があります（2026-11-26（木））\n');
  });

  it('tells how late the work of every minute is, from five minutes on', async () => {
    const org = asOrgId('main');
    const job = askJob(org, { ...thursday, askOn: asLocalDate('2026-11-24') }, TOKYO);
    const late = async (minutes: number) => {
      const dueAt = asInstant(TUESDAY - minutes * MINUTE);
      await world.store.jobs.plan({ ...job, id: `${job.id}/${minutes}`, dueAt });
      const found = wrongIn(await look(org));
      await world.store.jobs.finish(org, `${job.id}/${minutes}`);
      return found;
    };
    expect(await late(4)).toEqual([]);
    expect(await late(12)).toEqual([
      'data.tick: 毎分の処理が12分遅れています。 → docs/runbook.md の「Tick missing」のとおりに調べてください。',
    ]);
  });

  it('is wrong while an import is unfinished', async () => {
    const org = asOrgId('half-done');
    await world.organisation(org);
    const head = {
      ...{ ...keys.importHead(org), ...mark('import'), org, id: 'i-9', seq: 9, startedAt: TUESDAY, state: 'committed' },
      ...{ pages: 2, applied: 1, committedWallMs: TUESDAY, leaseUntilWallMs: TUESDAY + 20_000 },
      summary: { name: '灯省', zone: TOKYO, zones: [TOKYO], people: 3, units: 3 },
      ...indexKeys.due(org, 'import#directory/apply/i-9', asInstant(TUESDAY + 20_000)),
    };
    await world.rows.put(head);
    expect(wrongIn(await look(org))).toEqual([
      'data.import: 名簿の取り込みが途中です。名簿は半分だけ新しいことがあります。 → 毎分の処理が続きから仕上げます。数分たっても変わらなければ、docs/runbook.md の「Tick missing」のとおりに調べてください。',
    ]);
  });

  it('is unchecked for somebody who may look at tables and not at people', async () => {
    world.spoil({
      dynamodb: (operation) =>
        operation.startsWith('Describe') ? undefined : { status: 400, body: { __type: 'x#AccessDeniedException' } },
    });
    const run = await look('main');
    expect(wrongIn(run)).toEqual([]);
    expect(uncheckedIn(run)).toContain('data.organisation: この利用者には許可がありません: AccessDeniedException');
  });
});

describe('what is written', () => {
  /** Every answer repeats what it was given, as error messages like to. */
  const echoing = {
    status: 400,
    body: {
      ok: false,
      error: Object.values(SECRETS).join(' '),
      error_description: SECRETS.token,
      __type: 'x#Odd',
      message: SECRETS.appPassword,
    },
  };

  it.each(['ja', 'en'] as const)('never holds a secret, whoever answers with it, in %s', async (language) => {
    const runs = [await world.run(['--stage', 'prod'], { language })];
    world.spoil({ slack: () => echoing });
    runs.push(await world.run(['--stage', 'prod'], { language }));
    world.spoil({ microsoft: () => echoing });
    runs.push(await world.run(['--stage', 'prod'], { language }));
    world.spoil({ dynamodb: () => echoing });
    runs.push(await world.run(['--stage', 'prod'], { language }));
    world.spoil({ secrets: (operation) => (operation === 'GetSecretValue' ? echoing : undefined) });
    runs.push(await world.run(['--stage', 'prod'], { language }));
    for (const [name, secret] of Object.entries(SECRETS))
      expect([name, runs.flatMap(({ lines }) => lines).filter((line) => line.includes(secret))]).toEqual([name, []]);
    expect(runs.map(({ code }) => code)).toEqual([0, 1, 1, 1, 1]);
  });

  it.each(['ja', 'en'] as const)('never holds a secret of the environment, in %s', async (language) => {
    const environment = {
      ...{ DYNAMODB_ENDPOINT: world.engine, TABLE_NAME: 'akari-prod', PORT: 'planted-port', LOG_LEVEL: 'warn' },
      ...{ SLACK_BOT_TOKEN: SECRETS.botToken, SLACK_SIGNING_SECRET: SECRETS.signingSecret, SLACK_API_URL: world.slack },
      ...{
        MicrosoftAppId: 'planted-app',
        MicrosoftAppPassword: SECRETS.appPassword,
        MicrosoftAppTenantId: 'planted-tenant',
      },
      SLACK_APP_TOKEN: 'planted-app-token',
    };
    const { lines, text } = await world.run([], { language, environment });
    expect(lines.join('\n')).not.toMatch(/planted|0123456789abcdef/);
    expect(text).toContain('PORT');
  });
});
