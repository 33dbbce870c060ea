import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evening, endings, leavings } from '../../src/lights-out/model.ts';
import { isSilent, slotOf, stayingOf, type Told } from '../../src/lights-out/rules.ts';
import { waits } from '../../src/lights-out/standby-telling.ts';
import { asDayMinute, type Plan, type Span } from '../../src/overtime/model.ts';
import { asPersonId } from '../../src/people/model.ts';
import { asInstant, asLocalDate, asLocalTime, MINUTE_MS, TOKYO } from '../../src/time/instant.ts';
import { ORG } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';

const day = asLocalDate('2026-11-26');
const midnight = at('2026-11-26T00:00:00+09:00');
const order = fc.integer({ min: 1, max: 6 });

/** Up to three stretches of one day, apart and in order. */
const spans = fc
  .uniqueArray(fc.integer({ min: 5 * 60, max: 29 * 60 }), { minLength: 2, maxLength: 6 })
  .map((minutes) => {
    const sorted = minutes.toSorted((a, b) => a - b).map(asDayMinute);
    return sorted.flatMap((from, i): readonly Span[] => {
      const until = sorted[i + 1];
      return i % 2 === 0 && until !== undefined ? [{ from, until }] : [];
    });
  });
const plan: fc.Arbitrary<Plan> = fc
  .record({ spans, order, isWithdrawn: fc.boolean() })
  .map(({ isWithdrawn, ...rest }) => ({
    ...{ ...rest, version: 1, declaredAt: midnight },
    ...(isWithdrawn && { withdrawn: true }),
  }));
const evening: fc.Arbitrary<Evening> = fc
  .record({ order, leaves: fc.option(fc.constantFrom(...leavings)), ends: fc.option(fc.constantFrom(...endings)) })
  .map(({ leaves, ends, ...rest }) => ({
    ...{ ...rest, org: ORG, person: asPersonId('1'), day },
    ...(leaves && { leaves }),
    ...(ends && { ends }),
  }));
const told: fc.Arbitrary<Told> = fc
  .record({ plan: fc.option(plan), evening: fc.option(evening) })
  .map(({ plan: declared, evening: said }) => ({
    ...(declared && { overtime: { plan: declared } }),
    ...(said && { evening: said }),
  }));
const who = fc
  .constantFrom('17:30', '18:15', '19:30', '19:45', '20:00', '21:00')
  .map((end) => ({ hours: { start: asLocalTime('09:30'), end: asLocalTime(end) }, zone: TOKYO }));

const standingIn = ({ overtime }: Told): readonly Span[] =>
  overtime?.plan && !overtime.plan.withdrawn ? overtime.plan.spans : [];
const isOn = (of: readonly Span[], minute: number) => of.some(({ from, until }) => from <= minute && minute < until);

describe('an evening, whatever was told of it', () => {
  it('is spoken to at 20:00 only within declared overtime', () => {
    fc.assert(
      fc.property(told, who, (each, person) => {
        if (slotOf(each, person) === '20:00') expect(isOn(standingIn(each), 1_200)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is left in peace by whoever said last that they go, or want to hear no more', () => {
    fc.assert(
      fc.property(told, who, (each, person) => {
        const { evening: said, overtime } = each;
        const isLast = said?.ends !== undefined && said.order >= (overtime?.plan?.order ?? 0);
        if (isLast) expect([stayingOf(each, person), slotOf(each, person)]).toEqual([undefined, undefined]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is spoken to before the end of the regular hours of nobody, and wide only to who is silent', () => {
    fc.assert(
      fc.property(told, who, (each, person) => {
        const slot = slotOf(each, person);
        if (slot !== undefined) expect(person.hours.end <= slot).toBe(true);
        if (isSilent(each)) expect(slot).toBeUndefined();
      }),
      { numRuns: 5_000 },
    );
  });

  it('hears in the quiet hours of the end of standby only within declared overtime', () => {
    fc.assert(
      fc.property(told, who, fc.integer({ min: 5 * 60, max: 29 * 60 - 1 }), (each, person, minute) => {
        const now = asInstant(midnight + minute * MINUTE_MS);
        const isAllowed = minute >= 8 * 60 + 30 && minute < 20 * 60 + 15;
        if (waits(each, person, day, now) && !isAllowed) expect(isOn(standingIn(each), minute)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not hear of it before it knows anything, nor after the end that was given', () => {
    fc.assert(
      fc.property(told, who, fc.integer({ min: 5 * 60, max: 29 * 60 - 1 }), (each, person, minute) => {
        if (!waits(each, person, day, asInstant(midnight + minute * MINUTE_MS))) return;
        const ends = [standingIn(each).at(-1)?.until ?? 0, each.evening?.leaves === undefined ? 0 : 20 * 60 + 15];
        expect(minute).toBeLessThan(Math.max(...ends));
      }),
      { numRuns: 5_000 },
    );
  });
});
