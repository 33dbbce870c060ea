import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collectAudience, countAudience } from '../../src/campaign/audience.ts';
import { countByCensus, mustBeApproved } from '../../src/campaign/census.ts';
import type { CampaignAudience } from '../../src/campaign/model.ts';
import { asCampaignId, messageOf } from '../../src/campaign/model.ts';
import { needsApproval } from '../../src/campaign/rules.ts';
import { countEveryone } from '../../src/people/census.ts';
import { asUnitId, type Person, type UnitId } from '../../src/people/model.ts';
import { languages } from '../../src/text/language.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asInstant, asZone, DAY_MS, HOUR_MS, TOKYO, type Weekday } from '../../src/time/instant.ts';
import { memoryCampaigns } from '../fixtures/memory-campaigns.ts';
import { memoryCensuses } from '../fixtures/memory-census.ts';
import { memoryDelivery } from '../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../fixtures/memory-directory.ts';
import { memoryLists } from '../fixtures/memory-lists.ts';
import { ORG, person, treeOf } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';

const platforms = ['slack', 'teams'] as const;
const idOf = (index: number): UnitId => asUnitId(`u${index}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Somebody of one of the units, or of one that the tree has no more. */
const people = fc.array(
  fc.record({
    unit: fc.nat(14),
    manages: fc.boolean(),
    promotes: fc.boolean(),
    places: fc.subarray([...platforms]),
    place: optional(fc.constantFrom(...platforms)),
    chosen: optional(fc.constantFrom(...platforms)),
    language: fc.constantFrom(...languages),
    chosenLanguage: optional(fc.constantFrom(...languages)),
    zone: fc.constantFrom(TOKYO, asZone('Europe/Paris'), asZone('America/New_York')),
    freeDay: optional(fc.constantFrom<Weekday>(1, 3, 5)),
    left: fc.boolean(),
  }),
  { maxLength: 40 },
);

type Sketch = (typeof people extends fc.Arbitrary<infer All> ? All : never)[number];

const personOf = (sketch: Sketch, i: number): Person => {
  const id = `p${i}`;
  const { slack: _, ...nowhere } = person(id, idOf(sketch.unit), { language: sketch.language, zone: sketch.zone });
  return {
    ...nowhere,
    ...(sketch.places.includes('slack') && { slack: { user: `U${id}` } }),
    ...(sketch.places.includes('teams') && { teams: { user: `T${id}` } }),
    ...(sketch.place && { place: sketch.place }),
    ...(sketch.freeDay && { freeDay: sketch.freeDay }),
    manages: sketch.manages ? [idOf(0)] : [],
    promotes: sketch.promotes ? [idOf(0)] : [],
    left: sketch.left && i % 3 === 0,
    preferences: {
      ...{ optOuts: [], addresses: {} },
      ...(sketch.chosen && { place: sketch.chosen }),
      ...(sketch.chosenLanguage && { language: sketch.chosenLanguage }),
    },
  };
};

const trees = fc
  .array(fc.nat(30), { maxLength: 12 })
  .map((parents) => treeOf([idOf(0)], ...parents.map((parent, i) => [idOf(i + 1), idOf(parent % (i + 1))] as const)));

const audiences = fc
  .record({
    unit: fc.nat(14).map(idOf),
    role: fc.constantFrom('everyone', 'managers', 'promoters' as const),
    platform: optional(fc.constantFrom(...platforms)),
    language: optional(fc.constantFrom(...languages)),
  })
  .map(
    ({ unit, role, platform, language }): CampaignAudience => ({
      ...{ unit, role },
      ...(platform && { platform }),
      ...(language && { language }),
    }),
  );

const moments = fc.constantFrom(
  at('2026-11-24T10:00:00+09:00'),
  at('2026-11-24T23:00:00+09:00'),
  at('2026-11-27T12:00:00+09:00'),
  at('2026-11-29T12:00:00+09:00'),
);

const earlierOnes = fc.array(fc.record({ to: audiences, days: fc.nat(14) }), { maxLength: 3 });
const whens = fc.constantFrom('now' as const, 'hours' as const);

it('counts by a census whom it would count one by one, in any organisation', () =>
  fc.assert(
    fc.asyncProperty(
      trees,
      people,
      audiences,
      moments,
      whens,
      earlierOnes,
      async (tree, sketches, audience, now, when, before) => {
        const what = { org: ORG, id: asCampaignId('c1'), audience };
        const memory = memoryDirectory();
        for (const each of sketches.map(personOf)) memory.people.set(each.id, each);
        const deps = { directory: memory.directory, ...memoryCampaigns(), ...memoryDelivery(), ...memoryLists() };
        const earlier = before.map(({ to, days }, i) => ({
          ...{ audience: to, message: messageOf(asCampaignId(`e${i}`)), at: asInstant(now - days * DAY_MS) },
        }));
        const moment = { at: now, when, calendar: calendarOf({}), earlier };
        const taken = await countEveryone(memoryCensuses(memory.directory).everyone(ORG));
        const census = { org: ORG, at: now, version: 1, ...taken };
        const { asOf, ...counted } = countByCensus(census, audience, tree, moment);
        expect(counted).toEqual(await countAudience(what, tree, moment, deps));
        const collected = [...(await collectAudience(what, tree, deps)).values()];
        expect(counted.people).toBe(collected.reduce((sum, ids) => sum + ids.length, 0));
        expect(asOf).toBe(now);
      },
    ),
    { numRuns: 300 },
  ));

it('asks for an approval whenever the rule does, and whenever a census of up to 24 people too few hides that', () =>
  fc.assert(
    fc.property(
      fc.nat(300),
      fc.nat(24),
      fc.nat(3 * HOUR_MS),
      audiences,
      trees,
      (people, missed, age, audience, tree) => {
        const now = at('2026-11-24T10:00:00+09:00');
        const asOf = asInstant(now - age);
        const counted = Math.max(0, people - Math.min(missed, Math.floor(people / 5)));
        const must = mustBeApproved({ people: counted, asOf }, audience, tree, now);
        if (needsApproval(people, audience, tree) || age > HOUR_MS) expect(must).toBe(true);
        if (people < 80 && age <= HOUR_MS) expect(must).toBe(needsApproval(people, audience, tree));
        expect(mustBeApproved({ people }, audience, tree, now)).toBe(needsApproval(people, audience, tree));
      },
    ),
  ));
