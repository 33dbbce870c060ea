import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StageConfig } from './config.ts';
import type { Functions, Service } from './service-stack.ts';
import type { State } from './state-stack.ts';

/** The headings of docs/runbook.md that alarms lead to, as an address names them. */
export type Anchor =
  | 'function-errors'
  | 'functions-throttled'
  | 'slow-answers'
  | 'slow-tick'
  | 'tick-missing'
  | 'tick-not-started'
  | 'dead-deliveries'
  | 'old-deliveries'
  | 'table-throttled'
  | 'server-errors'
  | 'refused-requests';

type AlarmSpec = {
  /** After `akari-STAGE-`. */
  readonly name: string;
  readonly anchor: Anchor;
  readonly what: string;
  readonly metric: IMetric;
  /** In the metric's own unit; the alarm rings at this value, or below it with `below`. */
  readonly threshold: number;
  readonly periods?: number;
  readonly below?: true;
};

const minutes = (count: number) => ({ period: Duration.minutes(count) });
const sum = { statistic: Stats.SUM, ...minutes(5) };

const ofFunctions = (functions: Functions): readonly AlarmSpec[] => [
  ...Object.entries(functions).map(
    ([name, { lambda }]): AlarmSpec => ({
      name: `${name}-errors`,
      anchor: 'function-errors',
      what: `The function ${name} failed, was stopped for its time or its memory, or could not start.`,
      metric: lambda.metricErrors(sum),
      threshold: 1,
    }),
  ),
  {
    name: 'throttled',
    anchor: 'functions-throttled',
    // The limit is the account's, so is the metric: it has no dimension.
    what: 'Lambda turned calls away, because too many run at once in this account.',
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...sum }),
    threshold: 1,
    periods: 2,
  },
  {
    name: 'slack-slow',
    anchor: 'slow-answers',
    what: 'Slack waits three seconds; of twenty requests one took longer than two and a half.',
    metric: functions.slack.lambda.metricDuration({ statistic: Stats.p(95), ...minutes(5) }),
    threshold: 2_500,
    periods: 3,
  },
  {
    name: 'teams-slow',
    anchor: 'slow-answers',
    what: 'Teams waits fifteen seconds; of twenty requests one took longer than ten.',
    metric: functions.teams.lambda.metricDuration({ statistic: Stats.p(95), ...minutes(5) }),
    threshold: 10_000,
    periods: 3,
  },
  {
    name: 'tick-slow',
    anchor: 'slow-tick',
    what: 'A tick ran for four minutes; after five it is stopped.',
    metric: functions.tick.lambda.metricDuration({ statistic: Stats.MAXIMUM, ...minutes(5) }),
    threshold: 240_000,
  },
  {
    name: 'tick-missing',
    anchor: 'tick-missing',
    what: 'The tick has not run for five minutes: nothing is sent, reminded or closed.',
    metric: functions.tick.lambda.metricInvocations(sum),
    threshold: 0,
    below: true,
  },
];

const depth = (queue: Queue): IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...minutes(5) });
const age = (queue: Queue): IMetric =>
  queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, ...minutes(5) });

const ofQueues = ({ deliveries }: State, tickFailures: Queue): readonly AlarmSpec[] => [
  {
    name: 'deliveries-dead',
    anchor: 'dead-deliveries',
    what: 'A message to somebody was given up by its queue.',
    metric: depth(deliveries.dead),
    threshold: 1,
  },
  {
    name: 'tick-not-started',
    anchor: 'tick-not-started',
    what: 'The schedule could not start the tick.',
    metric: depth(tickFailures),
    threshold: 1,
  },
  {
    name: 'deliveries-old',
    anchor: 'old-deliveries',
    what: 'Messages have waited for more than an hour.',
    metric: age(deliveries.queue),
    threshold: 3_600,
    periods: 2,
  },
];

const ofTable = ({ table }: State): AlarmSpec => {
  const metric = (metricName: string, more: { readonly [dimension: string]: string } = {}) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.value, ...more },
      ...sum,
    });
  return {
    name: 'table-throttled',
    anchor: 'table-throttled',
    what: 'DynamoDB turned requests away.',
    metric: new MathExpression({
      expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(due, 0)',
      label: 'throttled requests',
      usingMetrics: {
        reads: metric('ReadThrottleEvents'),
        writes: metric('WriteThrottleEvents'),
        due: metric('WriteThrottleEvents', { GlobalSecondaryIndexName: 'due' }),
      },
      ...minutes(5),
    }),
    threshold: 1,
    periods: 2,
  };
};

const ofApi = (api: HttpApi): readonly AlarmSpec[] => [
  {
    name: 'server-errors',
    anchor: 'server-errors',
    what: 'Slack or Teams was answered with an error of ours.',
    metric: api.metricServerError(sum),
    threshold: 5,
  },
  {
    name: 'refused-requests',
    anchor: 'refused-requests',
    what: 'Many requests were refused: unsigned, too many at once, or to no address of ours.',
    metric: api.metricClientError(sum),
    threshold: 100,
    periods: 2,
  },
];

/** Every alarm says in its description what happened and where in the runbook it is dealt with. */
export const createAlarms = (service: Service, config: StageConfig, state: State): readonly Alarm[] => {
  const { stack, functions, api, tickFailures } = service;
  const specs = [...ofFunctions(functions), ...ofQueues(state, tickFailures), ofTable(state), ...ofApi(api)];
  const alarms = specs.map((spec) => createAlarm(stack, config, spec));
  if (config.alarmEmail !== undefined) {
    const action = new SnsAction(createTopic(stack, config.alarmEmail, state.key));
    for (const alarm of alarms) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
  return alarms;
};

const idOf = (name: string): string =>
  `${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Alarm`;

const createAlarm = (stack: Stack, config: StageConfig, spec: AlarmSpec): Alarm =>
  new Alarm(stack, idOf(spec.name), {
    alarmName: `akari-${config.stage}-${spec.name}`,
    alarmDescription: `${spec.what} Runbook: ${config.runbook}#${spec.anchor}`,
    metric: spec.metric,
    threshold: spec.threshold,
    evaluationPeriods: spec.periods ?? 1,
    comparisonOperator: spec.below
      ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: spec.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });

/** AWS's own key for topics does not let alarms in, so the topic has one that does. */
const createTopic = (stack: Stack, email: string, customerKey: Key | undefined): Topic => {
  const key =
    customerKey ??
    new Key(stack, 'AlarmKey', {
      description: 'Akari: alarms on their way',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  const conditions = { StringEquals: { 'aws:SourceAccount': stack.account } };
  const principals = [new ServicePrincipal('cloudwatch.amazonaws.com')];
  key.addToResourcePolicy(
    new PolicyStatement({ principals, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'], conditions }),
  );
  const topic = new Topic(stack, 'AlarmTopic', { masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [topic.topicArn], conditions }),
  );
  topic.addSubscription(new EmailSubscription(email));
  return topic;
};
