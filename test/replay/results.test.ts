import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { asPersonId } from '../../src/people/model.ts';
import type { UnitResult } from '../../src/results/model.ts';
import { asInstant, plusWeeks } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';
import { everyDriver, hiddenOf, idOf, lineOf, resultOf, said, week } from '../fixtures/told-results.ts';
import { count, last } from '../wire/heard.ts';
import type { Wire, WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, memberOn, openWorld, unit, type World } from '../wire/world.ts';

/*
 * 省 has 局, 局 has 東 (24 people), 西 (6, too few) and 北 (asked, tired). 5 heads 東, 6 heads 西, 7 promotes 局, 8 the
 * 省, 9 is an administrator. 101 works in 東, 201 in 西.
 */

const stored = (result: UnitResult): UnitResult => ({ ...result, org: LOCAL_ORG });

const ministry = resultOf('省', {
  ...{ members: 520, optedOut: 60, people: 300, line: lineOf([58, 58, 57, 58, 58, 57, 58, 58], 300, 520) },
  latest: { ...everyDriver(() => 60, 300), D7a: said(300, 41) },
});
const bureau = resultOf('局', {
  ...{ parent: idOf('省'), members: 80, people: 60, line: lineOf([55, 55, 55, 55], 60, 80) },
  latest: everyDriver((driver) => (driver === 6 ? 80 : 50), 60),
});
const east = resultOf('東', {
  ...{ parent: idOf('局'), line: lineOf([30, 30, 35, 30, 75, 80, 75, 80]), people: 20 },
  latest: everyDriver((driver) => (driver === 6 ? 20 : 50)),
  before: { D4a: said(20, 5, plusWeeks(week, -13)), D7a: said(20, 90, plusWeeks(week, -13)) },
  why: { D9b: 'leaning' },
});
const west = hiddenOf('西', 'few', { parent: idOf('局'), members: 30, low: { week, rounds: 3 } });
const north = resultOf('北', {
  parent: idOf('局'),
  people: 6,
  members: 30,
  line: lineOf([50, 50, 50], 6, 30),
  low: { week, rounds: 3 },
});
const earlier = plusWeeks(week, -1);
const before = ['省', '東'].map((name) =>
  resultOf(name, { week: earlier, line: lineOf([50, 55, 60, 60], 20, 24, earlier) }),
);

describe.each(['slack', 'teams'] as const)('what came out of the pulse on %s', (platform) => {
  let world: World;
  let wire: Wire;
  const person = (id: string): WirePerson => wire.person(accountOf(wire, id));
  const STAFF = 'みんなの結果（11月23日の週）';

  beforeAll(async () => {
    world = await openWorld();
    wire = world[platform];
    await world.clock('2026-11-30T10:00:00+09:00');
    const units = [
      unit('省', undefined, { promoters: ['8'] }),
      unit('局', '省', { promoters: ['7'] }),
      unit('東', '局', { managers: ['5'] }),
      unit('西', '局', { managers: ['6'] }),
      unit('北', '局'),
    ];
    await install(world, units, [
      ...['101', '5'].map((id) => memberOn(wire, id, '東')),
      ...['201', '6'].map((id) => memberOn(wire, id, '西')),
      ...['7', '8'].map((id) => memberOn(wire, id, '省')),
      memberOn(wire, '9', '省', { admin: true }),
      memberOn(wire, '301', '省', { language: 'en' }),
    ]);
    for (const id of ['101', '201', '301', '5', '6', '7', '8', '9']) await arrived(wire, id);
  });
  afterAll(() => world.close());

  it('is not there before a round is published, and says when the next questions come', async () => {
    const { results } = world.system.store;
    await results.save([ministry, bureau, east, west, north, ...before].map(stored));
    await person('101').say('みんなの結果');
    expect(last(person('101')).text).toContain('まだ締め切った回がないため、お見せできる結果がありません。');
    expect(last(person('101')).text).toContain('次は12月3日にうかがいます。');
    await person('5').say('部署の結果');
    expect(last(person('5')).text).toContain('まだ締め切った回がないため');
    await person('8').say('部署ごとの結果');
    expect(last(person('8')).text).toContain('まだ締め切った回がないため');
    for (const each of [week, earlier]) await results.publish(LOCAL_ORG, each);
  });

  it('tells everybody of the smallest unit above them that is shown', async () => {
    await person('101').say('メニュー');
    await person('101').tap('みんなの結果');
    const { text, buttons } = last(person('101'), STAFF);
    expect(text).toContain('「東課」では、この4週間の回答の78%が「やりがいを感じた」でした。');
    expect(text).toContain('その前の4週間より、47ポイント上がりました。');
    expect(text).toContain('いちばん上がったのは「成長・自己研鑽」です（5%から50%へ）。');
    expect(text).toContain('いちばん下がったのは「時間の使い方」です（90%から50%へ）。');
    expect(text).toMatch(/11\/23[\s|]+78%[\s|]+20人[\s|]+±4/);
    expect(text).toContain(
      '「仕事を「やめる・減らす・変える」提案を言い出しやすいです。」は、この部署か、合わせて数える部署の回答が一方に寄っているため、示しません。',
    );
    expect(text).toContain('お名前は回答と切り離して保存しています。');
    expect(buttons).toEqual(['みんなのひとこと']);
  });

  it('tells whose unit is too small why, and of the unit above', async () => {
    await person('201').say('結果');
    const { text } = last(person('201'), STAFF);
    expect(text).toContain('「西課」は、答えた人が少ないため表示しません。上の「局課」の結果です。');
    expect(text).toContain('「局課」では、この4週間の回答の55%が');
    expect(text).not.toContain('その前の4週間');
    await person('301').say('results');
    expect(last(person('301')).text).toContain('In "省課", 58% of the answers of the last four weeks');
    expect(last(person('301')).text).toContain('it is within the margin of error.');
  });

  it.each(['結果', '結果は？', '集計', 'みんなの結果を見せて', '先週の結果', 'results'])(
    'is what leads there, however it is asked for: %s',
    async (line) => {
      await person('101').say(line);
      expect(last(person('101')).text).toContain(STAFF);
    },
  );

  it('shows a head the drivers that lie furthest behind the unit above first, and one question', async () => {
    await person('5').say('部署の結果');
    const { text, buttons } = last(person('5'), '部署の結果：東課（11月23日の週）');
    expect(text).toContain('「局課」全体では55%です。');
    expect(text).toMatch(/情報共有・風通し[\s|]+20%[\s|]+80%[\s|]+−60/);
    expect(text).toMatch(/キャリア[\s|]+50%[\s|]+50%[\s|]+誤差の範囲/);
    expect(text.indexOf('情報共有・風通し')).toBeLessThan(text.indexOf('キャリア'));
    expect(text).toContain('伸びしろが大きいのは「情報共有・風通し」です。');
    expect(text).toContain('「私が知らないと困ることは、何かありますか。」');
    expect(text).not.toMatch(/職員 \d|101/);
    expect(buttons).toEqual(['「こうします」を書く', 'これまでの「こうします」', 'みんなの結果']);
    await person('6').say('チームの結果');
    expect(last(person('6')).text).toContain('「西課」は、答えた人が少ないため表示しません。上の「局課」の結果です。');
    expect(last(person('6')).text).toMatch(/情報共有・風通し[\s|]+80%[\s|]+60%[\s|]+\+20/);
  });

  it('shows a promoter the units as a table, each hidden number with its reason', async () => {
    await person('7').say('部署ごとの結果');
    const { text } = last(person('7'), '部署ごとの結果：局課（11月23日の週）');
    expect(text).toMatch(/東課[\s|]+20人[\s|]+85%[\s|]+78%[\s|]+±4/);
    expect(text).toMatch(/西課[\s|]+―（人数）[\s|]+―（人数）[\s|]+―（人数）[\s|]+―（人数）/);
    expect(text).toMatch(/北課[\s|]+5〜9人[\s|]+20%[\s|]+50%/);
    expect(text).toContain('「―」は表示しない数です。人数：答えた人が少ない。');
    expect(text).toContain(
      '参考：内閣人事局の職員アンケートでは、2024年度55.6%、2023年度58.0%です（設問が異なるため参考値）。',
    );
    await person('8').say('部署別の結果');
    const all = last(person('8'), '部署ごとの結果：省課').text;
    expect(all).toContain('勤務時間の6割以上を価値のある仕事に使えた人：41%');
    expect(all).toContain('パルスを止めている人：約10%');
    expect(all).toContain('回答率の動き：10/19 60%、10/26 60%、11/2 60%、11/9 60%、11/16 60%、11/23 60%');
  });

  it('is gone through down and up the tree and back in time, in the same message', async () => {
    const messages = person('8').messages().length;
    await person('8').choose('部署を選ぶ', '局課');
    expect(last(person('8'), '部署ごとの結果：局課').buttons).toContain('上の部署へ（省課）');
    await person('8').choose('部署を選ぶ', '東課');
    expect(last(person('8'), '部署ごとの結果：東課').text).toContain('「東課」全体のやりがいは、4週間で78%です。');
    await person('8').choose('週を選ぶ', '11月16日の週');
    expect(last(person('8'), '部署ごとの結果：東課（11月16日の週）').text).toContain('56%');
    await person('8').tap('上の部署へ（局課）');
    expect(last(person('8')).text).toContain('「局課」全体の値は、今回は表示していません');
    expect(person('8').messages()).toHaveLength(messages);
    expect(last(person('7'), '部署ごとの結果').buttons).not.toContain('上の部署へ（省課）');
  });

  it('offers every second week to a unit where few have answered for three rounds, and changes it with a tap', async () => {
    await person('7').say('部署ごとの結果');
    expect(last(person('7')).text).toContain('回答が3回続けて3割に届かないか、答えた人が少ないままの部署があります。');
    expect(last(person('7')).buttons).not.toContain('隔週にする（東課）');
    for (const name of ['西課', '北課']) {
      await person('7').tap(`隔週にする（${name}）`);
      expect(last(person('7')).text).toContain('隔週に変えました。');
      await person('7').say('部署ごとの結果');
    }
    const { plans } = await world.system.store.pulse.programme(LOCAL_ORG);
    expect(plans[idOf('北')]).toMatchObject({ running: true, cadence: 'fortnightly' });
    expect(last(person('7')).text).not.toContain('3割に届かない');
  });

  it('carries what a head decided to everybody below, until it is taken back', async () => {
    await person('5').say('部署の結果');
    await person('5').tap('「こうします」を書く');
    expect(person('5').form()?.text).toContain('「東課」とその下の部署の「みんなの結果」に');
    await person('5').submit({ 決めたこと: '   ' });
    expect(person('5').form()?.errors).toContain('決めたことが、まだ空です。');
    await person('5').submit({
      決めたこと: '定例会議を\n30分にします',
      関係する項目: '時間の使い方',
    });
    expect(last(person('5')).text).toContain('受け取りました。「みんなの結果」に出ています。');
    await person('101').say('結果');
    const line = '時間の使い方：定例会議を 30分にします（東課、職員 5、11月30日）';
    expect(last(person('101'), STAFF).text).toContain(line);
    await person('201').say('結果');
    expect(last(person('201'), STAFF).text).not.toContain('定例会議');
    await person('5').tap('1を取り下げる');
    expect(last(person('5')).text).toContain('取り下げますか。');
    await person('5').tap('そのままにする');
    expect(last(person('5')).text).toContain(line);
    await person('5').tap('1を取り下げる');
    await person('5').tap('取り下げる');
    expect(last(person('5')).text).toContain('取り下げました。');
    await person('101').say('結果');
    expect(last(person('101'), STAFF).text).not.toContain('定例会議');
  });

  it('keeps the newest twelve, and lets a promoter take back what somebody else wrote', async () => {
    const { results } = world.system.store;
    const made = Array.from({ length: 12 }, (_, i) => ({
      ...{ at: asInstant(at('2026-11-29T10:00:00+09:00') - i), by: asPersonId('5'), name: '職員 5', text: `案${i}号` },
    }));
    const { version } = await results.decisions(LOCAL_ORG, idOf('東'));
    await results.saveDecisions({ org: LOCAL_ORG, unit: idOf('東'), version, made });
    await person('7').say('部署ごとの結果');
    await person('7').choose('部署を選ぶ', '東課');
    await person('7').tap('「こうします」を書く');
    await person('7').submit({ 決めたこと: '昼に会議を入れません' });
    const { text } = last(person('7'), 'こうします：東課');
    expect(text).toContain('12　案10号');
    expect(text).not.toContain('案11号');
    await person('7').tap('2を取り下げる');
    await person('7').tap('取り下げる');
    expect(last(person('7')).text).not.toContain('案0号');
    expect((await results.decisions(LOCAL_ORG, idOf('東'))).made).toHaveLength(11);
  });

  it('writes down who looked, for administrators', async () => {
    await person('9').say('結果の閲覧記録');
    const { text } = last(person('9'), '結果の閲覧記録');
    expect(text).toMatch(/11月30日（月）10時\d*分?[\s|]+職員 5[\s|]+東課[\s|]+部署の結果、11月23日の週/);
    expect(text).toMatch(/職員 7[\s|]+局課[\s|]+部署ごとの結果、11月23日の週/);
    const seen: string[] = [];
    for (let page = 0; page < 4; page += 1) {
      seen.push(...(last(person('9')).text.match(/職員 \d+/g) ?? []));
      if (last(person('9')).text.includes('この期間の記録はありません。')) break;
      await person('9').tap('前の記録');
    }
    const kept = [];
    const [from, to] = [at('2026-11-30T00:00:00+09:00'), at('2026-12-01T00:00:00+09:00')];
    for await (const page of world.system.store.views.views(LOCAL_ORG, from, to)) kept.push(...page);
    expect(seen).toHaveLength(kept.length);
    expect(kept.length).toBeGreaterThan(15);
    expect(kept.filter((view) => view.person === '9')).toEqual([]);
    expect(kept).toContainEqual(expect.objectContaining({ person: '201', unit: '局', kind: 'own', week }));
    expect(kept).toContainEqual(expect.objectContaining({ person: '8', unit: '東', week: earlier }));
    expect(count(person('101'), '結果の閲覧記録')).toBe(0);
  });

  it('complains of nothing', () => {
    expect(world.complaints).toEqual([]);
  });
});
