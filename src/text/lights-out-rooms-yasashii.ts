import { japaneseDay } from './format.ts';
import type { LightsRoomsTexts } from './lights-out-rooms-texts.ts';

export const lightsRoomsYasashii: LightsRoomsTexts = {
  menu: 'チャンネルの お知らせ',
  declare:
    '残業に なる 人は、灯りと 2人の チャットで「22時まで残業」と 送ると、すぐに 連絡できます。帰る 時間の 予定も 書けます。',
  toEverybody:
    'この チャンネルの みなさんへの お知らせです。だれが いるかは 見て いません。管理職か 推進者が、ここで 灯りに「消灯のお知らせ」と 書くと、やめる ことが できます。',
  title: 'この チャンネルに 消灯の お知らせを 出しますか',
  offer:
    'みなさんが いっしょに 仕事を 終わりに しやすく なります。名前も 人数も 出しません。だれが いるかも 見ません。',
  when: '月曜日・水曜日・金曜日の 19時30分に 1回 出します。休みの 日、12月29日から 1月3日、20時15分の あとは 出しません。',
  of: (unit) => `${unit}の お知らせに なります。`,
  example: '次の ような 文です。文は 毎日 変わります。',
  yes: 'この チャンネルに 出す',
  no: '出さない',
  on: (unit, next) =>
    `この チャンネルに、${unit}の 消灯の お知らせを 出して います。月曜日・水曜日・金曜日の 19時30分です。次は ${japaneseDay(next)}です。`,
  whoEnds: 'この 部署の 管理職か 推進者が やめる ことが できます。',
  stop: '出すのを やめる',
  keep: 'このままに する',
  ways: 'ここで「消灯のお知らせ」と 書くと、いつでも これを 見る ことが できます。',
  left: 'わかりました。何も 変えて いません。',
  stopped: 'この チャンネルに 出すのを やめました。「消灯のお知らせ」と 書くと、また 始める ことが できます。',
  nobody:
    'チャンネルの お知らせは、部署の 管理職か 推進者が 決めます。してほしい ことは、その 人に 話す ことが できます。',
  inRoom: 'チャンネルで わかる ことばは「消灯のお知らせ」だけです。ほかの ことは、2人の チャットで 話せます。',
  none: '消灯の お知らせを 出して いる チャンネルは ありません。',
  how: '出したい チャンネルに 灯りを よんで、そこで 灯りに「消灯のお知らせ」と 書くと 始まります。',
  name: (unit, platform, channel) => `${unit}（${platform}${channel === undefined ? '' : `の ${channel}`}）`,
  next: (day) => `月曜日・水曜日・金曜日の 19時30分に 出して います。次は ${japaneseDay(day)}です。`,
  ended: {
    words: (day) => `${japaneseDay(day)}に やめました。`,
    gone: (day) => `${japaneseDay(day)}に 終わりました。灯りが チャンネルに 書けなく なったからです。`,
    'no-unit': (day) => `${japaneseDay(day)}に 終わりました。部署が 名簿に ないからです。`,
  },
  stopThere: 'ここに 出すのを やめる',
  stoppedThere: 'チャンネルに 出すのを やめました。',
};
