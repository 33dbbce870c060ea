import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesise } from './stage.ts';

const { service } = synthesise();
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
    .filter(([anchor]) => anchor !== 'before-anything-else'),
);
const anchors = alarms.map(
  ({ AlarmDescription }) => /Runbook: docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1],
);

describe('the alarms', () => {
  it('watch what a person on duty has to know', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName).toSorted()).toEqual([
      'akari-test-deliver-errors',
      'akari-test-deliveries-dead',
      'akari-test-deliveries-old',
      'akari-test-refused-requests',
      'akari-test-server-errors',
      'akari-test-slack-errors',
      'akari-test-slack-slow',
      'akari-test-table-throttled',
      'akari-test-teams-errors',
      'akari-test-teams-slow',
      'akari-test-throttled',
      'akari-test-tick-errors',
      'akari-test-tick-missing',
      'akari-test-tick-not-started',
      'akari-test-tick-slow',
    ]);
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

  it('ring for one failed call, one dead letter, and slow answers before the platforms give up', () => {
    const thresholds = Object.fromEntries(alarms.map(({ AlarmName, Threshold }) => [AlarmName.slice(11), Threshold]));
    expect(thresholds).toMatchObject({
      'slack-errors': 1,
      'deliveries-dead': 1,
      'tick-not-started': 1,
      'slack-slow': 2500,
      'teams-slow': 10_000,
      'tick-slow': 240_000,
      'deliveries-old': 3600,
    });
  });

  it('are paid for by seventeen metrics, US$ 1.70 a month', () => {
    const metrics = alarms.map(
      ({ Metrics }) => Metrics?.filter(({ MetricStat }: { MetricStat?: object }) => MetricStat).length ?? 1,
    );
    expect(metrics.reduce((sum, count) => sum + count, 0)).toBe(17);
  });
});

describe('the e-mail of the alarms', () => {
  it('is sent through a topic that is encrypted and takes no connection without TLS', () => {
    const own = synthesise({ alarmEmail: 'alarms@example.go.jp' }).service;
    own.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    own.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'alarms@example.go.jp' });
    own.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    });
    const told = Object.values(own.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
    for (const { AlarmActions, OKActions } of told)
      expect([AlarmActions, OKActions]).toEqual([[expect.anything()], [expect.anything()]]);
  });

  it('is not there without an address', () => {
    service.resourceCountIs('AWS::SNS::Topic', 0);
    service.resourceCountIs('AWS::KMS::Key', 0);
  });
});

describe('the dashboard', () => {
  it('shows the alarms, and few enough metrics to cost nothing', () => {
    const [dashboard] = Object.values(service.findResources('AWS::CloudWatch::Dashboard'));
    const body = JSON.stringify(dashboard?.Properties.DashboardBody);
    expect(body).toContain('"alarm');
    expect(body.match(/AWS\/(Lambda|SQS|ApiGateway)/g)?.length).toBeLessThanOrEqual(50);
  });
});
