import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Part, type Told, tellUnits } from '../../src/overtime/units/rules.ts';
import { asPersonId, asUnitId, type Unit, type UnitId } from '../../src/people/model.ts';

/*
 * The attacker knows the rules, the tree and who counts where, reads what every promoter reads, and goes through all
 * numbers that could be true. Somebody is found out when only one value of theirs is left.
 */

/** A unit with the people that count in it, each by the most they can add, and who heads it. */
type Sketch = { readonly parent: number; readonly people: readonly number[]; readonly heads: readonly number[] };
type Office = {
  readonly units: readonly Unit[];
  readonly weight: number;
  readonly mosts: readonly (readonly number[])[];
};
type Tell = (office: Office, counts: readonly number[]) => ReadonlyMap<UnitId, Told>;

const idOf = (index: number): UnitId => asUnitId(`u${index}`);
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const officeOf = (sketches: readonly Sketch[], weight: number): Office => ({
  weight,
  units: sketches.map(({ parent, heads }, index) => ({
    ...{ id: idOf(index), name: `u${index}`, managers: heads.map((head) => asPersonId(`head ${head}`)), promoters: [] },
    ...(index > 0 && { parent: idOf(parent % index) }),
  })),
  mosts: sketches.map(({ people }) => people.map((most) => Math.min(most, weight))),
});

const ownOf = ({ units, mosts }: Office, counts: readonly number[]): ReadonlyMap<UnitId, Part> =>
  new Map(
    units.map(({ id }, i) => [
      id,
      { people: mosts[i]?.length ?? 0, most: sumOf(mosts[i] ?? []), count: counts[i] ?? 0 },
    ]),
  );

const byTheRules: Tell = (office, counts) =>
  tellUnits(office.units, { own: ownOf(office, counts), weight: office.weight, mayTell: () => true });

/** Every number there could be, unit by unit. */
const allCounts = ({ mosts }: Office): readonly (readonly number[])[] =>
  mosts.reduce<readonly (readonly number[])[]>(
    (all, own) => all.flatMap((counts) => Array.from({ length: sumOf(own) + 1 }, (_, count) => [...counts, count])),
    [[]],
  );

const indexesWithin = ({ units }: Office, tops: readonly UnitId[]): ReadonlySet<number> => {
  const inside = new Set(tops);
  for (const { id, parent } of units) if (parent !== undefined && inside.has(parent)) inside.add(id);
  return new Set(units.flatMap(({ id }, i) => (inside.has(id) ? [i] : [])));
};

/** What somebody knows besides: all of the units they head, and of one person who counts in a unit. */
type Reader = { readonly knows: ReadonlySet<number>; readonly sits?: { readonly at: number; readonly most: number } };

const readersOf = (office: Office): readonly Reader[] => {
  const heads = new Set(office.units.flatMap(({ managers }) => managers));
  const headed = (head: string) =>
    indexesWithin(
      office,
      office.units.flatMap(({ id, managers }) => (managers.some((one) => one === head) ? [id] : [])),
    );
  const known = [new Set<number>(), ...[...heads].map(headed)];
  return known.flatMap((knows) => [
    { knows },
    ...office.mosts.flatMap((own, at) =>
      knows.has(at) ? [] : [...new Set(own)].map((most) => ({ knows, sits: { at, most } })),
    ),
  ]);
};

type Seen = { least: readonly number[]; most: readonly number[] };

/** The units of whose people (those unknown to this reader) it is certain that nobody counts, or that everybody does. */
const foundOut = (office: Office, shown: readonly { counts: readonly number[]; shows: string }[], reader: Reader) => {
  const seen = new Map<string, Seen>();
  for (const { counts, shows } of shown)
    for (let own = 0; own <= (reader.sits?.most ?? 0); own += 1) {
      const rest = counts.map((count, i) => (i === reader.sits?.at ? count - own : count));
      const most = mostsFor(office, reader);
      if (rest.some((count, i) => count < 0 || count > (most[i] ?? 0))) continue;
      const what = JSON.stringify([shows, own, counts.filter((_, i) => reader.knows.has(i))]);
      const before = seen.get(what) ?? { least: rest, most: rest };
      seen.set(what, {
        least: rest.map((count, i) => Math.min(count, before.least[i] ?? count)),
        most: rest.map((count, i) => Math.max(count, before.most[i] ?? count)),
      });
    }
  const mosts = mostsFor(office, reader);
  return [...seen].flatMap(([what, { least, most }]) =>
    mosts.flatMap((all, i) =>
      all > 0 && !reader.knows.has(i) && (most[i] === 0 || least[i] === all) ? [{ unit: i, reader, what }] : [],
    ),
  );
};

const mostsFor = ({ mosts }: Office, { sits }: Reader): readonly number[] =>
  mosts.map((own, i) => sumOf(own) - (i === sits?.at ? sits.most : 0));

const attack = (office: Office, tell: Tell) => {
  const shown = allCounts(office).map((counts) => ({ counts, shows: JSON.stringify([...tell(office, counts)]) }));
  return readersOf(office).flatMap((reader) => foundOut(office, shown, reader));
};

const size = ({ mosts }: Office): number => mosts.reduce((product, own) => product * (sumOf(own) + 1), 1);

const sketch = fc.record({
  parent: fc.nat(9),
  people: fc.oneof(
    fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 9 }),
  ),
  heads: fc.array(fc.nat(3), { maxLength: 2 }),
});
const offices = (weight: number, most: number) =>
  fc
    .array(sketch, { minLength: 1, maxLength: 6 })
    .map((sketches) => officeOf(sketches, weight))
    .filter((office) => size(office) <= most);

/** Every number as it is, from five people on. */
const exactly: Tell = (office, counts) =>
  new Map(
    [...byTheRules(office, counts)].map(([id, told]) => [id, told.type === 'told' ? exact(office, counts, id) : told]),
  );

const exact = (office: Office, counts: readonly number[], id: UnitId): Told => {
  const inside = indexesWithin(office, [id]);
  const count = sumOf(counts.filter((_, i) => inside.has(i)));
  return { type: 'told', people: 0, most: 0, from: count, to: count };
};

/** Cut in threes, each unit for itself. */
const inThrees: Tell = (office, counts) =>
  new Map(
    [...exactly(office, counts)].map(([id, told]): [UnitId, Told] => {
      if (told.type !== 'told') return [id, told];
      const from = told.from - (told.from % 3);
      return [id, { ...told, from, to: from + 2 }];
    }),
  );

/** By the rules, but as if nobody headed anybody. */
const withoutHeads: Tell = (office, counts) =>
  byTheRules({ ...office, units: office.units.map((unit) => ({ ...unit, managers: [] })) }, counts);

const ones = (people: number): readonly number[] => Array.from({ length: people }, () => 1);
const leaf = (people: number, ...heads: number[]): Sketch => ({ parent: 0, people: ones(people), heads });

describe('ranges of overtime', () => {
  it.each([
    [1, 'whether somebody was over 45 hours'],
    [3, 'on how many days somebody had too little rest'],
  ])('let nobody find out, of weight %i, %s', (weight) => {
    fc.assert(
      fc.property(offices(weight, 4_000), (office) => {
        expect(attack(office, byTheRules)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('are attacked by somebody who succeeds against exact numbers, and against ranges of each unit for itself', () => {
    expect(attack(officeOf([leaf(5)], 1), exactly).map(({ unit }) => unit)).toContain(0);
    const office = officeOf([leaf(5), leaf(5), leaf(5)], 1);
    expect(attack(office, inThrees)).not.toEqual([]);
    expect(attack(office, byTheRules)).toEqual([]);
  });

  it('are attacked by heads who succeed where the rules forget what they know', () => {
    const office = officeOf([leaf(0, 1), leaf(3, 2), leaf(4, 3)], 1);
    expect(attack(office, withoutHeads)).not.toEqual([]);
    expect(attack(office, byTheRules)).toEqual([]);
  });
});
