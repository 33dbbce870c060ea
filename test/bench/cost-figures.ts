import { synthesise } from '../cdk/stage.ts';
import { type Figure, figure } from './bench.ts';
import {
  type Bill,
  billOf,
  type Counted,
  type Footprint,
  type Inventory,
  noFootprint,
  plus,
  quantitiesOf,
  times,
} from './cost.ts';
import type { Phase, Week } from './lambda/week.ts';
import { PEER_MONTH, type Price, prices } from './prices.ts';

/** Of all people so many are reminded. */
const REMINDED = 0.5;

/** Half of the people are on Slack, which tells the bot of its own messages, too: a request that is answered and no more. */
const ECHOES = 0.5;
const echo: Footprint = { ...noFootprint, httpEvents: 1, events: 1, cpuMs: 3, logBytes: 150 };

/** What a person takes in a week: asked, three answers, a comment, a line, half of them reminded, the round closed. */
export const countedIn = (week: Week, startSeconds: number): Counted => {
  const parts = week.phases.filter(({ name }) => name !== 'idle').map(personal);
  const personWeek = parts.reduce(plus, noFootprint);
  const idle = week.phases.find(({ name }) => name === 'idle');
  return {
    personWeek: plus(personWeek, times(echo, personWeek.sent * ECHOES)),
    idleTick: idle ? times(idle.footprint, 1 / idle.lines.length) : noFootprint,
    personBytes: week.personBytes,
    startSeconds,
    metrics: new Set(week.phases.flatMap(({ lines }) => lines.flatMap(({ metrics }) => metrics))).size,
  };
};

const personal = ({ name, people, footprint }: Phase): Footprint =>
  times(footprint, (name === 'reminding' ? REMINDED : 1) / people);

/** What stands whether it is used or not, from the templates of a stage with both platforms. */
export const inventoryOf = (): Inventory => {
  const { state, service } = synthesise();
  const alarms = Object.values(service.findResources('AWS::CloudWatch::Alarm'));
  return {
    secrets: Object.keys(state.findResources('AWS::SecretsManager::Secret')).length,
    alarmMetrics: alarms.flatMap(({ Properties }) => Properties.Metrics ?? [Properties.MetricName]).length,
    polledQueues: Object.keys(service.findResources('AWS::Lambda::EventSourceMapping')).length,
  };
};

const sizes = [
  { people: 0, most: 2, name: 'idle' },
  { people: 1_000, most: 3, name: '1,000 people' },
  { people: 10_000, most: 8, name: '10,000 people' },
  { people: 300_000, most: 150, name: '300,000 people' },
] as const;

/** The bill of a month by lines, for the largest, and its sum for each size. */
export const costFigures = (week: Week, startSeconds: number): readonly Figure[] => {
  const counted = countedIn(week, startSeconds);
  const inventory = inventoryOf();
  const bills = sizes.map((size) => ({ ...size, bill: billOf(quantitiesOf(size.people, counted, inventory)) }));
  return [
    ...bills.flatMap(({ name, bill }) => lineFigures(name, bill)),
    ...bills.map(({ name, most, people, bill: { usd, afterFree } }) => {
      const peer = people === 1_000 ? `; Company Communicator ${PEER_MONTH}` : '';
      const beside = `≤ ${most}; ${afterFree.toFixed(2)} after what is free${peer}`;
      return figure(`a month, ${name}`, usd, 'US$', beside, usd <= most);
    }),
  ];
};

const lineFigures = (name: string, { lines }: Bill): readonly Figure[] =>
  lines
    .filter(({ usd }) => usd >= 0.005)
    .map(({ line, quantity, usd, afterFree }) => {
      const { unit }: Price = prices[line];
      const many = quantity.toLocaleString('en', { maximumSignificantDigits: 3 });
      return figure(`${name}: ${unit}`, usd, 'US$', `${many}; ${afterFree.toFixed(2)} after what is free`);
    });
