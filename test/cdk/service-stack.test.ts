import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { environments, readEnv } from '../../adapters/lambda/env.ts';
import { requestPath as slackPath } from '../../adapters/slack/receiver.ts';
import { linkIdOf, linkPath } from '../../src/campaign/links.ts';
import { asCampaignId } from '../../src/campaign/model.ts';
import { shapes, synthesise } from './stage.ts';

const { state, service } = synthesise();
const resources = (type: string) => Object.values(service.findResources(type));
const functionOf = (name: string) => {
  const [found] = Object.values(
    service.findResources('AWS::Lambda::Function', { Properties: { FunctionName: `akari-test-${name}` } }),
  );
  return found?.Properties ?? {};
};
const names = ['slack', 'teams', 'tick', 'deliver', 'links'] as const;

describe('the functions', () => {
  it('are five, on Node 24 and arm64, each with its own role and log group', () => {
    service.resourceCountIs('AWS::Lambda::Function', 5);
    for (const name of names)
      expect(functionOf(name)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: name === 'teams' ? 320 : 256,
        LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
      });
    expect(new Set(names.map((name) => JSON.stringify(functionOf(name).Role))).size).toBe(5);
    expect(new Set(names.map((name) => JSON.stringify(functionOf(name).LoggingConfig.LogGroup))).size).toBe(5);
  });

  it('have time for their work, and less than the HTTP API waits', () => {
    expect(names.map((name) => functionOf(name).Timeout)).toEqual([28, 28, 300, 60, 10]);
  });

  it('get the memory that the stage gives them', () => {
    const own = synthesise({ memory: { slack: 512 } }).service;
    own.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'akari-test-slack', MemorySize: 512 });
    own.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'akari-test-teams', MemorySize: 320 });
  });

  it.each([
    ['slack', ['KEYS_TABLE_NAME', 'LINKS_URL', 'SLACK_SECRET', 'SLACK_TEAM']],
    ['teams', ['KEYS_TABLE_NAME', 'LINKS_URL', 'TEAMS_APP_ID', 'TEAMS_SECRET', 'TEAMS_TENANT']],
    ['tick', ['DELIVERIES_QUEUE_URL', 'KEYS_TABLE_NAME']],
    [
      'deliver',
      [
        ...['DELIVERIES_QUEUE_URL', 'KEYS_TABLE_NAME', 'LINKS_URL'],
        ...['SLACK_SECRET', 'SLACK_TEAM', 'TEAMS_APP_ID', 'TEAMS_SECRET', 'TEAMS_TENANT'],
      ],
    ],
    ['links', []],
  ] as const)('give %s exactly the variables that its handler reads', (name, own) => {
    const given = functionOf(name).Environment.Variables;
    const common = ['LOG_LEVEL', 'ORGANISATION', 'TABLE_NAME'];
    expect(Object.keys(given).toSorted()).toEqual([...common, ...own].toSorted());
    expect(Object.keys(environments[name].shape)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  it('are in no network of their own, which would cost more than all the rest', () => {
    for (const name of names) expect(functionOf(name).VpcConfig).toBeUndefined();
  });

  it('know of calendars where the stage has them: those that are asked for a time, and the tick', () => {
    const all = Object.values(synthesise(shapes.calendars).service.findResources('AWS::Lambda::Function'));
    const variables = all.map(({ Properties }) => Properties).filter((each) => each.Environment.Variables.CALENDARS);
    expect(variables.map(({ FunctionName }) => FunctionName).toSorted()).toEqual(
      ['slack', 'teams', 'tick'].map((name) => `akari-test-${name}`),
    );
    for (const { Environment } of variables)
      expect(Environment.Variables).toMatchObject({ CALENDARS: 'graph', CALENDARS_SECRET: expect.anything() });
  });

  it('mail invitations where the stage has an address for it: the tick alone, by that domain or another identity', () => {
    for (const [more, identity] of [
      [{}, 'example.go.jp'],
      [{ identity: 'go.jp' }, 'go.jp'],
    ] as const) {
      const { service } = synthesise({ mail: { from: 'akari@example.go.jp', ...more } });
      const all = Object.values(service.findResources('AWS::Lambda::Function'));
      const named = all.filter(
        ({ Properties }) => Properties.Environment.Variables.MAIL_FROM === 'akari@example.go.jp',
      );
      expect(named.map(({ Properties }) => Properties.FunctionName)).toEqual(['akari-test-tick']);
      expect(JSON.stringify(service.findResources('AWS::IAM::Role'))).toContain(`:identity/${identity}"`);
    }
  });

  it('leave the workspace out where the stage names none', () => {
    const variables = Object.values(synthesise({ slack: {} }).service.findResources('AWS::Lambda::Function')).flatMap(
      ({ Properties }) => Object.keys(Properties.Environment.Variables),
    );
    expect(variables).toContain('SLACK_SECRET');
    expect(variables).not.toContain('SLACK_TEAM');
  });
});

describe.each([
  {
    shape: 'Slack only',
    names: ['deliver', 'links', 'slack', 'tick'],
    route: 'POST /slack/events',
    own: ['SLACK_SECRET', 'SLACK_TEAM'],
    other: /teams/i,
  },
  {
    shape: 'Teams only',
    names: ['deliver', 'links', 'teams', 'tick'],
    route: 'POST /api/messages',
    own: ['TEAMS_APP_ID', 'TEAMS_SECRET', 'TEAMS_TENANT'],
    other: /slack/i,
  },
] as const)('a deployment with $shape', ({ shape, names: own, route, own: variables, other }) => {
  const stacks = synthesise(shapes[shape]);
  const all = Object.values(stacks.service.findResources('AWS::Lambda::Function')).map(({ Properties }) => Properties);

  it('has the functions, the one address beside that of links, and the one secret that it needs', () => {
    expect(all.map(({ FunctionName }) => FunctionName.slice('akari-test-'.length)).toSorted()).toEqual(own);
    const routes = Object.values(stacks.service.findResources('AWS::ApiGatewayV2::Route'));
    const platforms = routes.map(({ Properties }) => Properties.RouteKey).filter((key) => !key.includes('/l/'));
    expect(platforms).toEqual([route]);
    stacks.service.resourceCountIs('AWS::ApiGatewayV2::Integration', 2);
    stacks.service.resourceCountIs('AWS::Lambda::Permission', 3);
    stacks.service.resourceCountIs('AWS::Logs::LogGroup', 6);
    stacks.state.resourceCountIs('AWS::SecretsManager::Secret', 1);
  });

  it('gives its sender what that platform takes, which is enough for it to start', () => {
    const [sender] = all.filter(({ FunctionName }) => FunctionName.endsWith('-deliver'));
    const given = sender?.Environment.Variables ?? {};
    const common = ['DELIVERIES_QUEUE_URL', 'KEYS_TABLE_NAME', 'LINKS_URL', 'LOG_LEVEL', 'ORGANISATION', 'TABLE_NAME'];
    expect(Object.keys(given).toSorted()).toEqual([...common, ...variables].toSorted());
    // References become words; what is a word in the template stays.
    const words = Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? value : 'x']);
    expect(Object.keys(readEnv(environments.deliver, Object.fromEntries(words)))).toEqual(
      expect.arrayContaining([...variables]),
    );
  });

  it('names the other platform nowhere but in the table’s index', () => {
    const text = JSON.stringify([stacks.service.toJSON(), stacks.state.toJSON()])
      .replace(/"(by(Slack|Teams)|(slack|teams)Key)"/g, '')
      .replaceAll(`What Slack and Microsoft Teams post to`, '')
      .replace(/"(AlarmDescription|Reason|reason)":"[^"]*"/g, '');
    expect(text.match(other)).toBeNull();
  });
});

const apiOf = (name: string): string => {
  const [id = ''] = Object.keys(service.findResources('AWS::ApiGatewayV2::Api', { Properties: { Name: name } }));
  return id;
};
const API = apiOf('akari-test');
const LINKS = apiOf('akari-test-links');

/** What of an API has these properties, by its logical id. */
const ofApi = (type: string, id: string) =>
  resources(type)
    .map(({ Properties }) => Properties)
    .filter(({ ApiId }) => ApiId.Ref === id);
const routesOf = (id: string): readonly string[] => ofApi('AWS::ApiGatewayV2::Route', id).map((each) => each.RouteKey);
const logOf = (id: string): unknown =>
  JSON.parse(ofApi('AWS::ApiGatewayV2::Stage', id)[0]?.AccessLogSettings.Format ?? 'null');

describe('the HTTP API', () => {
  it('has the two addresses of the platforms, for POST, and no other', () => {
    const routes = routesOf(API);
    expect(routes.toSorted()).toEqual(['POST /api/messages', 'POST /slack/events']);
    expect(routes).toContain(`POST ${slackPath}`);
  });

  it('throttles as the stage says', () => {
    const own = synthesise({ throttling: { rate: 7, burst: 9 } }).service;
    own.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      ApiId: { Ref: API },
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 },
    });
  });

  it('logs one JSON line a request: never a header, a body, a query or an error’s words', () => {
    expect(logOf(API)).toEqual({
      id: '$context.requestId',
      at: '$context.requestTime',
      ip: '$context.identity.sourceIp',
      route: '$context.routeKey',
      status: '$context.status',
      ms: '$context.responseLatency',
      bytes: '$context.responseLength',
      integration: '$context.integrationStatus',
    });
  });

  it('calls functions with payload 2.0, each from its own address only', () => {
    for (const { Properties } of resources('AWS::ApiGatewayV2::Integration'))
      expect(Properties).toMatchObject({ PayloadFormatVersion: '2.0', TimeoutInMillis: 29_000 });
    const sources = resources('AWS::Lambda::Permission').map(({ Properties }) => JSON.stringify(Properties.SourceArn));
    expect(sources).toHaveLength(4);
    expect(sources.filter((source) => source.includes('/slack/events'))).toHaveLength(1);
    expect(sources.filter((source) => source.includes('/api/messages'))).toHaveLength(1);
  });
});

describe('the address of links', () => {
  it('is one, to be read from and nothing else', () => {
    expect(routesOf(LINKS).toSorted()).toEqual(['GET /l/{campaign}/{link}', 'HEAD /l/{campaign}/{link}']);
    const path = linkPath(asCampaignId('20261124T010000000Z-01'), linkIdOf('https://example.go.jp/'));
    expect(path.split('/')).toHaveLength('/l/{campaign}/{link}'.split('/').length);
  });

  it('logs neither who opened one nor which', () => {
    expect(logOf(LINKS)).toEqual({
      id: '$context.requestId',
      at: '$context.requestTime',
      route: '$context.routeKey',
      status: '$context.status',
      ms: '$context.responseLatency',
      bytes: '$context.responseLength',
      integration: '$context.integrationStatus',
    });
  });

  it('bears a thousand readers a second, whatever the platforms are given', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      ApiId: { Ref: LINKS },
      DefaultRouteSettings: { ThrottlingRateLimit: 1_000, ThrottlingBurstLimit: 2_000 },
    });
  });

  it('is told to those who write cards', () => {
    for (const name of ['slack', 'teams', 'deliver'])
      expect(functionOf(name).Environment.Variables.LINKS_URL).toEqual({ 'Fn::GetAtt': [LINKS, 'ApiEndpoint'] });
  });

  it('is not there where nothing is counted: neither function nor address nor variable', () => {
    const straight = JSON.stringify(synthesise(shapes['no counted links']).service.toJSON());
    expect(straight).not.toMatch(/LINKS_URL|LinksApi|-links|\/l\//);
  });
});

describe('the schedule', () => {
  it('starts the tick every minute, on the minute, with few retries, and tells it which minute', () => {
    service.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: {
        Input: '{"at":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 120 },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TickFailures'), 'Arn'] } },
      },
    });
    service.hasResourceProperties('AWS::SQS::Queue', { FifoQueue: Match.absent(), MessageRetentionPeriod: 1_209_600 });
  });

  it('never has Lambda repeat a tick that failed: the next minute does', () => {
    service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 120,
    });
  });
});

describe('the sender', () => {
  it('takes ten messages at a time, says which failed, and is as many at once as the stage says', () => {
    synthesise({ deliverConcurrency: 3 }).service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 3 },
    });
    service.resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  });
});

describe('the logs', () => {
  it('are kept as long as the stage says, beyond the stack', () => {
    const groups = Object.values(synthesise({ logRetentionDays: 731 }).service.findResources('AWS::Logs::LogGroup'));
    expect(groups).toHaveLength(7);
    for (const { Properties, DeletionPolicy } of groups)
      expect([Properties.RetentionInDays, DeletionPolicy]).toEqual([731, 'Retain']);
  });
});

describe('everything', () => {
  it('stays in the region: nothing is copied, and no other region is named', () => {
    const both = JSON.stringify([state.toJSON(), service.toJSON()]);
    const regions = [...both.matchAll(/\b(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:[a-z]+-)?[a-z]+-\d\b/g)].map(
      ([name]) => name,
    );
    expect(new Set(regions)).toEqual(new Set(['ap-northeast-1']));
    expect(both).not.toMatch(/AWS::S3::Bucket|CrossRegion|Custom::/);
  });
});
