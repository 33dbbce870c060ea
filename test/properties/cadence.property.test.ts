import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asUnitId, type UnitId } from '../../src/people/model.ts';
import type { Cadence } from '../../src/pulse/model.ts';
import { chooseCadence, pausePulse, startPulse } from '../../src/pulse/programme-cards.ts';
import { asInstant, type Instant } from '../../src/time/instant.ts';
import { type MemoryOffice, memoryOffice } from '../fixtures/memory-office.ts';
import { person, unit } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';

const START = at('2026-04-06T09:00:00+09:00');
const MINUTES = 30 * 7 * 24 * 60;

/** The moments at which a pulse may ask in these thirty weeks; W19 and W39 have two working days. */
const moments: readonly { readonly week: string; readonly at: Instant }[] = [
  ...['04-09', '04-16', '04-23', '04-30', '05-14', '05-21', '05-28', '06-04', '06-11', '06-18', '06-25', '07-02'],
  ...['07-09', '07-16', '07-23', '07-30', '08-06', '08-13', '08-20', '08-27', '09-03', '09-10', '09-17'],
  ...['10-01', '10-08', '10-15', '10-22', '10-29'],
].map((day, index) => ({
  week: `2026-W${15 + index + (index >= 4 ? 1 : 0) + (index >= 23 ? 1 : 0)}`,
  at: at(`2026-${day}T15:00:00+09:00`),
}));

const units = ['省', '局', '課'] as const;
type UnitName = (typeof units)[number];
type Change = { readonly minute: number; readonly unit: UnitName; readonly to: 'start' | 'pause' | Cadence };

/** `since`: the asking from which the unit follows the plan it has now, after one of its own was taken away. */
type State = { readonly running: boolean; readonly cadence: Cadence; readonly since: number; readonly owner: UnitName };

const promoter = person('P', '省', { promotes: [asUnitId('省')] });
const members = [person('1', '省'), person('2', '局'), person('3', '課')];

const openOffice = (): MemoryOffice =>
  memoryOffice({
    units: [unit('省'), unit('局', '省'), unit('課', '局')],
    people: [promoter, ...members],
    start: START,
  });

const changeOf = (id: UnitId, to: Change['to']) => {
  if (to === 'start') return { action: startPulse.of({ unit: id }) };
  if (to === 'pause') return { action: pausePulse.of({ unit: id }) };
  return { action: chooseCadence.of({ unit: id }), choice: to };
};

/** Whom a change of a unit reaches: everything below it. */
const below: { readonly [unit in UnitName]: readonly UnitName[] } = { 省: units, 局: ['局', '課'], 課: ['課'] };

/** What holds for each unit at each moment of asking, told without the product. */
const statesOf = (changes: readonly Change[]): readonly { readonly [unit in UnitName]: State }[] => {
  const weekly: State = { running: true, cadence: 'weekly', since: 0, owner: '省' };
  let now = { 省: weekly, 局: weekly, 課: weekly };
  const left = [...changes];
  return moments.map(({ at: moment }, index) => {
    for (let next = left[0]; next && START + next.minute * 60_000 < moment; next = left[0]) {
      left.shift();
      const { unit: owner, to } = next;
      const before = now[owner];
      const running = to === 'start' || (to !== 'pause' && before.running);
      const cadence = to === 'start' || to === 'pause' ? before.cadence : to;
      if (running === before.running && cadence === before.cadence) continue;
      for (const each of below[owner]) {
        const since = now[each].owner === before.owner ? now[each].since : index;
        now = { ...now, [each]: { running, cadence, owner, since } };
      }
    }
    return now;
  });
};

/** The weeks in which a person got the pulse, in order, as the messages on their platform say. */
const weeksAsked = (office: MemoryOffice, user: string): readonly string[] =>
  office.slack.sent
    .filter(({ to, deliveryId }) => to === `slack:-:${user}` && deliveryId.endsWith('/ask'))
    .map(({ deliveryId }) => deliveryId.split('/')[1] ?? '');

const play = async (changes: readonly Change[]): Promise<MemoryOffice> => {
  const office = openOffice();
  for (const { minute, unit: name, to } of changes) {
    await office.moveTo(asInstant(START + minute * 60_000));
    const { action, ...more } = changeOf(asUnitId(name), to);
    await office.tap(promoter, action, more);
  }
  await office.moveTo(asInstant(START + MINUTES * 60_000));
  expect(office.complaints).toEqual([]);
  return office;
};

const monthOf = (index: number): string => new Date(moments[index]?.at ?? 0).toISOString().slice(0, 7);

/** Neither asked while paused, nor too soon, nor left out: told from who was asked and what held when. */
const faultsOf = (asked: readonly string[], states: readonly State[]): readonly string[] => {
  const faults: string[] = [];
  const was = moments.map(({ week }) => asked.includes(week));
  if (new Set(asked).size !== asked.length) faults.push(`twice in one week: ${asked}`);
  if (asked.some((week) => moments.every((moment) => moment.week !== week))) faults.push(`in a skipped week: ${asked}`);
  for (const [i, { running, cadence, since }] of states.entries()) {
    const { week } = moments[i] ?? { week: '' };
    const before = was.lastIndexOf(true, i - 1);
    const last = i > 0 && before >= since ? before : undefined;
    if (was[i] && !running) faults.push(`${week}: while paused`);
    if (was[i] && last !== undefined && tooSoon(cadence, last, i))
      faults.push(`${week}: ${cadence} after ${moments[last]?.week}`);
    if (!was[i] && running && leftOut(cadence, i, was, states)) faults.push(`${week}: left out, ${cadence}`);
  }
  return faults;
};

const tooSoon = (cadence: Cadence, last: number, now: number): boolean =>
  (cadence === 'fortnightly' && now - last < 2) || (cadence === 'monthly' && monthOf(last) === monthOf(now));

/** A promise that held all through is broken: no asking this week, in two weeks, in the whole month. */
const leftOut = (cadence: Cadence, now: number, was: readonly boolean[], states: readonly State[]): boolean => {
  const held = (index: number) =>
    states[index]?.running === true && states[index]?.cadence === cadence && index >= (states[now]?.since ?? 0);
  switch (cadence) {
    case 'weekly':
      return true;
    case 'fortnightly':
      return now > 0 && held(now - 1) && !was[now - 1];
    case 'monthly': {
      const month = moments.flatMap((_, index) => (monthOf(index) === monthOf(now) ? [index] : []));
      const isLast = month.at(-1) === now && now < moments.length - 1;
      return isLast && month.every(held) && !month.some((index) => was[index]);
    }
    default:
      return cadence satisfies never;
  }
};

const changesAt = (...names: readonly UnitName[]) =>
  fc
    .array(
      fc.record({
        minute: fc.oneof(fc.integer({ min: 0, max: MINUTES - 1 }), aroundAnAsking()),
        unit: fc.constantFrom(...names),
        to: fc.constantFrom<Change['to'][]>('start', 'pause', 'weekly', 'fortnightly', 'monthly'),
      }),
      { maxLength: 12 },
    )
    .map((changes) => changes.toSorted((a, b) => a.minute - b.minute));

/** Up to an hour around a Thursday's 15:00, never that minute itself. */
const aroundAnAsking = () =>
  fc
    .tuple(fc.constantFrom(...moments), fc.integer({ min: 1, max: 60 }), fc.boolean())
    .map(([moment, minutes, after]) => (moment.at - START) / 60_000 + (after ? minutes : -minutes));

/** Changed from fortnightly to weekly after a week's asking, and back before the next: that week was not asked. */
const thereAndBack: readonly Change[] = [
  { minute: 145_801, unit: '省', to: 'fortnightly' },
  { minute: 196_201, unit: '省', to: 'weekly' },
  { minute: 206_279, unit: '省', to: 'fortnightly' },
];

it('neither repeats nor leaves out anybody, whenever the pulse is started, paused and changed', async () => {
  await fc.assert(
    fc.asyncProperty(changesAt('省'), async (changes) => {
      const office = await play(changes);
      const states = statesOf(changes);
      for (const [index, name] of units.entries()) {
        expect(
          faultsOf(
            weeksAsked(office, `U${index + 1}`),
            states.map((state) => state[name]),
          ),
        ).toEqual([]);
      }
    }),
    { numRuns: 30, examples: [[[...thereAndBack]]] },
  );
}, 120_000);

it('does the same for units below with plans of their own, from when such a plan goes on', async () => {
  await fc.assert(
    fc.asyncProperty(changesAt(...units), async (changes) => {
      const office = await play(changes);
      const states = statesOf(changes);
      for (const [index, name] of units.entries()) {
        expect(
          faultsOf(
            weeksAsked(office, `U${index + 1}`),
            states.map((state) => state[name]),
          ),
        ).toEqual([]);
      }
    }),
    { numRuns: 30 },
  );
}, 120_000);
