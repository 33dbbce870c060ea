import { describe, expect, it } from 'vitest';
import { resourcesOf, shapes, synthesise } from './stage.ts';

/** List prices in Tokyo, US$, without the allowances that are free: they may be used up by others in the account. */
const price = {
  secretMonth: 0.4,
  alarmMetricMonth: 0.1,
  fifoRequest: 0.5e-6,
  scheduledStart: 1e-6,
  call: 0.2e-6,
  armGigabyteSecond: 0.0000133334,
  readUnit: 0.1425e-6,
  logGigabyte: 0.76,
  logGigabyteKeptMonth: 0.033,
};

/** A month has 730 hours. */
const MINUTES = 43_800;

/** Rather too much of each: an idle tick reads 8.5 units, and its line is shorter. */
const idleTick = { seconds: 0.1, gigabytes: 0.25, readUnits: 9, lineBytes: 400 };

/** Lambda's five pollers of a queue ask for twenty seconds at a time. */
const POLLS_A_MINUTE = 15;

const linesOf = (more: object) => {
  const { state, service } = synthesise({ ...more });
  const count = (type: string): number =>
    [state, service].reduce((sum, template) => sum + Object.keys(template.findResources(type)).length, 0);
  const alarms = Object.values(service.findResources('AWS::CloudWatch::Alarm'));
  const metrics = alarms.flatMap(({ Properties }) => Properties.Metrics ?? [Properties.MetricName]);
  const gigabytesAMonth = (MINUTES * idleTick.lineBytes) / 1e9;
  return {
    secrets: count('AWS::SecretsManager::Secret') * price.secretMonth,
    alarms: metrics.length * price.alarmMetricMonth,
    polling: count('AWS::Lambda::EventSourceMapping') * MINUTES * POLLS_A_MINUTE * price.fifoRequest,
    schedule: count('AWS::Scheduler::Schedule') * MINUTES * price.scheduledStart,
    ticks: MINUTES * (price.call + idleTick.seconds * idleTick.gigabytes * price.armGigabyteSecond),
    reads: MINUTES * idleTick.readUnits * price.readUnit,
    logs: gigabytesAMonth * (price.logGigabyte + 13 * price.logGigabyteKeptMonth),
  };
};

const sumOf = (lines: { readonly [line: string]: number }): number =>
  Object.values(lines).reduce((sum, line) => sum + line, 0);

describe('the idle bill of a month', () => {
  it('stays below US$ 2 with both platforms, below 1.60 with one', () => {
    expect(linesOf(shapes['both platforms'])).toEqual({
      secrets: 0.8,
      alarms: expect.closeTo(0.7, 5),
      polling: expect.closeTo(0.3285, 5),
      schedule: expect.closeTo(0.0438, 5),
      ticks: expect.closeTo(0.0234, 3),
      reads: expect.closeTo(0.0562, 3),
      logs: expect.closeTo(0.0208, 3),
    });
    expect(sumOf(linesOf(shapes['both platforms']))).toBeLessThan(2);
    expect(sumOf(linesOf(shapes['Slack only']))).toBeLessThan(1.6);
    expect(sumOf(linesOf(shapes['Teams only']))).toBeLessThan(1.6);
  });

  it('grows by the price of one secret for calendars', () => {
    expect(linesOf(shapes.calendars).secrets).toBeCloseTo(1.2, 5);
  });

  it('grows by nothing for alarms by e-mail, and by the price of one key for a key of the customer', () => {
    const keysOf = (more: object): number => {
      const { state, service } = synthesise({ ...more });
      return [state, service].flatMap((template) => Object.keys(template.findResources('AWS::KMS::Key'))).length;
    };
    expect(keysOf({ alarmEmail: 'alarms@example.go.jp' })).toBe(0);
    expect(keysOf(shapes['a key of the customer'])).toBe(1);
  });

  it('has nothing else in it that is paid for by the hour or the month', () => {
    const free = [
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Stage',
      // Three of an account are free; `dashboard: false` leaves it out.
      'AWS::CloudWatch::Dashboard',
      'AWS::DynamoDB::GlobalTable',
      'AWS::IAM::Role',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::Lambda::Function',
      'AWS::Lambda::Permission',
      'AWS::Logs::LogGroup',
      'AWS::Logs::MetricFilter',
      'AWS::SQS::Queue',
      'AWS::SQS::QueuePolicy',
    ];
    const counted = [
      'AWS::CloudWatch::Alarm',
      'AWS::Lambda::EventSourceMapping',
      'AWS::Scheduler::Schedule',
      'AWS::SecretsManager::Secret',
    ];
    const { state, service } = synthesise();
    const types = [state, service].flatMap((each) => resourcesOf(each).map(({ Type }) => Type));
    expect([...new Set(types)].toSorted()).toEqual([...free, ...counted].toSorted());
  });
});
