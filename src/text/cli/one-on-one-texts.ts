/** What `one-on-one` says to whoever runs Akari. */
export type OneOnOneCommandTexts = {
  readonly words: string;
  readonly noUnit: (id: string) => string;
  readonly started: (unit: string, teams: number, pairs: number) => string;
};

export const oneOnOneCommandJa: OneOnOneCommandTexts = {
  words: 'one-on-one start のあとに、--unit 部署ID か --all のどちらかを書いてください。',
  noUnit: (id) => `部署「${id}」はありません。`,
  started: (unit, teams, pairs) =>
    pairs === 0
      ? `「${unit}」では、1on1はもう始まっています。新しく始まったものはありません。`
      : `「${unit}」で、${teams}人の管理職と${pairs}人の職員の1on1を始めました。これから時間の候補を送ります。`,
};

export const oneOnOneCommandEn: OneOnOneCommandTexts = {
  words: 'Write --unit UNIT-ID or --all after one-on-one start.',
  noUnit: (id) => `There is no unit "${id}".`,
  started: (unit, teams, pairs) =>
    pairs === 0
      ? `1on1s have begun in "${unit}" already. Nothing new was started.`
      : `Started 1on1s of ${pairs} ${pairs === 1 ? 'person' : 'people'} with ${teams} ${teams === 1 ? 'manager' : 'managers'} in "${unit}". They will be offered times now.`,
};
