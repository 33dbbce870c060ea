import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { MetricName } from '../../adapters/lambda/log.ts';
import { ownMetrics } from '../../cdk/dashboard.ts';
import { shapes, synthesise } from './stage.ts';

const { state, service } = synthesise();
const alarms = Object.values(service.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');

/** Each alarm's part of the runbook: from its heading to the next one. */
const parts = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...text] = part.split('\n');
      return [heading.toLowerCase().replaceAll(' ', '-'), text.join('\n')] as const;
    })
    .filter(([anchor]) => !['before-anything-else', 'what-is-measured'].includes(anchor)),
);
const anchors = alarms.map(
  ({ AlarmDescription }) => /Runbook: docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1],
);

describe('the alarms', () => {
  it('watch what a person on duty has to know', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName).toSorted()).toEqual([
      'akari-test-deliveries-dead',
      'akari-test-deliveries-old',
      'akari-test-errors',
      'akari-test-refused-requests',
      'akari-test-server-errors',
      'akari-test-slow-answers',
      'akari-test-tick-missing',
    ]);
  });

  it.each(Object.entries(shapes))('are the same with %s', (_, more) => {
    const names = Object.values(synthesise(more).service.findResources('AWS::CloudWatch::Alarm'));
    expect(names.map(({ Properties }) => Properties.AlarmName).toSorted()).toEqual(
      alarms.map(({ AlarmName }) => AlarmName).toSorted(),
    );
  });

  it('lead each to a heading of the runbook, and no heading is without an alarm', () => {
    expect(anchors).not.toContain(undefined);
    expect(new Set(anchors)).toEqual(new Set(parts.keys()));
  });

  it.each([...parts])('are dealt with under %s: what it means, where to look, what to do', (_, text) => {
    expect([...text.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, word]) => word)).toEqual([
      'Description',
      'Investigation',
      'Resolution',
    ]);
  });

  it('lead to the address that the stage gives its runbook', () => {
    synthesise({ runbook: 'https://wiki.example.go.jp/akari' }).service.hasResourceProperties(
      'AWS::CloudWatch::Alarm',
      {
        AlarmDescription: Match.stringLikeRegexp('https://wiki\\.example\\.go\\.jp/akari#tick-missing$'),
      },
    );
  });

  it('ring when the tick has not run for five minutes, also when there is nothing to count', () => {
    service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'akari-test-tick-missing',
      MetricName: 'Invocations',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      ComparisonOperator: 'LessThanOrEqualToThreshold',
      Threshold: 0,
      TreatMissingData: 'breaching',
    });
    const others = alarms.filter(({ AlarmName }) => AlarmName !== 'akari-test-tick-missing');
    expect(new Set(others.map(({ TreatMissingData }) => TreatMissingData))).toEqual(new Set(['notBreaching']));
  });

  it('ring for one error, one dead letter, and slow answers before the platforms give up', () => {
    const thresholds = Object.fromEntries(alarms.map(({ AlarmName, Threshold }) => [AlarmName.slice(11), Threshold]));
    expect(thresholds).toEqual({
      errors: 1,
      'tick-missing': 0,
      'deliveries-dead': 1,
      'deliveries-old': 3600,
      'slow-answers': 3000,
      'server-errors': 5,
      'refused-requests': 100,
    });
  });

  it('look at one metric each, which is what is paid for', () => {
    for (const { Metrics, MetricName } of alarms)
      expect([Metrics, MetricName]).toEqual([undefined, expect.any(String)]);
  });

  it.each([
    ['both platforms', 5],
    ['Slack only', 4],
    ['Teams only', 4],
    ['no counted links', 4],
  ] as const)('hear of the errors of every function with %s', (shape, functions) => {
    const own = synthesise(shapes[shape]).service;
    const filters = Object.values(own.findResources('AWS::Logs::MetricFilter')).map(({ Properties }) => Properties);
    const groups = Object.values(own.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => Properties.LoggingConfig.LogGroup,
    );
    expect(filters).toHaveLength(functions);
    expect(filters.map(({ LogGroupName }) => JSON.stringify(LogGroupName)).toSorted()).toEqual(
      groups.map((group) => JSON.stringify(group)).toSorted(),
    );
    for (const { FilterPattern, MetricTransformations } of filters) {
      // No value by default: without errors there is no metric, and nothing to pay.
      expect(MetricTransformations).toEqual([
        { MetricNamespace: 'akari-test', MetricName: 'errors', MetricValue: '1' },
      ]);
      expect(FilterPattern).toBe(
        '{ ($.level = "error") || ($.level = "ERROR") || ($.record.status = "error") || ($.record.status = "failure") || ($.record.status = "timeout") }',
      );
    }
    own.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'akari-test', MetricName: 'errors' });
  });
});

describe('the lines of errors', () => {
  const [filter] = Object.values(service.findResources('AWS::Logs::MetricFilter'));
  const terms = [...String(filter?.Properties.FilterPattern).matchAll(/\(\$\.([\w.]+) = "(\w+)"\)/g)];
  const at = (line: unknown, path: string): unknown =>
    path.split('.').reduce<unknown>((value, name) => Object(value)[name], line);
  const counts = (line: object): boolean => terms.some(([, path = '', value]) => at(line, path) === value);

  it.each([
    ['a function that refused to start', { level: 'error', fn: 'slack', reason: 'x', event: 'refused-to-start' }],
    ['an apology in place of an answer', { level: 'error', fn: 'teams', type: 'tap', event: 'event-failed' }],
    ['the runtime’s own', { timestamp: '2026-11-26T06:00:00Z', level: 'ERROR', message: { errorType: 'TypeError' } }],
    ['a time-out', { time: '2026-11-26T06:00:00Z', type: 'platform.report', record: { status: 'timeout' } }],
    ['too little memory', { type: 'platform.report', record: { status: 'error', errorType: 'Runtime.OutOfMemory' } }],
    ['a start that failed', { type: 'platform.initRuntimeDone', record: { status: 'error', phase: 'init' } }],
  ])('are those of %s', (_, line) => {
    expect(counts(line)).toBe(true);
  });

  it.each([
    ['an event that went well', { level: 'info', fn: 'slack', status: 200, ms: 40, event: 'done' }],
    ['a request that was refused', { level: 'warn', fn: 'teams', reason: 'audience', event: 'teams-unauthorized' }],
    ['a platform that is not set up', { level: 'warn', fn: 'deliver', platform: 'teams', event: 'not-set-up' }],
    ['a call that Lambda reports as done', { type: 'platform.report', record: { status: 'success' } }],
  ])('are not those of %s', (_, line) => {
    expect(counts(line)).toBe(false);
  });
});

describe('the e-mail of the alarms', () => {
  it('is sent through a topic that takes no connection without TLS, and nothing but alarms of this account', () => {
    const own = synthesise({ alarmEmail: 'alarms@example.go.jp' }).service;
    own.resourceCountIs('AWS::KMS::Key', 0);
    own.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'alarms@example.go.jp' });
    own.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
    const told = Object.values(own.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
    for (const { AlarmActions, OKActions } of told)
      expect([AlarmActions, OKActions]).toEqual([[expect.anything()], [expect.anything()]]);
  });

  it('is protected by the key of the customer where there is one', () => {
    const own = synthesise(shapes['a key of the customer']);
    own.service.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    own.service.resourceCountIs('AWS::KMS::Key', 0);
    own.state.resourceCountIs('AWS::KMS::Key', 1);
  });

  it('is not there without an address', () => {
    service.resourceCountIs('AWS::SNS::Topic', 0);
    service.resourceCountIs('AWS::KMS::Key', 0);
  });
});

describe('the dashboard', () => {
  const bodyOf = (more: object): string =>
    JSON.stringify(
      Object.values(synthesise({ ...more }).service.findResources('AWS::CloudWatch::Dashboard'))[0]?.Properties,
    );

  it('shows the alarms, and few enough metrics to cost nothing', () => {
    const body = bodyOf({});
    expect(body).toContain('\\"alarm');
    expect(body.match(/\\"(AWS\/(Lambda|SQS|ApiGateway|DynamoDB)|akari-test)\\"/g)?.length).toBeLessThanOrEqual(50);
  });

  it('draws the metrics that the functions embed in their lines, under the name of their table', () => {
    const names: readonly MetricName[] = [...ownMetrics.map(([, name]) => name)];
    const all: { readonly [Name in MetricName]: true } = {
      planned: true,
      sent: true,
      skipped: true,
      unreachable: true,
      failed: true,
    };
    expect(names.toSorted()).toEqual(Object.keys(all).toSorted());
    for (const [fn, name] of ownMetrics)
      expect(bodyOf({})).toContain(`[\\"akari-test\\",\\"${name}\\",\\"fn\\",\\"${fn}\\"`);
    state.hasResourceProperties('AWS::DynamoDB::GlobalTable', { TableName: 'akari-test' });
  });

  it.each([
    ['Slack only', ['slack', 'tick', 'deliver', 'links']],
    ['Teams only', ['teams', 'tick', 'deliver', 'links']],
    ['no counted links', ['slack', 'teams', 'tick', 'deliver']],
  ] as const)('shows nothing of what is not there with %s', (shape, names) => {
    const body = bodyOf(shapes[shape]);
    const references = [...body.matchAll(/"Ref":"(Slack|Teams|Tick|Deliver|Links)(?:Function|Log)/g)].map(
      ([, name]) => name,
    );
    expect(new Set(references.map((name) => name?.toLowerCase()))).toEqual(new Set(names));
  });

  it('is left out where the account has others enough', () => {
    synthesise({ dashboard: false }).service.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
  });
});
