import { limitsWith, usualLimits } from '../../src/delivery/pace.ts';
import { rateOf } from '../chaos/figures.ts';
import { crowd, settle } from '../chaos/people.ts';
import { CAMPAIGN, planForAll } from '../chaos/plan.ts';
import { EVENING, MORNING, ORG, openStage, type StageOptions } from '../chaos/stage.ts';
import type { Report } from '../simulated/sight.ts';
import { type Figure, figure } from './bench.ts';
import { memoryFigures } from './delivery-memory.ts';
import { paceFigures } from './delivery-pace.ts';
import { unitFigures } from './delivery-units.ts';

/** What Microsoft documents for an app in a tenant, and the best a peer has published (173,000 an hour). */
const TEAMS_LIMIT = 50;
const PEER = 48;
/** "Several hundred messages a minute": Slack does not say how many. */
const SLACK_LIMIT = 8;
const LATENCY_MS = [60, 180] as const;

/** Messages a second as the platforms saw them, beside what the platforms bear. */
export const deliveryFigures = async (): Promise<readonly Figure[]> => {
  const one = await sendAll('teams', 3_000, 1, { teams: { latencyMs: LATENCY_MS }, limits: usualLimits });
  const three = await sendAll('teams', 3_000, 3, { teams: { latencyMs: LATENCY_MS }, limits: usualLimits });
  const slack = { perSecond: SLACK_LIMIT, latencyMs: LATENCY_MS };
  const known = await sendAll('slack', 600, 1, { slack, limits: limitsWith({ slack: SLACK_LIMIT }) });
  const learned = await sendAll('slack', 2_000, 1, { slack, limits: usualLimits });
  return [
    ...(await paceFigures()),
    ...teamsFigures('one worker', one),
    ...teamsFigures('three workers', three),
    ...slackFigures('told the limit', known),
    ...slackFigures('told nothing', learned),
    figure(
      'Slack, told nothing: of the true limit once learned',
      (rateOf(lastMinute(learned)) / SLACK_LIMIT) * 100,
      '%',
      'the last minute',
    ),
    ...(await unitFigures()),
    ...(await memoryFigures()),
  ];
};

const sendAll = async (
  platform: 'slack' | 'teams',
  count: number,
  workers: number,
  options: StageOptions,
): Promise<Report> => {
  const stage = await openStage(options);
  try {
    const people = crowd(count, platform);
    await settle(stage.options, ORG, people);
    await planForAll({ org: ORG, dueAt: MORNING, expiresAt: EVENING }, CAMPAIGN, people, stage.store);
    await stage.begin(workers);
    await stage.done(900_000);
    return await stage[platform].report();
  } finally {
    await stage.close();
  }
};

const momentsOf = ({ seen }: Report): readonly number[] => seen.map(({ at }) => at);

const lastMinute = (report: Report): readonly number[] => {
  const moments = momentsOf(report);
  const end = moments.reduce((a, b) => Math.max(a, b), 0);
  return moments.filter((moment) => moment > end - 60_000);
};

const teamsFigures = (who: string, report: Report): readonly Figure[] => {
  const rate = rateOf(momentsOf(report));
  const share = (rate / TEAMS_LIMIT) * 100;
  const most = report.mostInOneSecond;
  return [
    figure(
      `Teams, ${who}: messages a second`,
      rate,
      'a second',
      `limit ${TEAMS_LIMIT}, best peer ${PEER}`,
      share >= 98,
    ),
    figure(`Teams, ${who}: of the limit`, share, '%', '≥ 98', share >= 98),
    figure(`Teams, ${who}: most in any one second`, most, 'messages', `≤ ${TEAMS_LIMIT}`, most <= TEAMS_LIMIT),
    figure(`Teams, ${who}: 429`, report.refused, 'refusals', '0', report.refused === 0),
  ];
};

const slackFigures = (who: string, report: Report): readonly Figure[] => {
  const rate = rateOf(momentsOf(report));
  return [
    figure(
      `Slack, ${who}: messages a second`,
      rate,
      'a second',
      `${((rate / SLACK_LIMIT) * 100).toFixed(0)} % of the simulated ${SLACK_LIMIT}`,
    ),
    figure(`Slack, ${who}: 429`, report.refused, 'refusals', `of ${report.sends} sends`),
  ];
};
