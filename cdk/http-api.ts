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
  if (doors.slack) addDoor(api, 'Slack', '/slack/events', doors.slack, 'Slack signs every request');
  if (doors.teams)
    addDoor(api, 'Teams', '/api/messages', doors.teams, 'the Bot Framework signs a token for every request');
  const destination = new LogGroup(stack, 'AccessLog', {
    retention: config.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key && { encryptionKey: key }),
  });
  new HttpStage(stack, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: config.throttling.rate, burstLimit: config.throttling.burst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(destination),
      format: AccessLogFormat.custom(JSON.stringify(accessLog)),
    },
  });
  new CfnOutput(stack, 'Url', { value: api.apiEndpoint });
  return api;
};

const addDoor = (
  api: HttpApi,
  name: string,
  path: string,
  { lambda }: Pick<AkariFunction<'slack'>, 'lambda'>,
  who: string,
): void => {
  const integration = new HttpLambdaIntegration(`${name}Integration`, lambda, { timeout: Duration.seconds(29) });
  for (const route of api.addRoutes({ path, methods: [HttpMethod.POST], integration }))
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: `An authorizer of AWS cannot check it: ${who}, over the raw bytes, and the function refuses what is not signed before it reads it.`,
    });
};
