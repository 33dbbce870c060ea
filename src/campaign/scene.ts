import type { Card } from '../conversation/card.ts';
import type { Answer, Turn } from '../conversation/feature.ts';
import type { Platform } from '../conversation/inbound.ts';
import { type Outcome, reply } from '../conversation/outcome.ts';
import type { Messenger } from '../conversation/platform.ts';
import { isWithin, type Period } from '../delivery/budget.ts';
import { sumOf } from '../delivery/parcel.ts';
import type { Jobs, Outbox, Parcels } from '../delivery/ports.ts';
import type { Censuses } from '../people/census.ts';
import { treeOf } from '../people/current-tree.ts';
import { languageOf, type OrgId, type Person, type PersonId, type Unit, type UnitId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { textsOf } from '../text/text.ts';
import type { Texts } from '../text/texts.ts';
import { calendarOf } from '../time/calendar.ts';
import { dateIn, type Instant, type LocalDate, laterOf, type Zone } from '../time/instant.ts';
import { answersTo } from './answers.ts';
import { type AudienceCount, type AudienceDeps, countAudience } from './audience.ts';
import { boardCard } from './board.ts';
import type { BoardView } from './board-view.ts';
import { draftCard, saysCard } from './cards.ts';
import { type EstimateDeps, estimateOf, mustBeApproved } from './census.ts';
import { earlierThan } from './foretold.ts';
import type { ListStore } from './lists.ts';
import { type Campaign, type CampaignId, hasBegun, momentOf, type When } from './model.ts';
import { opensOf } from './opens.ts';
import type { Pictures } from './pictures.ts';
import type { CampaignStore, MonthStore } from './ports.ts';
import { progressOf } from './progress.ts';
import { mayPromote, needsApproval } from './rules.ts';
import { isReminder } from './silent.ts';
import { isLarge, renewSnapshot, shownProgress } from './snapshot.ts';
import type { Answers, Progress } from './standing.ts';
import type { Sending } from './summary.ts';

export type CampaignDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'person' | 'people' | 'personByEmail' | 'everyone'>;
  readonly campaigns: CampaignStore;
  readonly months: MonthStore;
  /** The months' days, which may have been read a moment ago. */
  readonly periods: (org: OrgId) => Promise<readonly Period[]>;
  /** The newest campaigns, which may have been read a moment ago too. */
  readonly lately: (org: OrgId) => Promise<readonly Campaign[]>;
  readonly outbox: Pick<Outbox, 'plan' | 'deliveries'>;
  readonly parcels: Pick<Parcels, 'of' | 'standing'>;
  readonly lists: Pick<ListStore, 'people' | 'own' | 'all' | 'list' | 'keepOwn'>;
  readonly censuses: Pick<Censuses, 'census'>;
  readonly jobs: Pick<Jobs, 'plan'>;
  /** For cards of others that change with what somebody decides. */
  readonly messengers: { readonly [platform in Platform]: Pick<Messenger, 'update'> };
  /** Where links are counted: the beginning of their addresses. Without it they lead straight to where they go. */
  readonly linksAt?: string;
  /** Without it pictures are sent as they are. */
  readonly pictures?: Pictures;
};

/** What is read to show one. */
export type ShowDeps = Pick<
  CampaignDeps,
  'directory' | 'campaigns' | 'parcels' | 'lists' | 'periods' | 'lately' | 'censuses' | 'linksAt'
> &
  // Who only sends plans nothing: old numbers stay until somebody looks.
  Partial<Pick<CampaignDeps, 'jobs'>>;

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

type LimitDeps = Pick<CampaignDeps, 'periods' | 'lately'>;

/** How many it goes to if it is sent when it is to be, and no earlier than now. */
export const countOf = async (
  campaign: Campaign,
  tree: UnitTree,
  now: Instant,
  deps: AudienceDeps & EstimateDeps & Pick<CampaignDeps, 'directory'> & LimitDeps,
): Promise<AudienceCount> => {
  const { org, audience, when } = campaign;
  const at = laterOf(momentOf(when) ?? now, now);
  const [organisation, recent, periods] = await Promise.all([
    deps.directory.organisation(org),
    isReminder(audience) ? [] : deps.lately(org),
    deps.periods(org),
  ]);
  const calendar = calendarOf(organisation?.closures ?? {});
  const moment = { at, when: when.type, calendar, periods, earlier: earlierThan(campaign, at, recent) };
  const estimate = organisation && (await estimateOf(organisation, audience, tree, { ...moment, now }, deps));
  return estimate ?? countAudience(campaign, tree, moment, deps);
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
  const [count, periods, names, first] = await Promise.all([
    countOf(campaign, tree, looker.now, deps),
    deps.periods(org),
    namesOf(org, [campaign.author, ...(approverId === undefined ? [] : [approverId])], deps),
    firstOf(campaign, deps),
  ]);
  return {
    ...looker,
    ...sendingOf(campaign, tree),
    ...first,
    ...shownOf(count),
    count,
    mustApprove: mustBeApproved(count, audience, tree, looker.now),
    isUnsure: !needsApproval(count.people, audience, tree),
    author: names(campaign.author),
    inMonth: periods.some((period) => isWithin(dayOf(campaign.when, looker), period)),
    ...(approverId === undefined ? {} : { approver: names(approverId) }),
    hasMoreBelow: tree.childrenOf(audience.unit).length > MOST_BELOW,
    units: (isReminder(audience) ? [] : unitsAround(audience.unit, tree)).filter(({ id }) =>
      mayPromote(looker, { ...audience, unit: id }, tree),
    ),
  };
};

const dayOf = (when: When, { now, zone }: Pick<Looker, 'now' | 'zone'>): LocalDate =>
  dateIn(laterOf(momentOf(when) ?? now, now), zone);

export const sendingOf = (campaign: Campaign, tree: UnitTree) => ({
  campaign,
  unitName: nameOf(campaign.audience.unit, tree),
});

const nameOf = (unit: UnitId, tree: UnitTree): string => tree.unit(unit)?.name ?? unit;

export const shownOf = ({
  people,
  asOf,
  held,
  spared,
}: AudienceCount): Pick<Sending, 'people' | 'asOf' | 'held' | 'spared'> => ({
  people,
  ...(held !== undefined && { held }),
  ...(spared !== undefined && { spared }),
  ...(asOf === undefined ? {} : { asOf }),
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

/** Small campaigns are counted while one looks, of large ones the last count is told and, if it is old, a new one made. */
const boardViewOf = async (looker: Looker, campaign: Campaign, tree: UnitTree, deps: ShowDeps): Promise<BoardView> => {
  const { directory, campaigns, parcels } = deps;
  if (!isLarge(campaign, await directory.organisation(campaign.org))) {
    const progress = await progressOf(campaign, parcels);
    return viewOfProgress(looker, campaign, tree, progress, await answersTo(campaign, tree, campaigns), deps);
  }
  const snapshot = await campaigns.snapshot(campaign.org, campaign.id);
  const isRecounted = await renewSnapshot(campaign, snapshot, looker.now, deps);
  const at = snapshot?.at ?? looker.now;
  const progress = shownProgress(campaign, snapshot);
  return {
    ...(await viewOfProgress({ ...looker, now: at }, campaign, tree, progress, snapshot?.answers, deps)),
    counted: { at, isRecounted },
  };
};

const viewOfProgress = async (
  looker: Pick<Looker, 'texts' | 'zone' | 'now' | 'admin'>,
  campaign: Campaign,
  tree: UnitTree,
  progress: Progress,
  answers: Answers | undefined,
  { campaigns, directory, linksAt }: Pick<CampaignDeps, 'campaigns' | 'directory' | 'linksAt'>,
): Promise<BoardView> => {
  const approver = campaign.correction?.approver;
  return {
    ...looker,
    ...sendingOf(campaign, tree),
    ...(await firstOf(campaign, { campaigns })),
    people: campaign.people ?? sumOf(progress.ledger) + progress.left,
    progress,
    ...(answers && {
      said: { ...answers, units: answers.units.map((of) => ({ ...of, name: nameOf(of.unit, tree) })) },
    }),
    opens: linksAt === undefined ? [] : await opensOf(campaign, progress.ledger, campaigns),
    ...(approver && { approver: (await namesOf(campaign.org, [approver], { directory }))(approver) }),
  };
};

/** The board in its author's words, as it keeps itself up to date. */
export const authorsBoard =
  (deps: Pick<CampaignDeps, 'directory' | 'campaigns' | 'linksAt'>) =>
  async (campaign: Campaign, progress: Progress, now: Instant): Promise<Card | undefined> => {
    const { directory, campaigns } = deps;
    const [author, tree, organisation] = await Promise.all([
      directory.person(campaign.org, campaign.author),
      treeOf(campaign.org, deps),
      directory.organisation(campaign.org),
    ]);
    if (!author || !tree || isDiscarded(campaign)) return undefined;
    const looker = { texts: textsOf(languageOf(author)), zone: author.zone, now, admin: author.admin };
    const answers = isLarge(campaign, organisation)
      ? (await campaigns.snapshot(campaign.org, campaign.id))?.answers
      : await answersTo(campaign, tree, campaigns);
    return boardCard(await viewOfProgress(looker, campaign, tree, progress, answers, deps));
  };

/** How many units a form lists; the others are reached from the draft, step by step. */
export const UNITS_LISTED = 40;

/** The first units one may write to, those above before those below; one more than a form lists tells that there are more. */
export const unitsOf = (person: Pick<Person, 'promotes'>, tree: UnitTree): readonly Unit[] => {
  const found = new Map<UnitId, Unit>();
  const tops = Map.groupBy(
    person.promotes.flatMap((id) => tree.unit(id) ?? []),
    ({ id }) => tree.pathUp(id).length,
  );
  const deepest = Math.max(0, ...tops.keys());
  let level: readonly Unit[] = [];
  for (let depth = 1; found.size <= UNITS_LISTED && (depth <= deepest || level.length > 0); depth += 1) {
    level = [...(tops.get(depth) ?? []), ...level.flatMap(({ id }) => tree.childrenOf(id))]
      .filter(({ id }) => !found.has(id))
      .slice(0, UNITS_LISTED + 1);
    for (const unit of level) found.set(unit.id, unit);
  }
  return [...found.values()].slice(0, UNITS_LISTED + 1);
};

/** As many units below as one list bears on both platforms. */
const MOST_BELOW = 90;

/** The unit, the one above it and those below, where there are too many for one list. */
const unitsAround = (unit: UnitId, tree: UnitTree): readonly Unit[] => {
  if (tree.size <= UNITS_LISTED) return [];
  return [...tree.pathUp(unit).slice(0, 2).toReversed(), ...tree.childrenOf(unit).slice(0, MOST_BELOW)];
};
