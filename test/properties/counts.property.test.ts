import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asUnitId, type UnitId } from '../../src/people/model.ts';
import { type Count, countsShown } from '../../src/pulse/counts.ts';
import type { RoundUnit } from '../../src/pulse/model.ts';
import { asLocalDate } from '../../src/time/instant.ts';

type Sketch = { readonly parent: number; readonly asked: number; readonly silent: number };
type Office = { readonly units: readonly RoundUnit[]; readonly answered: ReadonlyMap<UnitId, number> };

const idOf = (index: number): UnitId => asUnitId(`u${index}`);

/** Units in the order parents come first; each with people of its own, some of whom stay silent. */
const officeOf = (sketches: readonly Sketch[]): Office => {
  const units = sketches.map(({ parent, asked }, index): RoundUnit => {
    const id = idOf(index);
    const above = index === 0 ? {} : { parent: idOf(parent % index) };
    return { id, name: id, asked, keeps: asked, bucket: id, newcomersAfter: asLocalDate('2026-01-01'), ...above };
  });
  const answered = new Map(sketches.map(({ asked, silent }, i) => [idOf(i), Math.max(0, asked - silent)]));
  return { units: inTreeOrder(units), answered };
};

/** As a round keeps them: each unit right after its parent and what stands before it there. */
const inTreeOrder = (units: readonly RoundUnit[]): readonly RoundUnit[] => {
  const below = (unit: RoundUnit): readonly RoundUnit[] => [
    unit,
    ...units.filter(({ parent }) => parent === unit.id).flatMap(below),
  ];
  return units.slice(0, 1).flatMap(below);
};

const offices = fc
  .array(fc.record({ parent: fc.nat(50), asked: fc.nat(12), silent: fc.nat(8) }), { minLength: 1, maxLength: 14 })
  .map(officeOf);

const treeOf = ({ units }: Office) => new Map(units.map((unit) => [unit.id, unit]));

/** The people of a unit and everything below it, as the set of the units they sit in. */
const membersOf = ({ units }: Office, top: UnitId): ReadonlySet<UnitId> => {
  const members = new Set([top]);
  for (const { id, parent } of units) if (parent !== undefined && members.has(parent)) members.add(id);
  return members;
};

const without = (a: ReadonlySet<UnitId>, b: ReadonlySet<UnitId>): ReadonlySet<UnitId> =>
  new Set([...a].filter((unit) => !b.has(unit)));

type Known = { readonly members: ReadonlySet<UnitId>; readonly people: number };

/**
 * Subtracts what is known from what is known until nothing new comes out: every group of units whose number of
 * answers follows from the numbers shown.
 */
const attack = (office: Office, counts: ReadonlyMap<UnitId, Count>): readonly Known[] => {
  const known = new Map<string, Known>();
  const learn = (group: Known) => known.set([...group.members].toSorted().join(), group);
  for (const [unit, count] of counts)
    if (count.type === 'shown') learn({ members: membersOf(office, unit), people: count.people });
  for (let size = -1; size !== known.size && known.size < 3_000; ) {
    size = known.size;
    for (const a of [...known.values()])
      for (const b of [...known.values()])
        if (a !== b && b.members.size > 0 && [...b.members].every((unit) => a.members.has(unit)))
          learn({ members: without(a.members, b.members), people: a.people - b.people });
  }
  return [...known.values()];
};

/** Groups of somebody in which it is known that one to four answered, or that nobody did. */
const disclosed = (office: Office, counts: ReadonlyMap<UnitId, Count>): readonly Known[] =>
  attack(office, counts).filter(({ members, people }) => {
    const keeps = office.units.reduce((sum, unit) => sum + (members.has(unit.id) ? unit.keeps : 0), 0);
    return keeps > 0 && people < 5;
  });

const everyCountFromFive = (office: Office): ReadonlyMap<UnitId, Count> =>
  new Map(
    office.units.map(({ id }) => {
      const members = membersOf(office, id);
      const people = [...members].reduce((sum, unit) => sum + (office.answered.get(unit) ?? 0), 0);
      return [id, people >= 5 ? { type: 'shown', people } : { type: 'few' }];
    }),
  );

it('lets no subtraction of what is shown isolate one to four answers', () => {
  fc.assert(
    fc.property(offices, (office) => {
      expect(disclosed(office, countsShown(treeOf(office), office.answered))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

it('is attacked by somebody who succeeds when every number from five on is shown', () => {
  const office = officeOf([
    { parent: 0, asked: 7, silent: 6 },
    { parent: 0, asked: 7, silent: 2 },
  ]);
  expect(disclosed(office, everyCountFromFive(office))).toEqual([{ members: new Set(['u0']), people: 1 }]);
});

it('shows the true number wherever it shows one, and the whole from five on', () => {
  fc.assert(
    fc.property(offices, (office) => {
      const naive = everyCountFromFive(office);
      const counts = countsShown(treeOf(office), office.answered);
      expect([...counts.keys()].toSorted()).toEqual([...naive.keys()].toSorted());
      for (const [unit, count] of counts) if (count.type === 'shown') expect(count).toEqual(naive.get(unit));
      expect(counts.get(idOf(0))).toEqual(naive.get(idOf(0)));
      for (const [unit, count] of counts) expect(count.type === 'few').toBe(naive.get(unit)?.type === 'few');
    }),
  );
});
