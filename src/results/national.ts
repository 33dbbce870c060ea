/**
 * やりがい in the whole of the national administration: 内閣人事局「働き方改革に関する職員アンケート」. Its question
 * differs from ours, so that the two are only roughly comparable.
 */
export const national = [
  { year: 2024, percent: 55.6 },
  { year: 2023, percent: 58 },
] as const;
