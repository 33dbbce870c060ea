import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shares, tellShares } from '../../../src/one-on-one/share/rules.ts';
import { type Part, type Told, tellUnits } from '../../../src/overtime/units/rules.ts';
import { asPersonId, asUnitId, type PersonId, type Unit, type UnitId } from '../../../src/people/model.ts';

/*
 * The attacker knows the rules, the tree, who the pairs are, where each counts and in whose diary it lies, and reads what
 * every promoter reads, of as many months as are shown. Two of them put together what they know: each has a diary, perhaps,
 * and a 1on1 of their own. They go through everything that could be true. Somebody is found out when it is certain that
 * none of the pairs left of a cell talked, or that all of them did.
 */

/** Pairs that count in the same unit and lie in the same diary: nobody but the two tells them apart. */
type Cell = { readonly unit: number; readonly owner: number; readonly pairs: number };
type Office = { readonly parents: readonly number[]; readonly cells: readonly Cell[] };
type Held = readonly number[];
type Tell = (office: Office, held: Held) => ReadonlyMap<string, Told>;

const idOf = (index: number): UnitId => asUnitId(`u${index}`);
const ownerOf = (index: number): PersonId => asPersonId(`owner ${index}`);

const unitsOf = ({ parents }: Office): readonly Unit[] =>
  parents.map((parent, i) => ({
    ...{ id: idOf(i), name: `u${i}`, managers: [], promoters: [] },
    ...(i > 0 && { parent: idOf(parent % i) }),
  }));

const ownOf = ({ cells }: Office, held: Held): ReadonlyMap<UnitId, Part> => {
  const own = new Map<UnitId, Part>();
  cells.forEach(({ unit, pairs }, i) => {
    const { people, count } = own.get(idOf(unit)) ?? { people: 0, count: 0 };
    own.set(idOf(unit), { people: people + pairs, most: people + pairs, count: count + (held[i] ?? 0) });
  });
  return own;
};

const knownOf = ({ cells }: Office): Shares['known'] => {
  const known = new Map<UnitId, Map<PersonId, number>>();
  for (const { unit, owner, pairs } of cells) {
    const there = known.get(idOf(unit)) ?? new Map<PersonId, number>();
    known.set(idOf(unit), there.set(ownerOf(owner), (there.get(ownerOf(owner)) ?? 0) + pairs));
  }
  return known;
};

const byTheRules: Tell = (office, held) =>
  tellShares(unitsOf(office), { own: ownOf(office, held), known: knownOf(office), mayTell: () => true });

/** By the rules, but as if nobody had a diary. */
const withoutDiaries: Tell = (office, held) =>
  tellShares(unitsOf(office), { own: ownOf(office, held), known: new Map(), mayTell: () => true });

/** As overtime is told, which knows of one head and one person only. */
const asOvertime: Tell = (office, held) =>
  tellUnits(unitsOf(office), { own: ownOf(office, held), weight: 1, mayTell: () => true });

/** The numbers themselves, of five pairs or more. */
const exactly: Tell = (office, held) => {
  const units = unitsOf(office);
  const sums = new Map(units.map(({ id }) => [id, { pairs: 0, count: 0 }]));
  for (const { id, parent } of [...units].toReversed()) {
    const own = ownOf(office, held).get(id);
    const sum = sums.get(id) ?? { pairs: 0, count: 0 };
    const all = { pairs: sum.pairs + (own?.people ?? 0), count: sum.count + (own?.count ?? 0) };
    sums.set(id, all);
    const above = parent === undefined ? undefined : sums.get(parent);
    if (above) Object.assign(above, { pairs: above.pairs + all.pairs, count: above.count + all.count });
  }
  return new Map(
    [...sums].map(([id, { pairs, count }]): [UnitId, Told] => [
      id,
      pairs < 5 ? { type: 'few' } : { type: 'told', people: pairs, most: pairs, from: count, to: count },
    ]),
  );
};

/** Two months of an office to which the last pair came in between, if everybody else did as before. */
const inTwoMonths =
  (mayTell: (unit: UnitId, office: Office) => boolean): Tell =>
  (office, held) => {
    const before = { ...office, cells: office.cells.slice(0, -1) };
    const told = (of: Office, counts: Held, may: Shares['mayTell']) =>
      tellShares(unitsOf(of), { own: ownOf(of, counts), known: knownOf(of), mayTell: may });
    return new Map<string, Told>([
      ...[...told(before, held.slice(0, -1), () => true)].map(([id, one]): [string, Told] => [`before ${id}`, one]),
      ...told(office, held, (unit) => mayTell(unit, office)),
    ]);
  };

/** The units that the last pair counts in. */
const isWhereTheyCame = (unit: UnitId, { parents, cells }: Office): boolean => {
  let at = cells.at(-1)?.unit ?? 0;
  for (;;) {
    if (idOf(at) === unit) return true;
    if (at === 0) return false;
    at = (parents[at] ?? 0) % at;
  }
};

const withNewcomer = ({ parents, cells }: Office): Office => ({
  parents,
  cells: [...cells, { unit: cells[0]?.unit ?? 0, owner: cells[0]?.owner ?? 0, pairs: 1 }],
});

const allHeld = (sizes: readonly number[]): readonly Held[] =>
  sizes.reduce<readonly Held[]>(
    (all, pairs) => all.flatMap((held) => Array.from({ length: pairs + 1 }, (_, count) => [...held, count])),
    [[]],
  );

/** `owners`: whose diaries they know. `own`: the cells in which a 1on1 of their own lies. */
type Readers = { readonly owners: readonly number[]; readonly own: readonly number[] };

const upToTwo = (things: readonly number[], isTwice: boolean): readonly (readonly number[])[] => [
  [],
  ...things.map((each) => [each]),
  ...things.flatMap((a, i) => things.slice(isTwice ? i : i + 1).map((b) => [a, b])),
];

const readersOf = ({ cells }: Office): readonly Readers[] => {
  const owners = upToTwo([...new Set(cells.map(({ owner }) => owner))], false);
  return owners.flatMap((known) => {
    const places = cells.flatMap(({ owner }, i) => (known.includes(owner) ? [] : [i]));
    return upToTwo(places, true)
      .filter((own) => own.every((i) => own.filter((each) => each === i).length <= (cells[i]?.pairs ?? 0)))
      .map((own) => ({ owners: known, own }));
  });
};

type Seen = { readonly least: readonly number[]; readonly most: readonly number[] };

/** What of each cell is left when their own 1on1s are taken away: how many pairs, and what could have become of them. */
const foundOut = ({ cells }: Office, worlds: readonly { held: Held; shows: string }[], { owners, own }: Readers) => {
  const left = cells.map(({ pairs }, i) => pairs - own.filter((each) => each === i).length);
  const seen = new Map<string, Seen>();
  for (const { held, shows } of worlds)
    for (let bits = 0; bits < 1 << own.length; bits += 1) {
      const mine = own.filter((_, i) => (bits >> i) & 1);
      const rest = held.map((count, i) => count - mine.filter((each) => each === i).length);
      if (rest.some((count, i) => count < 0 || count > (left[i] ?? 0))) continue;
      const diaries = held.filter((_, i) => owners.includes(cells[i]?.owner ?? -1));
      const what = `${shows} ${bits} ${diaries.join()}`;
      const before = seen.get(what);
      seen.set(what, {
        least: rest.map((count, i) => Math.min(count, before?.least[i] ?? count)),
        most: rest.map((count, i) => Math.max(count, before?.most[i] ?? count)),
      });
    }
  return [...seen].flatMap(([what, { least, most }]) =>
    left.flatMap((pairs, i) => {
      const isTheirs = owners.includes(cells[i]?.owner ?? -1);
      return pairs > 0 && !isTheirs && (most[i] === 0 || least[i] === pairs) ? [{ cell: i, owners, own, what }] : [];
    }),
  );
};

const attack = (office: Office, tell: Tell) => {
  const worlds = allHeld(office.cells.map(({ pairs }) => pairs)).map((held) => ({
    ...{ held, shows: JSON.stringify([...tell(office, held)]) },
  }));
  return readersOf(office).flatMap((readers) => foundOut(office, worlds, readers));
};

/** Cells of the same unit and owner are one. */
const officeOf = (parents: readonly number[], cells: readonly Cell[]): Office => {
  const merged = new Map<string, Cell>();
  for (const { unit, owner, pairs } of cells) {
    const at = unit % parents.length;
    const before = merged.get(`${at} ${owner}`);
    merged.set(`${at} ${owner}`, { unit: at, owner, pairs: pairs + (before?.pairs ?? 0) });
  }
  return { parents, cells: [...merged.values()] };
};

const sizeOf = ({ cells }: Office): number => cells.reduce((product, { pairs }) => product * (pairs + 1), 1);

const cell = fc.record({
  unit: fc.nat(5),
  owner: fc.nat(3),
  pairs: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 9 })),
});
const offices = fc
  .record({
    parents: fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }),
    cells: fc.array(cell, { minLength: 1, maxLength: 5 }),
  })
  .map(({ parents, cells }) => officeOf(parents, cells))
  .filter((office) => sizeOf(office) <= 1_500);

/** One unit above several, each with a head who has its pairs, and whose own 1on1s lie in the diary of whoever is above. */
const bureau = (...sections: readonly number[]): Office =>
  officeOf(
    [0, ...sections.map(() => 0)],
    [
      { unit: 0, owner: 0, pairs: sections.length },
      ...sections.map((pairs, i) => ({ unit: i + 1, owner: i + 1, pairs })),
    ],
  );

describe('shares of 1on1s', () => {
  it('let no two people find out a pair, of whatever tree', () => {
    fc.assert(
      fc.property(offices, (office) => {
        expect(attack(office, byTheRules)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('let nobody find out a pair of a usual bureau', () => {
    expect(attack(bureau(6, 7), byTheRules)).toEqual([]);
    expect(attack(bureau(12, 3, 5), byTheRules)).toEqual([]);
  });

  it('tell something all the same', () => {
    const told = byTheRules(
      officeOf(
        [0, 0, 0],
        [0, 1, 2].map((i) => ({ unit: i, owner: i, pairs: 20 })),
      ),
      [10, 15, 5],
    );
    // 21 numbers in fours; above them 16 to 42 are possible, of which two people may know 25 apart.
    expect(told.get(idOf(1))).toEqual({ type: 'told', people: 20, most: 20, from: 12, to: 15 });
    expect(told.get(idOf(2))).toEqual({ type: 'told', people: 20, most: 20, from: 4, to: 7 });
    expect(told.get(idOf(0))).toEqual({ type: 'told', people: 60, most: 60, from: 16, to: 42 });
  });

  it('are attacked with success where the numbers themselves are told', () => {
    expect(attack(bureau(6, 7), exactly)).not.toEqual([]);
    expect(attack(officeOf([0], [{ unit: 0, owner: 0, pairs: 5 }]), exactly)).not.toEqual([]);
  });

  it('are attacked with success where the rules forget what lies in diaries, or that there are two', () => {
    const wide = officeOf(
      [0, 0, 0],
      [
        { unit: 1, owner: 1, pairs: 5 },
        { unit: 2, owner: 2, pairs: 5 },
        { unit: 0, owner: 3, pairs: 5 },
      ],
    );
    expect(attack(wide, withoutDiaries)).not.toEqual([]);
    expect(attack(wide, asOvertime)).not.toEqual([]);
    expect(attack(wide, byTheRules)).toEqual([]);
  });

  it('are attacked with success where who has a mentor counts beside those whom the head knows', () => {
    const mentored = officeOf(
      [0],
      [
        { unit: 0, owner: 0, pairs: 9 },
        { unit: 0, owner: 1, pairs: 1 },
      ],
    );
    expect(attack(mentored, asOvertime)).not.toEqual([]);
    expect(attack(mentored, byTheRules)).toEqual([]);
  });

  it('let nobody find out who came, of months in a row, who takes everybody else to have done as before', () => {
    fc.assert(
      fc.property(offices.filter((office) => sizeOf(office) <= 500).map(withNewcomer), (office) => {
        expect(
          attack(
            office,
            inTwoMonths((unit, of) => !isWhereTheyCame(unit, of)),
          ),
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('are attacked with success in two months where a unit is told although one came', () => {
    const office = withNewcomer(officeOf([0], [{ unit: 0, owner: 0, pairs: 12 }]));
    expect(
      attack(
        office,
        inTwoMonths(() => true),
      ),
    ).not.toEqual([]);
    expect(
      attack(
        office,
        inTwoMonths((unit, of) => !isWhereTheyCame(unit, of)),
      ),
    ).toEqual([]);
  });
});
