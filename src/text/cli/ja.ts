import { audienceJa } from './audience-ja.ts';
import { capsJa } from './caps-ja.ts';
import { dataJa } from './data-ja.ts';
import { doctorJa } from './doctor-ja.ts';
import { oneOnOneCommandJa } from './one-on-one-texts.ts';
import { overtimeCommandJa } from './overtime-ja.ts';
import { resultsCommandJa } from './results-ja.ts';
import type { CommandTexts } from './texts.ts';
import { thresholdsJa } from './thresholds-ja.ts';

export const commandsJa: CommandTexts = {
  help: `使い方: npx akari <コマンド>

  import --units 部署.csv --people 職員.csv   名簿を取り込みます。変わるところを見せてから、適用するかを聞きます
      --dry-run          確認だけします。何も変えません
      --yes              聞かずに適用します（端末でないときは、いつも聞かずに適用します）
      --remove-missing   ファイルにない人と部署を名簿から外します。付けなければ残します
  export --units 部署.csv --people 職員.csv   いまの名簿を、取り込める形で書き出します
  export --all --out 保管.ndjson              すべてのデータを一つのファイルに書き出します。途中で止まれば、次は続きからです
  restore --from 保管.ndjson                  そのファイルから元に戻します。途中で止まれば、次は続きからです
      --merge            データがある組織に、ないものだけを足します
  forget 職員ID                               その人のデータを消します。消すものと残すものを見せてから、聞きます
      --dry-run          見せるだけで、何も消しません
      --yes              聞かずに消します
  list put 名前 名簿.csv                      お知らせのあて先に選べる名簿を入れます（職員IDかメールアドレス。同じ名前なら入れ替え）
  list show [名前]　list delete 名前          名簿を並べる・人数を見る・消す
  campaign list                               最近のお知らせとIDを並べます
  campaign unreached ID                       届けられなかった人と理由をCSVで出します。--out ファイル で書き出します
  overtime export --month 2026-11 --unit 部署ID|all --out フォルダ --as 職員番号
                                              その月の残業を、部署ごとの CSV に書き出します。--as は管理者の職員番号です
      --columns 対応表   列の名前・順・形式を、勤務時間のシステムに合わせます（.csv か .json）
      --encoding shift_jis   UTF-8（BOM 付き）でなく Shift_JIS で書きます
      --replace          Shift_JIS にない文字を〓に置き換えます（どこを置き換えたかを一覧にします）
  overtime import --file 実績.csv --as 職員番号   勤務時間のシステムの実績を取り込みます。違いを見せてから、聞きます
      --columns 対応表　--dry-run　--yes
      --system-wins      本人の記録のほうが長い日も、システムの時間にします。付けなければ本人の記録を残します
  overtime log                                この1年の書き出しと取り込みを並べます
  results --as 職員ID                         その人に見える、やりがいパルスの結果をそのまま出します（監査用。閲覧の記録に残ります）
      --round 2026-W47 --unit 部署ID   回と部署。書かなければ、最新の回の、見えるものすべて
      --format csv|json|text　--out ファイル
  results log                                 だれがどの結果を見たかを、新しい順に並べます（--from 2026-11-01 --to 2026-11-30）
  report --unit 部署ID --out 報告.html        部署の結果を、印刷できる1枚のページにします（閲覧の記録に残ります）
      --weeks 13 --lang ja|en|yasashii   週の数とことば
      --as 職員ID        頼んだ人。その人に見える部署だけを書きます
  calendar list                               これから1年の休日を並べます
  calendar close|open|reset 2026-12-28        その日を休日にする・勤務日にする・元に戻す
  caps show                                   超過勤務の数え方と上限、だれが他律・特例かの件数を見ます
  caps set キー=値 …                          その設定を変えます。前とあとを見せてから、聞きます（--yes で聞きません）
  caps import 指定.csv                        だれが自律・他律・36協定・特例かを、ファイルの内容に置き換えます
      --dry-run　--yes   見せるだけで変えません　聞かずに変えます
  caps export 指定.csv                        いまの指定を、取り込める形で書き出します
  thresholds                                  やりがいパルスの結果を、何人から見せるかを見ます
      --mean 人数 --distribution 人数 --comments 人数  これから締め切る回の人数を変えます（初めの値より小さくはできません）
  one-on-one start --unit 部署ID | --all      その部署の管理職と、チームの職員の1on1を始めます。くり返しても同じです
  manifest slack|teams                        アプリの登録に使うファイルを出します
      --url https://…    灯りが受け付ける、公開のアドレス
      --app-id GUID      Microsoft のアプリ ID（ここから teams のみ）
      --privacy-url https://…  --terms-url https://…  プライバシーポリシーと利用規約のページ
      --app-version 1.2.3      アプリの版。入れ直すたびに上げます
      --out ファイル     画面でなくファイルに書きます。.zip にすると、アップロードできる形になります（.zip は teams のみ）
  doctor                                      設定・データベース・Slack・Teams・名簿を確かめ、直し方を示します。何も変えません
      --stage 名前       AWS のステージを確かめます（cdk/stages/名前.json）
      --table 表         AWS の表を、名前で指定します　--region リージョン
      --teams-manifest ファイル  Teams にアップロードした .zip か .json も確かめます　--url 公開アドレス
      --json             結果を JSON で出します

  どのコマンドでも: --org ID 組織（ふつうは不要）　--help　--version
  npm start が動いていれば、その名簿を使います。DYNAMODB_ENDPOINT があれば、そちらを使います。`,
  seeHelp: '使い方は npx akari で見られます。',
  unknownCommand: (word) => `「${word}」というコマンドはありません。`,
  unknownOption: (word) => `「${word}」という指定はありません。`,
  needsValue: (option) => `${option} のあとに値が必要です。`,
  takesNoValue: (option) => `${option} には値を付けません。`,
  unexpectedWord: (word) => `「${word}」が余分です。`,
  missingOption: (option) => `${option} を指定してください。`,
  badOrg: (value) => `「${value}」は組織のIDに使えません。英数字と . _ - で書いてください。`,
  fileMissing: (file) => `ファイルがありません: ${file}`,
  fileRefused: (file) =>
    `ファイルを読み書きできません: ${file}（開いているソフトを閉じ、書き込みの許可を確かめてください）`,
  notADay: (word) => `「${word}」は日付ではありません。2026-12-28、2026/12/28、R8.12.28 のように書いてください。`,
  calendarWords: 'calendar のあとに list、または close・open・reset と日付を一つ書いてください。',
  manifestWords: 'manifest のあとに slack か teams と書いてください。',
  badUrl: (url) => `「${url}」は使えません。https:// で始まるアドレスにしてください。`,
  badAppId: (id) =>
    `「${id}」はアプリ ID ではありません。Microsoft Entra の「アプリケーション (クライアント) ID」を入れてください。`,
  exampleUrl: (url) => `注意: アドレスは例（${url}）のままです。--url https://… で指定できます。`,
  badVersion: (version) => `「${version}」は版の番号ではありません。1.2.3 のように書いてください。`,
  examplePages: (url) =>
    `注意: プライバシーポリシーと利用規約のページが足りないため、${url} で代えています。--privacy-url と --terms-url で指定できます。`,
  exampleAppId: '注意: アプリ ID は仮のものです。--app-id か環境変数 MicrosoftAppId で指定できます。',
  exported: (people, units) => `職員${people}人と部署${units}件を書き出しました。`,
  noDirectory: 'まだ名簿がありません。先に npx akari import で取り込むか、npm start で見本を入れてください。',
  calendar: {
    heading: (from, to) => `休日（土日を除く、${from}〜${to}）`,
    closed: '休日にした日',
    opened: '勤務日にした日',
    yearEnd: '年末年始',
    becomes: (day, works) => `${day}は${works ? '勤務日' : '休日'}です。`,
    day: (date, weekday) => `${date}（${' 月火水木金土日'[weekday]}）`,
  },
  data: dataJa,
  doctor: doctorJa,
  audience: audienceJa,
  caps: capsJa,
  oneOnOne: oneOnOneCommandJa,
  thresholds: thresholdsJa,
  overtime: overtimeCommandJa,
  results: resultsCommandJa,
  written: (file) => `${file} に書きました。`,
  importRunning: '別の取り込みが進んでいます。終わってから、もう一度実行してください。',
  dataFolderInUse: (folder) => `${folder} は別の灯りが使っています。終わってから、もう一度実行してください。`,
  databaseSilent:
    'データベースにつながりません。動いているか、DYNAMODB_ENDPOINT のアドレスが正しいかを確かめてください。',
  unexpected: (message) => `うまくいきませんでした: ${message}`,
};
