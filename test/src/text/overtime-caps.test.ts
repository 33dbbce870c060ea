import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../src/overtime/fiscal.ts';
import { type CapsNote, capsNotes, defaultCapsSettings } from '../../../src/overtime/limits/caps-settings.ts';
import { shownSettings } from '../../../src/overtime/limits/caps-settings-shown.ts';
import { healthIn } from '../../../src/overtime/limits/health.ts';
import type { MonthHours } from '../../../src/overtime/limits/months.ts';
import { newWarnings } from '../../../src/overtime/limits/warnings.ts';
import { asMinutes } from '../../../src/overtime/model.ts';
import { languages } from '../../../src/text/language.ts';
import { textsOf } from '../../../src/text/text.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { monthsFromText, settingsWith, usesIn } from '../../fixtures/caps.ts';

const ja = textsOf('ja').overtimeCaps;
const en = textsOf('en').overtimeCaps;
const yasashii = textsOf('yasashii').overtimeCaps;

const firstTold = (months: readonly MonthHours[]) => {
  const [warning] = newWarnings(
    [months.at(-1)?.month ?? asCalendarMonth('2026-11')],
    months,
    [],
    settingsWith(),
  ).warnings;
  if (warning?.type !== 'cap') throw new Error('no warning of a limit');
  return warning;
};

describe('a duration', () => {
  it.each([
    [1935, '32時間15分', '32 h 15 min', '32時間 15分'],
    [2700, '45時間', '45 h', '45時間'],
    [15, '15分', '15 min', '15分'],
    [0, '0分', '0 min', '0分'],
  ])('of %i minutes is said in every language', (minutes, japanese, english, plain) => {
    const said = [ja, en, yasashii].map(({ duration }) => duration(asMinutes(minutes)));
    expect(said).toEqual([japanese, english, plain]);
  });
});

describe('a warning of a limit', () => {
  const { use, step } = firstTold(monthsFromText('2026-11', '36:00', 'jiritsu'));

  it('to the person is the one that was agreed', () => {
    expect(ja.warnPerson(use, step, 'fiscal', '佐藤')).toBe(
      '11月の超過勤務が36時間になりました（上限45時間の8割）。残り9時間です。佐藤さんにも同じお知らせを送り、仕事の分け方を一緒に見直すようお願いしています。実際に働いた時間は、そのまま記録して大丈夫です。',
    );
    expect(en.warnPerson(use, step, 'fiscal', 'Sato')).toBe(
      'Your overtime in November: 36 h (80 % of the limit of 45 h); 9 h left. Sato got the same note with a request to review the workload with you. Please keep recording the hours you really work.',
    );
  });

  it('to the manager names the person', () => {
    expect(ja.warnManager(use, step, 'fiscal', '田中').startsWith('田中さんの11月の超過勤務が36時間になりました')).toBe(
      true,
    );
  });

  it('says 8割以上 once it is more', () => {
    const more = firstTold(monthsFromText('2026-11', '38:15', 'jiritsu'));
    expect(ja.warnPerson(more.use, more.step, 'fiscal', undefined)).toContain(
      '38時間15分になりました（上限45時間の8割以上）',
    );
  });

  it('never rounds an average over its limit down to it', () => {
    const average = firstTold(monthsFromText('2026-10', '80:30 79:31'));
    expect(ja.warnPerson(average.use, average.step, 'fiscal', undefined)).toBe(
      '10月から11月までの超過勤務の平均が80時間1分になり、上限（80時間まで）を超えました。実際に働いた時間は、そのまま記録して大丈夫です。',
    );
  });

  it.each(languages)('never asks for fewer hours in %s', (language) => {
    const texts = textsOf(language).overtimeCaps;
    expect(texts.warnPerson(use, step, 'fiscal', '佐藤')).not.toMatch(/減ら|短く|控え|shorten|fewer|less overtime/);
  });
});

describe('a limit', () => {
  it('says whether it is itself allowed', () => {
    const [jiritsu] = usesIn(monthsFromText('2026-11', '1:00', 'jiritsu'));
    const [taritsu] = usesIn(monthsFromText('2026-11', '1:00'));
    expect([jiritsu && ja.limit(jiritsu), taritsu && ja.limit(taritsu)]).toEqual(['45時間まで', '100時間未満']);
    expect([jiritsu && en.limit(jiritsu), taritsu && en.limit(taritsu)]).toEqual(['up to 45 h', 'under 100 h']);
  });

  it('says when it will be reached', () => {
    const [use] = usesIn(monthsFromText('2026-11', '18:00', 'jiritsu'));
    expect(use && ja.forecast(asLocalDate('2026-11-24'), use, 'fiscal')).toBe(
      'このペースでは、24日に11月の超過勤務が上限（45時間まで）に届く見込みです。',
    );
  });
});

describe('the line of health', () => {
  it('names the way to a doctor, and speaks of no limit', () => {
    const months = monthsFromText('2026-11', '80:00');
    const health = healthIn(asCalendarMonth('2026-11'), months, settingsWith());
    const said = health && ja.health.request(health.month, health.causes, '健康管理室');
    expect(said).toBe('11月の超過勤務が80時間になりました。医師の面接を希望できます。申し込みは、健康管理室にどうぞ。');
  });
});

describe('what is not sure', () => {
  it('is shown with what holds, and whether somebody has set it', () => {
    const shown = shownSettings(settingsWith({ holidayWorkIn: ['month', 'year'], managersHaveCaps: false }), ja);
    const said = shown.map(
      ({ name, value, isDefault }) => `${name}：${value ?? '－'}${isDefault ? '（初めの値）' : ''}`,
    );
    expect(said).toEqual([
      '休日勤務を含める上限：1か月、1年',
      '1年の数え方：年度（4月から3月）（初めの値）',
      '平均を前の年の月までさかのぼる：はい（初めの値）',
      '医師の面接を希望できる時間：80時間（初めの値）',
      '面接の時間に休日勤務を含める：いいえ（初めの値）',
      '管理職の上限も数える：いいえ',
      '自律と他律の間で異動した年の上限：720時間（初めの値）',
      '他律から自律に移ったあとも平均と月数を数える：はい（初めの値）',
      '移る前の月も平均と月数に入れる：はい（初めの値）',
      '特例業務で超えてよい上限：1か月、1年（初めの値）',
      '特例業務の検証の期限：6か月以内（初めの値）',
      '検証の期限を数え始める日：その月の終わり（初めの値）',
      '0時を過ぎた勤務の日：始めた日（初めの値）',
      '法定休日：日曜日（初めの値）',
      'フレックスタイムの数字：－（初めの値）',
      'チャットでの確認：－（初めの値）',
    ]);
    expect(shown[1]?.why).toBe('人事院の公表は年度ごとです。規則の「1年」が年度かどうかは、確かめられていません。');
  });

  it('is every setting, and two readings beside', () => {
    const settings: readonly string[] = Object.keys(defaultCapsSettings);
    const beside: readonly CapsNote[] = ['flexibleHours', 'confirmation'];
    expect([...capsNotes].toSorted()).toEqual([...settings, ...beside].toSorted());
  });
});
