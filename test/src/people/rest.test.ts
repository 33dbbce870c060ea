import { beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from '../../../src/people/cards.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { type RestChoice, restDay, restDays, restsUntil } from '../../../src/people/rest.ts';
import { endRest, openRestDay, rest, sendRestDay } from '../../../src/people/rest-cards.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { cardsIn } from '../../fixtures/office.ts';
import { person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const who = person('1', '課');
const tuesday = at('2026-11-24T09:00:00+09:00');
let office: MemoryOffice;
beforeEach(() => {
  office = memoryOffice({ units: [unit('課')], people: [who], start: tuesday });
});
const kept = () => office.people.get(asPersonId('1'))?.preferences.snoozedUntil;
const resting = () => office.people.get(asPersonId('1')) ?? who;

describe('the days of a rest', () => {
  it.each<[RestChoice, string, string]>([
    ['tomorrow', '2026-11-24', '2026-11-25'],
    ['monday', '2026-11-24', '2026-11-30'],
    ['monday', '2026-11-30', '2026-12-07'],
    ['monday', '2026-11-29', '2026-11-30'],
    ['tomorrow', '2026-12-31', '2027-01-01'],
  ])('until %s, chosen on %s, end on %s', (choice, today, end) => {
    expect(restDay(choice, asLocalDate(today))).toBe(end);
  });

  it('to choose from are the next thirty', () => {
    const days = restDays(asLocalDate('2026-11-24'));
    expect([days.length, days[0], days.at(-1)]).toEqual([30, '2026-11-25', '2026-12-24']);
  });

  it('are over on the day they end, where the person is', () => {
    const preferences = { optOuts: [], addresses: {}, snoozedUntil: asLocalDate('2026-11-30') };
    const until = (iso: string) => restsUntil(at(iso), { zone: who.zone, preferences });
    expect(until('2026-11-29T23:59:59+09:00')).toBe('2026-11-30');
    expect(until('2026-11-30T00:00:00+09:00')).toBeUndefined();
  });
});

describe('a rest', () => {
  it('is begun with one tap, is said in the settings, and is taken back with one', async () => {
    const begun = await office.tap(who, rest.of({ until: 'monday' }));
    expect(JSON.stringify(cardsIn(begun))).toContain('11月30日（月）の朝まで、お知らせを休みます。');
    expect(JSON.stringify(cardsIn(begun))).toContain('休みの間も届きます。');
    expect(kept()).toBe('2026-11-30');
    const settings = await office.tap(resting(), openSettings.of({}));
    expect(JSON.stringify(cardsIn(settings))).toContain('11月30日（月）の朝まで、お知らせを休みます。');
    const ended = await office.tap(resting(), endRest.of({}));
    expect(JSON.stringify(cardsIn(ended))).toContain('お知らせを再開しました。');
    expect(kept()).toBeUndefined();
  });

  it('until a day is chosen in a form, and not beyond thirty days or in the past', async () => {
    const [opened] = await office.tap(who, openRestDay.of({}));
    expect(opened?.type).toBe('open-form');
    for (const day of ['2026-12-25', '2026-11-24', 'soon', '']) {
      const [answer] = await office.submit(who, sendRestDay.of({}), { day });
      expect(answer).toEqual({
        type: 'form-result',
        result: { type: 'errors', byField: { day: '明日から30日以内の日を選べます。' } },
      });
    }
    expect(kept()).toBeUndefined();
    await office.submit(who, sendRestDay.of({}), { day: '2026-12-24' });
    expect(kept()).toBe('2026-12-24');
  });

  it.each([
    '今日もう通知いらない',
    '今日はもう通知いらないです',
    'しばらく止めて',
    'しばらく通知を止めてください',
    '通知はしばらくいらない',
    'もうお知らせいらない',
    'ちょっと休ませて',
    '静かにして',
    'No more messages today, please',
    'snooze',
  ])('is offered, and not begun, to who writes %s', async (line) => {
    const shown = JSON.stringify(cardsIn(await office.say(who, line)));
    expect(shown).toContain('明日の朝まで');
    expect(kept()).toBeUndefined();
  });

  it('keeps the pulse from coming, and what can still be said afterwards comes then', async () => {
    await office.tap(who, rest.of({ until: 'monday' }));
    await office.moveTo(at('2026-11-29T12:00:00+09:00'));
    expect(office.slack.sent).toEqual([]);
    expect(office.delivery.mailboxes.all()[0]?.entries).toMatchObject([{ fate: 'dropped', reason: 'snoozed' }]);
    await office.moveTo(at('2026-12-03T15:00:00+09:00'));
    expect(office.slack.sent).toHaveLength(1);
  });

  it('until tomorrow puts the message off to the morning', async () => {
    await office.moveTo(at('2026-11-26T14:00:00+09:00'));
    await office.tap(who, rest.of({ until: 'tomorrow' }));
    await office.moveTo(at('2026-11-27T08:29:00+09:00'));
    expect(office.slack.sent).toEqual([]);
    await office.moveTo(at('2026-11-27T08:30:00+09:00'));
    expect(office.slack.sent).toHaveLength(1);
  });
});
