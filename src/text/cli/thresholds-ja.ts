import type { ThresholdsCommandTexts } from './thresholds-texts.ts';

export const thresholdsJa: ThresholdsCommandTexts = {
  words: 'thresholds だけを書くか、--mean、--distribution、--comments に人数を書いてください。例: thresholds --mean 8',
  shown: ({ mean, distribution, comments }) =>
    `やりがいパルスの結果を見せる人数: 割合と平均は${mean}人、回答の分布は${distribution}人、コメントは${comments}人から`,
  changed: ({ mean, distribution, comments }) =>
    `これから締め切る回は、割合と平均を${mean}人、回答の分布を${distribution}人、コメントを${comments}人から見せます。すでに締め切った回は変わりません。`,
  since: (date) => `${date}に決めました。`,
  never: '初めの値のままです。',
  notANumber: (option, value) => `${option} の「${value}」は人数ではありません。`,
  tooLow: ({ mean, distribution, comments }) =>
    `割合と平均は${mean}人、回答の分布は${distribution}人、コメントは${comments}人より小さくできません。回答の分布は、割合と平均より小さくできません。`,
  conflict: 'ほかの人が同時に変えました。もう一度お試しください。',
};
