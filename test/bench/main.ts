import { writeFileSync } from 'node:fs';
import type { Figure } from './bench.ts';
import { deliveryFigures } from './delivery.ts';
import { eveningFigures } from './evening.ts';
import { handlerFigures } from './handlers.ts';
import { importFigures } from './import.ts';
import { lambdaFigures } from './lambda.ts';
import { largeFigures } from './large.ts';
import { oneOnOneFigures } from './one-on-one.ts';
import { requestFigures } from './requests.ts';
import { resultFigures } from './results.ts';

/** `npm run bench`: every figure beside its bound or a peer, printed and written to bench.json. */
const groups: readonly (readonly [name: string, measure: () => Promise<readonly Figure[]>])[] = [
  ['requests', requestFigures],
  ['handlers', handlerFigures],
  ['lambda', lambdaFigures],
  ['import', importFigures],
  ['delivery', deliveryFigures],
  ['large', largeFigures],
  ['evening', eveningFigures],
  ['results', resultFigures],
  ['one-on-one', oneOnOneFigures],
];

const wanted = process.argv.slice(2);
const results: { [group: string]: readonly Figure[] } = {};
for (const [name, measure] of groups) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const figures = await measure();
  results[name] = figures;
  console.log(`\n${name}`);
  for (const { name: label, value, unit, beside, ok } of figures) {
    const verdict = ok === undefined ? ' ' : ok ? '✓' : '✗';
    console.log(`${verdict} ${label.padEnd(64)} ${String(value).padStart(12)} ${unit.padEnd(10)} ${beside ?? ''}`);
  }
}
writeFileSync('bench.json', `${JSON.stringify({ node: process.version, figures: results }, null, 2)}\n`);
process.exit(
  Object.values(results)
    .flat()
    .some(({ ok }) => ok === false)
    ? 1
    : 0,
);
