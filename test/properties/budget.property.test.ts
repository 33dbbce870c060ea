import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BudgetKind, budget, budgetRules, type Entry, isDuty, withEntry } from '../../src/delivery/budget.ts';
import { asDeliveryId } from '../../src/delivery/model.ts';
import { QUIET_UNTIL } from '../../src/delivery/rules.ts';
import { calendarOf } from '../../src/time/calendar.ts';
import { asInstant, asLocalDate, DAY_MS, dateIn, plusDays, TOKYO, timeIn } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';

const TODAY = asLocalDate('2026-11-26');
const NOW = at('2026-11-26T12:00:00+09:00');
const clock = { now: NOW, zone: TOKYO, calendar: calendarOf({}), opensAt: QUIET_UNTIL };
const kinds = Object.keys(budgetRules).filter((kind): kind is BudgetKind => kind in budgetRules);
const kind = fc.constantFrom(...kinds);

const common = fc.record({
  kind,
  delivery: fc.integer({ min: 0, max: 40 }).map((n) => asDeliveryId(`m/${n}`)),
  day: fc.integer({ min: -13, max: 0 }).map((days) => plusDays(TODAY, days)),
  at: fc.constant(NOW),
});
const fate = fc.oneof(
  fc.constant({ fate: 'sent' as const }),
  fc.integer({ min: 0, max: 4 }).map((days) => ({ fate: 'sent' as const, followsOn: plusDays(TODAY, days) })),
  fc.integer({ min: 0, max: 9 }).map((days) => ({
    ...{ fate: 'waits' as const, until: asInstant(NOW + days * DAY_MS), reason: 'day-full' as const },
  })),
  fc.constant({ fate: 'dropped' as const, reason: 'day-full' }),
);
const mailbox = fc.uniqueArray(
  fc.tuple(common, fate).map(([entry, what]): Entry => ({ ...entry, ...what })),
  { selector: ({ delivery }) => delivery, maxLength: 20 },
);
const asked = fc.record({
  id: fc.constant(asDeliveryId('this')),
  kind,
  expiresAt: fc.integer({ min: 1, max: 20 * 24 }).map((hours) => asInstant(NOW + hours * 3_600_000)),
});
const slotsToday = (entries: readonly Entry[]): number =>
  entries.filter((e) => e.fate === 'sent' && e.day === TODAY && e.kind !== 'pulse').length +
  entries.filter((e) => e.fate === 'sent' && e.followsOn === TODAY).length;

it('lets every duty through, and of the rest none into a day that has two already', () => {
  fc.assert(
    fc.property(asked, mailbox, (message, entries) => {
      const verdict = budget(message, entries, clock, {});
      if (isDuty(message.kind)) expect(verdict).toEqual({ type: 'admit' });
      else if (message.kind !== 'pulse' && slotsToday(entries) >= 2) expect(verdict.type).not.toBe('admit');
    }),
    { numRuns: 3_000 },
  );
});

it('lets nothing wait but until a working morning to come that is before its end, and never what is of no use then', () => {
  fc.assert(
    fc.property(asked, mailbox, (message, entries) => {
      const verdict = budget(message, entries, clock, {});
      if (verdict.type !== 'wait') return;
      expect(budgetRules[message.kind].over).toBe('wait');
      expect(verdict.until).toBeGreaterThan(NOW);
      expect(verdict.until).toBeLessThan(message.expiresAt);
      expect(timeIn(verdict.until, TOKYO)).toBe('08:30');
      expect(clock.calendar.isWorkingDay(dateIn(verdict.until, TOKYO))).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

it('says the same of a message whatever its own entry says, and in any order of the others', () => {
  fc.assert(
    fc.property(asked, mailbox, fate, (message, entries, own) => {
      const entry: Entry = { delivery: message.id, kind: message.kind, day: TODAY, at: NOW, ...own };
      const verdict = budget(message, entries, clock, {});
      expect(budget(message, withEntry(entries, entry), clock, {})).toEqual(verdict);
      expect(budget(message, entries.toReversed(), clock, {})).toEqual(verdict);
    }),
    { numRuns: 2_000 },
  );
});

it('never turns down with less in the mailbox what it lets through with more', () => {
  fc.assert(
    fc.property(asked, mailbox, fc.nat(), (message, entries, index) => {
      const fewer = entries.filter((entry, i) => i !== index % Math.max(1, entries.length) || entry.kind === 'pulse');
      if (budget(message, entries, clock, {}).type !== 'admit') return;
      expect(budget(message, fewer, clock, {}).type).toBe('admit');
    }),
    { numRuns: 3_000 },
  );
});
