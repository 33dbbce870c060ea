import { describe, expect, it } from 'vitest';
import { html } from '../../../../src/results/report/html.ts';
import { reportPage } from '../../../../src/results/report/page.ts';
import { languages } from '../../../../src/text/language.ts';
import { reportTextsOf } from '../../../../src/text/report/text.ts';
import { bureauReport } from '../../../fixtures/report.ts';
import { ORG } from '../../../fixtures/staff.ts';

const ja = reportTextsOf('ja');
const page = reportPage(bureauReport(ORG), ja);
const tables = [...page.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([table]) => table);
/** The cells of each row of a table. */
const cells = (table: string | undefined): readonly (readonly string[])[] =>
  [...(table ?? '').matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  );

describe('the printed report', () => {
  it.each(languages)('stays as it was looked at, in %s', async (language) => {
    const made = reportPage(bureauReport(ORG), reportTextsOf(language));
    await expect(made).toMatchFileSnapshot(`../../../fixtures/report/bureau-${language}.html.txt`);
  });

  it.each(languages)('speaks as the chat does, in %s', (language) => {
    const said = reportPage(bureauReport(ORG), reportTextsOf(language)).replace(
      /<style>[\s\S]*?<\/style>|<!doctype html>|<[^>]+>/g,
      ' ',
    );
    expect(said).not.toMatch(/undefined|null|NaN|\[object|=>|\$\{/);
    expect(said).not.toMatch(/[!！]|匿名|anonym|[\uff61-\uff9f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/i);
  });

  it('says what it is, of which weeks, and when it was made', () => {
    expect(page).toContain('<html lang="ja">');
    expect(page).toContain('<h1>総合政策局　みんなの結果</h1>');
    expect(page).toContain('2026年8月24日〜2026年11月20日（13週間）　作成日 2026年11月21日');
  });

  it('sets what it says beside the national survey, which it calls no more than a rough comparison', () => {
    expect(page).toContain(
      '<dt>やりがいを感じた人（4週間）</dt><dd><strong>62%</strong> <span>±3　前の4週間より10ポイント上昇',
    );
    expect(page).toContain('<strong>55.6%</strong>');
    expect(page).toContain('2023年度は58.0%');
    expect(page).toContain('設問が異なるため参考値');
  });

  it('has the chart of every week in numbers beside it', () => {
    const rows = cells(tables[0]);
    expect(rows[0]).toEqual(['週', '割合', '誤差', '答えた人']);
    expect(rows[1]).toEqual(['8/24', '45%', '±7', '83人']);
    expect(rows.at(-1)).toEqual(['11/16', '62%', '±3', '83人']);
    expect(rows).toHaveLength(14);
  });

  it('marks a week of which only the share of four weeks is shown', () => {
    const [week] = bureauReport(ORG).line.slice(-1);
    const share = { percent: 61, margin: 4 };
    const rows = cells(reportPage({ ...bureauReport(ORG), line: week ? [{ ...week, share }] : [] }, ja));
    expect(rows).toContainEqual(['11/16', '61%', '±4', '—']);
  });

  it('puts what lies furthest behind the unit above first, and says where chance may be all there is', () => {
    const rows = cells(tables[1]);
    expect(rows[0]).toEqual(['項目', 'この部署', '灯省', '上の部署との差']);
    expect(rows[1]).toEqual(['時間の使い方', '27% ±6', '39%', '−12']);
    expect(rows[3]).toEqual(['改革への機運', '37% ±7', '42%', '誤差の範囲']);
    expect(rows.at(-1)).toEqual(['手触り感・発信', '59% ±7', '50%', '+9']);
  });

  it('lists units in the order of the organisation, hidden cells marked and explained', () => {
    const rows = cells(tables[2]);
    expect(rows.map(([name]) => name)).toEqual([
      '部署',
      '総合政策局',
      '総務課',
      '企画課',
      '調整室',
      '国際課',
      '交渉班',
    ]);
    expect(rows[2]).toEqual(['総務課', '68% ±5', '70%', '27人', '65%', '約5%', '33%']);
    expect(rows[3]).toEqual(['企画課', '60% ±5', '65%', '15〜19人', '65%', '5%未満', '30%']);
    expect(new Set(rows[4]?.slice(1))).toEqual(new Set(['―（人数）']));
    expect(rows[5]).toEqual(['国際課', '―（異動）', '―（異動）', '10〜14人', '95%', '—', '―（異動）']);
    expect(page).toContain('<dt>―（差し引き）</dt><dd>ほかの数から個人のことが分かるおそれがある</dd>');
  });

  it('escapes what people wrote', () => {
    expect(page).toContain('&lt;会議&gt;を入れない');
    expect(html`<p title="${'"><script>&\''}">${['<b>', html`<i>ok</i>`, 5, undefined]}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;&amp;&#39;">&lt;b&gt;<i>ok</i>5</p>',
    );
    expect(html`${'a\u0000\ud800b'}`.markup).toBe('a\ufffd\ufffdb');
  });

  it('needs no script and nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|javascript:|\son\w+=|@import|url\((?!#stripes)/i);
    expect([...page.matchAll(/\b(?:href|src)="([^"]*)"/g)].every(([, to = '']) => to.startsWith('#'))).toBe(true);
    expect(page).not.toMatch(/https?:/);
    expect(page).toContain("default-src 'none'");
  });

  it('says from how many people on something is shown, where that was raised', () => {
    expect(page).toContain('平均と割合は5人以上、内訳は8人以上');
    const raised = reportPage({ ...bureauReport(ORG), thresholds: { mean: 7, distribution: 12 } }, ja);
    expect(raised).toContain('平均と割合は7人以上、内訳は12人以上');
  });

  it('says kindly where nothing can be shown', () => {
    const nothing = bureauReport(ORG, ({ people: _, ...result }) => ({
      ...result,
      ...{ shown: {}, why: { A0: 'few' }, line: [], latest: {} },
    }));
    const empty = reportPage({ ...nothing, decisions: [] }, ja);
    expect(empty).toContain('この期間に示せる週は、まだありません。');
    expect(empty).toContain('この3か月に示せる項目は、まだありません。');
    expect(empty).toContain('まだ書かれていません。');
    expect(empty).not.toContain('<svg');
  });
});
