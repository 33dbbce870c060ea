import { beforeEach, describe, expect, it } from 'vitest';
import { keepBriefly } from '../../adapters/cache.ts';
import { keepResults } from '../../adapters/results-cache.ts';
import { asOrgId, asPersonId } from '../../src/people/model.ts';
import type { ResultStore } from '../../src/results/ports.ts';
import { asInstant, asWeekId, TOKYO } from '../../src/time/instant.ts';
import { memoryCapsBooks } from '../fixtures/memory-caps-books.ts';
import { memoryDirectory } from '../fixtures/memory-directory.ts';
import { memoryOffice } from '../fixtures/memory-office.ts';
import { memoryResultStore } from '../fixtures/memory-results.ts';
import { ORG, person, unit } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';
import { idOf, resultOf, week } from '../fixtures/told-results.ts';

const next = asWeekId('2026-W49');
const [bureau, section] = [idOf('局'), idOf('課')];
const decision = { at: asInstant(1), by: asPersonId('1'), name: '職員 1', text: '会議を短くします' };

const clock = { now: 0 };
let reads: string[];
let store: ResultStore;
let kept: ReturnType<typeof keepResults>;

/** Names what is read. */
const noted = (inner: ResultStore): ResultStore => {
  const note = <In extends readonly unknown[], Out>(name: string, of: (...args: In) => Out) => {
    return (...args: In): Out => {
      reads.push(name);
      return of(...args);
    };
  };
  return {
    ...inner,
    published: note('published', inner.published),
    results: note('results', inner.results),
    told: note('told', inner.told),
    decisionsOf: note('decisionsOf', inner.decisionsOf),
  };
};

/** What was read in the meantime. */
const readBy = async (look: () => Promise<unknown>): Promise<readonly string[]> => {
  reads = [];
  await look();
  return reads;
};
const told = () => kept.taps.told(ORG, week, [section, bureau]);
const textsIn = async (of: ReturnType<ResultStore['told']>) =>
  (await of).decisions.flatMap(({ made }) => made.map(({ text }) => text));

beforeEach(async () => {
  clock.now = 0;
  reads = [];
  store = noted(memoryResultStore());
  kept = keepResults(store, () => clock.now);
  await store.save([resultOf('局'), resultOf('課'), resultOf('局', { week: next })]);
});

describe('what is kept of results', () => {
  it('is what a published round shows, for good', async () => {
    expect(await readBy(told)).toEqual(['told']);
    clock.now = 365 * 86_400_000;
    expect(await readBy(told)).toEqual(['decisionsOf']);
    expect(await readBy(() => kept.taps.results(ORG, week, [section, bureau]))).toEqual([]);
    expect((await kept.taps.results(ORG, week, [bureau, section])).map((each) => each.unit)).toEqual(['局', '課']);
    expect((await kept.taps.results(ORG, next, [bureau])).map((each) => each.week)).toEqual([next]);
  });

  it('is that a unit was in no round, too', async () => {
    await kept.taps.results(ORG, week, [idOf('新')]);
    expect(await readBy(() => kept.taps.results(ORG, week, [idOf('新')]))).toEqual([]);
  });

  it('is no organisation’s that asks from elsewhere', async () => {
    await told();
    expect((await kept.taps.told(asOrgId('elsewhere'), week, [section])).results).toEqual([]);
    kept.forget(ORG);
    expect(await readBy(told)).toEqual(['told']);
  });

  it('is which rounds are read, for a minute, once there is one, and at once where it was published here', async () => {
    expect(await kept.taps.published(ORG)).toEqual([]);
    await store.publish(ORG, week);
    expect(await kept.taps.published(ORG)).toEqual([week]);
    await store.publish(ORG, next);
    clock.now = 59_999;
    expect(await kept.taps.published(ORG)).toEqual([week]);
    clock.now = 60_000;
    expect(await kept.taps.published(ORG)).toEqual([next, week]);
    const third = asWeekId('2026-W50');
    await kept.publish(ORG, third);
    expect(await kept.taps.published(ORG)).toEqual([third, next, week]);
  });

  it('is what was decided, for two seconds, and while thousands are told for a minute', async () => {
    expect(await textsIn(told())).toEqual([]);
    await store.saveDecisions({ org: ORG, unit: bureau, version: 0, made: [decision] });
    clock.now = 1_999;
    expect(await textsIn(told())).toEqual([]);
    const telling = () => kept.telling.told(ORG, week, [section, bureau]);
    clock.now = 59_999;
    expect(await textsIn(telling())).toEqual([]);
    expect(await textsIn(told())).toEqual(['会議を短くします']);
    expect(await textsIn(telling())).toEqual(['会議を短くします']);
  });

  it('is what was read or saved of decisions, for an hour, to begin a change with', async () => {
    const atHand = () => kept.taps.decisionsAtHand(ORG, bureau);
    expect(atHand()).toBeUndefined();
    await told();
    expect(atHand()).toEqual({ org: ORG, unit: bureau, version: 0, made: [] });
    expect(await kept.taps.saveDecisions({ org: ORG, unit: bureau, version: 0, made: [decision] })).toBe(true);
    expect(atHand()).toEqual({ org: ORG, unit: bureau, version: 1, made: [decision] });
    expect(await kept.taps.saveDecisions({ org: ORG, unit: bureau, version: 0, made: [] })).toBe(false);
    expect(atHand()).toBeUndefined();
    await told();
    expect(atHand()?.version).toBe(1);
    clock.now = 3_600_000;
    expect(atHand()).toBeUndefined();
  });

  it('is not what somebody decided through this very process', async () => {
    await told();
    await kept.taps.saveDecisions({ org: ORG, unit: bureau, version: 0, made: [decision] });
    expect(await textsIn(told())).toEqual(['会議を短くします']);
  });
});

describe('the organisation, for who looks at results', () => {
  const office = memoryOffice({
    ...{ units: [unit('省')], people: [person('1', '省')] },
    start: at('2026-11-16T09:00:00+09:00'),
  });
  let version = 1;
  let count = 0;
  const glance = async () => {
    count += 1;
    const organisation = {
      ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: 1, units: 1, version, closures: {} },
    };
    return {
      organisation,
      programme: await office.pulse.programme(ORG),
      caps: () => undefined,
      person: () => undefined,
    };
  };
  const brief = keepBriefly(
    { directory: memoryDirectory().directory, pulse: office.pulse, caps: memoryCapsBooks(), glance },
    () => clock.now,
    { error: () => undefined },
  );
  const versions = async () => (await brief.calm.organisation(ORG))?.version;

  it('is read once a minute, and never older than what another line of this process went by', async () => {
    expect([await versions(), count]).toEqual([1, 1]);
    version = 2;
    clock.now = 59_999;
    expect([await versions(), count]).toEqual([1, 1]);
    expect((await brief.directory.organisation(ORG))?.version).toBe(2);
    expect([await versions(), count]).toEqual([2, 2]);
    clock.now = 119_999;
    version = 3;
    expect([await versions(), count]).toEqual([3, 3]);
  });
});
