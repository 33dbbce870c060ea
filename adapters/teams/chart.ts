import type { ChartElement, TableElement } from '../../src/conversation/card.ts';
import { fallbackText } from '../../src/conversation/fallback.ts';
import { type JsonObject, textBlock } from './adaptive.ts';
import { cut, limits } from './limits.ts';

/** How much of charts and tables is drawn, and how long a text in their place may be. */
export type ChartDetail = {
  readonly text: number;
  /** Whether a chart's numbers stand in a table where the chart cannot be shown; otherwise in a text. */
  readonly chartTables: boolean;
  readonly tables: boolean;
  readonly charts: boolean;
};

/** A chart as Teams draws it, with its numbers for clients that draw none; or the numbers alone. */
export const chart = (element: ChartElement, detail: ChartDetail): readonly JsonObject[] => {
  const numbers = tableOf(element);
  const drawn = detail.charts ? nativeChart(element) : undefined;
  if (!drawn) return written(element, detail);
  const instead = detail.chartTables && isDrawable(numbers) ? table(numbers) : written(element, detail)[0];
  return [instead ? { ...drawn, fallback: instead } : drawn];
};

type Point = { readonly label: string; readonly value: number };

/** Undefined for a chart that Teams could not draw so that one sees all of it. */
const nativeChart = (element: ChartElement): JsonObject | undefined => {
  const label = (text: string): string => cut(text, limits.chartLabel);
  const pointsOf = (values: readonly number[]): readonly Point[] =>
    element.labels.flatMap((name, i) => {
      const value = values[i];
      return value === undefined || !Number.isFinite(value) ? [] : [{ label: label(name), value }];
    });
  const series = element.series.map(({ name, values }) => ({ legend: label(name), points: pointsOf(values) }));
  const [first] = series;
  const tooMany = series.length > limits.chartSeries || element.labels.length > limits.chartPoints;
  if (!first || tooMany || series.every(({ points }) => points.length === 0)) return undefined;
  const title = cut(element.title, limits.inputLabel);
  const xy = ({ label: x, value: y }: Point): JsonObject => ({ x, y });
  const slice = ({ label: legend, value }: Point): JsonObject => ({ legend, value });
  const lines = series.map(({ legend, points }) => ({ legend, values: points.map(xy) }));
  switch (element.kind) {
    case 'line':
      return { type: 'Chart.Line', title, data: lines };
    case 'bar':
      return series.length === 1
        ? { type: 'Chart.VerticalBar', title, yAxisTitle: first.legend, data: first.points.map(xy) }
        : { type: 'Chart.VerticalBar.Grouped', title, data: lines };
    case 'pie':
      // A pie has one series; more of them are a table.
      return series.length === 1
        ? { type: 'Chart.Pie', title: `${title} / ${first.legend}`, data: first.points.map(slice) }
        : undefined;
    default:
      return element.kind satisfies never;
  }
};

/** The numbers of a chart, one row a label. */
const tableOf = ({ title, labels, series }: ChartElement): TableElement => ({
  type: 'table',
  columns: [title, ...series.map(({ name }) => name)],
  rows: labels.map((label, i) => [label, ...series.map(({ values }) => `${values[i] ?? '-'}`)]),
});

export const tableOrText = (element: TableElement, detail: ChartDetail): readonly JsonObject[] =>
  detail.tables && isDrawable(element) ? [table(element)] : written(element, detail);

const widthOf = ({ columns, rows }: TableElement): number => Math.max(columns.length, ...rows.map((row) => row.length));

const isDrawable = (element: TableElement): boolean =>
  element.rows.length <= limits.tableRows && widthOf(element) >= 1 && widthOf(element) <= limits.tableColumns;

const table = (element: TableElement): JsonObject => {
  const columns = Array.from({ length: widthOf(element) }, () => ({ width: 1 }));
  const row = (cells: readonly string[], style: JsonObject): JsonObject => ({
    type: 'TableRow',
    cells: columns.map((_, i) => ({ type: 'TableCell', items: textBlock(cells[i] ?? '', limits.cell, style) })),
  });
  const rows = [row(element.columns, { weight: 'bolder' }), ...element.rows.map((cells) => row(cells, {}))];
  return { type: 'Table', columns, rows };
};

const written = (element: TableElement | ChartElement, detail: ChartDetail): readonly JsonObject[] =>
  textBlock(fallbackText({ language: 'ja', elements: [element] }), detail.text);
