import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offersOf } from '../../../src/one-on-one/plan/offers.ts';
import { freeSlots, isFree, whyNone } from '../../../src/one-on-one/plan/slots.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { dayIn, slotsByMinutes } from './minutes.ts';
import { calendars, sides, wishes } from './worlds.ts';

it('finds the starts that a look at every minute finds, and no other', () => {
  let found = 0;
  fc.assert(
    fc.property(sides, sides, wishes, calendars, (staff, manager, wish, calendar) => {
      const slots = freeSlots(staff, manager, wish, calendar);
      expect(slots).toEqual(slotsByMinutes(staff, manager, wish, calendar));
      found += slots.length;
    }),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(1000);
});

it('says of each start on the grid what the list of all says', () =>
  fc.assert(
    fc.property(sides, sides, wishes, calendars, (staff, manager, wish, calendar) => {
      const slots = new Set<number>(freeSlots(staff, manager, { ...wish, notBefore: asInstant(0) }, calendar));
      const zone = staff.person.zone;
      for (let start = wish.notBefore - 86_400_000; start < wish.notBefore + 3 * 86_400_000; start += 900_000) {
        const onGrid = Math.ceil(start / 900_000) * 900_000;
        const day = dayIn(onGrid, zone);
        if (day < wish.first || day > wish.last) continue;
        const is = isFree(asInstant(onGrid), wish.minutes, staff, manager, calendar);
        expect([onGrid, is]).toEqual([onGrid, slots.has(onGrid)]);
      }
    }),
    { numRuns: 200 },
  ));

it('has a reason exactly where there is no start, and it is the true one', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(sides, sides, wishes, calendars, (staff, manager, wish, calendar) => {
      if (freeSlots(staff, manager, wish, calendar).length > 0) return;
      const why = whyNone(staff, manager, wish, calendar);
      seen.add(why);
      const idle = { taken: [], busy: [], focus: [] };
      const { perDay: _, ...unlimited } = manager;
      const unbusy = slotsByMinutes({ ...staff, ...idle }, { ...unlimited, ...idle }, wish, calendar);
      const beside = slotsByMinutes(staff, unlimited, wish, calendar);
      if (why === 'hours-apart' || why === 'away') expect(unbusy).toEqual([]);
      if (why === 'full') expect(beside).not.toEqual([]);
      if (why === 'busy') expect([unbusy.length > 0, beside.length]).toEqual([true, 0]);
    }),
    { numRuns: 1000 },
  );
  expect([...seen].toSorted()).toEqual(['away', 'busy', 'full', 'hours-apart']);
});

it('offers three different ones of them, on three days wherever there are three', () =>
  fc.assert(
    fc.property(sides, sides, wishes, calendars, (staff, manager, wish, calendar) => {
      const slots = freeSlots(staff, manager, wish, calendar);
      const zone = staff.person.zone;
      const offers = offersOf(slots, zone, wish);
      expect(offers.length).toBe(Math.min(3, slots.length));
      expect(new Set(offers).size).toBe(offers.length);
      expect(offers.filter((offer) => !slots.includes(offer))).toEqual([]);
      const days = new Set(slots.map((slot) => dayIn(slot, zone))).size;
      expect(new Set(offers.map((offer) => dayIn(offer, zone))).size).toBe(Math.min(3, days));
      const isAfternoon = (slot: number): boolean => new Date(slot + offsetOf(slot, zone)).getUTCHours() >= 12;
      const half = wish.prefers;
      const [first] = offers;
      if (first === undefined || half === undefined) return;
      const wanted = slots.filter((slot) => isAfternoon(slot) === (half === 'afternoon'));
      if (wanted.length > 0) expect(wanted).toContain(first);
    }),
    { numRuns: 300 },
  ));

const offsetOf = (slot: number, zone: string): number => {
  const local = new Date(slot).toLocaleString('sv-SE', { timeZone: zone });
  return Date.parse(`${local.replace(' ', 'T')}Z`) - slot;
};
