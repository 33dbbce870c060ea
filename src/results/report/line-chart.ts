import type { ReportTexts } from '../../text/report/texts.ts';
import { dayOfWeek } from '../../time/instant.ts';
import { national } from '../national.ts';
import type { PointTold, WeekTold } from '../told.ts';
import { type Html, html } from './html.ts';

const WIDTH = 440;
const HEIGHT = 222;
const [LEFT, RIGHT, TOP, BOTTOM] = [42, 2, 14, 196];

/** As many as lie beside each other without touching. */
const MOST_NUMBERS = 13;
const MOST_DAYS = 7;

type Spot = { readonly x: number; readonly share: WeekTold };

const yOf = (percent: number): number => Math.round(BOTTOM - (percent * (BOTTOM - TOP)) / 100);

/** The line of the rolling share with its band, each point with a mark and its number. */
export const lineChart = (unit: string, line: readonly PointTold[], texts: ReportTexts): Html => {
  const step = line.length > 1 ? (WIDTH - LEFT - RIGHT - 36) / (line.length - 1) : 0;
  const xOf = (i: number): number => Math.round(LEFT + 18 + i * step);
  const spots = line.map(({ share }, i): Spot | undefined => share && { x: xOf(i), share });
  const runs = runsOf(spots);
  const isEvery = (i: number, most: number): boolean => (line.length - 1 - i) % Math.ceil(line.length / most) === 0;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="line-title line-desc">
<title id="line-title">${texts.page.line.heading}</title>
<desc id="line-desc">${altOf(unit, spots, texts)}</desc>
${[0, 25, 50, 75, 100].map((percent) => grid(percent, texts))}
${runs.map(band)}
${nationalLine()}
${runs.map(path)}
${spots.map((spot, i) => spot && mark(spot, isEvery(i, MOST_NUMBERS)))}
${line.map(({ week }, i) => (isEvery(i, MOST_DAYS) ? html`<text class="axis" x="${xOf(i)}" y="${BOTTOM + 20}" text-anchor="middle">${texts.week(dayOfWeek(week, 1))}</text>` : undefined))}
</svg>`;
};

/** Stretches of weeks with nothing missing between them: over a gap no line is drawn. */
const runsOf = (spots: readonly (Spot | undefined)[]): readonly (readonly Spot[])[] => {
  const runs: Spot[][] = [];
  let run: Spot[] = [];
  for (const spot of spots) {
    if (!spot) run = [];
    else {
      if (run.length === 0) runs.push(run);
      run.push(spot);
    }
  }
  return runs;
};

const altOf = (
  unit: string,
  spots: readonly (Spot | undefined)[],
  { page: { line }, percent }: ReportTexts,
): string => {
  const shown = spots.flatMap((spot) => spot ?? []);
  const [first, last] = [shown[0], shown.at(-1)];
  return first && last ? line.alt(unit, percent(first.share.percent), percent(last.share.percent)) : line.altNone;
};

const grid = (percent: number, texts: ReportTexts): Html =>
  html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${yOf(percent)}" y2="${yOf(percent)}"/><text class="axis" x="${LEFT - 6}" y="${yOf(percent) + 4}" text-anchor="end">${texts.percent(percent)}</text>`;

const low = ({ percent, margin }: WeekTold): number => yOf(Math.max(0, percent - margin));
const high = ({ percent, margin }: WeekTold): number => yOf(Math.min(100, percent + margin));

/** A run of one week is as wide as its mark. */
const band = (run: readonly Spot[]): Html => {
  const [only, second] = run;
  const wide =
    only && !second
      ? [
          { ...only, x: only.x - 8 },
          { ...only, x: only.x + 8 },
        ]
      : run;
  const top = wide.map(({ x, share }) => `${x},${high(share)}`);
  const bottom = wide.map(({ x, share }) => `${x},${low(share)}`).toReversed();
  return html`<polygon class="band" points="${[...top, ...bottom].join(' ')}"/>`;
};

const path = (run: readonly Spot[]): Html =>
  html`<polyline class="line" points="${run.map(({ x, share }) => `${x},${yOf(share.percent)}`).join(' ')}"/>`;

const mark = ({ x, share }: Spot, isNamed: boolean): Html =>
  html`<circle class="mark" cx="${x}" cy="${yOf(share.percent)}" r="4"/>${
    isNamed
      ? html`<text class="value" x="${x}" y="${yOf(share.percent) + (share.percent > 88 ? 18 : -9)}" text-anchor="middle">${share.percent}</text>`
      : undefined
  }`;

/** Where the whole of the national administration lies; the legend has its number. */
const nationalLine = (): Html => {
  const [{ percent }] = national;
  return html`<line class="national" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${yOf(percent)}" y2="${yOf(percent)}"/>`;
};
