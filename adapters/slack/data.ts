import type { Card, CardElement, ChartElement, TableElement } from '../../src/conversation/card.ts';
import { fallbackText } from '../../src/conversation/fallback.ts';
import { cut, type DataVisualizationBlock, orEllipsis, type SlackBlock } from './blocks.ts';
import { limits } from './limits.ts';

/** Where blocks are shown. The home and modals have neither tables nor charts. */
export type Surface = 'message' | 'home';

/** The tables and charts of a card that Slack can draw; the others are written out as text. */
export const drawable = (card: Card, surface: Surface): ReadonlySet<CardElement> => {
  if (surface === 'home') return new Set();
  const tables = card.elements.filter((element) => element.type === 'table' && tableFits(element));
  const charts = card.elements.filter((element) => element.type === 'chart' && chartFits(element));
  return new Set([...tables.slice(0, limits.tablesPerMessage), ...charts.slice(0, limits.chartsPerMessage)]);
};

/** An element as plain words, as the fallback text has it. */
export const wordsOf = (element: CardElement): string => fallbackText({ language: 'ja', elements: [element] });

const tableFits = (table: TableElement): boolean => {
  const rows = tableRows(table);
  const characters = rows.flat().reduce((sum, cell) => sum + cell.length, 0);
  return (
    table.columns.length > 0 &&
    rows.length <= limits.tableRows &&
    (rows[0]?.length ?? 0) <= limits.tableColumns &&
    characters <= limits.tableCharacters &&
    Buffer.byteLength(JSON.stringify(tableBlock(table))) <= limits.tableBytes
  );
};

/** Every row as wide as the widest, the heading first; an empty cell shows a dash. */
const tableRows = ({ columns, rows }: TableElement): readonly (readonly string[])[] => {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  return [columns, ...rows].map((row) => Array.from({ length: width }, (_, i) => (row[i]?.trim() ? row[i] : '-')));
};

export const tableBlock = (table: TableElement): SlackBlock => ({
  type: 'table',
  rows: tableRows(table).map((row) => row.map((text) => ({ type: 'raw_text', text }))),
});

const chartLabel = (value: string): string => cut(orEllipsis(value), limits.chartLabel);

const areDifferent = (labels: readonly string[]): boolean => new Set(labels.map(chartLabel)).size === labels.length;

const chartFits = ({ kind, labels, series }: ChartElement): boolean => {
  const values = series.flatMap((one) => one.values);
  const complete = series.every((one) => one.values.length === labels.length) && values.every(Number.isFinite);
  if (!complete || labels.length === 0 || series.length === 0 || !areDifferent(labels)) return false;
  if (kind === 'pie') {
    return series.length === 1 && labels.length <= limits.chartSeries && values.every((value) => value > 0);
  }
  return (
    labels.length <= limits.chartPoints &&
    series.length <= limits.chartSeries &&
    areDifferent(series.map((one) => one.name))
  );
};

export const chartBlock = ({ kind, title, labels, series }: ChartElement): DataVisualizationBlock => {
  const categories = labels.map(chartLabel);
  const points = (values: readonly number[]) => categories.map((label, i) => ({ label, value: values[i] ?? 0 }));
  return {
    type: 'data_visualization',
    title: cut(orEllipsis(title), limits.chartTitle),
    chart:
      kind === 'pie'
        ? { type: 'pie', segments: points(series[0]?.values ?? []) }
        : {
            type: kind,
            series: series.map(({ name, values }) => ({ name: chartLabel(name), data: points(values) })),
            axis_config: { categories },
          },
  };
};
