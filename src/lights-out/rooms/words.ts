import { phrases } from '../../conversation/lines.ts';

const where = ['フロアの', 'フロアへの', 'チャンネルの', 'チャンネルへの'];
const what = ['お知らせ', 'おしらせ', '通知'];

/** Whole lines that ask for the evening of a channel: in the channel itself, and of all of them in a chat of two. */
export const roomWords: readonly string[] = [
  ...phrases(['', ...where], ['消灯', '消灯の'], what),
  ...phrases(where, what),
  ...['lights-out notice', 'lights out notice', 'lights-out notices', 'lights out notices'],
  ...['channel notice', 'channel notices', 'evening notice'],
];
