import { html } from './html.ts';

/** Every text colour has a contrast of 4.5 to 1 or more on what lies behind it. One sheet of A4 where the unit is small. */
export const style = html`<style>
@page { size: A4; margin: 10mm 12mm; }
* { box-sizing: border-box; }
html { background: #ffffff; color: #1b1b1b; font: 15px/1.6 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.2rem 1rem 2rem; overflow-wrap: anywhere; word-break: auto-phrase; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0; }
h2 { font-size: 1.15rem; line-height: 1.4; margin: 1.6rem 0 0.3rem; padding-bottom: 0.15rem; border-bottom: 2px solid #1f4e79; }
h3 { font-size: 0.95rem; margin: 0.8rem 0 0.2rem; }
p { margin: 0.3rem 0; }
header p, .by, figcaption, .margin, .figures span, .reasons dd, #method li { color: #4a4a4a; }
a { color: #124a80; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #124a80; outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; list-style: none; margin: 0.6rem 0 0; padding: 0; }
ul { margin: 0.3rem 0; padding-left: 1.3rem; }
dl { margin: 0; }
dd { margin: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.6rem; }
.figures div { border: 1px solid #8a8a8a; border-radius: 4px; padding: 0.4rem 0.6rem; }
.figures dt { font-size: 0.85rem; line-height: 1.4; }
.figures strong { display: block; font-size: 1.3rem; line-height: 1.4; }
.figures span { display: block; font-size: 0.8rem; line-height: 1.4; }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.2rem; align-items: start; }
figure { margin: 0; }
figcaption { font-size: 0.85rem; }
svg { display: block; width: 100%; height: auto; font-size: 13px; }
svg text { fill: #1b1b1b; }
svg .axis { fill: #4a4a4a; font-size: 12px; }
svg .value { font-weight: 700; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }
.grid { stroke: #c4c4c4; stroke-width: 1; }
.band { fill: #dce7f1; stroke: #6b8cab; stroke-width: 1; stroke-dasharray: 3 3; }
.national { stroke: #4a4a4a; stroke-width: 1.5; stroke-dasharray: 2 4; }
.line { fill: none; stroke: #1f4e79; stroke-width: 2.5; }
.mark { fill: #1f4e79; stroke: #ffffff; stroke-width: 1; }
.bar { fill: url(#stripes); stroke: #1f4e79; stroke-width: 1.5; }
.stripe-ground { fill: #e9f0f6; }
.stripe { stroke: #9db6cd; stroke-width: 2; }
.whisker { fill: none; stroke: #1b1b1b; stroke-width: 1.5; }
.diamond { fill: #7a2e00; stroke: #ffffff; stroke-width: 1.5; }
table { width: 100%; border-collapse: collapse; font-size: 0.85rem; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { overflow-wrap: normal; border-bottom: 1px solid #a8a8a8; padding: 0.2rem 0.4rem; text-align: right; vertical-align: baseline; font-variant-numeric: tabular-nums; }
td { white-space: nowrap; }
thead th { border-bottom: 2px solid #5a5a5a; vertical-align: bottom; }
th:first-child { text-align: left; }
tbody th { font-weight: 400; }
td.hidden { background: #eeeeee; color: #3d3d3d; text-align: left; }
.depth-0 { font-weight: 700; }
.depth-2 { padding-left: 1.2rem; }
.depth-3 { padding-left: 2.4rem; }
.depth-4 { padding-left: 3.6rem; }
.wide { overflow-x: auto; }
.wide table { min-width: 40rem; }
.reasons { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 0.8rem; font-size: 0.85rem; }
#method { border: 1px solid #8a8a8a; border-radius: 4px; padding: 0 0.8rem 0.4rem; margin-top: 1.6rem; font-size: 0.85rem; }
#method h2 { border: 0; margin-top: 0.4rem; }
@media screen and (max-width: 46rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media print {
  html { font-size: 10.4px; line-height: 1.4; }
  body { max-width: none; padding: 0; }
  nav { display: none; }
  a:focus-visible, [tabindex]:focus-visible { outline: none; }
  p { margin: 0.15rem 0; }
  h1 { font-size: 1.5rem; }
  h2 { margin-top: 0.7rem; break-after: avoid; }
  h3 { margin: 0.4rem 0 0; break-after: avoid; }
  .wide { overflow: visible; }
  .wide table { min-width: 0; }
  .pair { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
  .figures { grid-template-columns: 1.3fr 2.2fr 1fr 1fr 1.2fr; gap: 0.4rem; }
  .figures div { padding: 0.2rem 0.4rem; }
  .figures strong { font-size: 1.2rem; }
  .reasons { display: block; }
  .reasons dt, .reasons dd { display: inline; }
  .reasons dt { margin-right: 0.4rem; }
  .reasons dd { margin-right: 1.2rem; }
  #method { margin-top: 0.7rem; padding: 0 0.6rem 0.2rem; }
  #method h2 { margin-top: 0.2rem; }
  .figures div, .pair, figure, tr, li, #decisions, #method { break-inside: avoid; }
  thead { display: table-header-group; }
  th, td { padding: 0.05rem 0.3rem; }
  .bar, .band, td.hidden { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>`;
