import { phrases } from '../conversation/lines.ts';

/** The lines that open the pulse; compared in their plain form, so politeness and width make no difference. */
export const pulseWords: readonly string[] = [
  ...['パルス', 'やりがい', 'やりがいパルス', 'アンケート', 'サーベイ', '質問', 'やりがいの質問'],
  ...phrases(['今週の'], ['パルス', 'アンケート', '質問']),
  ...['答える', '答えたい', '答え', 'こたえる', 'こたえたい', 'やっぱり答える', '回答'],
  ...phrases(['パルス', 'アンケート', '質問'], ['に'], ['答える', '答えたい', '答え']),
  ...phrases(['今週は'], ['答えない', '答えません', '答えたくない', '休む', '休み', '休みたい', 'スキップ']),
  ...['スキップ', '答えない', '答えたくない', '回答しない'],
  ...phrases(['回答を', '答えを'], ['変えたい', '直したい', '見直したい', '見たい', '取り消す', '取り消したい']),
  ...['自分の回答', '自分の答え', '自分の回答へ', 'ひとこと', 'ひとこと書く', 'ひとことを書きたい', 'コメント'],
  ...['pulse', 'weekly pulse', 'survey', 'questions', 'answer', 'my answers', 'i want to answer', 'answer after all'],
  ...['skip', 'skip this week', 'change my answer', 'change my answers', 'comment'],
];
