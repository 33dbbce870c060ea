import { type App, CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { mailIdentityOf } from '../adapters/lambda/env.ts';
import { createAlarms } from './alarms.ts';
import type { StageConfig } from './config.ts';
import { type Bindable, grantsOn } from './constructs/bindable.ts';
import { type AkariFunction, createFunction } from './constructs/function.ts';
import { createDashboard } from './dashboard.ts';
import { createHttpApi, createLinksApi } from './http-api.ts';
import { schedulePermissions } from './permissions.ts';
import type { State } from './state-stack.ts';

/** Those of the platforms only where the stage has the platform, `links` only where it counts. */
export type Functions = { readonly [Name in 'tick' | 'deliver']: AkariFunction<Name> } & {
  readonly [Name in 'slack' | 'teams' | 'links']: AkariFunction<Name> | undefined;
};

/** Everything that can be thrown away and made anew: functions, addresses, schedule, alarms. */
export type Service = {
  readonly stack: Stack;
  readonly functions: Functions;
  readonly api: HttpApi;
  readonly tickFailures: Queue;
};

export const createService = (app: App, config: StageConfig, assets: string, state: State): Service => {
  const stack = new Stack(app, 'Service', {
    stackName: `akari-${config.stage}-service`,
    description: 'Akari: functions, HTTP API, schedule, alarms',
    env: { region: config.region, ...(config.account !== undefined && { account: config.account }) },
  });
  const functions = createFunctions(stack, config, assets, state);
  const api = createHttpApi(stack, config, functions, state.key);
  const tickFailures = createSchedule(stack, config, functions.tick);
  const service = { stack, functions, api, tickFailures };
  const alarms = createAlarms(service, config, state);
  if (config.dashboard) createDashboard(service, config, state, alarms);
  return service;
};

const createFunctions = (stack: Stack, config: StageConfig, assets: string, state: State): Functions => {
  const common = { ORGANISATION: config.organisation, LOG_LEVEL: config.logLevel };
  const ofSlack = config.slack?.team === undefined ? {} : { SLACK_TEAM: config.slack.team };
  const ofTeams = config.teams && { TEAMS_APP_ID: config.teams.appId, TEAMS_TENANT: config.teams.tenant };
  const ofCalendars = config.calendars && { CALENDARS: config.calendars };
  const given = { config, assets, key: state.key };
  const links = config.countLinks ? createFunction(stack, 'links', { ...given, settings: common }) : undefined;
  links?.bindTable(state.table);
  const cards = links ? { LINKS_URL: createLinksApi(stack, config, links, state.key).apiEndpoint } : {};
  const slack =
    config.slack &&
    createFunction(stack, 'slack', { ...given, settings: { ...common, ...ofSlack, ...cards, ...ofCalendars } });
  const teams =
    ofTeams &&
    createFunction(stack, 'teams', { ...given, settings: { ...common, ...ofTeams, ...cards, ...ofCalendars } });
  const tick = createFunction(stack, 'tick', { ...given, settings: { ...common, ...ofCalendars } });
  const deliver = createFunction(stack, 'deliver', {
    ...given,
    settings: { ...common, ...ofSlack, ...ofTeams, ...cards, ...paceOf(config) },
  });

  for (const each of [slack, teams, tick, deliver]) {
    each?.bindTable(state.table);
    each?.bindTable(state.keys);
  }
  if (state.slackSecret) for (const each of [slack, deliver]) each?.bindSecret(state.slackSecret);
  if (state.teamsSecret) for (const each of [teams, deliver]) each?.bindSecret(state.teamsSecret);
  if (state.calendarsSecret) for (const each of [slack, teams, tick]) each?.bindSecret(state.calendarsSecret);
  if (config.mail) tick.bindMail(mailOf(stack, config.mail));
  tick.bindQueue(state.deliveries);
  deliver.bindQueue(state.deliveries);
  deliver.consume(state.deliveries.queue, config.deliverConcurrency);
  return { slack, teams, tick, deliver, links };
};

/** The identity is made in SES, by whoever owns the domain. */
const mailOf = (stack: Stack, mail: NonNullable<StageConfig['mail']>): Bindable<'MAIL_FROM'> => ({
  ...{ variable: 'MAIL_FROM', value: mail.from },
  arns: { mail: stack.formatArn({ service: 'ses', resource: 'identity', resourceName: mailIdentityOf(mail) }) },
});

const paceOf = ({ slack, teams }: StageConfig) => ({
  ...(slack?.perSecond === undefined ? {} : { SLACK_PER_SECOND: slack.perSecond }),
  ...(teams?.perSecond === undefined ? {} : { TEAMS_PER_SECOND: teams.perSecond }),
});

/**
 * Every minute, on the minute. A minute that is missed needs no making up, since the next one does all that is due:
 * hence few attempts, none of the function itself, and nothing older than two minutes.
 */
const createSchedule = (stack: Stack, config: StageConfig, { lambda }: AkariFunction<'tick'>): Queue => {
  lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(2) });
  // Nothing in it but minutes: no key of the customer's is needed.
  const failures = new Queue(stack, 'TickFailures', {
    retentionPeriod: Duration.days(14),
    enforceSSL: true,
    encryption: QueueEncryption.SQS_MANAGED,
  });
  Validations.of(failures).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue itself, that of the schedule, which the rule does not look at.',
  });
  const group = stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' });
  const arns = { tick: lambda.functionArn, tickFailures: failures.queueArn };
  const statements = grantsOn(arns, schedulePermissions).map(
    ({ actions, arn }) => new PolicyStatement({ actions: [...actions], resources: [arn] }),
  );
  const role = new Role(stack, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
    }),
    inlinePolicies: { may: new PolicyDocument({ statements }) },
  });
  new Schedule(stack, 'Minute', {
    scheduleName: `akari-${config.stage}-tick`,
    description: 'Starts the tick every minute',
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    timeWindow: TimeWindow.off(),
    target: new LambdaInvoke(lambda, {
      // The library's own grant would include every version of the function.
      role: role.withoutPolicyUpdates(),
      input: ScheduleTargetInput.fromObject({ at: '<aws.scheduler.scheduled-time>' }),
      retryAttempts: 2,
      maxEventAge: Duration.minutes(2),
      deadLetterQueue: failures,
    }),
  });
  new CfnOutput(stack, 'TickFailuresUrl', { value: failures.queueUrl });
  return failures;
};
