import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../adapters/lambda/env.ts';
import type { StageConfig } from './config.ts';
import { errorsMetric, namespaceOf } from './constructs/function.ts';
import type { Service } from './service-stack.ts';
import type { State } from './state-stack.ts';

const period = Duration.minutes(5);
const sum = { statistic: Stats.SUM, period };
const maximum = { statistic: Stats.MAXIMUM, period };

const graph = (title: string, left: readonly IMetric[]): GraphWidget =>
  new GraphWidget({ title, width: 12, height: 6, left: [...left] });

/** One page for whoever is on duty: the alarms, then what moves. Within the fifty metrics that cost nothing. */
export const createDashboard = (
  service: Service,
  config: StageConfig,
  state: State,
  alarms: readonly Alarm[],
): Dashboard =>
  new Dashboard(service.stack, 'Dashboard', {
    dashboardName: `akari-${config.stage}`,
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 4, alarms: [...alarms] })],
      ...ofFunctions(service),
      ...ofMessages(service, config, state),
      ...ofTables(config, state),
      [whatPeopleDid(service)],
    ],
  });

const ofFunctions = ({ functions, api }: Service) => {
  const lambdas = Object.values(functions).flatMap((each) => (each ? [each.lambda] : []));
  return [
    [
      graph(
        'Calls',
        lambdas.map((lambda) => lambda.metricInvocations(sum)),
      ),
      graph(
        'Failed and turned away',
        lambdas.flatMap((lambda) => [lambda.metricErrors(sum), lambda.metricThrottles(sum)]),
      ),
    ],
    [
      graph(
        'Milliseconds, 95 of 100',
        lambdas.map((lambda) => lambda.metricDuration({ statistic: Stats.p(95), period })),
      ),
      graph('HTTP', [api.metricCount(sum), api.metricClientError(sum), api.metricServerError(sum)]),
    ],
  ];
};

/** The functions' own metrics, as adapters/lambda/log.ts embeds them in lines; a test holds the two together. */
export const ownMetrics = [
  ['tick', 'planned'],
  ['deliver', 'sent'],
  ['deliver', 'skipped'],
  ['deliver', 'unreachable'],
  ['deliver', 'failed'],
] as const satisfies readonly (readonly [FunctionName, string])[];

const ofMessages = ({ tickFailures }: Service, config: StageConfig, state: State) => {
  const { queue, dead } = state.deliveries;
  const own = ownMetrics.map(
    ([fn, metricName]) => new Metric({ namespace: namespaceOf(config), metricName, dimensionsMap: { fn }, ...sum }),
  );
  const { metricNamespace: namespace, metricName } = errorsMetric(config);
  return [
    [graph('Messages', own), graph('Lines of errors', [new Metric({ namespace, metricName, ...sum })])],
    [
      graph(
        'Waiting',
        [queue, dead, tickFailures].map((each) => each.metricApproximateNumberOfMessagesVisible(maximum)),
      ),
      graph('Oldest, seconds', [queue.metricApproximateAgeOfOldestMessage(maximum)]),
    ],
  ];
};

const ofTables = (config: StageConfig, { table }: State) => {
  const metric = (metricName: string, more: { readonly [dimension: string]: string } = {}) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.value, ...more },
      ...sum,
    });
  return [
    [
      graph(`Units of ${namespaceOf(config)}`, [
        metric('ConsumedReadCapacityUnits'),
        metric('ConsumedWriteCapacityUnits'),
      ]),
      graph('Turned away by the table', [
        metric('ReadThrottleEvents'),
        metric('WriteThrottleEvents'),
        metric('WriteThrottleEvents', { GlobalSecondaryIndexName: 'due' }),
      ]),
    ],
  ];
};

/**
 * By kind and outcome, read from the lines themselves: as metrics every pair of the two would cost US$ 0.30 a month, this
 * costs less than a cent a gigabyte of lines looked through.
 */
const whatPeopleDid = ({ functions: { slack, teams } }: Service): LogQueryWidget =>
  new LogQueryWidget({
    title: 'What people did',
    width: 24,
    height: 8,
    view: LogQueryVisualizationType.TABLE,
    logGroupNames: [slack, teams].flatMap((each) => (each ? [each.logGroup.logGroupName] : [])),
    queryLines: [
      'filter ispresent(kind)',
      'stats count(*) as events, pct(ms, 50) as ms50, pct(ms, 95) as ms95, avg(ddb.1) as reads, avg(ddb.2) as writes by fn, kind, outcome',
      'sort events desc',
    ],
  });
