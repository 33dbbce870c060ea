import { createHash } from 'node:crypto';
import type { Card } from '../conversation/card.ts';
import { type Answer, chosenIn, type Turn, typedIn } from '../conversation/feature.ts';
import type { Form, FormValues, Read } from '../conversation/form.ts';
import { closeForm, formErrors, nextForm, openForm, replace, reply } from '../conversation/outcome.ts';
import { treeOf } from '../people/current-tree.ts';
import type { OrgId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { KitId } from '../text/kit/texts.ts';
import { dateIn, TOKYO } from '../time/instant.ts';
import { listCard, saysCard } from './cards.ts';
import { audienceForm, contentForm, type Opened, valuesOfAudience, valuesOfContent } from './forms.ts';
import { kitForm } from './kit-forms.ts';
import { valueOfList } from './list-choice.ts';
import { listOptions, listTyped } from './listing.ts';
import { testCard } from './message.ts';
import { type Campaign, type CampaignId, type Content, campaignIdAt, momentOf } from './model.ts';
import { currentMonth } from './month.ts';
import { monthSection } from './month-cards.ts';
import { mayPlan, planLines } from './month-rules.ts';
import { lookedAt } from './pictures.ts';
import type { Overview } from './ports.ts';
import { changedFields, mayPromote, revised } from './rules.ts';
import {
  type CampaignDeps,
  isDiscarded,
  lookerOf,
  refuse,
  showCampaign,
  UNITS_LISTED,
  unitsOf,
  withCampaign,
} from './scene.ts';
import { isReminder } from './silent.ts';
import { readContent, readSending, readWhen, type Sent, unitIn } from './typed.ts';

const RECENT = 50;
const LISTED = 20;

/** What a promoter's units have, and the month's plan; anybody else is told who sends these. */
export const showList = async (turn: Turn, deps: CampaignDeps, show: typeof reply, note?: string): Answer => {
  const { texts, person, org } = turn;
  if (person.promotes.length === 0) {
    return reply({ language: texts.language, elements: [{ type: 'text', text: texts.campaign.says.onlyPromoters }] });
  }
  const [tree, overview] = await Promise.all([treeOf(org, deps), overviewOf(org, deps)]);
  return tree ? show(listOf(turn, overview, tree, note)) : refuse(turn);
};

export const overviewOf = (org: OrgId, { months }: Pick<CampaignDeps, 'months'>): Promise<Overview> =>
  months.overview(org, RECENT);

export const listOf = (turn: Turn, { months, campaigns }: Overview, tree: UnitTree, note?: string): Card => {
  const { texts, person } = turn;
  const kept = campaigns.filter((each) => !isDiscarded(each));
  const own = kept.filter((each) => mayPromote(person, each.audience, tree));
  const today = dateIn(turn.now, TOKYO);
  const month = currentMonth(months, today);
  const plan = month && { month, lines: planLines(month, kept) };
  const view = { texts, today, mayPlan: mayPlan(person, tree), ...(plan && { plan }) };
  // Texts of months that are over sort before all others, and nobody looks for them first.
  const isOld = ({ part }: Campaign): boolean => part !== undefined && part.month !== month?.id;
  const ordered = [...own.filter((each) => !isOld(each)), ...own.filter(isOld)];
  return listCard(texts, ordered.slice(0, LISTED), monthSection(view), note);
};

/** The list's choice. */
export const showChosen = async (turn: Turn, deps: CampaignDeps): Answer => {
  const chosen = chosenIn(turn);
  const campaign = (await deps.campaigns.recent(turn.org, RECENT)).find(({ id }) => id === chosen);
  return campaign
    ? withCampaign(turn, campaign.id, deps, async (found, tree) =>
        replace(await showCampaign(lookerOf(turn), found, tree, deps)),
      )
    : reply(saysCard(turn.texts, turn.texts.campaign.says.gone));
};

/** The new campaign's id travels with its form: however often the form is sent, there is one. */
export const openNewForm = async (turn: Turn, kit: KitId | undefined): Answer => {
  if (turn.person.promotes.length === 0) return refuse(turn);
  const random = createHash('sha256').update(`${turn.person.id}/${turn.inbound.eventId}`).digest().subarray(0, 6);
  const on = { campaign: campaignIdAt(turn.now, random), version: 0 };
  return openForm(kit === undefined ? contentForm(turn.texts, 'new', on, {}) : kitForm(turn.texts, { ...on, kit }));
};

export const opened = ({ id, version }: Campaign): Opened => ({ campaign: id, version });

export const openRewriteForm = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    campaign.state.type === 'draft'
      ? openForm(contentForm(turn.texts, 'rewrite', opened(campaign), valuesOfContent(campaign.content)))
      : asItIs(turn, campaign, tree, deps),
  );

/** A card whose moment has passed says so and shows how it stands. */
export const asItIs = async (turn: Turn, campaign: Campaign, tree: UnitTree, deps: CampaignDeps): Answer =>
  replace(await showCampaign(lookerOf(turn), campaign, tree, deps, turn.texts.campaign.says.refused.state));

export const shown = async (
  turn: Turn,
  campaign: Campaign,
  tree: UnitTree,
  deps: CampaignDeps,
  note?: string,
): Answer => [closeForm, ...replace(await showCampaign(lookerOf(turn), campaign, tree, deps, note))];

/** What was typed, after one look at its picture: for nobody else does Akari look anything up. */
export const readTyped = async (
  turn: Turn,
  { pictures }: Pick<CampaignDeps, 'pictures'>,
  read = readContent(turn.texts, typedIn(turn)),
): Promise<Read<Content>> => (turn.person.promotes.length === 0 ? read : lookedAt(turn.texts, read, pictures));

/**
 * Saves what was typed as a draft, or says what is wrong with it; the form keeps it either way. `begun`: of a new one, to
 * an audience this person may write to.
 */
export const saveContentForm = async (turn: Turn, on: Opened, deps: CampaignDeps, begun?: Written['begun']): Answer => {
  const read = await readTyped(turn, deps);
  return read.type === 'errors'
    ? formErrors(read.byField)
    : saveDraft(turn, { on, content: read.value, typed: typedIn(turn), ...(begun && { begun }) }, deps);
};

export type Written = {
  readonly on: Opened;
  readonly content: Content;
  /** What the form shows again when somebody else was faster. */
  readonly typed: FormValues;
  /** What a new one is to whom and when; without it to all of its author's first unit, at once. */
  readonly begun?: Pick<Campaign, 'audience' | 'when' | 'part'>;
};

export const saveDraft = async (turn: Turn, written: Written, deps: CampaignDeps): Answer => {
  const { on, content, typed } = written;
  const tree = await treeOf(turn.org, deps);
  if (!tree) return refuse(turn);
  if (on.version === 0) {
    const made = newCampaign(turn, written, tree);
    if (!made) return refuse(turn);
    if (await deps.campaigns.save(made)) return shown(turn, { ...made, revision: 1 }, tree, deps);
  }
  return withCampaign(turn, on.campaign, deps, async (campaign) => {
    if (changedFields(campaign.content, content).length === 0) return shown(turn, campaign, tree, deps);
    if (campaign.state.type !== 'draft') return shownAsItIs(turn, campaign, tree, deps);
    const next = revised(campaign, { content });
    return (await saved(campaign, next, on, deps))
      ? shown(turn, { ...next, revision: campaign.revision + 1 }, tree, deps)
      : nextForm(contentForm(turn.texts, 'rewrite', await current(turn, on, deps), typed, true));
  });
};

export const shownAsItIs = (turn: Turn, campaign: Campaign, tree: UnitTree, deps: CampaignDeps): Answer =>
  shown(turn, campaign, tree, deps, turn.texts.campaign.says.refused.state);

const saved = async (before: Campaign, next: Campaign, on: Opened, deps: CampaignDeps): Promise<boolean> =>
  before.version === on.version && deps.campaigns.save(next);

/** Saved once more, it takes the place of what is there now: the form has said so. */
const current = async (turn: Turn, on: Opened, deps: CampaignDeps): Promise<Opened> => ({
  ...on,
  version: (await deps.campaigns.campaign(turn.org, on.campaign))?.version ?? on.version,
});

/** Begun for the first unit its author promotes, at once, unless it is said: the draft shows both and changes them. */
const newCampaign = (turn: Turn, { on, content, begun }: Written, tree: UnitTree): Campaign | undefined => {
  const [unit] = unitsOf(turn.person, tree);
  return (
    unit && {
      org: turn.org,
      id: on.campaign,
      revision: 0,
      author: turn.person.id,
      content,
      version: 1,
      ...(begun ?? { audience: { unit: unit.id, role: 'everyone' }, when: { type: 'now' } }),
      state: { type: 'draft' },
    }
  );
};

export const openAudienceForm = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    campaign.state.type === 'draft'
      ? openForm(
          await formOfAudience(
            turn,
            campaign,
            opened(campaign),
            tree,
            valuesOfAudience(campaign, turn.person.zone),
            deps,
          ),
        )
      : asItIs(turn, campaign, tree, deps),
  );

const formOfAudience = async (
  turn: Turn,
  campaign: Campaign,
  on: Opened,
  tree: UnitTree,
  values: FormValues,
  deps: CampaignDeps,
  conflict = false,
): Promise<Form> => {
  const { audience } = campaign;
  const fixed = isReminder(audience) ? { fixed: turn.texts.campaign.audience.fixed } : {};
  const lists = await listOptions(turn, campaign, deps);
  const all = unitsOf(turn.person, tree);
  const near = all.slice(0, UNITS_LISTED);
  const present = all.filter(({ id }) => id === audience.unit && !near.some((unit) => unit.id === id));
  const units = [...present, ...near].map((unit) => ({ id: unit.id, name: nameIn(tree, unit) }));
  return audienceForm({
    texts: turn.texts,
    on,
    values,
    units,
    hasMore: all.length > UNITS_LISTED,
    conflict,
    lists,
    ...fixed,
  });
};

/** Many units of different bureaus have the same name. */
const nameIn = (tree: UnitTree, { name, parent }: { name: string; parent?: Campaign['audience']['unit'] }): string => {
  const above = parent === undefined ? undefined : tree.unit(parent);
  return above && above.id !== tree.root.id ? `${name}（${above.name}）` : name;
};

export const saveAudienceForm = (turn: Turn, on: Opened, deps: CampaignDeps): Answer =>
  withCampaign(turn, on.campaign, deps, async (campaign, tree) => {
    const values = typedIn(turn);
    const read = await readSendingOf(turn, campaign, values, tree, deps);
    if (read.type === 'errors') return formErrors(read.byField);
    if (!mayPromote(turn.person, read.value.audience, tree)) {
      const field = (values.otherUnit ?? '').trim() === '' ? 'unit' : 'otherUnit';
      return formErrors({ [field]: turn.texts.common.notAllowed });
    }
    const { note, ...sent } = read.value;
    if (isSameSending(campaign, sent)) return shown(turn, campaign, tree, deps, note);
    if (campaign.state.type !== 'draft') return shownAsItIs(turn, campaign, tree, deps);
    const next = revised(campaign, sent);
    if (await saved(campaign, next, on, deps)) {
      return shown(turn, { ...next, revision: campaign.revision + 1 }, tree, deps, note);
    }
    return nextForm(await formOfAudience(turn, campaign, await current(turn, on, deps), tree, values, deps, true));
  });

/** Whom and when, as typed. A reminder's audience stays as it is, whatever a form carries. */
const readSendingOf = async (
  turn: Turn,
  campaign: Campaign,
  values: FormValues,
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<Read<Sent & { readonly note?: string }>> => {
  const { texts, now, person } = turn;
  if (isReminder(campaign.audience)) {
    const when = readWhen(texts, values, now, person.zone);
    if (when.type === 'errors') return when;
    if (when.value.type === 'hours') return { type: 'errors', byField: { when: texts.campaign.audience.fixed } };
    return { type: 'read', value: { audience: campaign.audience, when: when.value } };
  }
  const sending = readSending(texts, values, tree, now, person.zone);
  if (sending.type === 'errors') return sending;
  const listed = await listTyped(turn, campaign, values, tree, deps);
  if (listed.type === 'errors') return listed;
  const { list, note } = listed.value;
  const audience = { ...sending.value.audience, ...(list === undefined ? {} : { list }) };
  return { type: 'read', value: { audience, when: sending.value.when, ...(note === undefined ? {} : { note }) } };
};

const isSameSending = (before: Sent, after: Sent): boolean => wordsOf(before) === wordsOf(after);

const wordsOf = ({ audience: { unit, role, platform, language, list }, when }: Sent): string =>
  JSON.stringify([
    ...[unit, role, platform, language, valueOfList(list), list?.type === 'own' ? list.digest : ''],
    ...[when.type, momentOf(when) ?? 'now'],
  ]);

/** One step down or up the tree. */
export const narrow = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    const unit = unitIn(chosenIn(turn), tree);
    const audience = { ...campaign.audience, unit: unit ?? campaign.audience.unit };
    if (!mayPromote(turn.person, audience, tree)) return refuse(turn);
    if (campaign.state.type !== 'draft' || isReminder(audience)) return asItIs(turn, campaign, tree, deps);
    const next = revised(campaign, { audience });
    if (!(await deps.campaigns.save(next))) return narrow(turn, id, deps);
    return replace(await showCampaign(lookerOf(turn), next, tree, deps));
  });

/** To oneself, as an answer to one's own tap. */
export const test = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign) => reply(testCard(turn.texts, campaign, undefined)));
