import type { Job, Jobs } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { type Census, type Censuses, countEveryone, peopleIn } from '../people/census.ts';
import type { OrgId, UnitId } from '../people/model.ts';
import type { Directory, Organisation } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import {
  asInstant,
  asLocalTime,
  dateIn,
  HOUR_MS,
  type Instant,
  instantAt,
  MINUTE_MS,
  plusDays,
} from '../time/instant.ts';
import { type AudienceCount, addToCount, countsTold, nobodyCounted } from './audience.ts';
import { type Earlier, fateAt, type Moment } from './foretold.ts';
import type { ListStore } from './lists.ts';
import type { AudienceList, CampaignAudience, CampaignId } from './model.ts';
import type { CampaignStore } from './ports.ts';
import { APPROVED_ABOVE, isMeant, needsApproval } from './rules.ts';
import { sidesShown } from './silent.ts';

/*
 * Counting an audience by walking through the directory takes a moment for 2,000 people and a quarter of a minute for
 * 300,000. So of a large organisation a census is taken: at night, after an import, and when somebody looks at a draft
 * and it is no longer new.
 */

/** So many people are looked through while somebody waits for the answer. */
export const LIVE_PEOPLE = 2_000;

export const CENSUS = 'people/census';

/** Somebody who looks at an older one has it taken anew. */
const RENEWED_AFTER_MS = 30 * MINUTE_MS;

/** From then on nothing is decided by it that needs an approval when it is wrong. */
const TRUSTED_FOR_MS = HOUR_MS;

/** How far it may be wrong: people come, go, and change their language and place. */
const DOUBT = 0.2;

const AT = asLocalTime('04:00');

export const hasCensus = ({ people }: Pick<Organisation, 'people'>): boolean => people > LIVE_PEOPLE;

/** The sum over the units of the audience. */
export const countByCensus = (
  census: Census,
  audience: CampaignAudience,
  tree: UnitTree,
  moment: Moment,
): AudienceCount => {
  const { earlier = [] } = moment;
  const fate = fateAt(moment);
  const counts = nobodyCounted();
  for (const { units, reachedBy } of partsOf(audience, earlier, tree))
    for (const [traits, people] of peopleIn(census, (unit) => units.has(unit)))
      if (people > 0 && isMeant(traits, audience))
        addToCount(
          counts,
          people,
          traits.place,
          fate(
            traits,
            reachedBy.filter((one) => isMeant(traits, one.audience)),
          ),
        );
  return { ...countsTold(counts), asOf: census.at };
};

type Part = { readonly units: Set<UnitId>; readonly reachedBy: readonly Earlier[] };

/** The units of an audience, by which of the earlier campaigns reached them. */
const partsOf = ({ unit }: CampaignAudience, earlier: readonly Earlier[], tree: UnitTree): Iterable<Part> => {
  const inside = earlier.map((one) => new Set(tree.subtree(one.audience.unit).map(({ id }) => id)));
  const parts = new Map<string, Part>();
  for (const { id } of tree.subtree(unit)) {
    const marks = inside.map((units) => units.has(id));
    const name = marks.map(Number).join('');
    const part = parts.get(name) ?? { units: new Set(), reachedBy: earlier.filter((_, i) => marks[i]) };
    part.units.add(id);
    parts.set(name, part);
  }
  return parts.values();
};

/** By a count of now, or on the careful side where a census may be wrong. */
export const mustBeApproved = (
  { people, asOf }: Pick<AudienceCount, 'people' | 'asOf'>,
  audience: CampaignAudience,
  tree: UnitTree,
  now: Instant,
): boolean => {
  const isUnsure = asOf !== undefined && (now - asOf > TRUSTED_FOR_MS || people >= APPROVED_ABOVE * (1 - DOUBT));
  return isUnsure || needsApproval(people, audience, tree);
};

/** Whether one who looks at it now should see a newer one soon. */
export const isOld = ({ at, version }: Pick<Census, 'at' | 'version'>, organisation: Organisation, now: Instant) =>
  version !== organisation.version || now - at > RENEWED_AFTER_MS;

type CensusJobs = { readonly jobs: Pick<Jobs, 'plan'> };

/** Has it taken by the next tick. Harmless to repeat. */
export const renewCensus = async (org: OrgId, now: Instant, { jobs }: CensusJobs): Promise<void> => {
  await jobs.plan(censusJob(org, 'now', now));
};

const censusJob = (org: OrgId, name: string, dueAt: Instant): Job => ({
  ...{ org, id: `${CENSUS}/${name}`, kind: CENSUS },
  ...{ payload: {}, dueAt },
});

export type CensusDeps = CensusJobs & {
  readonly directory: Pick<Directory, 'organisation'>;
  readonly censuses: Censuses;
};

/** Makes sure that the next census is planned, and one at once where the directory has changed. Harmless to repeat. */
export const ensureCensus = async (org: OrgId, now: Instant, deps: CensusDeps): Promise<void> => {
  const organisation = await deps.directory.organisation(org);
  if (!organisation || !hasCensus(organisation)) return;
  await deps.jobs.plan(nightly(organisation, now));
  const census = await deps.censuses.census(org);
  if (census?.version !== organisation.version) await renewCensus(org, now, deps);
};

const nightly = ({ id, zone }: Organisation, now: Instant): Job => {
  const today = dateIn(now, zone);
  const date = instantAt(today, AT, zone) > now ? today : plusDays(today, 1);
  return censusJob(id, date, instantAt(date, AT, zone));
};

/** Counts everybody, unless that was done a moment ago. */
export const takeCensus =
  (deps: CensusDeps): JobHandler =>
  async ({ org }, now) => {
    const organisation = await deps.directory.organisation(org);
    if (!organisation || !hasCensus(organisation)) return;
    await deps.jobs.plan(nightly(organisation, now));
    const { version } = organisation;
    const before = await deps.censuses.census(org);
    if (before?.version === version && now < asInstant(before.at + MINUTE_MS)) return;
    await deps.censuses.save({ org, at: now, version, ...(await countEveryone(deps.censuses.everyone(org))) });
  };

export type EstimateDeps = Partial<CensusJobs> & {
  readonly censuses: Pick<Censuses, 'census'>;
  readonly campaigns: Pick<CampaignStore, 'campaign' | 'snapshot'>;
  readonly lists: Pick<ListStore, 'people'>;
};

/**
 * How many an audience of a large organisation has, without looking at them; undefined where they can be counted one by
 * one. Has a new census taken where somebody should see one soon.
 */
export const estimateOf = async (
  organisation: Organisation,
  audience: CampaignAudience,
  tree: UnitTree,
  moment: Moment & { readonly now: Instant },
  deps: EstimateDeps,
): Promise<AudienceCount | undefined> => {
  if (!hasCensus(organisation)) return undefined;
  const { id: org } = organisation;
  if (audience.notAcknowledged !== undefined) return silentCount(org, audience.notAcknowledged, deps);
  const most = audience.list && (await mostOn(org, audience.list, deps));
  if (most !== undefined && most <= LIVE_PEOPLE) return undefined;
  const census = await deps.censuses.census(org);
  const { jobs } = deps;
  const isRecounted = jobs !== undefined && (!census || isOld(census, organisation, moment.now));
  if (isRecounted) await renewCensus(org, moment.now, { jobs });
  if (!census) return undefined;
  const count = atMost(countByCensus(census, audience, tree, moment), most ?? Number.POSITIVE_INFINITY);
  return isRecounted ? { ...count, isRecounted } : count;
};

/** How many have not acknowledged a large campaign, by its last snapshot: the number that its board tells. */
const silentCount = async (
  org: OrgId,
  id: CampaignId,
  { campaigns }: EstimateDeps,
): Promise<AudienceCount | undefined> => {
  const [earlier, snapshot] = await Promise.all([campaigns.campaign(org, id), campaigns.snapshot(org, id)]);
  const { people: planned = 0 } = earlier ?? {};
  if (planned <= LIVE_PEOPLE || !snapshot?.answers) return undefined;
  const people = sidesShown(planned - snapshot.answers.people, planned);
  return { people, slack: people, teams: people, none: 0, later: 0, asOf: snapshot.answers.at };
};

/** What was pasted is short. */
const mostOn = async (org: OrgId, list: AudienceList, { lists }: EstimateDeps): Promise<number> =>
  list.type === 'own' ? list.people : (await lists.people(org, list.name)).length;

/** All parts shrink alike: which of them is missing nobody knows. */
const atMost = (count: AudienceCount, most: number): AudienceCount => {
  if (count.people <= most) return count;
  const part = (people: number): number => Math.round((people * most) / count.people);
  const { slack, teams, later, held, spared } = count;
  const places = { slack: part(slack), teams: part(teams) };
  return {
    ...count,
    people: most,
    ...places,
    none: Math.max(0, most - places.slack - places.teams),
    later: part(later),
    ...(held !== undefined && { held: part(held) }),
    ...(spared !== undefined && { spared: part(spared) }),
  };
};
