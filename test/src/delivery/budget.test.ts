import { describe, expect, it } from 'vitest';
import {
  type Asked,
  type BudgetKind,
  budget,
  budgetRules,
  type Counting,
  type Entry,
  isDuty,
  mayFollow,
  recent,
  withEntry,
} from '../../../src/delivery/budget.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { QUIET_UNTIL } from '../../../src/delivery/rules.ts';
import { messageKinds } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, dateIn, TOKYO } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

const THURSDAY = '2026-11-26';
const NOON = `${THURSDAY}T12:00:00+09:00`;
const FRIDAY_MORNING = at('2026-11-27T08:30:00+09:00');
const MONDAY_MORNING = at('2026-11-30T08:30:00+09:00');

let count = 0;
const idOf = (kind: BudgetKind) => {
  count += 1;
  return asDeliveryId(`${kind}/${count}`);
};
const sent = (kind: BudgetKind, day: string = THURSDAY, more: { followsOn?: string } = {}): Entry => ({
  ...{ delivery: idOf(kind), kind, day: asLocalDate(day), at: at(`${day}T09:00:00+09:00`), fate: 'sent' },
  ...(more.followsOn === undefined ? {} : { followsOn: asLocalDate(more.followsOn) }),
});
const waits = (kind: BudgetKind, until: string): Entry => ({
  ...{ delivery: idOf(kind), kind, day: asLocalDate('2026-11-25'), at: at('2026-11-25T09:00:00+09:00') },
  ...{ fate: 'waits', until: at(until), reason: 'day-full' },
});
const ask = (
  kind: BudgetKind,
  entries: readonly Entry[],
  options: Partial<Asked> & Counting & { now?: string } = {},
) => {
  const { now = NOON, expiresAt = at('2026-12-11T17:00:00+09:00'), id = asDeliveryId('this'), ...counting } = options;
  const clock = { now: at(now), zone: TOKYO, calendar: calendarOf({}), opensAt: QUIET_UNTIL };
  return budget({ id, kind, expiresAt }, entries, clock, counting);
};
const admitted = { type: 'admit' };

describe('a day', () => {
  it('has room for two', () => {
    expect(ask('leave-nudge', [])).toEqual(admitted);
    expect(ask('leave-nudge', [sent('one-on-one')])).toEqual(admitted);
    expect(ask('leave-nudge', [sent('one-on-one'), sent('approval')])).toEqual({
      ...{ type: 'wait', until: FRIDAY_MORNING, reason: 'day-full' },
    });
  });

  it('has a third place for the pulse, whichever comes first', () => {
    const two = [sent('one-on-one'), sent('approval')];
    expect(ask('pulse', two)).toEqual(admitted);
    expect(ask('pulse', [...two, sent('approval')])).toMatchObject({ type: 'wait', reason: 'day-full' });
    expect(ask('overtime-actual', [sent('pulse'), sent('approval')])).toEqual(admitted);
    expect(ask('overtime-actual', [sent('pulse'), ...two])).toMatchObject({ type: 'wait' });
  });

  it('counts what follows the pulse on its own day, said or not', () => {
    const asked = sent('pulse', '2026-11-25', { followsOn: THURSDAY });
    expect(ask('overtime-actual', [asked])).toEqual(admitted);
    expect(ask('overtime-actual', [asked, sent('approval')])).toMatchObject({ type: 'wait', reason: 'day-full' });
  });

  it('never holds a duty back, and counts it', () => {
    const many = Array.from({ length: 9 }, () => sent('approval'));
    for (const kind of ['cap-warning', 'health', 'approval'] as const) expect(ask(kind, many)).toEqual(admitted);
    expect(ask('one-on-one', [sent('cap-warning'), sent('approval')])).toMatchObject({ type: 'wait' });
  });

  it('keeps its last place for what waits and ranks higher, and for nothing that ranks lower', () => {
    const higher = waits('one-on-one', '2026-11-26T08:30:00+09:00');
    const lower = waits('campaign', '2026-11-26T08:30:00+09:00');
    expect(ask('lights-out', [sent('approval'), higher])).toEqual({ type: 'drop', reason: 'day-full' });
    expect(ask('lights-out', [sent('approval'), lower])).toEqual(admitted);
    expect(ask('one-on-one', [sent('approval'), lower])).toEqual(admitted);
    expect(ask('one-on-one', [sent('approval'), waits('one-on-one', '2026-11-26T08:30:00+09:00')])).toEqual(admitted);
  });

  it('is over for what is of no use tomorrow', () => {
    for (const kind of ['lights-out', 'leaving-plan'] as const) {
      expect(ask(kind, [sent('approval'), sent('approval')])).toEqual({ type: 'drop', reason: 'day-full' });
    }
  });
});

describe('a week', () => {
  const week = (...kinds: BudgetKind[]) => kinds.map((kind, i) => sent(kind, `2026-11-2${3 + Math.floor(i / 2)}`));
  const six = week('approval', 'approval', 'approval', 'approval', 'one-on-one', 'one-on-one');

  it('has room for seven', () => {
    expect(ask('one-on-one', six)).toEqual(admitted);
    expect(ask('one-on-one', [...six, sent('pulse', '2026-11-25')])).toEqual({
      ...{ type: 'wait', until: MONDAY_MORNING, reason: 'week-full' },
    });
  });

  it('keeps two of them for the pulse and its reminder from what ranks lower, until it is there', () => {
    const five = six.slice(1);
    expect(ask('campaign', five)).toMatchObject({ type: 'wait', reason: 'week-full' });
    expect(ask('campaign', six.slice(2))).toEqual(admitted);
    expect(ask('campaign', [...six.slice(2), sent('pulse', THURSDAY, { followsOn: '2026-11-27' })])).toEqual(admitted);
    expect(ask('pulse', five, { followsOn: asLocalDate('2026-11-27') })).toEqual({
      ...admitted,
      followsOn: '2026-11-27',
    });
  });

  it('lets the pulse come without a reminder where it has room for one only', () => {
    expect(ask('pulse', six, { followsOn: asLocalDate('2026-11-27') })).toEqual(admitted);
    expect(ask('pulse', six, { followsOn: asLocalDate('2026-11-30') })).toEqual({
      ...admitted,
      followsOn: '2026-11-30',
    });
  });

  it('is the ISO week where the person is: Sunday is in the old one', () => {
    const seven = [...six, sent('pulse', '2026-11-25')];
    expect(ask('one-on-one', seven, { now: '2026-11-29T12:00:00+09:00' })).toMatchObject({ reason: 'week-full' });
    expect(ask('one-on-one', seven, { now: '2026-11-30T08:30:00+09:00' })).toEqual(admitted);
  });
});

describe('a kind', () => {
  it('in the evening comes once a day and three times a week', () => {
    const evenings = ['2026-11-23', '2026-11-24'].map((day) => sent('lights-out', day));
    expect(ask('lights-out', evenings)).toEqual(admitted);
    expect(ask('lights-out', [sent('lights-out')])).toEqual({ type: 'drop', reason: 'kind-full' });
    expect(ask('lights-out', [...evenings, sent('lights-out', '2026-11-25')])).toEqual({
      ...{ type: 'drop', reason: 'kind-full' },
    });
  });

  it('without a limit of 14 days comes as often as days and weeks have room', () => {
    const days = ['16', '17', '18', '19', '20', '23', '24', '25'].map((day) => `2026-11-${day}`);
    for (const kind of ['one-on-one', 'overtime-actual'] as const)
      expect(
        ask(
          kind,
          days.map((day) => sent(kind, day)),
        ),
      ).toEqual(admitted);
  });

  it('of a campaign comes once a fortnight, and twice a week while the campaign is on', () => {
    expect(ask('campaign', [sent('campaign', '2026-11-12')])).toEqual(admitted);
    expect(ask('campaign', [sent('campaign', '2026-11-13')])).toEqual({
      ...{ type: 'wait', until: FRIDAY_MORNING, reason: 'kind-full' },
    });
    const one = [sent('campaign', '2026-11-24')];
    const periods = [{ first: asLocalDate('2026-11-16'), last: asLocalDate('2026-12-18') }];
    expect(ask('campaign', one, { periods })).toEqual(admitted);
    expect(ask('campaign', [...one, sent('campaign', '2026-11-25')], { periods })).toEqual({
      ...{ type: 'wait', until: MONDAY_MORNING, reason: 'kind-full' },
    });
  });
});

describe('waiting', () => {
  const full = [sent('approval'), sent('approval')];

  it('goes on to the next working morning that has room', () => {
    const friday = [
      sent('pulse', THURSDAY, { followsOn: '2026-11-27' }),
      waits('one-on-one', '2026-11-27T08:30:00+09:00'),
    ];
    expect(ask('one-on-one', [...full, ...friday])).toMatchObject({ type: 'wait', until: MONDAY_MORNING });
  });

  it('ends where the message would be too late', () => {
    expect(ask('one-on-one', full, { expiresAt: at('2026-11-27T08:30:00+09:00') })).toEqual({
      ...{ type: 'drop', reason: 'day-full' },
    });
    expect(ask('one-on-one', full, { expiresAt: at('2026-11-27T08:31:00+09:00') })).toMatchObject({ type: 'wait' });
  });
});

describe('a mailbox', () => {
  const entry = sent('one-on-one');

  it('counts the same message once, and moves it to the day on which it is sent', () => {
    const again = { ...entry, at: at('2026-11-26T09:30:00+09:00') };
    const entries = [entry];
    expect(withEntry(entries, again)).toBe(entries);
    const later = { ...entry, day: asLocalDate('2026-11-27') };
    expect(withEntry(entries, later)).toEqual([later]);
    expect(ask('one-on-one', [entry, sent('approval')], { id: entry.delivery })).toEqual(admitted);
  });

  it('reaches back fourteen days, and further for what still waits', () => {
    const entries = [
      sent('pulse', '2026-11-12'),
      sent('pulse', '2026-11-13'),
      { ...waits('campaign', '2026-11-27T08:30:00+09:00'), day: asLocalDate('2026-11-01') },
      { ...waits('campaign', '2026-11-25T08:30:00+09:00'), day: asLocalDate('2026-11-01') },
    ];
    const now = at(NOON);
    expect(recent(entries, now, dateIn(now, TOKYO))).toEqual([entries[1], entries[2]]);
  });

  it('says of what follows a message whether that was let through with it', () => {
    expect(mayFollow('pulse', [])).toBe(true);
    expect(mayFollow('pulse', [sent('campaign')])).toBe(true);
    const before = sent('pulse', '2026-11-19', { followsOn: '2026-11-20' });
    expect(mayFollow('pulse', [before, sent('pulse', THURSDAY)])).toBe(false);
    expect(
      mayFollow('pulse', [sent('pulse', '2026-11-19'), sent('pulse', THURSDAY, { followsOn: '2026-11-27' })]),
    ).toBe(true);
  });
});

describe('the table of kinds', () => {
  it('ranks cap and health, approval, 1on1, pulse, evening, campaign', () => {
    const order = ['cap-warning', 'approval', 'one-on-one', 'pulse', 'lights-out', 'campaign'] as const;
    const ranks = order.map((kind) => budgetRules[kind].rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(6);
  });

  it('has the duties that nobody can put off, and no other', () => {
    const kinds = Object.keys(budgetRules).filter((kind): kind is BudgetKind => kind in budgetRules);
    expect(kinds.filter(isDuty)).toEqual(['cap-warning', 'health', 'approval', 'standby-over']);
    expect(messageKinds.filter((kind) => !(kind in budgetRules))).toEqual([]);
  });
});
