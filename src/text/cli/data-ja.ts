import type { DataTexts } from './data-texts.ts';

export const dataJa: DataTexts = {
  progress: {
    exporting: '書き出しています',
    checking: 'ファイルを確かめています',
    restoring: '元に戻しています',
    comparing: '読み直して比べています',
  },
  allOrFiles: '--all は --units・--people と一緒には使えません。',
  outNeedsAll: '--out は --all と一緒に使います。',
  continued: '前回の続きから始めます。',
  exportStopped: '途中で止めました。もう一度実行すると、続きから書き出します。',
  changedMeanwhile:
    '書き出すあいだに、名簿の取り込みか、パルスの開始・締め切りがありました。そろわないため書き出していません。もう一度実行してください。',
  exported: (items, file) => `${items}件を ${file} に書き出しました。`,
  isPersonal:
    '職員の氏名とメールアドレスが入っています。限られた人だけが読める所に置いてください。回の鍵は入れていません。',
  damaged: (file, line) =>
    `${file} は使えません（${line}行目）。途中で切れているか、書き換えられています。何も戻していません。`,
  tooNew: 'このファイルは、より新しい灯りが書いたものです。灯りを新しくしてから、もう一度実行してください。',
  otherOrganisation: (org) => `このファイルは組織「${org}」のものです。--org ${org} を付けてください。`,
  otherRestore: '別のファイルからの復元が途中です。前と同じファイルで、もう一度実行してください。',
  notEmpty:
    'この組織には、もうデータがあります。何も戻していません。ないものだけを足すときは --merge を付けてください。',
  restoreStopped: '途中で止めました。もう一度実行すると、続きから戻します。',
  notThere: (items) => `書いたはずの${items}件が見つかりません。もう一度、はじめから確かめてください。`,
  restored: (items) => `${items}件を元に戻しました。`,
  keptAsTheyWere: (items) => `${items}件は、すでに別の内容があったため、変えていません。`,
  closedRound: (week) =>
    `${week}の回は、いま締め切りました。鍵は書き出しに入らないため、答えたかどうかが分からず、変えることもできません。ここまでの答えは集計に入っています。次の回は予定どおりです。`,
  whom: 'forget のあとに職員IDを書いてください。',
  nobody: (id) => `職員「${id}」のデータはありません。`,
  needsYes: '聞ける端末がないため、消していません。消すときは --yes を付けてください。',
  askForget: '消しますか？ 元には戻せません。 [y/N] ',
  notForgotten: 'やめました。何も消していません。',
  forgotten: (id) => `職員「${id}」のデータを消しました。`,
  forgetPlan: {
    whom: (id, name) => (name === undefined ? `職員ID: ${id}` : `職員ID: ${id}　氏名: ${name}`),
    goes: '消すもの',
    person: '名簿の行（氏名、メール、Slack・Teamsのアカウントと届け先、所属、本人の設定）',
    role: (unit) => `「${unit}」の管理職・推進者の役割`,
    messages: (count) => `灯りから送った、または送る予定のメッセージの記録 ${count}件`,
    acknowledgements: (count) => `一斉のお知らせへの「読みました」「やってみた」、漢字、話 ${count}件`,
    campaigns: (count) => `一斉のお知らせ${count}件の、書いた人・承認した人・あて先としての名前`,
    overtime: '超過勤務の申告と実績（正式な記録は、超過勤務のシステムの側に残ります）',
    evenings: '退庁予定と、夕方のお知らせへの答え',
    terms: (count) => `超過勤務の上限の指定（他律、特例など） ${count}件`,
    answers: (week) => `開いている回（${week}）の答えとコメント（あれば取り消します）`,
    list: (name) => `名簿「${name}」の行`,
    replies: 'みんなのひとことへの返事',
    stays: '残すもの',
    kept: [
      '締め切った回の人数とコメント（だれのものか、だれにも分かりません）',
      '各回に何人をお誘いしたか（人数だけ）',
      'ほかの職員の残業をこの人が確認した記録（その職員の記録の一部です）',
      'この人が残業を書き出した・取り込んだという記録（職員番号だけ、1年間）',
    ],
    mind: 'ご注意',
    elsewhere: [
      '職員のファイルにこの人が残っていると、次の取り込みで戻ります。先にファイルから消してください。',
      '書き出したファイルやデータベースのバックアップには残ります。そこから戻したときは、もう一度実行してください。',
      'SlackとTeamsのチャットに残るメッセージは、灯りからは消せません。',
    ],
  },
};
