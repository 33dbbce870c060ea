import { type Audience, addTo } from '../delivery/plan-parcels.ts';
import type { Parcels } from '../delivery/ports.ts';
import { nextAllowed } from '../delivery/rules.ts';
import { type OrgId, type Person, type PersonId, placesOf } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { type CampaignAudience, type CampaignId, messageOf } from './model.ts';
import type { CampaignStore } from './ports.ts';
import { isAddressed } from './rules.ts';

export type AudienceDeps = {
  readonly directory: Pick<Directory, 'everyone' | 'people'>;
  readonly campaigns: Pick<CampaignStore, 'acknowledgements'>;
  readonly parcels: Pick<Parcels, 'of'>;
};

/** How many it goes to. By the place that is tried first; some have none, and are told of as unreachable. */
export type AudienceCount = {
  readonly people: number;
  readonly slack: number;
  readonly teams: number;
  readonly none: number;
  /** Of them, those who would not get it at the moment asked about: for them it is night or a day off. */
  readonly later: number;
  /** When they were counted, if not just now. */
  readonly asOf?: Instant;
  /** They are being counted anew. */
  readonly isRecounted?: true;
};

/** The moment at which it would be sent. */
export type Moment = { readonly at: Instant; readonly calendar: Calendar };

/** Who it goes to, as of now. Ids only, so that 300,000 of them fit. */
export const collectAudience = async (
  org: OrgId,
  audience: CampaignAudience,
  tree: UnitTree,
  deps: AudienceDeps,
): Promise<Audience> => {
  const collected: Audience = new Map();
  for await (const page of addressed(org, audience, tree, deps)) for (const person of page) addTo(collected, person);
  return collected;
};

/** Counts them in pages: nobody is kept. */
export const countAudience = async (
  org: OrgId,
  audience: CampaignAudience,
  tree: UnitTree,
  moment: Moment,
  deps: AudienceDeps,
): Promise<AudienceCount> => {
  const counts = { people: 0, slack: 0, teams: 0, none: 0, later: 0 };
  const waits = waitsAt(moment.at, moment.calendar);
  for await (const page of addressed(org, audience, tree, deps))
    for (const person of page) {
      counts.people += 1;
      counts[placesOf(person)[0] ?? 'none'] += 1;
      if (waits(person)) counts.later += 1;
    }
  return counts;
};

/** Everyone in it, in pages of the directory. */
async function* addressed(
  org: OrgId,
  audience: CampaignAudience,
  tree: UnitTree,
  deps: AudienceDeps,
): AsyncGenerator<readonly Person[]> {
  const { notAcknowledged } = audience;
  const silent = notAcknowledged === undefined ? undefined : await silentOn(org, notAcknowledged, deps);
  if (silent && silent.size <= FEW) {
    const people = await deps.directory.people(org, [...silent]);
    return yield people.filter((person) => isAddressed(person, audience, tree));
  }
  for await (const page of deps.directory.everyone(org))
    yield page.filter((person) => (silent?.has(person.id) ?? true) && isAddressed(person, audience, tree));
}

/** So few are asked for one by one, however many the organisation has. */
const FEW = 3_000;

/** Whom that campaign was planned for, without those who acknowledged it. Nobody once its parcels are erased. */
const silentOn = async (
  org: OrgId,
  id: CampaignId,
  { campaigns, parcels }: AudienceDeps,
): Promise<ReadonlySet<PersonId>> => {
  const silent = new Set<PersonId>();
  for await (const page of parcels.of(org, messageOf(id)))
    for (const { people = [] } of page) for (const person of people) silent.add(person);
  for await (const page of campaigns.acknowledgements(org, id)) for (const { person } of page) silent.delete(person);
  return silent;
};

/** People of one zone and one day off all wait or all do not. */
export const waitsAt = (at: Instant, calendar: Calendar): ((person: Pick<Person, 'zone' | 'freeDay'>) => boolean) => {
  const known = new Map<string, boolean>();
  return (person) => {
    const name = `${person.zone}/${person.freeDay ?? '-'}`;
    const waits = known.get(name) ?? nextAllowed(at, person, calendar) > at;
    known.set(name, waits);
    return waits;
  };
};
