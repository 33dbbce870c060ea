import { describe, expect, it } from 'vitest';
import { earlierThan, fateAt, type Moment } from '../../../src/campaign/foretold.ts';
import { asCampaignId, type Campaign } from '../../../src/campaign/model.ts';
import { asUnitId } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const TUESDAY = at('2026-11-24T10:00:00+09:00');
const who = person('1', '課');
const sent = (id: string, date: string, changes: Partial<Campaign> = {}): Campaign => {
  const begunAt = at(`${date}T10:00:00+09:00`);
  return draftOf(ORG, {
    ...{ id: asCampaignId(id), begunAt, people: 9, state: { type: 'done', at: begunAt } },
    ...changes,
  });
};
const moment: Moment = { at: TUESDAY, when: 'now', calendar: calendarOf({}) };
const fateAfter = (recent: readonly Campaign[], changes: Partial<Moment> = {}) => {
  const all = { ...moment, ...changes };
  return fateAt(all)(who, earlierThan({ id: asCampaignId('this') }, all.at, recent));
};
const november = { periods: [{ first: asLocalDate('2026-11-01'), last: asLocalDate('2026-11-30') }] };

describe('what the limits will do to a campaign', () => {
  it('is nothing where nothing else was sent', () => {
    expect(fateAfter([])).toBe('now');
    expect(fateAfter([], { at: at('2026-11-24T21:00:00+09:00') })).toBe('later');
  });

  it('is that it reaches nobody who had one in the last fortnight, when none ends in its time', () => {
    expect(fateAfter([sent('a', '2026-11-20')])).toBe('spared');
    expect(fateAfter([sent('a', '2026-11-10')])).toBe('now');
  });

  it('is that it waits for the day on which the fortnight ends', () => {
    expect(fateAfter([sent('a', '2026-11-12')])).toBe('held');
  });

  it('is little in a month: one a day and two a week', () => {
    const thursday = { ...november, at: at('2026-11-26T10:00:00+09:00') };
    expect(fateAfter([sent('a', '2026-11-24')], thursday)).toBe('now');
    expect(fateAfter([sent('a', '2026-11-26', { begunAt: at('2026-11-26T09:00:00+09:00') })], thursday)).toBe('held');
    expect(fateAfter([sent('a', '2026-11-24'), sent('b', '2026-11-25')], thursday)).toBe('held');
  });

  it('counts what was sent on a holiday on the day of work on which it arrived', () => {
    expect(fateAfter([sent('a', '2026-11-23')], november)).toBe('held');
  });

  it('counts what is to be sent before it, and neither itself, drafts, lists, reminders nor what reached nobody', () => {
    const scheduled = sent('a', '2026-11-20', { state: { type: 'scheduled', at: at('2026-11-24T09:00:00+09:00') } });
    expect(fateAfter([scheduled])).toBe('spared');
    const audience = draftOf(ORG).audience;
    const uncounted = [
      sent('this', '2026-11-20'),
      sent('a', '2026-11-20', { state: { type: 'draft' } }),
      sent('b', '2026-11-20', { audience: { ...audience, list: { type: 'named', name: '研修' } } }),
      sent('c', '2026-11-20', { audience: { ...audience, notAcknowledged: asCampaignId('z') } }),
      sent('d', '2026-11-20', { people: 0 }),
      sent('e', '2026-11-24', { state: { type: 'scheduled', at: at('2026-11-24T11:00:00+09:00') } }),
    ];
    expect(uncounted.map((one) => fateAfter([one]))).toEqual(['now', 'now', 'now', 'now', 'now', 'now']);
  });

  it('is told of those alone whom the earlier one was for', () => {
    const [one] = earlierThan({ id: asCampaignId('this') }, TUESDAY, [
      sent('a', '2026-11-20', { audience: { unit: asUnitId('別局'), role: 'everyone' } }),
    ]);
    expect(one?.audience.unit).toBe('別局');
    expect(fateAt(moment)(who, [])).toBe('now');
  });

  it('is later on a day that is free by 振替, for that person and nobody else', () => {
    const off = (...days: string[]) => ({
      ...who,
      preferences: { ...who.preferences, daysOff: days.map(asLocalDate) },
    });
    for (const people of [[who, off('2026-11-24')] as const, [off('2026-11-24'), who] as const]) {
      const fate = fateAt(moment);
      expect(people.map((each) => fate(each, []))).toEqual(people.map((each) => (each === who ? 'now' : 'later')));
    }
    const fate = fateAt({ ...moment, at: at('2026-11-24T12:00:00+09:00'), when: 'hours' });
    expect([fate(who, []), fate(off('2026-11-24'), [])]).toEqual(['now', 'later']);
  });

  it('counts what was sent on such a day on the next day of work', () => {
    const [one] = earlierThan({ id: asCampaignId('this') }, TUESDAY, [sent('a', '2026-11-10')]);
    if (!one) throw new Error('nothing was sent');
    // Whoever was away on the tenth got it on the eleventh.
    const away = { ...who, preferences: { ...who.preferences, daysOff: [asLocalDate('2026-11-10')] } };
    expect([fateAt(moment)(who, [one]), fateAt(moment)(away, [one])]).toEqual(['now', 'held']);
  });
});
