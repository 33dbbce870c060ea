import { describe, expect, it } from 'vitest';
import { asDeliveryId, type Delivery } from '../../../src/delivery/model.ts';
import { guard, leaseEnd, nextAllowed, retryAt } from '../../../src/delivery/rules.ts';
import { asPersonId, type Person } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, asZone, isoOf } from '../../../src/time/instant.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const calendar = calendarOf({});
const tokyo = person('1', '課');
const allowed = (now: string, who: Person = tokyo, days = calendar) => nextAllowed(at(now), who, days);

describe('the next moment a person may hear from the bot', () => {
  it.each([
    ['in the middle of a day', '2026-11-26T15:00:00+09:00', '2026-11-26T15:00:00+09:00'],
    ['a minute before 08:30', '2026-11-26T08:29:00+09:00', '2026-11-26T08:30:00+09:00'],
    ['a moment before 08:30', '2026-11-26T08:29:59.999+09:00', '2026-11-26T08:30:00+09:00'],
    ['at 08:30', '2026-11-26T08:30:00+09:00', '2026-11-26T08:30:00+09:00'],
    ['at 20:14', '2026-11-26T20:14:59+09:00', '2026-11-26T20:14:59+09:00'],
    ['at 20:15', '2026-11-26T20:15:00+09:00', '2026-11-27T08:30:00+09:00'],
    ['at midnight', '2026-11-26T00:00:00+09:00', '2026-11-26T08:30:00+09:00'],
    ['on a Friday evening', '2026-11-27T20:15:00+09:00', '2026-11-30T08:30:00+09:00'],
    ['on a Saturday noon', '2026-11-28T12:00:00+09:00', '2026-11-30T08:30:00+09:00'],
    ['on the evening before 勤労感謝の日', '2026-11-20T21:00:00+09:00', '2026-11-24T08:30:00+09:00'],
    ['on a holiday', '2026-11-23T10:00:00+09:00', '2026-11-24T08:30:00+09:00'],
    ['on the last evening of the year of work', '2026-12-28T20:15:00+09:00', '2027-01-04T08:30:00+09:00'],
    ['between the years', '2026-12-30T10:00:00+09:00', '2027-01-04T08:30:00+09:00'],
    ['before Golden Week', '2026-05-01T20:30:00+09:00', '2026-05-07T08:30:00+09:00'],
  ])('%s', (_, now, expected) => {
    expect(allowed(now)).toBe(at(expected));
  });

  it('waits over a weekly free day, and from it over the weekend', () => {
    expect(allowed('2026-11-26T15:00:00+09:00', person('1', '課', { freeDay: 4 }))).toBe(
      at('2026-11-27T08:30:00+09:00'),
    );
    expect(allowed('2026-11-27T10:00:00+09:00', person('1', '課', { freeDay: 5 }))).toBe(
      at('2026-11-30T08:30:00+09:00'),
    );
    expect(allowed('2026-11-27T21:00:00+09:00', person('1', '課', { freeDay: 1 }))).toBe(
      at('2026-12-01T08:30:00+09:00'),
    );
  });

  it('follows what an admin closed and opened', () => {
    const days = calendarOf({ [asLocalDate('2026-11-26')]: true });
    expect(allowed('2026-11-26T15:00:00+09:00', tokyo, days)).toBe(at('2026-11-27T08:30:00+09:00'));
    const opened = calendarOf({ [asLocalDate('2026-11-28')]: false });
    expect(allowed('2026-11-28T12:00:00+09:00', tokyo, opened)).toBe(at('2026-11-28T12:00:00+09:00'));
  });

  it.each([
    // Paris leaves summer time on Sunday 2026-10-25, New York on Sunday 2026-11-01.
    ['Europe/Paris', '2026-10-23T20:14:00+02:00', '2026-10-23T20:14:00+02:00'],
    ['Europe/Paris', '2026-10-23T20:15:00+02:00', '2026-10-26T08:30:00+01:00'],
    ['Europe/Paris', '2026-10-26T08:29:00+01:00', '2026-10-26T08:30:00+01:00'],
    ['America/New_York', '2026-10-30T20:15:00-04:00', '2026-11-02T08:30:00-05:00'],
    // It enters it on Sunday 2027-03-14.
    ['America/New_York', '2027-03-12T21:00:00-05:00', '2027-03-15T08:30:00-04:00'],
    // Thursday 15:00 in Tokyo is 01:00 in New York: the same day there, before the morning.
    ['America/New_York', '2026-11-26T15:00:00+09:00', '2026-11-26T08:30:00-05:00'],
    // Friday 08:30 in Tokyo is still Thursday evening in New York.
    ['America/New_York', '2026-11-27T08:30:00+09:00', '2026-11-26T18:30:00-05:00'],
  ])('is told by the clock of %s: %s gives %s', (zone, now, expected) => {
    expect(allowed(now, person('1', '課', { zone: asZone(zone) }))).toBe(at(expected));
  });
});

const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  org: ORG,
  person: asPersonId('1'),
  id: asDeliveryId('pulse/2026-W48/ask'),
  kind: 'pulse',
  subject: '2026-W48',
  dueAt: at('2026-11-26T15:00:00+09:00'),
  expiresAt: at('2026-11-27T17:00:00+09:00'),
  state: { type: 'waiting' },
  attempts: 0,
  group: 'slack',
  ...changes,
});

describe('the guard', () => {
  const verdict = (who: Person | undefined, now: string, changes: Partial<Delivery> = {}) =>
    guard(delivery(changes), who, at(now), calendar);
  const stopped = (...optOuts: Person['preferences']['optOuts']) =>
    person('1', '課', { preferences: { optOuts, addresses: {} } });
  const resting = (until: string) =>
    person('1', '課', { preferences: { optOuts: [], addresses: {}, snoozedUntil: asLocalDate(until) } });
  const off = (day: string) =>
    person('1', '課', { preferences: { optOuts: [], addresses: {}, daysOff: [asLocalDate(day)] } });
  const otherStopped = stopped('pulse-reminder');
  const onThursday = '2026-11-26T15:00:00+09:00';

  it.each([
    ['sends by day', tokyo, onThursday, { type: 'send', person: tokyo }],
    ['sends in the last minute', tokyo, '2026-11-27T16:59:59.999+09:00', { type: 'send', person: tokyo }],
    ['ends what nobody is there for', undefined, onThursday, { type: 'end', fate: 'skipped', reason: 'left' }],
    [
      'ends what is for somebody who left',
      person('1', '課', { left: true }),
      onThursday,
      { type: 'end', fate: 'skipped', reason: 'left' },
    ],
    ['ends what was switched off', stopped('pulse'), onThursday, { type: 'end', fate: 'skipped', reason: 'opted-out' }],
    ['sends when another kind is switched off', otherStopped, onThursday, { type: 'send', person: otherStopped }],
    ['ends what is too late', tokyo, '2026-11-27T17:00:00+09:00', { type: 'end', fate: 'expired', reason: 'too-late' }],
    [
      'waits for the morning',
      tokyo,
      '2026-11-26T20:15:00+09:00',
      { type: 'wait', until: at('2026-11-27T08:30:00+09:00'), reason: 'quiet-hours' },
    ],
    [
      'ends what would have to wait beyond its end',
      person('1', '課', { freeDay: 5 }),
      '2026-11-26T20:15:00+09:00',
      { type: 'end', fate: 'expired', reason: 'quiet-hours' },
    ],
    [
      'waits until after a day that is free in the place of another one',
      off('2026-11-26'),
      onThursday,
      { type: 'wait', until: at('2026-11-27T08:30:00+09:00'), reason: 'quiet-hours' },
    ],
    [
      'waits for the next morning while somebody rests',
      resting('2026-11-27'),
      onThursday,
      { type: 'wait', until: at('2026-11-27T08:30:00+09:00'), reason: 'snoozed' },
    ],
    [
      'ends what a rest outlasts',
      resting('2026-11-28'),
      onThursday,
      { type: 'end', fate: 'skipped', reason: 'snoozed' },
    ],
    [
      'sends on the day a rest ends',
      resting('2026-11-26'),
      onThursday,
      { type: 'send', person: resting('2026-11-26') },
    ],
    [
      'says of somebody who left and had it switched off that they left',
      { ...stopped('pulse'), left: true },
      '2026-11-28T12:00:00+09:00',
      { type: 'end', fate: 'skipped', reason: 'left' },
    ],
  ] as const)('%s', (_, who, now, expected) => {
    expect(verdict(who, now)).toEqual(expected);
  });

  it('ends a wait that would end exactly when the message expires', () => {
    const expected = { type: 'end', fate: 'expired', reason: 'quiet-hours' };
    const expiresAt = at('2026-11-27T08:30:00+09:00');
    expect(verdict(tokyo, '2026-11-26T21:00:00+09:00', { expiresAt })).toEqual(expected);
  });

  it('lets only what is for people at work past the quiet hours, days off and rests', () => {
    const expiresAt = at('2026-11-29T00:00:00+09:00');
    for (const now of ['2026-11-26T21:00:00+09:00', '2026-11-28T12:00:00+09:00'])
      for (const who of [tokyo, resting('2026-12-01')]) {
        expect(verdict(who, now, { expiresAt, kind: 'standby-over' })).toEqual({ type: 'send', person: who });
        expect(verdict(who, now, { expiresAt, kind: 'approval' })).not.toMatchObject({ type: 'send' });
        expect(verdict(who, now, { expiresAt, kind: 'lights-out' })).not.toMatchObject({ type: 'send' });
      }
    expect(verdict(tokyo, '2026-11-29T00:00:00+09:00', { expiresAt, kind: 'standby-over' })).toMatchObject({
      fate: 'expired',
    });
  });
});

describe('trying again', () => {
  const from = at('2026-11-26T10:00:00Z');
  const message = (person: string, expiresAt = at('2026-11-27T08:00:00Z')) => ({
    ...{ org: ORG, person: asPersonId(person), id: asDeliveryId('pulse/2026-W48/ask') },
    expiresAt,
  });
  const minutes = (person: string, attempts: number) => (retryAt(from, message(person), attempts) - from) / 60_000;

  it.each([
    [0, [1]],
    [1, [1]],
    [2, [2]],
    [3, [3, 4]],
    [4, [6, 7, 8]],
    [5, [12, 13, 14, 15, 16]],
    [6, [23, 24, 25, 26, 27, 28, 29, 30]],
    [60, [23, 24, 25, 26, 27, 28, 29, 30]],
  ])('after %i attempts comes after one of %j minutes, by the person', (attempts, expected) => {
    const found = new Set(Array.from({ length: 200 }, (_, i) => minutes(`K${i}`, attempts)));
    expect([...found].toSorted((a, b) => a - b)).toEqual(expected);
  });

  it('comes after the same time whenever the same message is asked about', () => {
    expect(minutes('K1', 6)).toBe(minutes('K1', 6));
  });

  it('never comes after the end of the message', () => {
    expect(isoOf(retryAt(from, message('K1', at('2026-11-26T10:03:00Z')), 6))).toBe('2026-11-26T10:03:00.000Z');
  });

  it('leaves a worker a minute even at the end of the message', () => {
    const delivery = { ...message('K1', at('2026-11-26T10:00:20Z')), attempts: 4 };
    expect(isoOf(leaseEnd(from, delivery))).toBe('2026-11-26T10:01:00.000Z');
  });
});
