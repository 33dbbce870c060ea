import { createHash } from 'node:crypto';
import type { Answer, Turn } from '../conversation/feature.ts';
import type { Form, FormValues } from '../conversation/form.ts';
import { type Outcome, replace, reply } from '../conversation/outcome.ts';
import type { UnitTree } from '../people/tree.ts';
import { kitOf } from '../text/kit/text.ts';
import type { KitId, KitText } from '../text/kit/texts.ts';
import { listCard, saysCard } from './cards.ts';
import {
  audienceForm,
  type ContentFormKind,
  contentForm,
  type Opened,
  valuesOfAudience,
  valuesOfContent,
} from './forms.ts';
import { valueOfList } from './list-choice.ts';
import { listOptions, listTyped } from './listing.ts';
import { testCard } from './message.ts';
import {
  type Campaign,
  type CampaignAudience,
  type CampaignId,
  type Content,
  campaignIdAt,
  hasBegun,
  momentOf,
} from './model.ts';
import { corrected, mayPromote, revised } from './rules.ts';
import {
  type CampaignDeps,
  isDiscarded,
  lookerOf,
  refuse,
  showCampaign,
  treeOf,
  UNITS_LISTED,
  unitsOf,
  withCampaign,
} from './scene.ts';
import { isReminder } from './silent.ts';
import { type Read, readContent, readSending, readWhen, type Sent, unitIn } from './typed.ts';

const RECENT = 50;
const LISTED = 20;

/** What a promoter's units have; anybody else is told who sends these. */
export const showList = async (turn: Turn, deps: CampaignDeps, show: typeof reply): Answer => {
  const { texts, person, org } = turn;
  if (person.promotes.length === 0) {
    return reply({ language: texts.language, elements: [{ type: 'text', text: texts.campaign.says.onlyPromoters }] });
  }
  const [tree, recent] = await Promise.all([treeOf(org, deps), deps.campaigns.recent(org, RECENT)]);
  if (!tree) return refuse(turn);
  const own = recent.filter((each) => !isDiscarded(each) && mayPromote(person, each.audience, tree));
  return show(listCard(texts, own.slice(0, LISTED)));
};

/** The list's choice. */
export const showChosen = async (turn: Turn, deps: CampaignDeps): Answer => {
  const chosen = turn.inbound.type === 'tap' ? turn.inbound.choice : undefined;
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
  return open(
    contentForm(turn.texts, 'new', on, kit === undefined ? {} : valuesOfKit(kitOf(turn.texts.language)[kit])),
  );
};

/** Who speaks and where to read on is left to whoever sends it. */
const valuesOfKit = ({ title, body, challenge }: KitText): FormValues => ({ title, body, challenge });

const open = (form: Form): readonly Outcome[] => [{ type: 'open-form', form }];

const opened = ({ id, version }: Campaign): Opened => ({ campaign: id, version });

export const openContentForm = (turn: Turn, id: CampaignId, kind: 'rewrite' | 'edit', deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    isOpenFor(kind, campaign)
      ? open(contentForm(turn.texts, kind, opened(campaign), valuesOfContent(campaign.content)))
      : asItIs(turn, campaign, tree, deps),
  );

const isOpenFor = (kind: ContentFormKind, campaign: Campaign): boolean =>
  kind === 'edit' ? hasBegun(campaign) && campaign.state.type !== 'recalled' : campaign.state.type === 'draft';

/** A card whose moment has passed says so and shows how it stands. */
export const asItIs = async (turn: Turn, campaign: Campaign, tree: UnitTree, deps: CampaignDeps): Answer =>
  replace(await showCampaign(lookerOf(turn), campaign, tree, deps, turn.texts.campaign.says.refused.state));

const typedIn = ({ inbound }: Turn): FormValues => (inbound.type === 'submit' ? inbound.values : {});

const errors = (byField: { readonly [field: string]: string }): readonly Outcome[] => [
  { type: 'form-result', result: { type: 'errors', byField } },
];
const again = (form: Form): readonly Outcome[] => [{ type: 'form-result', result: { type: 'next', form } }];

const shown = async (turn: Turn, campaign: Campaign, tree: UnitTree, deps: CampaignDeps, note?: string): Answer => [
  { type: 'form-result', result: { type: 'close' } },
  ...replace(await showCampaign(lookerOf(turn), campaign, tree, deps, note)),
];

/**
 * Saves what was typed as a draft, or says what is wrong with it; the form keeps it either way. `audience`:
 * of a new one, which this person may write to.
 */
export const saveContentForm = async (
  turn: Turn,
  on: Opened,
  deps: CampaignDeps,
  audience?: CampaignAudience,
): Answer => {
  const read = readContent(turn.texts, typedIn(turn));
  if (read.type === 'errors') return errors(read.byField);
  const tree = await treeOf(turn.org, deps);
  if (!tree) return refuse(turn);
  if (on.version === 0) {
    const made = newCampaign(turn, on.campaign, read.value, tree, audience);
    if (!made) return refuse(turn);
    if (await deps.campaigns.save(made)) return shown(turn, { ...made, revision: 1 }, tree, deps);
  }
  return withCampaign(turn, on.campaign, deps, async (campaign) => {
    if (isSame(campaign.content, read.value)) return shown(turn, campaign, tree, deps);
    if (campaign.state.type !== 'draft') return shownAsItIs(turn, campaign, tree, deps);
    const next = revised(campaign, { content: read.value });
    return (await saved(campaign, next, on, deps))
      ? shown(turn, { ...next, revision: campaign.revision + 1 }, tree, deps)
      : again(contentForm(turn.texts, 'rewrite', await current(turn, on, deps), typedIn(turn), true));
  });
};

/** Other words for what was sent already. */
export const saveEditForm = (turn: Turn, on: Opened, deps: CampaignDeps): Answer => {
  const read = readContent(turn.texts, typedIn(turn));
  if (read.type === 'errors') return Promise.resolve(errors(read.byField));
  return withCampaign(turn, on.campaign, deps, async (campaign, tree) => {
    const { edited } = turn.texts.campaign.board;
    if (isSame(campaign.content, read.value)) return shown(turn, campaign, tree, deps, edited);
    if (!isOpenFor('edit', campaign)) return shownAsItIs(turn, campaign, tree, deps);
    const next = corrected(campaign, read.value);
    if (await saved(campaign, next, on, deps)) {
      return shown(turn, { ...next, revision: campaign.revision + 1 }, tree, deps, edited);
    }
    return again(contentForm(turn.texts, 'edit', await current(turn, on, deps), typedIn(turn), true));
  });
};

const shownAsItIs = (turn: Turn, campaign: Campaign, tree: UnitTree, deps: CampaignDeps): Answer =>
  shown(turn, campaign, tree, deps, turn.texts.campaign.says.refused.state);

const saved = async (before: Campaign, next: Campaign, on: Opened, deps: CampaignDeps): Promise<boolean> =>
  before.version === on.version && deps.campaigns.save(next);

/** Saved once more, it takes the place of what is there now: the form has said so. */
const current = async (turn: Turn, on: Opened, deps: CampaignDeps): Promise<Opened> => ({
  ...on,
  version: (await deps.campaigns.campaign(turn.org, on.campaign))?.version ?? on.version,
});

const isSame = (a: Content, b: Content): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

const inOrder = ({ title, body, from, challenge, picture, links }: Content) => [
  ...[title, body, from, challenge, picture?.url, picture?.alt],
  ...links.flatMap(({ label, url }) => [label, url]),
];

/** Begun for the first unit its author promotes, at once: the draft shows both and changes them. */
const newCampaign = (
  turn: Turn,
  id: CampaignId,
  content: Content,
  tree: UnitTree,
  audience?: CampaignAudience,
): Campaign | undefined => {
  const [unit] = unitsOf(turn.person, tree);
  return (
    unit && {
      org: turn.org,
      id,
      revision: 0,
      author: turn.person.id,
      content,
      version: 1,
      audience: audience ?? { unit: unit.id, role: 'everyone' },
      when: { type: 'now' },
      state: { type: 'draft' },
    }
  );
};

export const openAudienceForm = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    campaign.state.type === 'draft'
      ? open(
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
    if (read.type === 'errors') return errors(read.byField);
    if (!mayPromote(turn.person, read.value.audience, tree)) return errors({ unit: turn.texts.common.notAllowed });
    const { note, ...sent } = read.value;
    if (isSameSending(campaign, sent)) return shown(turn, campaign, tree, deps, note);
    if (campaign.state.type !== 'draft') return shownAsItIs(turn, campaign, tree, deps);
    const next = revised(campaign, sent);
    if (await saved(campaign, next, on, deps)) {
      return shown(turn, { ...next, revision: campaign.revision + 1 }, tree, deps, note);
    }
    return again(await formOfAudience(turn, campaign, await current(turn, on, deps), tree, values, deps, true));
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

const isSameSending = (campaign: Campaign, { audience, when }: Sent): boolean => {
  const words = (one: Sent) =>
    JSON.stringify([
      ...[
        one.audience.unit,
        one.audience.role,
        one.audience.platform,
        one.audience.language,
        valueOfList(one.audience.list),
      ],
      ...[
        one.audience.list?.type === 'own' ? one.audience.list.digest : '',
        one.when.type,
        momentOf(one.when) ?? 'now',
      ],
    ]);
  return words(campaign) === words({ audience, when });
};

/** One step down or up the tree. */
export const narrow = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    const unit = unitIn(turn.inbound.type === 'tap' ? turn.inbound.choice : undefined, tree);
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
