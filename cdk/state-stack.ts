import { type App, ArnFormat, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { StageConfig } from './config.ts';
import type { Bindable } from './constructs/bindable.ts';
import { timeouts } from './constructs/function.ts';

/** A queue, and where its messages go that no attempt could deal with. */
export type StateQueue<Variable extends Bindable['variable']> = Bindable<Variable> & {
  readonly queue: Queue;
  readonly dead: Queue;
};

/** What outlives every deployment. All of it is kept when the stack is destroyed. */
export type State = {
  readonly stack: Stack;
  readonly key: Key | undefined;
  readonly table: Bindable<'TABLE_NAME'> & { readonly construct: TableV2 };
  readonly keys: Bindable<'KEYS_TABLE_NAME'>;
  readonly deliveries: StateQueue<'DELIVERIES_QUEUE_URL'>;
  /** Only of the platforms that the stage has. */
  readonly slackSecret: Bindable<'SLACK_SECRET'> | undefined;
  readonly teamsSecret: Bindable<'TEAMS_SECRET'> | undefined;
  /** Only where the stage has calendars. */
  readonly calendarsSecret: Bindable<'CALENDARS_SECRET'> | undefined;
};

export const createState = (app: App, config: StageConfig): State => {
  const stack = new Stack(app, 'State', {
    stackName: `akari-${config.stage}-state`,
    description: 'Akari: tables, queues and secrets. Everything in it is kept when it is destroyed.',
    env: { region: config.region, ...(config.account !== undefined && { account: config.account }) },
    terminationProtection: true,
  });
  const key = config.customerKey ? createKey(stack) : undefined;
  const table = createTable(stack, config, key);
  const keys = createKeysTable(stack, config, key);
  const secret = (id: string, description: string): string => createSecret(stack, id, description, key);
  const slack = config.slack && secret('SlackSecret', 'JSON: signingSecret and botToken of the Slack app');
  const teams = config.teams && secret('TeamsSecret', 'JSON: appPassword of the Teams bot');
  const calendars = config.calendars && secret('CalendarsSecret', calendarsHold[config.calendars]);
  const deliveries = createQueue(stack, 'Deliveries', key, deliveriesProps);
  new CfnOutput(stack, 'TableName', { value: table.tableName });
  new CfnOutput(stack, 'KeysTableName', { value: keys.tableName });
  return {
    stack,
    key,
    table: { construct: table, variable: 'TABLE_NAME', value: table.tableName, arns: tableArns(table) },
    keys: { variable: 'KEYS_TABLE_NAME', value: keys.tableName, arns: { keys: keys.tableArn } },
    deliveries: { ...deliveries, variable: 'DELIVERIES_QUEUE_URL', arns: { deliveries: deliveries.queue.queueArn } },
    slackSecret: slack === undefined ? slack : { variable: 'SLACK_SECRET', value: slack, arns: { slackSecret: slack } },
    teamsSecret: teams === undefined ? teams : { variable: 'TEAMS_SECRET', value: teams, arns: { teamsSecret: teams } },
    calendarsSecret:
      calendars === undefined
        ? calendars
        : { variable: 'CALENDARS_SECRET', value: calendars, arns: { calendarsSecret: calendars } },
  };
};

/** What is to be put into the secret of the calendars. */
const calendarsHold = {
  graph: 'JSON: tenant, appId and appPassword of the Entra app for calendars',
  google: 'JSON: the key of the Google service account for calendars, as its file has it',
} as const;

/** One key for everything kept or logged. The log service needs it too, for log groups of this account only. */
const createKey = (stack: Stack): Key => {
  const key = new Key(stack, 'Key', {
    description: 'Akari: tables, queues, secrets and logs',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const group = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': group } },
    }),
  );
  return key;
};

const pk = { name: 'pk', type: AttributeType.STRING };
const sk = { name: 'sk', type: AttributeType.STRING };
const text = (name: string) => ({ name, type: AttributeType.STRING });

/** As adapters/dynamodb/table.ts has them; a test holds the two together. */
const indexes = [
  { indexName: 'bySlack', partitionKey: text('slackKey') },
  { indexName: 'byTeams', partitionKey: text('teamsKey') },
  { indexName: 'byEmail', partitionKey: text('emailKey') },
  { indexName: 'due', partitionKey: text('dueKey'), sortKey: text('dueSort') },
];

const kept = (key: Key | undefined) => ({
  partitionKey: pk,
  sortKey: sk,
  billing: Billing.onDemand(),
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
  encryption: key ? TableEncryptionV2.customerManagedKey(key) : TableEncryptionV2.dynamoOwnedKey(),
});

/**
 * The tables have names of their own, so that a new stack can take over those that an old one left behind; the second is
 * named as `npx akari` expects it.
 */
const createTable = (stack: Stack, { stage }: StageConfig, key: Key | undefined): TableV2 =>
  new TableV2(stack, 'Table', {
    tableName: `akari-${stage}`,
    ...kept(key),
    globalSecondaryIndexes: indexes,
    timeToLiveAttribute: 'ttl',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  });

const createKeysTable = (stack: Stack, { stage }: StageConfig, key: Key | undefined): TableV2 => {
  const table = new TableV2(stack, 'KeysTable', {
    tableName: `akari-${stage}-keys`,
    ...kept(key),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
  });
  Validations.of(table).acknowledge({
    id: 'AwsSolutions-DDB3',
    reason:
      'The key of a round is destroyed when the round closes, so that no answer leads back to a person. A backup would bring it back.',
  });
  return table;
};

const tableArns = (table: TableV2) => ({
  table: table.tableArn,
  'table/bySlack': `${table.tableArn}/index/bySlack`,
  'table/byTeams': `${table.tableArn}/index/byTeams`,
  'table/byEmail': `${table.tableArn}/index/byEmail`,
  'table/due': `${table.tableArn}/index/due`,
});

/** Without a value: until somebody puts one, the functions refuse to start and say why. A made-up one would not verify anything. */
const createSecret = (stack: Stack, id: string, description: string, key: Key | undefined): string => {
  const secret = new CfnSecret(stack, id, { description, ...(key && { kmsKeyId: key.keyArn }) });
  secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'Slack, Microsoft and Google hand these values out; AWS cannot make new ones. docs/deploy.md says how to change them, and running functions pick a new value up by themselves.',
  });
  new CfnOutput(stack, `${id}Arn`, { value: secret.ref });
  return secret.ref;
};

type QueueLimits = { readonly visibility: number; readonly retention: Duration; readonly attempts: number };

/**
 * The rows are the truth and stay due: a message that waited for hours was queued anew long ago. Every wait for a rate
 * limit counts as an attempt, hence so many.
 */
const deliveriesProps: QueueLimits = { visibility: 6 * timeouts.deliver, retention: Duration.hours(4), attempts: 20 };

/**
 * High-throughput FIFO: order and duplicates are looked at within a group only. A message's id is its own, and the same
 * message in two groups is still sent once, since its row is claimed.
 */
const createQueue = (stack: Stack, id: string, key: Key | undefined, limits: QueueLimits) => {
  const common = {
    fifo: true,
    deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
    fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key
      ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key }
      : { encryption: QueueEncryption.SQS_MANAGED }),
  };
  const dead = new Queue(stack, `${id}Dead`, { ...common, retentionPeriod: Duration.days(14) });
  const queue = new Queue(stack, id, {
    ...common,
    visibilityTimeout: Duration.seconds(limits.visibility),
    retentionPeriod: limits.retention,
    deadLetterQueue: { queue: dead, maxReceiveCount: limits.attempts },
  });
  new CfnOutput(stack, `${id}DeadUrl`, { value: dead.queueUrl });
  return { queue, dead, value: queue.queueUrl };
};
