import { phrases } from '../../conversation/lines.ts';

/** Whole lines that ask for the evening of a channel: in the channel itself, and of all of them in a chat of two. */
export const roomWords: readonly string[] = [
  ...phrases(
    ['消灯', 'フロア', 'フロアの', 'チャンネル', 'チャンネルの', 'チャンネルへの', 'チャンネルの消灯の'],
    ['お知らせ', 'おしらせ', 'の通知'],
  ),
  ...['消灯のお知らせ', '消灯のおしらせ', '消灯の通知', '消灯の お知らせ'],
  ...[
    'lights-out notice',
    'lights out notice',
    'lights-out notices',
    'evening notice',
    'channel notice',
    'channel notices',
  ],
];
