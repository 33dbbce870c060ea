/** Whole lines: to read what was written, and, for promoters, what waits for them. */
export const remarksWords: readonly string[] = [
  'みんなのひとこと',
  'ひとことを読む',
  'ひとこと',
  'comments',
  'みんなの声',
];
export const screeningWords: readonly string[] = ['ひとことの確認', 'ひとことを確認', 'check comments'];
