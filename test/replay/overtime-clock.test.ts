import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, last } from '../wire/heard.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/** Overtime where a day, a month, a year of account and a February end. */

describe.each(['slack', 'teams'] as const)('overtime on %s', (platform) => {
  let world: World;
  let staff: WirePerson;
  let manager: WirePerson;
  const begin = async (iso: string): Promise<void> => {
    world = await openWorld();
    const wire = world[platform];
    await world.clock(iso);
    const units = [unit('省', undefined), unit('係', '省', { managers: ['9'] })];
    await install(world, units, [memberOn(wire, '1', '係'), { ...memberOn(wire, '9', '係'), name: '佐藤' }]);
    await arrived(wire, '1');
    await arrived(wire, '9');
    staff = wire.person(accountOf(wire, '1'));
    manager = wire.person(accountOf(wire, '9'));
  };
  const declare = async (line: string): Promise<void> => {
    await staff.say(line);
    await staff.tap('この内容で申告する');
  };

  describe('past the midnight in which a year of account ends', () => {
    beforeAll(() => begin('2027-03-31T21:30:00+09:00'));
    afterAll(() => world.close());

    it('belongs to the day, the month and the year in which it began', async () => {
      await declare('25時まで残業 国会対応');
      expect(last(staff, '確認をお願いしました').text).toContain('3月31日（水）18:15〜翌1:00');
      await world.clock('2027-04-01T00:40:00+09:00');
      await staff.say('先月の残業');
      const march = last(staff, '2027年3月の残業').text;
      expect(march).toContain('18:15〜翌1:00');
      expect(march).toMatch(/2026年度の超過勤務[\s:]+残り353時間15分（360時間まで）/);
      await staff.say('今月の残業');
      const april = last(staff, '2027年4月の残業').text;
      expect(april).toContain('申告も実績も、まだありません。');
      expect(april).toMatch(/2027年度の超過勤務[\s:]+残り360時間（360時間まで）/);
    });

    it('is not asked about at night, but in the morning, with the later start that eleven hours leave', async () => {
      expect(count(staff, 'の実績は')).toBe(0);
      expect(count(manager, '超過勤務の事前確認')).toBe(0);
      await world.clock('2027-04-01T09:31:00+09:00');
      expect(last(staff, 'の実績は').text).toContain('3月31日（水）の実績は、18:15〜翌1:00（6時間45分）でよいですか。');
      expect(last(staff, 'の実績は').text).toContain('今日は12:00から始めると、11時間の間隔がとれます。');
      await staff.tap('直す');
      await staff.submit({ おわり: '25:30' });
      expect(last(staff, '記録しました').text).toContain(
        '3月31日（水）の実績を、18:15〜翌1:30（7時間15分）で記録しました。',
      );
      await staff.say('今月の残業');
      expect(last(staff, '2027年4月の残業').text).toMatch(/2027年度の超過勤務[\s:]+残り360時間（360時間まで）/);
      expect(world.complaints).toEqual([]);
    });
  });

  describe('on the last day of February in a leap year', () => {
    beforeAll(() => begin('2028-02-29T16:00:00+09:00'));
    afterAll(() => world.close());

    it('counts to February, and is asked about on the first of March', async () => {
      await declare('今日22時まで残業 予算');
      expect(last(staff, '確認をお願いしました').text).toContain('2月29日（火）18:15〜22:00');
      await world.clock('2028-03-01T09:31:00+09:00');
      expect(last(staff, 'の実績は').text).toContain('2月29日（火）の実績は、18:15〜22:00（3時間45分）でよいですか。');
      await staff.tap('このとおりです');
      await staff.say('先月の残業');
      expect(last(staff, '2028年2月の残業').text).toMatch(/2月の超過勤務[\s:]+残り41時間15分（45時間まで）/);
      await staff.say('今月の残業');
      expect(last(staff, '2028年3月の残業').text).toMatch(/2027年度の超過勤務[\s:]+残り356時間15分（360時間まで）/);
      expect(world.complaints).toEqual([]);
    });
  });

  describe('of the first day of the next month, after the last working day of the year', () => {
    beforeAll(() => begin('2026-12-28T16:00:00+09:00'));
    afterAll(() => world.close());

    it('is asked of whoever confirms it at five, counts to January, and nobody hears of it over the holidays', async () => {
      await declare('1/4 21時まで残業 予算');
      expect(last(staff, '確認をお願いしました').text).toContain('1月4日（月）18:15〜21:00');
      await world.clock('2026-12-28T17:05:00+09:00');
      expect(last(manager, '確認を待っている申告が1件').text).toContain('1月4日（月） 18:15〜21:00');
      await staff.say('今月の残業');
      expect(last(staff, '2026年12月の残業').text).toContain('申告も実績も、まだありません。');
      const before = [staff.messages().length, manager.messages().length];
      await world.clock('2027-01-03T23:59:00+09:00');
      expect([staff.messages().length, manager.messages().length]).toEqual(before);
      await world.clock('2027-01-05T09:31:00+09:00');
      expect(last(staff, 'の実績は').text).toContain('1月4日（月）の実績は、18:15〜21:00（2時間45分）でよいですか。');
      expect(world.complaints).toEqual([]);
    });
  });
});
