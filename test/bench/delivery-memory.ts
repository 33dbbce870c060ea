import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { usualLimits } from '../../src/delivery/pace.ts';
import { openStage } from '../chaos/stage.ts';
import { type Figure, figure } from './bench.ts';
import { planScript } from './delivery-plan.ts';

const run = promisify(execFile);

/** What a function of the deliveries may use. */
const FUNCTION_MB = 256;

/** As Lambda's runtime starts Node: nine tenths of the memory for what lasts, a twentieth for what does not. */
const flags = [
  `--max-old-space-size=${Math.floor(FUNCTION_MB * 0.9)}`,
  `--max-semi-space-size=${Math.floor(FUNCTION_MB * 0.05)}`,
];

/** The most memory that planning a message for so many people takes, each in a process of its own. */
export const memoryFigures = async (): Promise<readonly Figure[]> => {
  const peaks: number[] = [];
  for (const people of [1_000, 30_000, 300_000]) {
    const stage = await openStage({ limits: usualLimits });
    try {
      const { endpoint, table } = stage.options;
      const { stdout } = await run(process.execPath, [...flags, planScript, String(people), endpoint, table]);
      peaks.push(Number(stdout.trim()));
    } finally {
      await stage.close();
    }
  }
  const [one = 0, thirty = 0, most = 0] = peaks;
  return [
    figure('planning for 1,000 people: peak memory', one, 'MB'),
    figure('planning for 30,000 people: peak memory', thirty, 'MB'),
    figure(
      'planning for 300,000 people: peak memory',
      most,
      'MB',
      `≤ ${FUNCTION_MB}, the function's`,
      most <= FUNCTION_MB,
    ),
  ];
};
