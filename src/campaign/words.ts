import { phrases } from '../conversation/lines.ts';

/** The lines that open the campaigns; compared in their plain form, so politeness and width make no difference. */
export const campaignWords: readonly string[] = [
  ...[
    'キャンペーン',
    'キャンペーンの一覧',
    '一斉送信',
    '一斉配信',
    '一斉連絡',
    '全体連絡',
    'ブロードキャスト',
    '配信',
    '強化月間',
    '月間',
    '月間の設定',
    '強化月間の設定',
    '月間の計画',
    '強化月間の計画',
    '月間の予定',
    '働き方改革推進強化月間',
  ],
  ...phrases(
    ['お知らせを', '知らせを', 'メッセージを', 'キャンペーンを'],
    ['送りたい', '送る', '出したい', '作りたい', '作る', '配信'],
  ),
  ...phrases(['全員に', 'みんなに', '皆に', '全職員に'], ['送りたい', '送る', '知らせたい', '知らせる', '連絡']),
  ...phrases(
    ['お知らせを', '送ったお知らせを', '送信を', '配信を', 'メッセージを', 'キャンペーンを'],
    ['取り消したい', '取り消す', '取り消し', '直したい', '直す', '訂正したい', '訂正'],
  ),
  ...phrases(
    ['', 'みんなに', '全員に', '全職員に'],
    ['周知したい', '周知', 'メールしたい', 'メッセージを送りたい', 'メールを送りたい', 'お知らせを送りたい'],
  ),
  ...['誤送信', '誤送信した', '間違えて送った', 'お知らせ送信', '一斉メール', '予約送信', '承認依頼', 'さっきの下書き'],
  ...['ひな形', 'テンプレート', 'トップメッセージ', '大臣メッセージ', '送信状況', '配信状況', '既読数', '反応を見たい'],
  ...['承認待ち', '下書き', 'みんなに知らせを送りたい', '配信の状況', '送信の状況'],
  ...['campaign', 'campaigns', 'broadcast', 'announcement', 'send an announcement', 'send a message to everyone'],
  ...['new campaign', 'i want to send a campaign', 'message everyone', 'drafts'],
  ...['campaign month', 'the month', 'plan of the month', 'set up the month', 'reform month'],
];
