import { asOrgId } from '../../../src/people/model.ts';
import { type CheckGroup, checkGroups } from '../../../src/text/cli/doctor-texts.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { isHttps } from '../../../src/web-address.ts';
import { checkCalendars } from './doctor-calendars.ts';
import { checkClock } from './doctor-clock.ts';
import { checkData } from './doctor-data.ts';
import { openDatabase } from './doctor-database.ts';
import { checkEnvironment } from './doctor-environment.ts';
import { type Finding, unchecked } from './doctor-finding.ts';
import { checkQueues } from './doctor-queues.ts';
import { type Doctor, type DoctorWords, here, readStage, scopeOf, type World } from './doctor-scope.ts';
import { checkSecrets, type FoundSecrets } from './doctor-secrets.ts';
import { checkSlack } from './doctor-slack.ts';
import { checkTables } from './doctor-tables.ts';
import { checkTeams } from './doctor-teams.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

export const doctorOptions: Options = {
  ...{ stage: 'string', table: 'string', region: 'string', url: 'string' },
  ...{ 'teams-manifest': 'string', json: 'boolean' },
};

export const readDoctorWords = (words: Words, texts: CommandTexts): DoctorWords | Misunderstood => {
  const [extra] = words.rest;
  const [org, stage, table] = [words.text('org'), words.text('stage'), words.text('table')];
  const [region, url, teamsManifest] = [words.text('region'), words.text('url'), words.text('teams-manifest')];
  const { doctor } = texts;
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  if (org !== undefined && !/^[A-Za-z0-9._-]{1,64}$/.test(org)) return misunderstood(texts.badOrg(org));
  if (stage !== undefined && !/^[a-z][a-z0-9]{0,15}$/.test(stage)) return misunderstood(doctor.words.badStage(stage));
  if (table !== undefined && !/^[\w.-]{3,250}$/.test(table)) return misunderstood(doctor.words.badTable(table));
  if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
    return misunderstood(doctor.words.badRegion(region));
  if (region !== undefined && (stage ?? table) === undefined) return misunderstood(doctor.words.regionAlone);
  if (url !== undefined && !isHttps(url)) return misunderstood(texts.badUrl(url));
  const meant = { stage, table, region, url, teamsManifest, json: words.flag('json') };
  return { type: 'doctor', org: org === undefined ? undefined : asOrgId(org), ...meant };
};

/** `doctor`: looks at everything the product stands on and changes none of it. 1 when something is wrong. */
export const runDoctor = async (words: DoctorWords, terminal: Terminal, world: World = here): Promise<number> => {
  const texts = commandTextsOf(terminal.language).doctor;
  const { stage, findings } = readStage(words.stage, world, texts);
  const doctor = { words, scope: scopeOf(words, terminal.environment, stage), texts, terminal, world };
  const found: Finding[] = [];
  for await (const [group, some] of groupsOf(findings, doctor)) {
    const news = withoutRepeats(group, some, found, texts);
    found.push(...news);
    if (!words.json) for (const line of linesOf(group, news, doctor)) terminal.out(line);
  }
  const count = (status: Finding['status']): number => found.filter((finding) => finding.status === status).length;
  const counts = { wrong: count('wrong'), notes: count('note'), unchecked: count('unchecked') };
  if (words.json) terminal.out(JSON.stringify({ ...counts, findings: found }, undefined, 2));
  else terminal.out(texts.summary(counts.wrong, counts.notes, counts.unchecked));
  return counts.wrong === 0 ? 0 : 1;
};

/** What keeps everything from being checked, such as missing credentials, is told once. */
const withoutRepeats = (
  group: CheckGroup,
  findings: readonly Finding[],
  before: readonly Finding[],
  { groups, common }: Doctor['texts'],
): readonly Finding[] => {
  const { mend } = common.unexpected('');
  const news = findings.filter(
    (finding, index) => !isRepeated(finding, [...before, ...findings.slice(0, index)], mend),
  );
  const isShorter = news.length < findings.length;
  return isShorter && news.length === 0 ? [unchecked(`${group}.all`, groups[group], common.toldAlready)] : news;
};

/** A bare code says nothing of where it came from, so it is told each time. */
const isRepeated = (finding: Finding, before: readonly Finding[], unexpected: string): boolean =>
  finding.status === 'wrong' &&
  finding.mend !== unexpected &&
  before.some((each) => each.status === 'wrong' && each.what === finding.what && each.mend === finding.mend);

type Group = readonly [CheckGroup, readonly Finding[]];

/** A group at a time, so that what is known is shown while the next is asked for. */
async function* groupsOf(stage: readonly Finding[], doctor: Doctor): AsyncGenerator<Group> {
  const { database, findings } = await openDatabase(doctor);
  try {
    let tables = findings;
    let secrets: FoundSecrets = { findings: [] };
    const checks: { readonly [group in CheckGroup]: () => Promise<readonly Finding[]> } = {
      environment: async () => [...checkEnvironment(doctor), ...stage],
      tables: async () => {
        tables = database ? [...findings, ...(await checkTables(database, doctor))] : findings;
        return tables;
      },
      secrets: async () => {
        secrets = await checkSecrets(doctor);
        return secrets.findings;
      },
      queues: () => checkQueues(doctor),
      clock: () => checkClock(doctor),
      slack: () => checkSlack(doctor, secrets.slack),
      teams: () => checkTeams(doctor, secrets.teams),
      calendars: () => checkCalendars(doctor),
      data: async () => (database && !tables.some(isUnusable) ? checkData(database, doctor) : [nothingToRead(doctor)]),
    };
    for (const group of checkGroups) yield [group, await checks[group]()];
  } finally {
    await database?.close();
  }
}

/** What is missing or cannot be read is told once, and not again by everything that would have read it. */
const isUnusable = ({ check, status }: Finding): boolean =>
  status !== 'ok' && (check === 'tables.main' || check === 'tables.database');

const nothingToRead = ({ texts }: Doctor): Finding => unchecked('data.all', texts.data.all, texts.common.noDatabase);

const linesOf = (group: CheckGroup, findings: readonly Finding[], { texts }: Doctor): readonly string[] =>
  [texts.groups[group], ...findings.flatMap((finding) => findingLines(finding, texts)), ''].map(printable);

const findingLines = (finding: Finding, texts: Doctor['texts']): readonly string[] => {
  switch (finding.status) {
    case 'ok':
      return [`  ✓ ${finding.what}`];
    case 'wrong':
      return [`  ✗ ${finding.what}`, `    → ${finding.mend}`];
    case 'note':
      return [`  ! ${finding.what}`, `    → ${finding.mend}`];
    case 'unchecked':
      return [`  − ${texts.unchecked(finding.what, finding.why)}`];
    default:
      return finding satisfies never;
  }
};

/** Names come from elsewhere: none moves the cursor. */
const printable = (line: string): string => line.replace(/\p{Cc}/gu, ' ');
