import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { fallbackText } from '../../src/conversation/fallback.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import { asUnitId } from '../../src/people/model.ts';
import { type MemoryOffice, memoryOffice } from '../fixtures/memory-office.ts';
import { person, unit } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';

const names = [
  'pulse.answer',
  'pulse.question',
  'pulse.show',
  'pulse.skip',
  'pulse.comment',
  'pulse.send-comment',
  'pulse.open',
  'pulse.start',
  'pulse.pause',
  'pulse.cadence',
  'pulse.open-picks',
  'pulse.send-picks',
  'menu.open',
  'menu.privacy',
  'settings.open',
  'settings.language',
  'settings.place',
  'settings.kind',
  'settings.speak',
  'overtime.declare',
  'lights-out.plan',
  'lights-out.end',
  'lights-out.set-mode',
  'standby.ask',
  'standby.end',
  'overtime.units',
  'overtime.choose-unit',
  'overtime.choose-month',
  '__proto__',
  '',
];
const staff = person('1', '課');
const promoter = person('2', '省', { promotes: [asUnitId('省')] });

let office: MemoryOffice;
beforeAll(async () => {
  office = memoryOffice({
    units: [unit('省'), unit('課', '省')],
    people: [staff, promoter],
    start: at('2026-11-24T09:00:00+09:00'),
  });
  await office.moveTo(at('2026-11-26T16:00:00+09:00'));
});

const week = fc.constantFrom('2026-W48', '2026-W47', '2031-W01', '2026-W99', '2026-48', '0000-W00', '', '../..');
const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.integer(), fc.boolean());
const keyed = fc.record(
  {
    week: fc.oneof(week, scalar),
    question: fc.oneof(fc.constantFrom('A0', 'D1a', 'O3', 'toString'), scalar),
    value: fc.oneof(fc.constantFrom(1, 5, 0, 6, 4.5, Number.NaN), scalar),
    unit: fc.oneof(fc.constantFrom('課', '省', '無い', '__proto__', 'constructor'), scalar),
    kind: fc.oneof(fc.constantFrom('pulse', 'pulse-reminder', 'overtime'), scalar),
    month: fc.oneof(fc.constantFrom('2026-11', '2026-13', '9999-12'), scalar),
    from: fc.oneof(fc.constantFrom(0, -1, 1e9, Number.NaN), scalar),
    on: fc.oneof(fc.boolean(), scalar),
    day: fc.oneof(fc.constantFrom('2026-11-26', '2026-02-30', '2026-13-01', '../..'), scalar),
    leaves: fc.oneof(fc.constantFrom('later', 'eight', 'toString'), scalar),
    mode: fc.oneof(fc.constantFrom('wide', 'narrow', 'off'), scalar),
    asked: scalar,
  },
  { requiredKeys: [] },
);
const payload = fc.oneof({ weight: 3, arbitrary: keyed }, { weight: 1, arbitrary: fc.dictionary(fc.string(), scalar) });
const choice = fc.option(fc.oneof(fc.constantFrom('weekly', 'monthly', 'en', 'teams', 'toString'), fc.string()), {
  nil: undefined,
});
const values = fc.dictionary(
  fc.constantFrom('comment', 'first', 'second', '__proto__', 'x'),
  fc.string({ unit: 'grapheme', maxLength: 700 }),
);

/** An outcome a person can see: words on a card or a form, or what a form says when it was sent. */
const isKind = (outcome: Outcome): boolean => {
  switch (outcome.type) {
    case 'reply':
    case 'replace':
    case 'home':
      return fallbackText(outcome.card).trim() !== '';
    case 'open-form':
      return outcome.form.title !== '';
    case 'form-result':
      return true;
    default:
      return outcome satisfies never;
  }
};

it('answers whatever payload comes back from outside, never with a surprise', async () => {
  const event = fc.record({ name: fc.constantFrom(...names), payload, choice, values, submits: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(event, fc.constantFrom(staff, promoter), async (sent, who) => {
      const action = { name: sent.name, payload: sent.payload };
      const outcomes = sent.submits
        ? await office.submit(who, action, sent.values)
        : await office.tap(who, action, sent.choice === undefined ? {} : { choice: sent.choice });
      expect(office.complaints).toEqual([]);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(outcomes.every(isKind)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it('answers whatever anybody types', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (line) => {
      const outcomes = await office.say(staff, line);
      expect(office.complaints).toEqual([]);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(outcomes.every(isKind)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
