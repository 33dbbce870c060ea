import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asCalendarMonth } from '../../src/overtime/fiscal.ts';
import { type CapsBook, firstBook } from '../../src/overtime/limits/caps-book.ts';
import { asPersonId, asUnitId } from '../../src/people/model.ts';
import { count, last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

describe.each(['slack', 'teams'] as const)('work on a day off on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const [staff, manager] = [() => person('1'), () => person('9')];

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-26T15:00:00+09:00');
    const members = ['1', '2', '9'].map((id) => ({ ...memberOn(wire, id, '係'), ...(id === '9' && { name: '佐藤' }) }));
    await install(world, [unit('省', undefined), unit('係', '省', { managers: ['9'] })], members);
    for (const id of ['1', '2', '9']) await arrived(wire, id);
    const { store } = world.system;
    const book: CapsBook = {
      ...((await store.caps.book(LOCAL_ORG)) ?? firstBook(LOCAL_ORG, asCalendarMonth('2026-04'))),
      since: asCalendarMonth('2026-04'),
      terms: [
        {
          ...{ of: { type: 'unit', id: asUnitId('係') }, from: asCalendarMonth('2026-10') },
          ...{ until: asCalendarMonth('2026-10'), type: 'special', reason: '国会対応' },
        },
      ],
    };
    expect(await store.caps.save(book)).toBe(true);
  });
  afterAll(() => world.close());
  const daysOff = async () =>
    (await world.system.store.directory.person(LOCAL_ORG, asPersonId('1')))?.preferences.daysOff;

  it('is declared and moved with one line, which counts nothing against a limit', async () => {
    await staff().say('土曜 10-15時 引っ越し 振替 水曜');
    const understood = last(staff(), '次のように読み取りました');
    expect(understood.text).toMatch(/振替[\s:]+振替 12月2日（水）/);
    expect(understood.text).toMatch(/今月の累計（この予定を含む）[\s:]+0分/);
    await staff().tap('この内容で申告する', { times: 3 });
    expect(last(staff(), '確認をお願いしました').text).toContain(
      '11月28日（土）は12月2日（水）に振り替えます。5時間は正規の勤務時間になり、超過勤務に数えません。',
    );
    await world.clock('2026-11-26T15:05:00+09:00');
    expect(await daysOff()).toEqual(['2026-12-02']);
  });

  it('says so to whoever confirms it', async () => {
    await manager().say('残業の確認');
    expect(last(manager(), '残業の確認').text).toContain('10:00〜15:00（振替 12月2日（水））');
  });

  it('is moved elsewhere in one tap, however often it is delivered', async () => {
    await staff().choose('振替の日がある', '12月3日（木）');
    expect(last(staff(), '振り替えます').text).toContain('11月28日（土）は12月3日（木）に振り替えます。');
    await world.clock('2026-11-26T15:10:00+09:00');
    expect(await daysOff()).toEqual(['2026-12-03']);
  });

  it('counts as overtime while the day is not known', async () => {
    await staff().choose('振替の日がある', '日は未定');
    expect(last(staff(), '確認をお願いしました').text).toContain(
      '11月28日（土）の振替の日は、まだ決まっていません。日が決まるまでは、超過勤務に数えます。',
    );
    await staff().say('今月の残業は？');
    expect(last(staff(), '2026年11月の残業').text).toMatch(/超過勤務[\s:]+5時間/);
    expect(last(staff(), '2026年11月の残業').text).toContain('振替 未定');
    await world.clock('2026-11-26T15:15:00+09:00');
    expect(await daysOff()).toBeUndefined();
  });

  it('is moved later from the month, which then counts nothing', async () => {
    await staff().tap('週休日の振替');
    await staff().submit({ 休みにする日: '11月30日（月）' });
    expect(last(staff(), '2026年11月の残業').text).toMatch(/超過勤務[\s:]+0分/);
    expect(last(staff(), '2026年11月の残業').text).toContain('10:00〜15:00（振替 11月30日（月））');
  });

  it('asks what was worked on the next day that is not free', async () => {
    await world.clock('2026-11-30T12:00:00+09:00');
    expect(count(staff(), 'の実績は')).toBe(0);
    await world.clock('2026-12-01T10:00:00+09:00');
    expect(last(staff(), 'の実績は').text).toContain('11月28日（土）の実績は、10:00〜15:00（5時間）でよいですか。');
  });

  it('asks for a break of a long day, and takes off nothing that was not chosen', async () => {
    await staff().tap('直す');
    await staff().submit({ はじめ: '9:00', おわり: '19:00' });
    expect(staff().form()?.errors.join()).toContain('6時間を超えています。');
    await staff().submit({ はじめ: '9:00', おわり: '19:00', 休憩: '60分' });
    const recorded = last(staff(), '記録しました').text;
    expect(recorded).toContain('11月28日（土）の実績を、9:00〜19:00 休憩60分（9時間）で記録しました。');
    expect(recorded).toContain('7時間45分は正規の勤務時間になり、超過勤務に数えません。');
    await staff().say('先月の残業');
    expect(last(staff(), '2026年11月の残業').text).toMatch(/超過勤務[\s:]+1時間15分/);
  });

  it('is recorded with its break in one line', async () => {
    await person('2').say('11月29日は9-18時 休憩1時間でした');
    expect(last(person('2'), '次のように読み取りました').text).toContain('9:00〜18:00 休憩60分');
    await person('2').tap('記録する', { times: 2 });
    expect(last(person('2'), '記録しました').text).toContain('9:00〜18:00 休憩60分（8時間）');
    await person('2').choose('振替の日がある', '11月30日（月）');
    expect(last(person('2'), '記録しました').text).toContain('11月29日（日）は11月30日（月）に振り替えます。');
  });

  it('of 特例業務 is reviewed by whoever heads the unit, once', async () => {
    await manager().say('残業の確認');
    expect(last(manager(), '残業の確認').text).toContain(
      '係課の2026年10月：上限を超えた方がいれば、2027年4月30日までに要因の整理・分析・検証をお願いします。',
    );
    await manager().tap('検証が済んだ');
    await manager().submit({ 済んだ日: '2026-10-31', '検証の内容（一行）': '審議が重なった' });
    expect(manager().form()?.errors.join()).toContain('今日までの日');
    await manager().submit({ 済んだ日: '2026-11-30', '検証の内容（一行）': '審議が重なった' }, { times: 2 });
    expect(last(manager(), '検証を記録しました').text).toContain('2026年11月30日に検証済み「審議が重なった」');
    const book = await world.system.store.caps.book(LOCAL_ORG);
    expect(book?.reviews).toMatchObject([{ month: '2026-10', on: '2026-11-30', by: '9', words: '審議が重なった' }]);
    expect(world.complaints).toEqual([]);
  });
});
