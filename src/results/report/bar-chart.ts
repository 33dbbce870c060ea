import type { ReportTexts } from '../../text/report/texts.ts';
import type { DriverTold, ShareTold } from '../told.ts';
import { type Html, html } from './html.ts';

const WIDTH = 440;
const ROW = 23;
const TOP = 22;
const [LEFT, RIGHT] = [178, 398];

const xOf = (percent: number): number => Math.round(LEFT + (percent * (RIGHT - LEFT)) / 100);

/** A bar for each driver, with the end of its margin to both sides and a mark where the unit above lies. */
export const barChart = (drivers: readonly DriverTold[], texts: ReportTexts): Html => {
  const { page, percent } = texts;
  const [first, last] = [drivers[0], drivers.at(-1)];
  const alt = first && last ? page.drivers.alt(texts.drivers[first.driver], texts.drivers[last.driver]) : '';
  const bottom = TOP + drivers.length * ROW;
  return html`<svg viewBox="0 0 ${WIDTH} ${bottom + 6}" role="img" aria-labelledby="bars-title bars-desc">
<title id="bars-title">${page.drivers.heading}</title>
<desc id="bars-desc">${alt}</desc>
<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="stripe-ground" width="6" height="6"/><line class="stripe" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>
${[0, 50, 100].map((each) => html`<line class="grid" x1="${xOf(each)}" x2="${xOf(each)}" y1="${TOP - 4}" y2="${bottom}"/><text class="axis" x="${xOf(each)}" y="${TOP - 8}" text-anchor="middle">${percent(each)}</text>`)}
${drivers.map((driver, i) => bar(driver, TOP + i * ROW, texts))}
</svg>`;
};

const bar = ({ driver, own, above }: DriverTold, top: number, texts: ReportTexts): Html => {
  const middle = top + ROW / 2;
  return html`<text class="label" x="0" y="${middle + 4}">${texts.drivers[driver]}</text>
<rect class="bar" x="${LEFT}" y="${top + 5}" width="${xOf(own.percent) - LEFT}" height="${ROW - 10}"/>
${whisker(own, middle)}
${above && diamond(xOf(above.percent), middle)}
<text class="value" x="${WIDTH}" y="${middle + 4}" text-anchor="end">${texts.percent(own.percent)}</text>`;
};

const whisker = ({ percent, margin }: ShareTold, y: number): Html => {
  const [from, to] = [xOf(Math.max(0, percent - margin)), xOf(Math.min(100, percent + margin))];
  return html`<path class="whisker" d="M${from} ${y - 4}V${y + 4}M${from} ${y}H${to}M${to} ${y - 4}V${y + 4}"/>`;
};

const diamond = (x: number, y: number): Html =>
  html`<path class="diamond" d="M${x} ${y - 7}L${x + 6} ${y}L${x} ${y + 7}L${x - 6} ${y}Z"/>`;
