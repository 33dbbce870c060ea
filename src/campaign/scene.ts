import type { Card } from '../conversation/card.ts';
import type { Answer, Turn } from '../conversation/feature.ts';
import type { Platform } from '../conversation/inbound.ts';
import { type Outcome, reply } from '../conversation/outcome.ts';
import type { Messenger } from '../conversation/platform.ts';
import { sumOf } from '../delivery/parcel.ts';
import type { Outbox, Parcels } from '../delivery/ports.ts';
import { languageOf, type OrgId, type Person, type PersonId, type Unit, type UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { textsOf } from '../text/text.ts';
import type { Texts } from '../text/texts.ts';
import { calendarOf } from '../time/calendar.ts';
import { type Instant, laterOf, type Zone } from '../time/instant.ts';
import { answersTo } from './answers.ts';
import { type AudienceCount, type AudienceDeps, countAudience } from './audience.ts';
import { boardCard } from './board.ts';
import { draftCard, saysCard } from './cards.ts';
import type { ListStore } from './lists.ts';
import { type Campaign, type CampaignId, hasBegun, momentOf } from './model.ts';
import type { CampaignStore } from './ports.ts';
import { type Progress, progressOf } from './progress.ts';
import { mayPromote, needsApproval } from './rules.ts';
import { isReminder } from './silent.ts';

export type CampaignDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'person' | 'people' | 'personByEmail' | 'everyone'>;
  readonly campaigns: CampaignStore;
  readonly outbox: Pick<Outbox, 'plan' | 'deliveries'>;
  readonly parcels: Pick<Parcels, 'of'>;
  readonly lists: Pick<ListStore, 'people' | 'own' | 'all' | 'list' | 'keepOwn'>;
  /** For cards of others that change with what somebody decides. */
  readonly messengers: { readonly [platform in Platform]: Pick<Messenger, 'update'> };
};

/** What is read to show one. */
export type ShowDeps = Pick<CampaignDeps, 'directory' | 'campaigns' | 'parcels' | 'lists'>;

/** Who looks at it, where and when. */
export type Looker = {
  readonly texts: Texts;
  readonly zone: Zone;
  readonly platform: Platform;
  readonly now: Instant;
  readonly promotes: Person['promotes'];
  readonly admin?: boolean;
};

export const lookerAs = (person: Person, platform: Platform, now: Instant): Looker => ({
  ...{ texts: textsOf(languageOf(person)), zone: person.zone, platform, now },
  ...{ promotes: person.promotes, admin: person.admin },
});

export const lookerOf = ({ texts, person, inbound, now }: Turn): Looker => ({
  texts,
  zone: person.zone,
  platform: inbound.account.platform,
  now,
  promotes: person.promotes,
  admin: person.admin,
});

type Directories = { readonly directory: Pick<Directory, 'organisation' | 'tree'> };

export const treeOf = async (org: OrgId, { directory }: Directories): Promise<UnitTree | undefined> => {
  const organisation = await directory.organisation(org);
  return organisation && directory.tree(organisation);
};

/** How many it goes to if it is sent when it is to be, and no earlier than now. */
export const countOf = async (
  campaign: Campaign,
  tree: UnitTree,
  now: Instant,
  deps: AudienceDeps & Directories,
): Promise<AudienceCount> => {
  const { org, when } = campaign;
  const organisation = await deps.directory.organisation(org);
  const at = laterOf(momentOf(when) ?? now, now);
  const calendar = calendarOf(organisation?.closures ?? {});
  return countAudience(campaign, tree, { at, when: when.type, calendar }, deps);
};

/** Does something with a campaign if this person may: decided from their own units, never from what the button carried. */
export const withCampaign = async (
  turn: Turn,
  id: CampaignId,
  deps: CampaignDeps,
  then: (campaign: Campaign, tree: UnitTree) => Answer,
): Answer => {
  const [tree, campaign] = await Promise.all([treeOf(turn.org, deps), deps.campaigns.campaign(turn.org, id)]);
  if (!tree || turn.person.promotes.length === 0) return refuse(turn);
  if (!campaign) return reply(saysCard(turn.texts, turn.texts.campaign.says.gone));
  return mayPromote(turn.person, campaign.audience, tree) ? then(campaign, tree) : refuse(turn);
};

export const refuse = (turn: Turn): readonly Outcome[] =>
  reply({ language: turn.texts.language, elements: [{ type: 'text', text: turn.texts.common.notAllowed }] });

/** A draft that was deleted: nobody ever got it. */
export const isDiscarded = ({ state, people = 0 }: Campaign): boolean => state.type === 'cancelled' && people === 0;

/** The campaign as it stands, whatever its state. */
export const showCampaign = async (
  looker: Looker,
  campaign: Campaign,
  tree: UnitTree,
  deps: ShowDeps,
  note?: string,
): Promise<Card> => {
  if (isDiscarded(campaign)) return saysCard(looker.texts, looker.texts.campaign.says.discarded);
  const noted = note === undefined ? {} : { note };
  return hasBegun(campaign)
    ? boardCard({ ...(await boardViewOf(looker, campaign, tree, deps)), ...noted })
    : draftCard({ ...(await draftViewOf(looker, campaign, tree, deps)), ...noted });
};

const draftViewOf = async (looker: Looker, campaign: Campaign, tree: UnitTree, deps: ShowDeps) => {
  const { org, audience, state } = campaign;
  const approverId = state.type === 'asked' ? state.approver : campaign.approvedBy;
  const [count, names, first] = await Promise.all([
    countOf(campaign, tree, looker.now, deps),
    namesOf(org, [campaign.author, ...(approverId === undefined ? [] : [approverId])], deps),
    firstOf(campaign, deps),
  ]);
  return {
    ...looker,
    ...sendingOf(campaign, tree),
    ...first,
    people: count.people,
    count,
    mustApprove: needsApproval(count.people, audience, tree),
    author: names(campaign.author),
    ...(approverId === undefined ? {} : { approver: names(approverId) }),
    units: (isReminder(audience) ? [] : unitsAround(audience.unit, tree)).filter(({ id }) =>
      mayPromote(looker, { ...audience, unit: id }, tree),
    ),
  };
};

export const sendingOf = (campaign: Campaign, tree: UnitTree) => ({
  campaign,
  unitName: tree.unit(campaign.audience.unit)?.name ?? campaign.audience.unit,
});

/** What a reminder is about. */
export const firstOf = async (
  { org, audience: { notAcknowledged } }: Campaign,
  { campaigns }: Pick<CampaignDeps, 'campaigns'>,
): Promise<{ readonly first?: string }> => {
  const first = notAcknowledged === undefined ? undefined : await campaigns.campaign(org, notAcknowledged);
  return first === undefined ? {} : { first: first.content.title };
};

export const namesOf = async (
  org: OrgId,
  ids: readonly PersonId[],
  { directory }: Pick<CampaignDeps, 'directory'>,
): Promise<(id: PersonId) => string> => {
  const people = new Map((await directory.people(org, [...new Set(ids)])).map(({ id, name }) => [id, name]));
  return (id) => people.get(id) ?? id;
};

const boardViewOf = async (
  looker: Looker,
  campaign: Campaign,
  tree: UnitTree,
  deps: Pick<CampaignDeps, 'campaigns' | 'parcels'>,
) => viewOfProgress(looker, campaign, tree, await progressOf(campaign, deps.parcels), deps);

const viewOfProgress = async (
  looker: Pick<Looker, 'texts' | 'zone' | 'now' | 'admin'>,
  campaign: Campaign,
  tree: UnitTree,
  progress: Progress,
  { campaigns }: Pick<CampaignDeps, 'campaigns'>,
) => ({
  ...looker,
  ...sendingOf(campaign, tree),
  ...(await firstOf(campaign, { campaigns })),
  people: campaign.people ?? sumOf(progress.ledger) + progress.left,
  progress,
  said: await answersTo(campaign, tree, campaigns),
});

/** The board in its author's words, as it keeps itself up to date. */
export const authorsBoard =
  (deps: Pick<CampaignDeps, 'directory' | 'campaigns'>) =>
  async (campaign: Campaign, progress: Progress, now: Instant): Promise<Card | undefined> => {
    const [author, tree] = await Promise.all([
      deps.directory.person(campaign.org, campaign.author),
      treeOf(campaign.org, deps),
    ]);
    if (!author || !tree || isDiscarded(campaign)) return undefined;
    const looker = { texts: textsOf(languageOf(author)), zone: author.zone, now, admin: author.admin };
    return boardCard(await viewOfProgress(looker, campaign, tree, progress, deps));
  };

/** How many units a form lists; the others are reached from the draft, step by step. */
export const UNITS_LISTED = 40;

/** The units one may write to, those above before those below. */
export const unitsOf = (person: Person, tree: UnitTree): readonly Unit[] => {
  const all = new Map(person.promotes.flatMap((top) => tree.subtree(top)).map((unit) => [unit.id, unit]));
  return [...all.values()].toSorted((a, b) => tree.pathUp(a.id).length - tree.pathUp(b.id).length);
};

/** The unit, the one above it and those below, where there are too many for one list. */
const unitsAround = (unit: UnitId, tree: UnitTree): readonly Unit[] => {
  if (tree.size <= UNITS_LISTED) return [];
  return [...tree.pathUp(unit).slice(0, 2).toReversed(), ...tree.childrenOf(unit)];
};
