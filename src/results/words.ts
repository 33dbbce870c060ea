import { phrases } from '../conversation/lines.ts';

/** Whole lines of everybody. */
export const resultsWords: readonly string[] = [
  ...phrases(['', 'みんなの', '前回の', '先週の', '今週の', 'パルスの', 'アンケートの', '職場の'], ['結果', '集計']),
  ...['集計結果', 'アンケート結果', 'パルス結果', 'パルスの集計結果', 'けっか', '結果が見たい', '結果発表'],
  ...['result', 'results', 'the results', 'see results', 'show results', 'show me the results'],
];

/** Of who heads units. */
export const teamWords: readonly string[] = [
  ...phrases(['部署の', 'チームの', '課の', '室の', '係の', '担当部署の'], ['結果', '集計']),
  ...['チーム結果', 'team results', 'my team results', 'results of my team'],
];

/** Of who promotes. */
export const unitsWords: readonly string[] = [
  ...phrases(['部署ごとの', '部署別の', '部署別', '各部署の'], ['結果', '集計']),
  ...['結果の一覧', '結果一覧', 'results by unit', 'unit results'],
];

/** Of administrators. */
export const logWords: readonly string[] = [
  ...['結果の閲覧記録', '閲覧記録', '結果の閲覧履歴', '結果を見た人'],
  ...['log of views', 'view log', 'who viewed results'],
];
