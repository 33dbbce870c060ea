import type { ReportTexts } from '../../text/report/texts.ts';
import { dayOfWeek } from '../../time/instant.ts';
import type { PointTold, UnitTold } from '../told.ts';
import { type Html, html } from './html.ts';
import type { Report, Row } from './report.ts';

/** What the line chart draws, in numbers. */
export const lineTable = (line: readonly PointTold[], texts: ReportTexts): Html => {
  const { heading, week, share, margin, people } = texts.page.line;
  return html`<table><caption>${heading}</caption>
<thead><tr>${headings([week, share, margin, people])}</tr></thead>
<tbody>${line.map(
    (point) => html`<tr><th scope="row">${texts.week(dayOfWeek(point.week, 1))}</th>${
      point.share
        ? html`<td>${texts.percent(point.share.percent)}</td><td>${texts.margin(point.share.margin)}</td><td>${point.share.people ? texts.people(point.share.people) : texts.none}</td>`
        : html`<td>${texts.none}</td><td>${texts.none}</td><td>${texts.none}</td>`
    }</tr>
`,
  )}</tbody></table>`;
};

/** What the bars draw, in numbers. */
export const driversTable = ({ top, above }: Report, texts: ReportTexts): Html => {
  const { heading, driver, own, above: aboveHeading, difference } = texts.page.drivers;
  const columns = [driver, own, ...(above === undefined ? [] : [aboveHeading(above), difference])];
  return html`<table><caption>${heading}</caption>
<thead><tr>${headings(columns)}</tr></thead>
<tbody>${top.drivers.map(
    (each) =>
      html`<tr><th scope="row">${texts.drivers[each.driver]}</th><td>${texts.percent(each.own.percent)} <span class="margin">${texts.margin(each.own.margin)}</span></td>${
        above === undefined
          ? undefined
          : each.above
            ? html`<td>${texts.percent(each.above.percent)}</td><td>${texts.difference(each.above.change)}</td>`
            : html`<td>${texts.none}</td><td>${texts.none}</td>`
      }</tr>
`,
  )}</tbody></table>`;
};

const headings = (columns: readonly string[]): readonly Html[] =>
  columns.map((column) => html`<th scope="col">${column}</th>`);

/** All units of the report, the hidden cells marked. */
export const unitsTable = (units: readonly Row[], texts: ReportTexts): Html => {
  const { heading, unit, rolling, week, people, response, optedOut, valuable } = texts.page.units;
  return html`<table><caption>${heading}</caption>
<thead><tr>${headings([unit, rolling, week, people, response, optedOut, valuable])}</tr></thead>
<tbody>${units.map((row) => unitRow(row, texts))}</tbody></table>`;
};

const unitRow = (row: Row, texts: ReportTexts): Html => {
  const worthwhile = row.questions.find(({ question }) => question === 'A0');
  const { hidden: why, answered, optedOut, rolling, valuable } = row;
  const hidden = why ? html`<td class="hidden">${texts.hidden(why)}</td>` : html`<td>${texts.none}</td>`;
  const { percent, margin, people } = texts;
  return html`<tr><th scope="row" class="depth-${Math.min(row.depth, 4)}">${row.name}</th>
${rolling ? html`<td>${percent(rolling.percent)} <span class="margin">${margin(rolling.margin)}</span></td>` : hidden}
${worthwhile?.type === 'shown' ? html`<td>${percent(worthwhile.percent)}</td>` : worthwhile ? hidden : html`<td>${texts.none}</td>`}
${answered ? html`<td>${people(answered.people)}</td><td>${percent(answered.response)}</td><td>${optedOut ? texts.optedOut(optedOut) : texts.none}</td>` : [hidden, hidden, hidden]}
${valuable ? html`<td>${percent(valuable.percent)}</td>` : hidden}</tr>
`;
};

/** The reasons that stand in the table, each with what it means. */
export const reasons = (units: readonly UnitTold[], texts: ReportTexts): Html => {
  const found = new Set(units.flatMap(({ hidden }) => hidden ?? []));
  return html`<dl class="reasons"><dt>${texts.none}</dt><dd>${texts.noneMeans}</dd>
${[...found].map((why) => html`<dt>${texts.hidden(why)}</dt><dd>${texts.hiddenMeans(why)}</dd>`)}</dl>`;
};
