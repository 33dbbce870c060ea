/** Whole lines of whoever promotes. */
export const unitsWords: readonly string[] = [
  ...['残業の状況', '超過勤務の状況', '部署の残業', '部署ごとの残業', '超勤の状況', '残業の集計'],
  ...['overtime overview', 'overtime by unit', 'unit overtime'],
];
