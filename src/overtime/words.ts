/** Whole lines that open the declaration; what says a time is read on its own. */
export const overtimeWords: readonly string[] = [
  ...[
    '残業',
    '残業申告',
    '残業の申告',
    '残業する',
    '残業します',
    '残業したい',
    '超勤',
    '超過勤務',
    '超過勤務の申告',
    '事前確認',
  ],
  ...['overtime', 'declare overtime', 'i need overtime', 'work late'],
];

/** Whole lines of whoever runs Akari, who wants to see what is settled about limits. */
export const settingsWords: readonly string[] = [
  ...['上限の設定', '残業の設定', '残業の上限の設定', '超過勤務の設定', '超過勤務の上限の設定', '残業の決まりの設定'],
  ...['overtime settings', 'overtime limits', 'overtime limit settings', 'settings of overtime'],
];

/** Whole lines of whoever confirms. */
export const requestWords: readonly string[] = [
  ...[
    '残業の確認',
    '事前確認',
    '確認待ち',
    '事前確認の一覧',
    '残業の一覧',
    '部下の残業',
    '課の残業',
    '係の残業',
    '残業確認',
  ],
  ...['overtime requests', 'requests', 'to confirm', 'team overtime'],
];
