import type { Platform } from '../conversation/inbound.ts';
import { type Audience, addTo } from '../delivery/plan-parcels.ts';
import { type OrgId, type Person, type PersonId, placesOf } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Instant } from '../time/instant.ts';
import { type Fate, fateAt, type Moment } from './foretold.ts';
import type { ListStore } from './lists.ts';
import type { AudienceList, CampaignAudience, CampaignId } from './model.ts';
import { isAddressed } from './rules.ts';
import { type SilentDeps, silentOn } from './silent.ts';

export type AudienceDeps = SilentDeps & {
  readonly directory: Pick<Directory, 'everyone' | 'people'>;
  readonly lists: Pick<ListStore, 'people' | 'own'>;
};

/** A campaign as far as it says whom it goes to. */
export type Addressing = { readonly org: OrgId; readonly id: CampaignId; readonly audience: CampaignAudience };

/** How many it goes to. By the place that is tried first; some have none, and are told of as unreachable. */
export type AudienceCount = {
  readonly people: number;
  readonly slack: number;
  readonly teams: number;
  readonly none: number;
  /** Of them, those who would not get it at the moment asked about: night, a day off, or not their own hours. */
  readonly later: number;
  /** And those whom the limits make wait for a later day, or never get it; absent where there are none. */
  readonly held?: number;
  readonly spared?: number;
  /** When they were counted, if not just now. */
  readonly asOf?: Instant;
  /** They are being counted anew. */
  readonly isRecounted?: true;
};

/** Who it goes to, as of now. Ids only, so that 300,000 of them fit. */
export const collectAudience = async (what: Addressing, tree: UnitTree, deps: AudienceDeps): Promise<Audience> => {
  const collected: Audience = new Map();
  for await (const page of addressed(what, tree, deps)) for (const person of page) addTo(collected, person);
  return collected;
};

/** Counts them in pages: nobody is kept. Of a reminder nothing is told but the number, lest it point at somebody. */
export const countAudience = async (
  what: Addressing,
  tree: UnitTree,
  moment: Moment,
  deps: AudienceDeps,
): Promise<AudienceCount> => {
  const { notAcknowledged } = what.audience;
  if (notAcknowledged !== undefined) {
    const people = (await silentOn(what.org, notAcknowledged, deps))?.size ?? 0;
    return { people, slack: people, teams: people, none: 0, later: 0 };
  }
  const { earlier = [] } = moment;
  const fate = fateAt(moment);
  const counts = nobodyCounted();
  for await (const page of addressed(what, tree, deps))
    for (const person of page) {
      const had = earlier.filter((one) => isAddressed(person, one.audience, tree));
      addToCount(counts, 1, placesOf(person)[0], fate(person, had));
    }
  return countsTold(counts);
};

type Counts = { people: number; slack: number; teams: number; none: number } & { [fate in Fate]: number };

export const nobodyCounted = (): Counts => ({
  ...{ people: 0, slack: 0, teams: 0, none: 0 },
  ...{ now: 0, later: 0, held: 0, spared: 0 },
});

export const addToCount = (counts: Counts, people: number, place: Platform | undefined, fate: Fate): void => {
  counts.people += people;
  counts[place ?? 'none'] += people;
  counts[fate] += people;
};

export const countsTold = ({ now: _, held, spared, ...counts }: Counts): AudienceCount => ({
  ...counts,
  ...(held > 0 && { held }),
  ...(spared > 0 && { spared }),
});

/** Everyone in it, in pages of the directory. */
async function* addressed(what: Addressing, tree: UnitTree, deps: AudienceDeps): AsyncGenerator<readonly Person[]> {
  const { org, audience } = what;
  const named = await namedOnes(what, deps);
  // A reminder is planned for all of them; whoever left or moved is left out when it is written (compose.ts).
  const isIn = (person: Person) => audience.notAcknowledged !== undefined || isAddressed(person, audience, tree);
  if (named && named.size <= FEW) {
    yield (await deps.directory.people(org, [...named])).filter(isIn);
    return;
  }
  for await (const page of deps.directory.everyone(org))
    yield page.filter((person) => (named?.has(person.id) ?? true) && isIn(person));
}

/** So few are asked for one by one, however many the organisation has. */
const FEW = 3_000;

/** Where an audience names its people one by one: those, and undefined elsewhere. */
const namedOnes = async (
  { org, id, audience: { notAcknowledged, list } }: Addressing,
  deps: AudienceDeps,
): Promise<ReadonlySet<PersonId> | undefined> => {
  if (notAcknowledged !== undefined) return (await silentOn(org, notAcknowledged, deps)) ?? new Set();
  return list && listedIn(org, id, list, deps.lists);
};

/** Nobody where the list is gone. */
const listedIn = async (
  org: OrgId,
  id: CampaignId,
  list: AudienceList,
  lists: AudienceDeps['lists'],
): Promise<ReadonlySet<PersonId>> =>
  new Set(list.type === 'named' ? await lists.people(org, list.name) : await lists.own(org, id, list.digest));
