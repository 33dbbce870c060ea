import type { ReportTexts } from '../../text/report/texts.ts';
import { dayOfWeek } from '../../time/instant.ts';
import { national } from '../national.ts';
import { barChart } from './bar-chart.ts';
import { type Html, html } from './html.ts';
import { lineChart } from './line-chart.ts';
import type { Report } from './report.ts';
import { style } from './style.ts';
import { driversTable, lineTable, reasons, unitsTable } from './tables.ts';

/** The report as one page that needs nothing else: no script, no picture, no font, no address. */
export const reportPage = (report: Report, texts: ReportTexts): string => {
  const { page } = texts;
  const { top, weeks, made } = report;
  const title = page.title(top.name);
  const period = page.period(dayOfWeek(weeks.first, 1), dayOfWeek(weeks.last, 5), weeks.count);
  const sections = sectionsOf(report, texts);
  return `${
    html`<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${style}
</head>
<body>
<header><h1>${title}</h1><p>${period}　${page.made(made)}</p></header>
<nav aria-label="${page.contents}"><ul>${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}</ul></nav>
<main>
${sections.map(
  ({
    id,
    heading,
    body,
  }) => html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>
`,
)}</main>
</body>
</html>
`.markup
  }`;
};

type Section = { readonly id: string; readonly heading: string; readonly body: Html };

const sectionsOf = (report: Report, texts: ReportTexts): readonly Section[] => {
  const { now, line, drivers, units, decisions, method } = texts.page;
  return [
    { id: 'now', heading: now.heading, body: figures(report, texts) },
    { id: 'line', heading: line.heading, body: overTime(report, texts) },
    { id: 'drivers', heading: drivers.heading, body: driversPart(report, texts) },
    { id: 'units', heading: units.heading, body: unitsPart(report, texts) },
    { id: 'decisions', heading: decisions.heading, body: decisionsPart(report, texts) },
    { id: 'method', heading: method.heading, body: methodPart(report, texts) },
  ];
};

const figures = ({ top: { rolling, change, answered, optedOut, valuable } }: Report, texts: ReportTexts): Html => {
  const { percent, margin, people, none, page } = texts;
  const { now } = page;
  const figure = (name: string, value: string, more?: string): Html =>
    html`<div><dt>${name}</dt><dd><strong>${value}</strong>${more !== undefined && more !== '' ? html` <span>${more}</span>` : undefined}</dd></div>
`;
  const details = rolling && [margin(rolling.margin), ...(change ? [texts.change(change)] : [])].join('　');
  return html`<dl class="figures">
${figure(now.rolling, rolling ? percent(rolling.percent) : none, details)}${figure(
  now.national,
  now.nationalPercent(national[0].percent),
  now.nationalNote(national[0].year, national[1].year, national[1].percent),
)}${figure(now.response, answered ? percent(answered.response) : none, answered && people(answered.people))}${figure(
  now.optedOut,
  optedOut ? texts.optedOut(optedOut) : none,
)}${figure(now.valuable, valuable ? percent(valuable.percent) : none, now.valuableMeans)}</dl>`;
};

const overTime = ({ top, line }: Report, texts: ReportTexts): Html => {
  const { lead, legend, nothing } = texts.page.line;
  if (!line.some(({ share }) => share)) return html`<p>${nothing}</p>`;
  return html`<p>${lead}</p>
${pair(lineChart(top.name, line, texts), legend(texts.page.now.nationalPercent(national[0].percent)), lineTable(line, texts))}`;
};

const driversPart = (report: Report, texts: ReportTexts): Html => {
  const { lead, leadAlone, legend, legendAlone, nothing } = texts.page.drivers;
  if (report.top.drivers.length === 0) return html`<p>${nothing}</p>`;
  const hasAbove = report.above !== undefined;
  return html`<p>${hasAbove ? lead : leadAlone}</p>
${pair(barChart(report.top.drivers, texts), hasAbove ? legend : legendAlone, driversTable(report, texts))}`;
};

/** A chart and the same in numbers beside it. */
const pair = (chart: Html, legend: string, table: Html): Html =>
  html`<div class="pair"><figure>${chart}<figcaption>${legend}</figcaption></figure><div class="beside">${table}</div></div>`;

const unitsPart = ({ units, more }: Report, texts: ReportTexts): Html => {
  const { lead, hidden, more: moreUnits, heading } = texts.page.units;
  return html`<p>${lead}</p>
<div class="wide" role="group" aria-label="${heading}" tabindex="0">${unitsTable(units, texts)}</div>
${more > 0 ? html`<p>${moreUnits(more)}</p>` : undefined}<h3>${hidden}</h3>${reasons(units, texts)}`;
};

const decisionsPart = ({ decisions }: Report, texts: ReportTexts): Html => {
  const { lead, none, by } = texts.page.decisions;
  if (decisions.length === 0) return html`<p>${none}</p>`;
  return html`<p>${lead}</p>
<ul>${decisions.map(({ date, name, text }) => html`<li>${text} <span class="by">${name === undefined ? '' : `${by(name)}　`}<time datetime="${date}">${texts.date(date)}</time></span></li>`)}</ul>`;
};

const methodPart = ({ thresholds: { mean, distribution } }: Report, { page: { method } }: ReportTexts): Html =>
  html`<ul>${method.lines(mean, distribution).map((each) => html`<li>${each}</li>`)}</ul>`;
