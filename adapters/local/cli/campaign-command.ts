import { asCampaignId, type Campaign, type CampaignId } from '../../../src/campaign/model.ts';
import { isReminder } from '../../../src/campaign/silent.ts';
import { unreachedOf } from '../../../src/campaign/unreached.ts';
import { unreachedRow } from '../../../src/campaign/unreached-card.ts';
import { withGuard } from '../../../src/people/csv-guard.ts';
import { treeOf } from '../../../src/people/current-tree.ts';
import type { OrgId } from '../../../src/people/model.ts';
import type { UnitTree } from '../../../src/people/tree.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { textsOf } from '../../../src/text/text.ts';
import { BYTE_ORDER_MARK, csvText } from '../csv/write.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { OWNER_ONLY, writeWhole } from './whole-file.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

export const campaignOptions: Options = { out: 'string' };

export type CampaignWords =
  | { readonly type: 'list' }
  | { readonly type: 'unreached'; readonly id: CampaignId; readonly out?: string };

export const readCampaignWords = (words: Words, { audience }: CommandTexts): CampaignWords | Misunderstood => {
  const [what, id, extra] = words.rest;
  const out = words.text('out');
  if (what === 'list' && id === undefined && out === undefined) return { type: 'list' };
  if (what !== 'unreached' || !id || extra !== undefined) return misunderstood(audience.campaignWords);
  return { type: 'unreached', id: asCampaignId(id), ...(out === undefined ? {} : { out }) };
};

const RECENT = 30;

/** `campaign`: what was sent lately, and for those who mend accounts, whom one of them could not reach. */
export const runCampaign = async (
  words: CampaignWords,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { audience } = commandTextsOf(terminal.language);
  if (words.type === 'list') return list(org, place, terminal);
  const campaign = await place.store.campaigns.campaign(org, words.id);
  const tree = await treeOf(org, place.store);
  if (!campaign || !tree) {
    terminal.err(audience.noCampaign(words.id));
    return 1;
  }
  if (isReminder(campaign.audience)) {
    terminal.err(textsOf(terminal.language).campaign.audience.unreached.notOfReminders);
    return 1;
  }
  return words.out === undefined
    ? print(campaign, tree, place, terminal)
    : write(campaign, tree, words.out, place, terminal);
};

const list = async (org: OrgId, { store }: Place, terminal: Terminal): Promise<number> => {
  const { states } = textsOf(terminal.language).campaign.list;
  const recent = await store.campaigns.recent(org, RECENT);
  if (recent.length === 0) terminal.out(commandTextsOf(terminal.language).audience.noCampaigns);
  for (const { id, content, state } of recent) terminal.out(`${id}  ${content.title}  ${states[state.type]}`);
  return 0;
};

/** The line of column names, and one of each person: safe to open in a spreadsheet. */
async function* rowsOf(
  campaign: Campaign,
  tree: UnitTree,
  { store }: Place,
  { language }: Terminal,
): AsyncGenerator<string> {
  const { unreached } = textsOf(language).campaign.audience;
  yield csvText([Object.values(unreached.columns)]);
  for await (const page of unreachedOf(campaign, store))
    for (const each of page) yield csvText([unreachedRow(unreached, each, tree).map(withGuard)]);
}

const print = async (campaign: Campaign, tree: UnitTree, place: Place, terminal: Terminal): Promise<number> => {
  for await (const row of rowsOf(campaign, tree, place, terminal)) terminal.out(row.replace(/\r\n$/, ''));
  return 0;
};

const write = async (
  campaign: Campaign,
  tree: UnitTree,
  file: string,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { audience } = commandTextsOf(terminal.language);
  let rows = -1;
  const lines = async function* (): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK;
    for await (const row of rowsOf(campaign, tree, place, terminal)) {
      rows += 1;
      yield row;
    }
  };
  await writeWhole(file, lines(), OWNER_ONLY);
  terminal.out(audience.unreachedWritten(rows, file));
  if (rows > 0) terminal.out(audience.unreachedPersonal);
  return 0;
};
