/** Whole lines of whoever heads people. 「1on1」 alone is everybody's, and shows a team below one's own. */
export const teamWords: readonly string[] = [
  ...[
    'チームの1on1',
    '部下の1on1',
    '課の1on1',
    '1on1一覧',
    '1on1の一覧',
    'みんなの1on1',
    '1on1の予定一覧',
    'チームの面談',
  ],
  ...['team 1on1', 'team 1on1s', '1on1s of the team', '1on1 list', 'my team 1on1s'],
];

/** Whole lines of whoever promotes. */
export const shareWords: readonly string[] = [
  ...['1on1の実施状況', '1on1の状況', '1on1の実施率', '部署の1on1', '部署ごとの1on1', '1on1の集計', '1on1実施状況'],
  ...['1on1 overview', '1on1s by unit', '1on1 by unit', 'unit 1on1s'],
];
