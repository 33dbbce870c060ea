import { CfnOutput, Duration, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { StageConfig } from './config.ts';
import type { AkariFunction } from './constructs/function.ts';

/**
 * One line a request. Nobody's own device calls these addresses, only the servers of Slack and of Microsoft, and whoever
 * tries doors: the address is that of a machine, and what an investigation of forged requests begins with.
 */
const accessLog = {
  id: '$context.requestId',
  at: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  bytes: '$context.responseLength',
  integration: '$context.integrationStatus',
};

const checked = ', over the raw bytes, and the function refuses what is not signed before it reads it';

type Doors = {
  readonly slack: AkariFunction<'slack'> | undefined;
  readonly teams: AkariFunction<'teams'> | undefined;
};

/** The addresses that the stage's platforms post to, one each, and no other. */
export const createHttpApi = (stack: Stack, config: StageConfig, doors: Doors, key: IKey | undefined): HttpApi => {
  const api = new HttpApi(stack, 'Api', {
    apiName: `akari-${config.stage}`,
    description: 'What Slack and Microsoft Teams post to',
    createDefaultStage: false,
  });
  if (doors.slack) addDoor(api, 'Slack', '/slack/events', doors.slack, `Slack signs every request${checked}`);
  if (doors.teams)
    addDoor(api, 'Teams', '/api/messages', doors.teams, `the Bot Framework signs a token for every request${checked}`);
  const { rate: rateLimit, burst: burstLimit } = config.throttling;
  addStage(stack, 'Stage', api, {
    config,
    key,
    throttle: { rateLimit, burstLimit },
    log: accessLog,
    logId: 'AccessLog',
  });
  new CfnOutput(stack, 'Url', { value: api.apiEndpoint });
  return api;
};

/** Whoever opens a link does so from a device of their own: which is in no log. */
const { ip: _, ...linksLog } = accessLog;

/** A message to everyone is opened by thousands at once; a platform asks more evenly. */
const linksThrottle = { rateLimit: 1_000, burstLimit: 2_000 };

/**
 * The address that links of campaigns lead through, for everyone who gets them. An API of its own: no crowd of readers
 * takes the platforms' share, and the log of one says what that of the other must not.
 */
export const createLinksApi = (
  stack: Stack,
  config: StageConfig,
  links: AkariFunction<'links'>,
  key: IKey | undefined,
): HttpApi => {
  const api = new HttpApi(stack, 'LinksApi', {
    apiName: `akari-${config.stage}-links`,
    description: 'Where links of campaigns lead through',
    createDefaultStage: false,
  });
  const who =
    'everyone opens these links, without an account that it knows, and gets nothing but an address to go on to';
  addDoor(api, 'Links', '/l/{campaign}/{link}', links, who, [HttpMethod.GET, HttpMethod.HEAD]);
  addStage(stack, 'LinksStage', api, { config, key, throttle: linksThrottle, log: linksLog, logId: 'LinksAccessLog' });
  new CfnOutput(stack, 'LinksUrl', { value: api.apiEndpoint });
  return api;
};

type StageProps = {
  readonly config: StageConfig;
  readonly key: IKey | undefined;
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
  readonly log: { readonly [field: string]: string };
  readonly logId: string;
};

const addStage = (
  stack: Stack,
  id: string,
  httpApi: HttpApi,
  { config, key, throttle, log, logId }: StageProps,
): void => {
  const destination = new LogGroup(stack, logId, {
    retention: config.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key && { encryptionKey: key }),
  });
  new HttpStage(stack, id, {
    httpApi,
    stageName: '$default',
    autoDeploy: true,
    throttle,
    accessLogSettings: {
      destination: new LogGroupLogDestination(destination),
      format: AccessLogFormat.custom(JSON.stringify(log)),
    },
  });
};

const addDoor = (
  api: HttpApi,
  name: string,
  path: string,
  { lambda }: Pick<AkariFunction<'slack'>, 'lambda'>,
  who: string,
  methods: HttpMethod[] = [HttpMethod.POST],
): void => {
  const integration = new HttpLambdaIntegration(`${name}Integration`, lambda, { timeout: Duration.seconds(29) });
  for (const route of api.addRoutes({ path, methods, integration }))
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: `An authorizer of AWS cannot check who comes: ${who}.`,
    });
};
