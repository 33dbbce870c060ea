import { Duration } from 'aws-cdk-lib';
import { type Alarm, AlarmStatusWidget, Dashboard, GraphWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { StageConfig } from './config.ts';
import type { Service } from './service-stack.ts';
import type { State } from './state-stack.ts';

const period = Duration.minutes(5);
const sum = { statistic: Stats.SUM, period };
const size = { width: 12, height: 6 };

/** One page for whoever is on duty: the alarms, then what moves. Within the fifty metrics that cost nothing. */
export const createDashboard = (
  { stack, functions, api }: Service,
  config: StageConfig,
  state: State,
  alarms: readonly Alarm[],
): Dashboard => {
  const lambdas = Object.values(functions).map(({ lambda }) => lambda);
  const { queue, dead } = state.deliveries;
  const graph = (title: string, left: ConstructorParameters<typeof GraphWidget>[0]['left']) =>
    new GraphWidget({ title, ...size, ...(left && { left }) });
  return new Dashboard(stack, 'Dashboard', {
    dashboardName: `akari-${config.stage}`,
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 4, alarms: [...alarms] })],
      [
        graph(
          'Calls',
          lambdas.map((lambda) => lambda.metricInvocations(sum)),
        ),
        graph(
          'Errors',
          lambdas.map((lambda) => lambda.metricErrors(sum)),
        ),
      ],
      [
        graph(
          'Milliseconds, 95 of 100',
          lambdas.map((lambda) => lambda.metricDuration({ statistic: Stats.p(95), period })),
        ),
        graph('HTTP', [api.metricCount(sum), api.metricClientError(sum), api.metricServerError(sum)]),
      ],
      [
        graph(
          'Waiting',
          [queue, dead].map((each) =>
            each.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period }),
          ),
        ),
        graph('Oldest, seconds', [queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period })]),
      ],
    ],
  });
};
