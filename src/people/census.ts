import type { Platform } from '../conversation/inbound.ts';
import type { Language } from '../text/language.ts';
import type { Instant, Weekday, Zone } from '../time/instant.ts';
import { languageOf, type OrgId, type Person, placesOf, type UnitId, type WorkingHours } from './model.ts';

/** What of a person narrows a message to many, and decides when it may reach them. */
export type Traits = {
  readonly manages: boolean;
  readonly promotes: boolean;
  /** Where they are written to first; absent for who can be reached nowhere. */
  readonly place?: Platform;
  readonly language: Language;
  readonly zone: Zone;
  readonly freeDay?: Weekday;
  readonly hours: WorkingHours;
};

type Looked =
  | ('manages' | 'promotes' | 'language' | 'zone' | 'freeDay' | 'hours' | 'preferences')
  | ('slack' | 'teams' | 'email' | 'place');

export const traitsOf = (person: Pick<Person, Looked>): Traits => {
  const { manages, promotes, zone, freeDay, hours } = person;
  const [place] = placesOf(person);
  return {
    ...{ manages: manages.length > 0, promotes: promotes.length > 0, language: languageOf(person), zone, hours },
    ...(place !== undefined && { place }),
    ...(freeDay !== undefined && { freeDay }),
  };
};

/** How many people of each kind a unit has, without those below it; `kind` is an index into the census's kinds. */
export type UnitCensus = {
  readonly unit: UnitId;
  readonly counts: readonly { readonly kind: number; readonly people: number }[];
};

/** How many of whom an organisation has, unit by unit, at a moment: numbers only. */
export type Census = {
  readonly org: OrgId;
  readonly at: Instant;
  /** Of the organisation, as it was before the first was counted. */
  readonly version: number;
  readonly kinds: readonly Traits[];
  readonly units: readonly UnitCensus[];
};

/** What a census counts of one person. */
export type Counted = Traits & { readonly unit: UnitId };

/** The rows of the census. Passes `test/contracts/census.ts`. */
export type Censuses = {
  /** Kept in the process until there is a newer one. */
  census(org: OrgId): Promise<Census | undefined>;
  /** Takes the place of an older one; false when there is a newer one already. */
  save(census: Census): Promise<boolean>;
  /** Everybody who has not left, in pages; memory stays that of a few. */
  everyone(org: OrgId): AsyncIterable<readonly Counted[]>;
};

/** Counts them in pages: nobody is kept. */
export const countEveryone = async (
  pages: AsyncIterable<readonly Counted[]>,
): Promise<Pick<Census, 'kinds' | 'units'>> => {
  const kinds = new Map<string, { readonly kind: number; readonly traits: Traits }>();
  const units = new Map<UnitId, Map<number, number>>();
  for await (const page of pages)
    for (const { unit, ...traits } of page) {
      const name = nameOf(traits);
      const known = kinds.get(name) ?? { kind: kinds.size, traits };
      kinds.set(name, known);
      const counts = units.get(unit) ?? new Map<number, number>();
      units.set(unit, counts.set(known.kind, (counts.get(known.kind) ?? 0) + 1));
    }
  return {
    kinds: [...kinds.values()].map(({ traits }) => traits),
    units: [...units].map(([unit, counts]) => ({
      unit,
      counts: [...counts].map(([kind, people]) => ({ kind, people })),
    })),
  };
};

const nameOf = ({ manages, promotes, place, language, zone, freeDay, hours }: Traits): string =>
  [manages, promotes, place, language, zone, freeDay, hours.start, hours.end].join('/');

/** How many of each kind there are in these units together. */
export const peopleIn = (
  { kinds, units }: Census,
  isInside: (unit: UnitId) => boolean,
): readonly (readonly [traits: Traits, people: number])[] => {
  const sums = kinds.map(() => 0);
  for (const { unit, counts } of units)
    if (isInside(unit)) for (const { kind, people } of counts) sums[kind] = (sums[kind] ?? 0) + people;
  return kinds.map((traits, kind) => [traits, sums[kind] ?? 0] as const);
};
