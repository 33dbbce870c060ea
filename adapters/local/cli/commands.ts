import { asOrgId, type OrgId } from '../../../src/people/model.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { LOCAL_ORG } from '../org.ts';
import { readCalendarWords, runCalendar } from './calendar-command.ts';
import { campaignOptions, readCampaignWords, runCampaign } from './campaign-command.ts';
import { capsOptions, readCapsWords, runCaps } from './caps-command.ts';
import {
  exportAllOptions,
  forgetOptions,
  restoreOptions,
  understandExportAll,
  understandForget,
  understandRestore,
} from './data-commands.ts';
import { doctorOptions, readDoctorWords, runDoctor } from './doctor-command.ts';
import { runExport } from './export-command.ts';
import { runImport } from './import-command.ts';
import { readListWords, runList } from './list-command.ts';
import { manifestOptions, readManifestWords, runManifest } from './manifest-command.ts';
import { oneOnOneOptions, readOneOnOneWords, runOneOnOne } from './one-on-one-command.ts';
import { runOvertime } from './overtime-command.ts';
import { overtimeOptions, readOvertimeWords } from './overtime-words.ts';
import type { Place } from './place.ts';
import type { FileNames } from './report.ts';
import { runReport } from './report-command.ts';
import { runResults } from './results-command.ts';
import { readReportWords, readResultsWords, reportOptions, resultsOptions } from './results-words.ts';
import type { Terminal } from './terminal.ts';
import { readThresholdWords, runThresholds, thresholdOptions } from './thresholds-command.ts';
import { isMisunderstood, type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

/** What is to be done, once the words are understood. Returns the exit code. */
export type Task =
  | { readonly type: 'task'; run(terminal: Terminal): Promise<number> }
  | { readonly type: 'task-at-place'; readonly org: OrgId; run(place: Place, terminal: Terminal): Promise<number> };

export type Command = {
  readonly options: Options;
  understand(words: Words, texts: CommandTexts): Task | Misunderstood;
};

const files: Options = { units: 'string', people: 'string' };

const importCommand: Command = {
  options: { ...files, 'dry-run': 'boolean', yes: 'boolean', 'remove-missing': 'boolean' },
  understand: (words, texts) =>
    withFiles(words, texts, (names, org) => ({
      type: 'task-at-place',
      org,
      run: (place, terminal) =>
        runImport(
          {
            ...{ files: names, org, dryRun: words.flag('dry-run'), yes: words.flag('yes') },
            removeMissing: words.flag('remove-missing'),
          },
          place,
          terminal,
        ),
    })),
};

const exportCommand: Command = {
  options: { ...files, ...exportAllOptions },
  understand: (words, texts) =>
    words.flag('all')
      ? withOrg(words, texts, (org) => understandExportAll(words, org, texts))
      : words.text('out') !== undefined
        ? misunderstood(texts.data.outNeedsAll)
        : withFiles(words, texts, (names, org) => ({
            type: 'task-at-place',
            org,
            run: (place, terminal) => runExport(names, org, place, terminal),
          })),
};

const restoreCommand: Command = {
  options: restoreOptions,
  understand: (words, texts) => withOrg(words, texts, (org) => understandRestore(words, org, texts)),
};

const forgetCommand: Command = {
  options: forgetOptions,
  understand: (words, texts) => withOrg(words, texts, (org) => understandForget(words, org, texts)),
};

/** One that works on an organisation's data, with words of its own. */
const atPlace = <Meant extends { readonly type: string }>(
  options: Options,
  read: (words: Words, texts: CommandTexts) => Meant | Misunderstood,
  run: (meant: Meant, org: OrgId, place: Place, terminal: Terminal) => Promise<number>,
): Command => ({
  options,
  understand: (words, texts) => {
    const meant = read(words, texts);
    if (isMisunderstood(meant)) return meant;
    return withOrg(words, texts, (org) => ({
      type: 'task-at-place',
      org,
      run: (place, terminal) => run(meant, org, place, terminal),
    }));
  },
});

const manifestCommand: Command = {
  options: manifestOptions,
  understand: (words, texts) => {
    const meant = readManifestWords(words, texts);
    if (meant.type === 'misunderstood') return meant;
    return { type: 'task', run: (terminal) => runManifest(meant, terminal) };
  },
};

const doctorCommand: Command = {
  options: doctorOptions,
  understand: (words, texts) => {
    const meant = readDoctorWords(words, texts);
    if (meant.type === 'misunderstood') return meant;
    return { type: 'task', run: (terminal) => runDoctor(meant, terminal) };
  },
};

export const commands: ReadonlyMap<string, Command> = new Map([
  ['import', importCommand],
  ['export', exportCommand],
  ['restore', restoreCommand],
  ['forget', forgetCommand],
  ['list', atPlace({}, ({ rest }, texts) => readListWords(rest, texts), runList)],
  ['campaign', atPlace(campaignOptions, readCampaignWords, runCampaign)],
  ['overtime', atPlace(overtimeOptions, readOvertimeWords, runOvertime)],
  ['one-on-one', atPlace(oneOnOneOptions, readOneOnOneWords, runOneOnOne)],
  ['results', atPlace(resultsOptions, readResultsWords, runResults)],
  ['report', atPlace(reportOptions, readReportWords, runReport)],
  ['calendar', atPlace({}, ({ rest }, texts) => readCalendarWords(rest, texts), runCalendar)],
  ['caps', atPlace(capsOptions, readCapsWords, runCaps)],
  ['thresholds', atPlace(thresholdOptions, readThresholdWords, runThresholds)],
  ['manifest', manifestCommand],
  ['doctor', doctorCommand],
]);

const withFiles = (
  words: Words,
  texts: CommandTexts,
  then: (files: FileNames, org: OrgId) => Task,
): Task | Misunderstood => {
  const [extra] = words.rest;
  const [units, people] = [words.text('units'), words.text('people')];
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  if (!units) return misunderstood(texts.missingOption('--units'));
  if (!people) return misunderstood(texts.missingOption('--people'));
  return withOrg(words, texts, (org) => then({ units, people }, org));
};

const withOrg = (
  words: Words,
  texts: CommandTexts,
  then: (org: OrgId) => Task | Misunderstood,
): Task | Misunderstood => {
  const org = words.text('org') ?? LOCAL_ORG;
  return /^[A-Za-z0-9._-]{1,64}$/.test(org) ? then(asOrgId(org)) : misunderstood(texts.badOrg(org));
};
