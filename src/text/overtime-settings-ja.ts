import type { LocalDate } from '../time/instant.ts';
import type { OvertimeSettingsTexts } from './overtime-settings-texts.ts';

const month = (day: LocalDate): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;

/** 管理者に見せる、上限の設定の言葉。 */
export const overtimeSettingsJa: OvertimeSettingsTexts = {
  since: '記録の始まり',
  month,
  route: '医師の面接の申し込み先',
  noRoute: 'まだ決めていません',
  terms: '指定した部署と人',
  noTerms: 'まだありません（どの部署も自律部署の上限です）',
  kinds: { jiritsu: '自律', taritsu: '他律', kyotei36: '36協定', special: '特例' },
  count: (kind, units, people) => `${kind} 部署${units}・個人${people}`,
  specialsNow: '今月の特例業務',
  specials: (count, day) =>
    `${count}件（上限を超えたら、${month(day)}${Number(day.slice(8))}日までに要因の検証をお願いします）`,
  noSpecials: 'なし',
  setting: '設定',
  value: 'いまの値',
  marked: (value, mark) => `${value}［${mark}］`,
  note: (name, why) => `${name}: ${why}`,
  change: (command) =>
    `変えるときは、灯りを動かしているコンピューターで次のコマンドを使います。確かめたい理由は ${command} show、設定は ${command} set、他律部署などの指定は ${command} import です。`,
  refused:
    '上限の設定は、灯りの管理者だけが見られます。気になる点は、管理者か人事担当に聞けます。ご自分の残業は「残業」で見られます。',
};
