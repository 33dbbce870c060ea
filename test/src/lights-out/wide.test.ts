import { beforeEach, describe, expect, it } from 'vitest';
import { CENSUS, takeCensus } from '../../../src/campaign/census.ts';
import type { Parcel } from '../../../src/delivery/parcel.ts';
import { wideId } from '../../../src/lights-out/ids.ts';
import { WIDE, wideEvening } from '../../../src/lights-out/wide.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import type { Organisation } from '../../../src/people/ports.ts';
import { asLocalDate, asLocalTime, asZone, type Instant, TOKYO, type Zone } from '../../../src/time/instant.ts';
import { memoryCensuses } from '../../fixtures/memory-census.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { type MemoryDirectory, memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryLights } from '../../fixtures/memory-lights-out.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const PARIS = asZone('Europe/Paris');
const day = asLocalDate('2026-12-03');
const morning = at('2026-12-03T04:00:00+09:00');
const seven: ReadonlyMap<Zone, Instant> = new Map([
  [TOKYO, at('2026-12-03T19:00:00+09:00')],
  [PARIS, at('2026-12-03T19:00:00+01:00')],
]);
const december = { first: asLocalDate('2026-12-01'), last: asLocalDate('2026-12-28') };
const untilNine = { start: asLocalTime('12:00'), end: asLocalTime('20:45') };

/** 19:30 is wide for 課 and 係 below it. In Paris, 課 has one person, who works until later, and 室 another. */
const staff: readonly Person[] = [
  ...[person('1', '課'), person('2', '係'), person('3', '室')],
  person('4', '課', { zone: PARIS, hours: untilNine }),
  person('5', '室', { zone: PARIS }),
];
const large: Organisation = {
  ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO, PARIS], closures: {} },
  ...{ people: 2_500, units: 4, version: 7 },
};

describe('an evening that is wide', () => {
  let memory: MemoryDirectory;
  let delivery: ReturnType<typeof memoryDelivery>;
  let looks: string[];
  let evening: (zone: Zone, periods?: readonly (typeof december)[]) => Promise<readonly string[]>;
  let count: () => Promise<void>;

  beforeEach(async () => {
    memory = memoryDirectory();
    memory.organisation = large;
    for (const each of [unit('省'), unit('課', '省'), unit('係', '課'), unit('室', '省')])
      memory.units.set(each.id, each);
    for (const each of staff) memory.people.set(each.id, each);
    looks = [];
    delivery = memoryDelivery();
    const { directory } = memory;
    const censuses = memoryCensuses(directory);
    const lights = memoryLights();
    const set = { by: asPersonId('1'), at: morning, order: 1 };
    await lights.saveMode({ org: ORG, unit: asUnitId('課'), mode: 'wide', ...set });
    const looked = <A extends readonly unknown[], R>(what: string, call: (...args: A) => R) => {
      return (...args: A): R => {
        looks.push(what);
        return call(...args);
      };
    };
    const watched = {
      organisation: directory.organisation,
      tree: looked('tree', directory.tree),
      everyone: looked('everyone', directory.everyone),
    };
    const { jobs, parcels } = delivery;
    evening = async (zone, periods = [december]) => {
      const now = seven.get(zone) ?? morning;
      const job = { org: ORG, id: `${WIDE}/${day}/${zone}`, kind: WIDE, payload: { day, zone }, dueAt: now };
      const deps = { directory: watched, censuses, lights, parcels, jobs, periods: async () => periods };
      await wideEvening(deps)(job, now);
      const planned: Parcel[] = [];
      for await (const page of parcels.of(ORG, wideId(day, zone))) planned.push(...page);
      return planned.flatMap(({ left }) => left).toSorted();
    };
    count = () =>
      takeCensus({ directory, censuses, jobs })(
        { org: ORG, id: CENSUS, kind: CENSUS, payload: {}, dueAt: morning },
        morning,
      );
  });

  it('is laid out for everybody of the units whose evening it is, after a look at everybody', async () => {
    await count();
    expect(await evening(TOKYO)).toEqual(['1', '2']);
    expect(looks).toEqual(['tree', 'everyone']);
  });

  it('looks at nobody where the census knows that nobody is concerned', async () => {
    await count();
    expect(await evening(PARIS)).toEqual([]);
    expect(looks).toEqual(['tree']);
  });

  it('does not rely on a census of another state of the directory, nor on one that is missing', async () => {
    expect(await evening(PARIS)).toEqual([]);
    expect(looks).toEqual(['tree', 'everyone']);
    await count();
    memory.people.set(asPersonId('6'), person('6', '課', { zone: PARIS }));
    memory.organisation = { ...large, version: 8 };
    expect(await evening(PARIS)).toEqual(['6']);
  });

  it('looks at everybody of a small organisation, of which there is no census', async () => {
    memory.organisation = { ...large, people: 5 };
    await count();
    expect(await evening(TOKYO)).toEqual(['1', '2']);
  });

  it('reads not even the units where no campaign month is on', async () => {
    expect(await evening(TOKYO, [])).toEqual([]);
    expect(looks).toEqual([]);
  });
});
