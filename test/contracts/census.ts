import { describe, expect, it } from 'vitest';
import type { Census, Censuses, Counted, Traits, UnitCensus } from '../../src/people/census.ts';
import { asUnitId, type OrgId } from '../../src/people/model.ts';
import { asLocalTime, asZone, TOKYO } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';

export type CensusSetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly censuses: Censuses;
  /** The same as another process sees it. */
  readonly elsewhere: Censuses;
};

const night = at('2026-11-24T04:00:00+09:00');
const noon = at('2026-11-24T12:00:00+09:00');
const evening = at('2026-11-24T18:00:00+09:00');

const hours = { start: asLocalTime('09:30'), end: asLocalTime('18:15') };
const kinds: readonly Traits[] = [
  { manages: false, promotes: false, place: 'slack', language: 'ja', zone: TOKYO, hours },
  { manages: true, promotes: true, language: 'yasashii', zone: asZone('America/New_York'), freeDay: 5, hours },
];

const censusOf = (org: OrgId, changes: Partial<Census> = {}): Census => ({
  ...{ org, at: night, version: 3, kinds },
  units: [
    {
      unit: asUnitId('第一課'),
      counts: [
        { kind: 0, people: 12 },
        { kind: 1, people: 1 },
      ],
    },
    { unit: asUnitId('第二課'), counts: [{ kind: 1, people: 4 }] },
  ],
  ...changes,
});

/** What every implementation of `Censuses` must do. */
export const censusContract = (setup: () => CensusSetup): void => {
  describe('census contract', () => {
    it('reads back what was saved, and nothing of another organisation', async () => {
      const { censuses, elsewhere, org, other } = setup();
      expect(await censuses.census(org)).toBeUndefined();
      expect(await censuses.save(censusOf(org))).toBe(true);
      expect(await censuses.census(org)).toEqual(censusOf(org));
      expect(await elsewhere.census(org)).toEqual(censusOf(org));
      expect(await censuses.census(other)).toBeUndefined();
    });

    it('takes the place of an older one, wherever that was read, and never of a newer one', async () => {
      const { censuses, elsewhere, org } = setup();
      await censuses.save(censusOf(org));
      await elsewhere.census(org);
      for (const [moment, people] of [
        [noon, 7],
        [evening, 8],
      ] as const) {
        const units = [{ unit: asUnitId('第三課'), counts: [{ kind: 0, people }] }];
        expect(await censuses.save(censusOf(org, { at: moment, version: 4, units }))).toBe(true);
        expect(await elsewhere.census(org)).toEqual(censusOf(org, { at: moment, version: 4, units }));
      }
      expect(await censuses.save(censusOf(org, { at: noon }))).toBe(false);
      expect(await elsewhere.census(org)).toMatchObject({ at: evening });
    });

    it('has one winner of those who save at the same moment, and tells of no mixture', async () => {
      const { censuses, elsewhere, org } = setup();
      const of = (people: number) =>
        censusOf(org, { units: [{ unit: asUnitId('第一課'), counts: [{ kind: 0, people }] }] });
      const saved = await Promise.all(Array.from({ length: 10 }, (_, i) => censuses.save(of(i + 1))));
      expect(saved.filter(Boolean)).toHaveLength(1);
      const read = await elsewhere.census(org);
      if (read !== undefined) expect(read.kinds).toEqual(kinds);
    });

    it('holds 30,000 units under whatever ids, and an empty organisation', async () => {
      const { censuses, elsewhere, org } = setup();
      await censuses.save(censusOf(org, { kinds: [], units: [] }));
      expect(await elsewhere.census(org)).toEqual(censusOf(org, { kinds: [], units: [] }));
      const units = Array.from(
        { length: 30_000 },
        (_, i): UnitCensus => ({
          unit: asUnitId(`大臣官房参事官室付第${(i * 2_654_435_761) % 4_294_967_296}課`),
          counts: [0, 1].map((kind) => ({ kind, people: (i * 7 + kind) % 23 })),
        }),
      );
      expect(await censuses.save(censusOf(org, { at: noon, units }))).toBe(true);
      const read = await elsewhere.census(org);
      expect(read?.units.length).toBe(30_000);
      expect(read?.units.at(-1)).toEqual(units.at(-1));
    });
  });
};

/** Everybody of a census, whatever their order. */
export const everyoneOf = async (censuses: Censuses, org: OrgId): Promise<readonly Counted[]> => {
  const found: Counted[] = [];
  for await (const page of censuses.everyone(org)) found.push(...page);
  return found;
};
