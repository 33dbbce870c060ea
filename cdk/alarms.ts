import { Duration, type Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StageConfig } from './config.ts';
import { errorsMetric } from './constructs/function.ts';
import type { Service } from './service-stack.ts';
import type { State } from './state-stack.ts';

/** The headings of docs/runbook.md that alarms lead to, as an address names them; each alarm is called like its own. */
export type Anchor =
  | 'errors'
  | 'server-errors'
  | 'refused-requests'
  | 'slow-answers'
  | 'tick-missing'
  | 'deliveries-dead'
  | 'deliveries-old';

type AlarmSpec = {
  readonly name: Anchor;
  readonly what: string;
  /** One metric each: US$ 0.10 a month. */
  readonly metric: IMetric;
  /** In the metric's own unit; the alarm rings at this value, or below it with `below`. */
  readonly threshold: number;
  readonly periods?: number;
  readonly below?: true;
};

const minutes = (count: number) => ({ period: Duration.minutes(count) });
const sum = { statistic: Stats.SUM, ...minutes(5) };

/**
 * Seven, each of which hears of many causes; docs/runbook.md says which. A throttled table or function is heard of by what
 * it does to people: errors, answers that are slow or fail, a tick that does not come, messages that wait.
 */
const specs = ({ functions, api }: Service, config: StageConfig, { deliveries }: State): readonly AlarmSpec[] => [
  {
    name: 'errors',
    what: 'A function failed, was stopped for its time or its memory, could not start, or left work to another attempt.',
    metric: errorsOf(config),
    threshold: 1,
  },
  {
    name: 'tick-missing',
    what: 'The tick has not run for five minutes: nothing is sent, reminded or closed.',
    metric: functions.tick.lambda.metricInvocations(sum),
    threshold: 0,
    below: true,
  },
  {
    name: 'deliveries-dead',
    what: 'A message to somebody was given up by its queue.',
    metric: depth(deliveries.dead),
    threshold: 1,
  },
  {
    name: 'deliveries-old',
    what: 'Messages have waited for more than an hour.',
    metric: age(deliveries.queue),
    threshold: 3_600,
    periods: 2,
  },
  {
    name: 'slow-answers',
    what: 'Of ten requests one took longer than three seconds, which is as long as Slack waits, and people.',
    metric: api.metricLatency({ statistic: Stats.p(90), ...minutes(5) }),
    threshold: 3_000,
    periods: 3,
  },
  {
    name: 'server-errors',
    what: 'Slack or Teams was answered with an error of ours, or found all functions busy.',
    metric: api.metricServerError(sum),
    threshold: 5,
  },
  {
    name: 'refused-requests',
    what: 'Many requests were refused: unsigned, too many at once, or to no address of ours.',
    metric: api.metricClientError(sum),
    threshold: 100,
    periods: 2,
  },
];

const depth = (queue: Queue): IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...minutes(5) });
const age = (queue: Queue): IMetric =>
  queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, ...minutes(5) });

const errorsOf = (config: StageConfig): IMetric => {
  const { metricNamespace: namespace, metricName } = errorsMetric(config);
  return new Metric({ namespace, metricName, ...sum });
};

/** Every alarm says in its description what happened and where in the runbook it is dealt with. */
export const createAlarms = (service: Service, config: StageConfig, state: State): readonly Alarm[] => {
  const { stack } = service;
  const alarms = specs(service, config, state).map((spec) => createAlarm(stack, config, spec));
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
    alarmDescription: `${spec.what} Runbook: ${config.runbook}#${spec.name}`,
    metric: spec.metric,
    threshold: spec.threshold,
    evaluationPeriods: spec.periods ?? 1,
    comparisonOperator: spec.below
      ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: spec.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });

/**
 * Under the stage's own key where it has one. Otherwise as AWS keeps every topic, on encrypted disks: AWS's own key for
 * topics lets no alarm in, one of our own costs US$ 1 a month, and what it would protect, the name of an alarm and a
 * number, goes on as plain mail.
 */
const createTopic = (stack: Stack, email: string, key: Key | undefined): Topic => {
  const conditions = { StringEquals: { 'aws:SourceAccount': stack.account } };
  const principals = [new ServicePrincipal('cloudwatch.amazonaws.com')];
  key?.addToResourcePolicy(
    new PolicyStatement({ principals, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'], conditions }),
  );
  const topic = new Topic(stack, 'AlarmTopic', { ...(key && { masterKey: key }), enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [topic.topicArn], conditions }),
  );
  topic.addSubscription(new EmailSubscription(email));
  return topic;
};
