import type { LocalDate } from '../time/instant.ts';
import type { OvertimeSettingsTexts } from './overtime-settings-texts.ts';

const month = (day: LocalDate): string => `${day.slice(0, 4)}年 ${Number(day.slice(5, 7))}月`;

/** 管理者に 見せる、残業の 決まりの 設定の やさしい ことば。 */
export const overtimeSettingsYasashii: OvertimeSettingsTexts = {
  since: '記録の はじまり',
  month,
  route: '医師と 話す ときの 連絡先',
  noRoute: 'まだ 決めて いません',
  terms: '決めた 部署と 人',
  noTerms: 'まだ ありません（どの 部署も 自律部署の 決まりです）',
  kinds: { jiritsu: '自律', taritsu: '他律', kyotei36: '36協定', special: '特例' },
  count: (kind, units, people) => `${kind} 部署${units}・人${people}`,
  specialsNow: '今月の 特例業務',
  specials: (count, day) =>
    `${count}件（決まりを こえたら、${month(day)} ${Number(day.slice(8))}日までに、理由を 調べて まとめます）`,
  noSpecials: 'なし',
  setting: '設定',
  value: 'いまの 値',
  marked: (value, mark) => `${value}［${mark}］`,
  note: (name, why) => `${name}: ${why}`,
  change: (command) =>
    `変える ときは、灯りを 動かして いる コンピューターで コマンドを 使います。理由は ${command} show、設定は ${command} set、他律部署などは ${command} import です。`,
  refused:
    '残業の 設定は、灯りの 管理者だけが 見られます。気に なる ことは、管理者か 人事の 担当に 聞けます。自分の 残業は「残業」で 見られます。',
};
