/**
 * Who listens by telephone in Japan, free of charge. Checked in November 2026 against lists that municipalities and
 * newspapers publish from 厚生労働省「まもろうよ こころ」, which keeps the current ones: look there before each release.
 */
export const lifelines = {
  /** よりそいホットライン: day and night; 2 after the announcement leads to other languages (10:00 to 22:00). */
  yorisoi: '0120-279-338',
  /** The same, for calls from Iwate, Miyagi and Fukushima. */
  yorisoiTohoku: '0120-279-226',
  /** #いのちSOS */
  sos: '0120-061-338',
  /** いのちの電話: 16:00 to 21:00. */
  denwa: '0120-783-556',
} as const;
export type Lifeline = keyof typeof lifelines;

export const guideToLifelines = 'https://www.mhlw.go.jp/mamorouyokokoro/';
