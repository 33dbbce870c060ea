import { describe, expect, it } from 'vitest';
import { composeCampaign } from '../../../src/campaign/compose.ts';
import { asMonthId, currentMonth, nextMonthId, partId, periodsOf } from '../../../src/campaign/month.ts';
import { isCrowded, nextToWrite, planLines, whenOn } from '../../../src/campaign/month-rules.ts';
import { readMonth } from '../../../src/campaign/month-typed.ts';
import { budget, type Entry } from '../../../src/delivery/budget.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { QUIET_UNTIL } from '../../../src/delivery/rules.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { textsOf } from '../../../src/text/text.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, TOKYO } from '../../../src/time/instant.ts';
import { draftOf, monthOf } from '../../fixtures/campaigns.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { ORG, person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const texts = textsOf('ja');
const today = asLocalDate('2026-11-24');
const day = asLocalDate;
const usual = { name: '強化月間', first: '12/1', last: '1/5' };
const read = (
  values: { readonly [field: string]: string },
  before = undefined as ReturnType<typeof monthOf> | undefined,
) => readMonth(texts, values, { today, calendar: calendarOf({}), before });
const errorsOf = (...args: Parameters<typeof read>) => {
  const result = read(...args);
  return result.type === 'errors' ? result.byField : undefined;
};

describe('a month that was typed', () => {
  it('is read with days proposed and themes from the kit where nothing was typed', () => {
    expect(read({ ...usual, 'date-voice': '１２月２１日', 'theme-how-to': ' 電話を\n減らす ' })).toMatchObject({
      type: 'read',
      value: {
        ...{ name: '強化月間', first: '2026-12-01', last: '2027-01-05' },
        parts: {
          top: { theme: '働き方改革推進強化月間を始めます', date: '2026-12-01' },
          'how-to': { theme: '電話を 減らす', date: '2026-12-08' },
          voice: { date: '2026-12-21' },
          closing: { date: '2027-01-05' },
        },
      },
    });
  });

  it('takes a day without a year for the next one after the first', () => {
    const far = read({ ...usual, first: '2027-07-01', last: '8/31', 'date-closing': '8/20' });
    expect(far).toMatchObject({ value: { last: '2027-08-31', parts: { closing: { date: '2027-08-20' } } } });
  });

  it.each([
    [{ ...usual, first: 'らいしゅう' }, { first: '2026-12-01 のように書くと、読み取れます。' }],
    [{ ...usual, 'date-top': '師走' }, { 'date-top': '2026-12-01 のように書くと、読み取れます。' }],
    [{ ...usual, name: ' ' }, { name: 'ここを書くと、保存できます。' }],
    [{ ...usual, name: '月'.repeat(41) }, { name: 'いま41文字です。40文字までにすると、保存できます。' }],
    [{ ...usual, 'theme-top': '始'.repeat(61) }, { 'theme-top': 'いま61文字です。60文字までにすると、保存できます。' }],
    [{ ...usual, first: '2026-11-23' }, { first: texts.month.form.past }],
    [{ ...usual, first: '2027-11-26', last: '2027-12-24' }, { first: texts.month.form.tooFar }],
    [{ ...usual, last: '2026-11-30' }, { last: texts.month.form.reversed }],
    [{ ...usual, last: '2026-12-27' }, { last: 'いま27日間です。28日間からにすると、保存できます。' }],
    [{ ...usual, last: '2027-03-04' }, { last: 'いま94日間です。93日間までにすると、保存できます。' }],
    [{ ...usual, 'date-top': '2026-11-30' }, { 'date-top': texts.month.form.outside }],
    [{ ...usual, 'date-top': '2026-12-05' }, { 'date-top': texts.month.form.dayOff }],
  ])('says what keeps %j from being saved', (values, errors) => {
    expect(errorsOf(values)).toMatchObject(errors);
  });

  it.each([['2026-12-28', '2027-03-03']])('may last 28 days (until %s) and 93 (until %s)', (...lasts) => {
    for (const last of lasts) expect(read({ ...usual, last }).type).toBe('read');
  });

  it('may go on being changed once it has begun', () => {
    const before = monthOf(ORG, { first: day('2026-11-09'), last: day('2026-12-18') });
    const late = { ...usual, first: '2026-11-09', last: '2026-12-18' };
    expect(errorsOf(late)).toEqual({ first: texts.month.form.past });
    const parts = read(late, before);
    expect(parts).toMatchObject({ type: 'read', value: { parts: { top: { date: '2026-11-24' } } } });
  });
});

describe('the months of an organisation', () => {
  const over = monthOf(ORG, { first: day('2026-10-01'), last: day('2026-11-23') });
  const next = monthOf(ORG, { id: asMonthId('0002') });
  const gone = monthOf(ORG, { id: asMonthId('0003'), deletedAt: at('2026-11-20T09:00:00+09:00') });

  it('show the one that is on until its last day, or else the next', () => {
    expect(currentMonth([gone, next, over], day('2026-11-23'))).toBe(over);
    expect(currentMonth([gone, next, over], day('2026-11-24'))).toBe(next);
    expect(currentMonth([gone, over], day('2026-11-24'))).toBeUndefined();
  });

  it('give no number twice, and count none that was taken back', () => {
    expect(nextMonthId([])).toBe('0001');
    expect(nextMonthId([over, gone, next])).toBe('0004');
    expect(periodsOf([over, next, gone])).toEqual([
      { first: '2026-10-01', last: '2026-11-23' },
      { first: '2026-12-01', last: '2027-01-05' },
    ]);
  });
});

describe('the plan of a month', () => {
  const month = monthOf(ORG);
  const written = draftOf(ORG, {
    id: partId({ month: month.id, kit: 'how-to' }),
    when: { type: 'at', at: at('2026-12-21T10:00:00+09:00') },
  });

  it('tells of what was written by its own title and day', () => {
    const lines = planLines(month, [written]);
    expect(lines.map(({ kit, week, date }) => [kit, week, date])).toEqual([
      ['top', 1, '2026-12-01'],
      ['recognition', 3, '2026-12-16'],
      ['how-to', 3, '2026-12-21'],
      ['voice', 4, '2026-12-24'],
      ['closing', 6, '2027-01-05'],
    ]);
    expect(lines[2]).toMatchObject({ theme: written.content.title, campaign: written });
  });

  it('names the next to write, and one whose day was missed only when no other is left', () => {
    const lines = planLines(month, [written]);
    expect(nextToWrite(lines, day('2026-12-01'))?.kit).toBe('top');
    expect(nextToWrite(lines, day('2026-12-02'))?.kit).toBe('recognition');
    expect(nextToWrite(lines, day('2027-01-06'))?.kit).toBe('top');
    expect(
      nextToWrite(
        lines.filter(({ campaign }) => campaign),
        day('2026-12-01'),
      ),
    ).toBeUndefined();
  });

  it('says where something was moved out of it, and when a week has more than it has room for', () => {
    const on = (iso: string) => planLines(month, [{ ...written, when: { type: 'at', at: at(iso) } }]);
    expect(on('2027-01-06T10:00:00+09:00').find(({ kit }) => kit === 'how-to')).not.toHaveProperty('week');
    expect(on('2027-01-05T10:00:00+09:00').find(({ kit }) => kit === 'how-to')?.week).toBe(6);
    expect(on('2026-12-07T10:00:00+09:00').find(({ kit }) => kit === 'how-to')?.week).toBe(1);
    expect(isCrowded(on('2026-12-22T10:00:00+09:00'))).toBe(false);
    const two = planLines(monthOf(ORG, { parts: { ...month.parts, recognition: month.parts.voice } }), []);
    expect(isCrowded(two)).toBe(false);
    const three = planLines(monthOf(ORG, { parts: { ...month.parts, recognition: month.parts.voice } }), [
      { ...written, when: { type: 'at', at: at('2026-12-21T10:00:00+09:00') } },
    ]);
    expect(isCrowded(three)).toBe(true);
  });

  it('sends at ten in Tokyo, or at once where that is over', () => {
    const ten = at('2026-12-01T10:00:00+09:00');
    expect(whenOn(day('2026-12-01'), at('2026-12-01T09:59:59+09:00'))).toEqual({ type: 'at', at: ten });
    expect(whenOn(day('2026-12-01'), ten)).toEqual({ type: 'now' });
  });
});

describe('what counts in a month', () => {
  const { campaigns } = memoryCampaigns();
  const composer = composeCampaign({
    campaigns,
    directory: memoryDirectory().directory,
    periods: async () => periodsOf([monthOf(ORG)]),
  });
  const sent = (date: string): Entry => ({
    ...({ delivery: asDeliveryId(`campaign/${date}/message`), kind: 'campaign', fate: 'sent' } as const),
    ...{ day: day(date), at: at(`${date}T10:00:00+09:00`) },
  });

  /** A message that is composed and sent at ten, by somebody who got others on those days; of use for a week. */
  const sending = async (date: string, before: readonly string[]) => {
    const campaign = draftOf(ORG, { state: { type: 'running', since: at('2026-11-01T10:00:00+09:00') } });
    await campaigns.save(campaign);
    const now = at(`${date}T10:00:00+09:00`);
    const delivery = {
      ...({ org: ORG, person: asPersonId('1'), id: asDeliveryId('this'), kind: 'campaign', group: 'slack' } as const),
      ...({ subject: campaign.id, dueAt: now, state: { type: 'waiting' }, attempts: 0 } as const),
      expiresAt: at(`${new Date(Date.parse(date) + 7 * 86_400_000).toISOString().slice(0, 10)}T10:00:00+09:00`),
    };
    const composed = await composer(delivery, person('1', '省'), now);
    const counting = composed.type === 'card' ? composed.counting : undefined;
    const clock = { now, zone: TOKYO, calendar: calendarOf({}), opensAt: QUIET_UNTIL };
    return budget(delivery, before.map(sent), clock, counting ?? {});
  };
  const until = (iso: string) => ({ type: 'wait', until: at(iso), reason: 'kind-full' });

  it('reaches somebody twice a week from its first day to its last', async () => {
    expect(await sending('2026-12-01', ['2026-11-30'])).toEqual({ type: 'admit' });
    expect(await sending('2027-01-05', ['2027-01-04'])).toEqual({ type: 'admit' });
    expect(await sending('2026-12-03', ['2026-12-01', '2026-12-02'])).toEqual(until('2026-12-07T08:30:00+09:00'));
  });

  it('reaches nobody twice in a fortnight on the day after', async () => {
    expect(await sending('2027-01-06', ['2027-01-05'])).toEqual({ type: 'drop', reason: 'kind-full' });
    expect(await sending('2027-01-06', ['2026-12-23'])).toEqual({ type: 'admit' });
    expect(await sending('2027-01-06', ['2026-12-25'])).toEqual(until('2027-01-08T08:30:00+09:00'));
  });

  it('waits before the month for its first day, and not for the end of a fortnight', async () => {
    expect(await sending('2026-11-27', ['2026-11-24'])).toEqual(until('2026-12-01T08:30:00+09:00'));
    expect(await sending('2026-11-20', ['2026-11-17'])).toEqual({ type: 'drop', reason: 'kind-full' });
  });

  it('does not promise a day after the month that has no room then', async () => {
    expect(await sending('2027-01-05', ['2026-12-28', '2027-01-04', '2027-01-05'])).toEqual({
      ...{ type: 'drop', reason: 'kind-full' },
    });
  });
});
