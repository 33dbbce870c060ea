import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { type CapsBook, firstBook } from '../../src/overtime/limits/caps-book.ts';
import { asDayMinute, type OvertimeMonth } from '../../src/overtime/model.ts';
import { asPersonId, asUnitId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
import { count, last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/** Ten hours an evening from the first of the month on, and the rest: `33` hours are three evenings of ten and one of three. */
const worked = (id: string, of: string, month: string, hours: number): OvertimeMonth => ({
  ...{ org: LOCAL_ORG, person: asPersonId(id), month: asCalendarMonth(month), revision: 0, unit: asUnitId(of) },
  days: Object.fromEntries(
    Array.from({ length: Math.ceil(hours / 10) }, (_, i) => {
      const from = asDayMinute(18 * 60 + 15);
      const until = asDayMinute(from + Math.min(600, hours * 60 - i * 600));
      const actual = { spans: [{ from, until }], at: at('2026-11-25T09:30:00+09:00'), order: 1, by: 'system' as const };
      return [`${month}-${String(i + 2).padStart(2, '0')}`, { actual }];
    }),
  ),
});

describe.each(['slack', 'teams'] as const)('the limits of overtime on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-26T15:00:00+09:00');
    const units = [
      unit('省', undefined),
      unit('係', '省', { managers: ['9'] }),
      unit('国会', '省', { managers: ['9'] }),
    ];
    const people = { '1': '係', '2': '係', '3': '国会', '4': '係', '9': '係' };
    await install(
      world,
      units,
      Object.entries(people).map(([id, of]) => ({ ...memberOn(wire, id, of), ...(id === '9' && { name: '佐藤' }) })),
    );
    for (const id of Object.keys(people)) await arrived(wire, id);
    const { store } = world.system;
    const before = await store.caps.book(LOCAL_ORG);
    const book: CapsBook = {
      ...(before ?? firstBook(LOCAL_ORG, asCalendarMonth('2026-04'))),
      ...{ since: asCalendarMonth('2026-04'), doctorRoute: '健康管理室（内線1234）' },
      terms: [
        {
          ...{ of: { type: 'unit', id: asUnitId('国会') }, from: asCalendarMonth('2026-04') },
          ...{ type: 'regime', regime: 'taritsu' },
        },
      ],
    };
    expect(await store.caps.save(book)).toBe(true);
    for (const month of ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'])
      await store.overtime.save(worked('1', '係', month, 10));
    await store.overtime.save(worked('1', '係', '2026-11', 33));
    await store.overtime.save(worked('2', '係', '2026-11', 43));
    await store.overtime.save(worked('3', '国会', '2026-11', 97));
    // Older than what a process keeps of the organisation.
    await world.clock('2026-11-26T15:01:00+09:00');
  });
  afterAll(() => world.close());

  it('are shown with what is left of each before a plan counts', async () => {
    await person('1').say('今日22時まで残業 国会対応');
    const shown = last(person('1'), 'まだ申告していません').text;
    expect(shown).toMatch(/11月の超過勤務[\s:]+残り8時間15分（45時間まで）/);
    expect(shown).toMatch(/2026年度の超過勤務[\s:]+残り253時間15分（360時間まで）/);
    expect(shown).not.toContain('超えます');
  });

  it('are shown to whoever confirms, and warn of nothing while a plan is a plan', async () => {
    await person('1').tap('この内容で申告する');
    await world.clock('2026-11-26T15:05:00+09:00');
    expect(last(person('9'), '職員 1さんから').text).toMatch(/11月の超過勤務[\s:]+残り8時間15分（45時間まで）/);
    await world.clock('2026-11-27T08:45:00+09:00');
    expect(count(person('1'), '上限のお知らせ')).toBe(0);
  });

  it('warn at 80 % on the morning after, the person and whoever heads them together', async () => {
    await world.clock('2026-11-27T09:32:00+09:00');
    expect(last(person('1'), '上限のお知らせ').text).toContain(
      '11月の超過勤務が36時間45分になりました（上限45時間の8割以上）。残り8時間15分です。佐藤さんにも同じお知らせを送り、仕事の分け方を一緒に見直すようお願いしています。',
    );
    expect(last(person('9'), '上限のお知らせ').text).toContain('職員 1さんの11月の超過勤務が36時間45分になりました');
    expect(count(person('2'), '上限のお知らせ')).toBe(0);
  });

  it('warn once of each step, however often the hours go down and up', async () => {
    await person('1').say('昨日は残業しませんでした');
    await person('1').say('昨日は22時まででした');
    await person('1').tap('記録する');
    await world.clock('2026-11-27T11:00:00+09:00');
    expect(count(person('1'), '上限のお知らせ')).toBe(1);
    expect(count(person('9'), '職員 1さんの11月の超過勤務が')).toBe(1);
  });

  it('lead to a talk in one tap, of which whoever heads them hears once', async () => {
    await person('1').tap('相談したい', { times: 3 });
    expect(last(person('1'), '上限のお知らせ').text).toContain('佐藤さんに「相談したい」と伝えました。');
    expect(last(person('1'), '上限のお知らせ').buttons).toEqual(['内訳を見る']);
    await world.clock('2026-11-27T11:05:00+09:00');
    expect(count(person('9'), '職員 1さんが、超過勤務のことで相談したいとのことです。')).toBe(1);
  });

  it('lie open to the person with their days, their gauges and where the pace leads', async () => {
    await person('1').tap('内訳を見る');
    const month = last(person('1'), '2026年11月の残業').text;
    expect(month).toMatch(/11月の超過勤務[\s:]+残り8時間15分（45時間まで）/);
    expect(month).toContain('上限に対する割合（%）');
    expect(month).toContain('11月26日（木）');
    expect(month).not.toContain('記録がない');
  });

  it('never keep anybody from declaring: what would be passed is said before', async () => {
    await person('2').say('今日22時まで残業 予算');
    expect(last(person('2'), 'まだ申告していません').text).toContain(
      'この予定を含めると、11月の超過勤務が46時間45分になり、上限（45時間まで）を超えます。申告はこのままできます。',
    );
    await person('2').tap('この内容で申告する');
    await world.clock('2026-11-27T11:10:00+09:00');
    expect(last(person('9'), '職員 2さんから').text).toContain('11月の超過勤務が46時間45分になり');
  });

  it('tell the gravest alone, on the next working day', async () => {
    await world.clock('2026-11-30T09:32:00+09:00');
    const told = person('2')
      .messages()
      .filter(({ text }) => text.includes('上限のお知らせ'));
    // At 43 hours already when they declared more.
    expect(told).toHaveLength(2);
    expect(told[0]?.text).toContain('11月の超過勤務が43時間になりました（上限45時間の9割5分以上）。');
    expect(told[1]?.text).toContain('11月の超過勤務が46時間45分になり、上限（45時間まで）を超えました。');
  });

  it('say nothing of months that are long over, when they come in later', async () => {
    const { overtime } = world.system.store;
    const month = worked('4', '係', '2026-06', 50);
    await overtime.save(month, at('2026-11-30T09:40:00+09:00'));
    await world.clock('2026-11-30T10:00:00+09:00');
    expect(count(person('4'), '上限のお知らせ')).toBe(0);
    expect(count(person('9'), '職員 4さんの')).toBe(0);
  });

  it('speak of a doctor to the person and to nobody else', async () => {
    await person('3').say('11/27は22時まででした');
    await person('3').tap('記録する');
    await world.clock('2026-11-30T11:00:00+09:00');
    const health = last(person('3'), '医師の面接のご案内').text;
    expect(health).toContain(
      'お申し出がなくても、医師の面接指導の対象です。お問い合わせは、健康管理室（内線1234）にどうぞ。',
    );
    expect(health).toContain('ご本人だけに届いています');
    for (const other of ['1', '2', '9']) expect(count(person(other), '医師')).toBe(0);
    expect(last(person('9'), '職員 3さんの').text).toContain('11月の超過勤務が');
    expect(world.complaints).toEqual([]);
  });
});
