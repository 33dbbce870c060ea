import { type Audience, addTo } from '../delivery/plan-parcels.ts';
import { nextAllowed } from '../delivery/rules.ts';
import { type OrgId, type Person, type PersonId, placesOf } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { nextInHours } from './hours.ts';
import type { ListStore } from './lists.ts';
import type { AudienceList, CampaignAudience, CampaignId, When } from './model.ts';
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
  /** When they were counted, if not just now. */
  readonly asOf?: Instant;
  /** They are being counted anew. */
  readonly isRecounted?: true;
};

/** When it would be sent. */
export type Moment = { readonly at: Instant; readonly when: When['type']; readonly calendar: Calendar };

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
  const counts = { people: 0, slack: 0, teams: 0, none: 0, later: 0 };
  const waits = waitsAt(moment);
  for await (const page of addressed(what, tree, deps))
    for (const person of page) {
      counts.people += 1;
      counts[placesOf(person)[0] ?? 'none'] += 1;
      if (waits(person)) counts.later += 1;
    }
  return counts;
};

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

type Timed = Pick<Person, 'zone' | 'freeDay' | 'hours'>;

/** People of one zone, one day off and the same hours all wait or all do not. */
export const waitsAt = ({ at, when, calendar }: Moment): ((person: Timed) => boolean) => {
  const known = new Map<string, boolean>();
  const isLater = (person: Timed): boolean => {
    if (nextAllowed(at, person, calendar) > at) return true;
    return when === 'hours' && nextInHours(at, person, calendar) > at;
  };
  return (person) => {
    const { zone, freeDay, hours } = person;
    const name = [zone, freeDay, ...(when === 'hours' ? [hours.start, hours.end] : [])].join('/');
    const waits = known.get(name) ?? isLater(person);
    known.set(name, waits);
    return waits;
  };
};
