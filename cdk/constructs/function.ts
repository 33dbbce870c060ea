import { join } from 'node:path';
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Code,
  EventSourceMapping,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type EnvOf, environments, type FunctionName, readEnv } from '../../adapters/lambda/env.ts';
import type { StageConfig } from '../config.ts';
import { functionPermissions, type ResourceName } from '../permissions.ts';
import { type Arns, type Bindable, grantsOn } from './bindable.ts';

/**
 * Seconds. Those of `slack`, `teams` and `links` stay below the 29 that an HTTP API waits at most; that of `tick` is how long a job
 * is leased, so that no job is worked on after its lease.
 */
export const timeouts = { slack: 28, teams: 28, tick: 300, deliver: 60, links: 10 } as const satisfies {
  readonly [Name in FunctionName]: number;
};

type TableVariable = 'TABLE_NAME' | 'KEYS_TABLE_NAME';
type QueueVariable = 'DELIVERIES_QUEUE_URL';
type SecretVariable = 'SLACK_SECRET' | 'TEAMS_SECRET' | 'CALENDARS_SECRET';
/** Only a rehearsal on one machine sets these. */
type RehearsalVariable = 'SLACK_API_URL' | 'BotOpenIdMetadata' | 'CLOSE_GRACE_MS' | 'PICTURES_URL' | 'CALENDARS_URL';

/** What is no table, queue or secret: each function's own, no more and no less. */
export type Settings<Name extends FunctionName> = Omit<
  EnvOf<Name>,
  TableVariable | QueueVariable | SecretVariable | RehearsalVariable | 'MAIL_FROM'
>;

type Own<Name extends FunctionName, Variable extends string> = Bindable<
  Extract<keyof EnvOf<Name>, Variable & VariableNameOf<Name>>
>;
type VariableNameOf<Name extends FunctionName> = Extract<keyof EnvOf<Name>, Bindable['variable']>;

export type FunctionProps<Name extends FunctionName> = {
  readonly config: StageConfig;
  /** The folder of the bundles, one folder a function. */
  readonly assets: string;
  readonly settings: Settings<Name>;
  readonly key: IKey | undefined;
};

export type AkariFunction<Name extends FunctionName> = {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;
  /** Each of these sets the variable and grants what the table of permissions says, in one call. */
  bindTable(table: Own<Name, TableVariable>): void;
  bindQueue(queue: Own<Name, QueueVariable>): void;
  bindSecret(secret: Own<Name, SecretVariable>): void;
  bindMail(mail: Own<Name, 'MAIL_FROM'>): void;
  /** Works on a FIFO queue, ten messages at most at a time, and says which of them failed. */
  consume(queue: IQueue, maxConcurrency: number): void;
};

/** One Lambda function with its own role and log group. It may do what `functionPermissions` says, and no more. */
export const createFunction = <Name extends FunctionName>(
  stack: Stack,
  name: Name,
  props: FunctionProps<Name>,
): AkariFunction<Name> => {
  const scope = new Construct(stack, `${name[0]?.toUpperCase()}${name.slice(1)}`);
  const may = new PolicyDocument();
  const logGroup = createLogGroup(scope, props);
  const variables = new Map(Object.entries(props.settings).map(([name, value]) => [name, String(value)]));
  const lambda = createLambda(scope, name, props, createRole(scope, may), logGroup);
  for (const [variable, value] of variables) lambda.addEnvironment(variable, value);

  const granted = new Set<ResourceName>();
  const allow = (arns: Arns): void => {
    const grants = grantsOn(arns, functionPermissions[name]).filter(({ on }) => !granted.has(on));
    for (const { on, actions, arn, partitions, fromStage } of grants) {
      granted.add(on);
      const conditions = (partitions && onlyIn(props.config, partitions)) ?? (fromStage && onlyFrom(props.config));
      may.addStatements(
        new PolicyStatement({ actions: [...actions], resources: [arn], ...(conditions && { conditions }) }),
      );
    }
  };
  const bind = ({ variable, value, arns }: Bindable): void => {
    variables.set(variable, value);
    lambda.addEnvironment(variable, value);
    allow(arns);
  };

  allow({ log: logGroup.logGroupArn, ...(props.key && { customerKey: props.key.keyArn }) });
  scope.node.addValidation({ validate: () => missing(name, granted, variables, props) });
  return {
    lambda,
    logGroup,
    bindTable: bind,
    bindQueue: bind,
    bindSecret: bind,
    bindMail: bind,
    consume: ({ queueArn }, maxConcurrency) => {
      new EventSourceMapping(scope, 'Source', {
        target: lambda,
        eventSourceArn: queueArn,
        batchSize: 10,
        reportBatchItemFailures: true,
        maxConcurrency,
      });
    },
  };
};

const onlyIn = ({ organisation }: StageConfig, partitions: readonly string[]) => ({
  'ForAllValues:StringEquals': {
    'dynamodb:LeadingKeys': partitions.map((partition) => `${organisation}#${partition}`),
  },
});

const onlyFrom = ({ mail }: StageConfig) => mail && { StringEquals: { 'ses:FromAddress': mail.from } };

/** The whole policy stands in the role itself, and nobody adds to it: what a function may do is read in one place. */
const createRole = (scope: Construct, may: PolicyDocument): IRole => {
  const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
  const role = new Role(scope, 'Role', { assumedBy, inlinePolicies: { may } });
  return Role.fromRoleArn(scope, 'Own', role.roleArn, { mutable: false });
};

/** Kept when the stack is destroyed: what a system did is asked for after its end too. */
const createLogGroup = (scope: Construct, { config, key }: Pick<FunctionProps<FunctionName>, 'config' | 'key'>) => {
  const logGroup = new LogGroup(scope, 'Log', {
    retention: config.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key && { encryptionKey: key }),
  });
  logGroup.addMetricFilter('Errors', {
    ...errorsMetric(config),
    filterPattern: FilterPattern.literal(errorLines),
    metricValue: '1',
  });
  return logGroup;
};

/**
 * Lines of ours of level error, the runtime's own, and Lambda's reports of a call that failed or ran out of time or memory.
 * More than Lambda counts as an error: also what was caught, answered with an apology, and left to the next attempt.
 */
const errorLines =
  '{ ($.level = "error") || ($.level = "ERROR") || ($.record.status = "error") || ($.record.status = "failure") || ($.record.status = "timeout") }';

/** What the functions' own metrics are filed under: the main table's name, as the functions know it. */
export const namespaceOf = ({ stage }: Pick<StageConfig, 'stage'>): string => `akari-${stage}`;

/** The errors of all functions in one: an alarm is paid for by the metric. Without any it is not there, and costs nothing. */
export const errorsMetric = (config: Pick<StageConfig, 'stage'>) => ({
  metricNamespace: namespaceOf(config),
  metricName: 'errors',
});

const createLambda = (
  scope: Construct,
  name: FunctionName,
  { config, assets }: Pick<FunctionProps<FunctionName>, 'config' | 'assets'>,
  role: IRole,
  logGroup: LogGroup,
): LambdaFunction =>
  new LambdaFunction(scope, 'Function', {
    functionName: `akari-${config.stage}-${name}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(join(assets, name)),
    handler: 'index.handler',
    memorySize: config.memory[name],
    timeout: Duration.seconds(timeouts[name]),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    // A line for each start and end of a call would cost more than all of our own; what goes wrong is still written.
    systemLogLevelV2: SystemLogLevel.WARN,
  });

/** What the function was promised and not given: a stack that would deploy and then fail does not even synthesise. */
const missing = (
  name: FunctionName,
  granted: ReadonlySet<ResourceName>,
  variables: ReadonlyMap<string, string>,
  { config, key }: Pick<FunctionProps<FunctionName>, 'config' | 'key'>,
): string[] => {
  const unasked: { readonly [Name in ResourceName]?: boolean } = {
    customerKey: key === undefined,
    slackSecret: config.slack === undefined,
    teamsSecret: config.teams === undefined,
    calendarsSecret: config.calendars === undefined,
    mail: config.mail === undefined,
  };
  const grants = functionPermissions[name]
    .map(({ on }) => on)
    .filter((on) => !granted.has(on) && unasked[on] !== true)
    .map((on) => `${name} was not given ${on}`);
  try {
    readEnv(environments[name], Object.fromEntries(variables));
    return grants;
  } catch (error) {
    return [...grants, `${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
};
