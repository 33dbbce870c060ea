import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, documentsOf } from '../../../../adapters/dynamodb/client.ts';
import { createMeter } from '../../../../adapters/dynamodb/meter.ts';
import { openRows } from '../../../../adapters/dynamodb/rows.ts';
import { openStore } from '../../../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../../../adapters/dynamodb/table.ts';
import { doctorOptions, readDoctorWords, runDoctor } from '../../../../adapters/local/cli/doctor-command.ts';
import type { Finding } from '../../../../adapters/local/cli/doctor-finding.ts';
import { runImport } from '../../../../adapters/local/cli/import-command.ts';
import type { Terminal } from '../../../../adapters/local/cli/terminal.ts';
import { readWords } from '../../../../adapters/local/cli/words.ts';
import { openEmbedded } from '../../../../adapters/local/embedded.ts';
import { scheduleOf } from '../../../../adapters/schedule.ts';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { firstBook } from '../../../../src/overtime/limits/caps-book.ts';
import { asOrgId } from '../../../../src/people/model.ts';
import { ensureSchedule } from '../../../../src/pulse/jobs.ts';
import { commandTextsOf } from '../../../../src/text/cli/text.ts';
import { peopleCsv, unitsCsv } from '../../../fixtures/import-texts.ts';
import { testTerminal } from '../../../fixtures/terminal.ts';
import { at } from '../../../fixtures/time.ts';
import { startAws } from '../../aws/aws-server.ts';
import { startSqs } from '../../aws/sqs.ts';
import {
  APP_ID,
  createQueues,
  dynamodbFront,
  type Faults,
  type Json,
  microsoftFake,
  secretsAnswer,
  sesAnswer,
  slackFake,
  TENANT,
} from './doctor-fakes.ts';

/** Tuesday, 10:00 in Tokyo: the pulse comes on Thursday the 26th. */
export const TUESDAY = at('2026-11-24T10:00:00+09:00');

export type Run = {
  readonly code: number;
  /** The report. */
  readonly text: string;
  /** Everything that was written, the report as JSON included. */
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
};

type RunOptions = { readonly language?: Terminal['language']; readonly environment?: Terminal['environment'] };
type Files = { readonly units?: string; readonly people?: string };

export type DoctorWorld = Awaited<ReturnType<typeof openDoctorWorld>>;

/** What a run found wrong, as `check: what → mend`. */
export const wrongIn = ({ findings }: Run): readonly string[] =>
  findings.flatMap((each) => (each.status === 'wrong' ? [`${each.check}: ${each.what} → ${each.mend}`] : []));
export const uncheckedIn = ({ findings }: Run): readonly string[] =>
  findings.flatMap((each) => (each.status === 'unchecked' ? [`${each.check}: ${each.why}`] : []));

/** A stage called prod, between real protocols on loopback: nothing about it is wrong until a test says so. */
export const openDoctorWorld = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-doctor-'));
  const path = (name: string): string => join(folder, name);
  const stage = (name: string, settings: Json): void => writeFileSync(path(`${name}.json`), JSON.stringify(settings));
  stage('prod', { slack: { team: 'T01PROD' }, teams: { appId: APP_ID, tenant: TENANT } });
  let spoilt: Faults = {};
  const calls: string[] = [];
  const slept: number[] = [];
  const given = { calls, faults: () => spoilt, date: new Date(TUESDAY).toUTCString() };

  const engine = await openEmbedded();
  const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
  await ensureTables(client, 'akari-prod');
  const store = openStore({ client, table: 'akari-prod' });
  const rows = openRows(documentsOf(client), 'akari-prod', createMeter());
  const [dynamodb, slack, microsoft] = await Promise.all([
    dynamodbFront(engine.endpoint, given),
    slackFake(given),
    microsoftFake(given),
  ]);
  const sqs = await startSqs();
  // Another program's queue in the same account.
  const other = await sqs.createQueue('akari-other', { visibilitySeconds: 30, maxReceiveCount: 3 });
  const origin = new URL(other.url).origin;
  await createQueues(sqs.client, 'akari-prod-state');
  const secrets = await startAws(async ({ target, input }) => {
    const operation = target.slice(target.indexOf('.') + 1);
    calls.push(`secrets.${operation}`);
    return spoilt.secrets?.(operation, input) ?? secretsAnswer('akari-prod-state', operation, input);
  });
  const ses = await startAws(async ({ target }) => {
    calls.push(`ses.${target}`);
    return spoilt.ses?.(target) ?? sesAnswer(target);
  });
  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.origin,
    AWS_ENDPOINT_URL_SQS: origin,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
  };
  const queueUrl = (name: string): string => `${origin}/000000000000/${name}.fifo`;
  const world = () => ({
    now: () => TUESDAY + (spoilt.skewMs ?? 0),
    sleep: async (ms: number) => void slept.push(ms),
    nodeVersion: spoilt.nodeVersion ?? '24.1.0',
    stages: folder,
    slackApi: `${slack.origin}/api/`,
    signIn: microsoft.origin,
    openIdMetadata: `${microsoft.origin}/openid`,
  });

  const run = async (args: readonly string[] = ['--stage', 'prod'], options: RunOptions = {}): Promise<Run> => {
    const { language = 'ja', environment = endpoints } = options;
    const texts = commandTextsOf(language);
    const words = readWords(args, doctorOptions, texts);
    const meant = words.type === 'words' ? readDoctorWords(words, texts) : words;
    if (meant.type === 'misunderstood') throw new Error(meant.message);
    const [plain, json] = [testTerminal(environment, { language }), testTerminal(environment, { language })];
    calls.length = 0;
    const code = await runDoctor(meant, plain, world());
    calls.length = 0;
    slept.length = 0;
    if ((await runDoctor({ ...meant, json: true }, json, world())) !== code) throw new Error('JSON ends otherwise');
    const lines = [...plain.said, ...plain.complained, ...json.said, ...json.complained];
    return { code, text: plain.said.join('\n'), lines, findings: JSON.parse(json.said.join('\n')).findings };
  };

  /** An organisation of its own, imported at ten on that Tuesday. */
  const organisation = async (org: string, { units = unitsCsv, people = peopleCsv }: Files = {}): Promise<void> => {
    writeFileSync(path('units.csv'), units);
    writeFileSync(path('people.csv'), people);
    const randomBytes = (count: number) => new Uint8Array(count);
    const schedule = scheduleOf({ store, randomBytes, closeGraceMs: 0 });
    const reschedule = () => ensureSchedule(asOrgId(org), TUESDAY, schedule);
    const place = { store, now: TUESDAY, rows, schedule, reschedule, close: async () => undefined };
    const files = { units: path('units.csv'), people: path('people.csv') };
    const terminal = testTerminal({});
    const words = { files, org: asOrgId(org), dryRun: false, yes: true, removeMissing: false };
    if ((await runImport(words, place, terminal)) !== 0) throw new Error(terminal.complained.join('\n'));
  };
  await organisation('main');
  const settled = { ...firstBook(asOrgId('main'), asCalendarMonth('2026-11')), doctorRoute: '健康管理室' };
  await store.caps.save(settled);

  return {
    ...{ run, stage, path, calls, slept, client, store, rows, organisation, endpoints, queueUrl },
    ...{ sqs: sqs.client, sqsCalls: sqs.calls, engine: engine.endpoint, slack: slack.origin },
    /** From here on this, and nothing else, is wrong. */
    spoil: (next: Faults): void => {
      spoilt = next;
    },
    close: async (): Promise<void> => {
      client.destroy();
      await Promise.all([dynamodb.close(), slack.close(), microsoft.close()]);
      await Promise.all([engine.close(), sqs.stop(), secrets.stop(), ses.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
