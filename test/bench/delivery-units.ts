import { limitsWith } from '../../src/delivery/pace.ts';
import { openEngine } from '../adapters/dynamodb/engine.ts';
import { crowd, settle } from '../chaos/people.ts';
import { CAMPAIGN, planForAll } from '../chaos/plan.ts';
import { openRoad } from '../chaos/road.ts';
import { EVENING, MORNING, ORG } from '../chaos/stage.ts';
import { openSlack } from '../simulated/slack.ts';
import { openTeams } from '../simulated/teams.ts';
import { type Figure, figure } from './bench.ts';
import { assumed } from './cost.ts';
import { countIndexWrites } from './index-writes.ts';
import { prices } from './prices.ts';

const PEOPLE = 1_000;

/** What a message to so many people took, from planning it to its last row. */
type Spent = {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly indexUnits: number;
};

/** Requests and units of 1,000 recipients, and what a million cost by them, beside the peers. */
export const unitFigures = async (): Promise<readonly Figure[]> => {
  const slack = await spentOn('slack');
  const teams = await spentOn('teams');
  const a = millionOf(slack, { perSecond: 8, lanes: 3, parcel: 25 });
  const b = millionOf(teams, { perSecond: 50, lanes: 4, parcel: 100 });
  return [
    ...spentFigures('Slack', slack),
    ...spentFigures('Teams', teams),
    figure('Slack: a million messages', a.total, 'US$', a.parts),
    figure('Teams: a million messages', b.total, 'US$', b.parts),
    figure(
      'Teams: nine million messages',
      b.total * 9,
      'US$',
      'TeamsFx sample 23.68 [TFX]; Company Communicator 192.86 for 5,000 [CC-COST]',
      b.total * 9 <= 24,
    ),
  ];
};

const spentOn = async (platform: 'slack' | 'teams'): Promise<Spent> => {
  const engine = await openEngine();
  const [slack, teams] = await Promise.all([openSlack({ perSecond: 500, burst: 500 }), openTeams({ perSecond: 500 })]);
  const indexWrites = countIndexWrites();
  try {
    const people = crowd(PEOPLE, platform);
    await settle(engine, ORG, people);
    const road = openRoad({
      ...{ endpoint: engine.endpoint, table: engine.table, org: ORG, slack: slack.origin, teams: teams.origin },
      limits: limitsWith({ slack: 100, teams: 100 }),
      clock: { from: MORNING, zero: Date.now(), speed: 1 },
    });
    const before = indexWrites.units();
    road.store.meter.reset();
    await planForAll({ org: ORG, dueAt: MORNING, expiresAt: EVENING }, CAMPAIGN, people, road.store);
    while ((await engine.store.dueWork.nextDue(ORG)) !== undefined) await road.minute();
    return { ...road.store.meter.read(), indexUnits: indexWrites.units() - before };
  } finally {
    indexWrites.stop();
    await Promise.all([slack.close(), teams.close(), engine.close()]);
  }
};

const spentFigures = (name: string, { requests, readUnits, writeUnits, indexUnits }: Spent): readonly Figure[] => [
  figure(`${name}: 1,000 recipients`, requests, 'requests'),
  figure(`${name}: 1,000 recipients, read`, readUnits, 'RRU'),
  figure(
    `${name}: 1,000 recipients, written`,
    writeUnits + indexUnits,
    'WRU',
    `${indexUnits} of them of indexes: a unit a KB for each entry put in, and one for each taken out`,
  ),
];

type Lane = { readonly perSecond: number; readonly lanes: number; readonly parcel: number };

/** At list prices, nothing free: functions of all lanes run for as long as the platform's limit makes it last. */
const millionOf = (spent: Spent, { perSecond, lanes, parcel }: Lane) => {
  const messages = 1e6;
  const times = messages / PEOPLE;
  const parts = {
    database:
      (spent.writeUnits + spent.indexUnits) * times * prices.writeUnits.usd +
      spent.readUnits * times * prices.readUnits.usd,
    functions: (messages / perSecond) * lanes * assumed.gigabytes * prices.lambdaSeconds.usd,
    queue: (messages / parcel) * (2 + 1 / assumed.messagesASend) * prices.queueRequests.usd,
    transfer: ((messages * assumed.callBytes) / 1e9) * prices.transferGigabytes.usd,
  };
  const total = Object.values(parts).reduce((sum, each) => sum + each, 0);
  return {
    total,
    parts: Object.entries(parts)
      .map(([name, usd]) => `${name} ${usd.toFixed(2)}`)
      .join(', '),
  };
};
