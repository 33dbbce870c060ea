import type { Context } from 'aws-lambda';
import { pino } from 'pino';
import { reasonOf } from '../aws/reason.ts';
import type { Meter } from '../dynamodb/meter.ts';
import type { Log, LogFields } from '../log.ts';

/** What Lambda calls. Two arguments: Node 24 refuses a third, the callback. */
export type Handler<Event, Result> = (event: Event, context: Called) => Promise<Result>;
type Called = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Writes JSON lines to standard output. Values that could carry what somebody typed are cut down to what is safe. */
export const createLog = (name: string, level: Level = 'info'): Log => {
  const logger = pino({
    level,
    base: { fn: name },
    timestamp: false,
    messageKey: 'event',
    formatters: { level: (label) => ({ level: label }) },
    redact: ['*.token', '*.authorization', '*.secret'],
  });
  const write = (at: Level) => (event: string, fields?: LogFields) => logger[at](safeFields(fields ?? {}), event);
  return { info: write('info'), warn: write('warn'), error: write('error') };
};

const safeFields = (fields: LogFields): LogFields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safe(value)]));

/** An error's message may quote a payload. */
const safe = (value: unknown): unknown => {
  if (!(value instanceof Error)) return value;
  const { code, at } = reasonOf(value);
  return at === undefined ? code : `${code} ${at}`;
};

/** What is known of the event so far; the last value of a name counts. */
export type Line = (fields: { readonly [name: string]: string | number }) => void;

/** `remainingMs`: until Lambda stops the function. */
type Watched<Event, Result> = (event: Event, line: Line, remainingMs: () => number) => Promise<Result>;

export type Watch = {
  /**
   * One line an event: request id, what it was, how it ended, milliseconds, DynamoDB requests and units. Never a person.
   * An event that fails says so and is thrown on: Lambda counts it, and whoever sent it tries again.
   */
  watch<Event, Result>(work: Watched<Event, Result>): Handler<Event, Result>;
  /** Adds to the line of the event that this environment works on, which is one at a time. */
  readonly note: Line;
  /** So many more of these in this event, one unless said: a number of its line, and a metric. */
  readonly count: (name: MetricName, by?: number) => void;
};

/**
 * What AWS cannot count for us. A metric is paid for in every hour in which a line carries it (US$ 0.30 for a month of
 * hours), so there are few, and an event without any has none in its line.
 */
export type MetricName = 'planned' | 'sent' | 'skipped' | 'unreachable' | 'failed';

export type WatchDeps = {
  readonly log: Log;
  readonly meter: Meter;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsed: () => number;
  /** The machine's clock in epoch milliseconds, by which metrics are drawn. */
  readonly wallClock: () => number;
  /** Under which CloudWatch files the metrics. */
  readonly namespace: string;
};

type Counted = { [Name in MetricName]?: number };

export const createWatch = ({ log, meter, elapsed, wallClock, namespace }: WatchDeps): Watch => {
  let fields: { [name: string]: string | number } = {};
  let counted: Counted = {};
  const note: Line = (more) => void Object.assign(fields, more);
  return {
    note,
    count: (name, by = 1) => {
      if (by > 0) counted[name] = (counted[name] ?? 0) + by;
    },
    watch: (work) => async (event, context) => {
      const started = elapsed();
      fields = {};
      counted = {};
      meter.reset();
      const finish = () => {
        const { requests, readUnits, writeUnits } = meter.read();
        const ms = Math.round(elapsed() - started);
        const ddb = [requests, readUnits, writeUnits];
        return { id: context.awsRequestId, ...fields, ms, ddb, ...embedded(counted, namespace, wallClock()) };
      };
      try {
        const result = await work(event, note, () => context.getRemainingTimeInMillis());
        log.info('done', finish());
        return result;
      } catch (error) {
        log.error('failed', { ...finish(), error });
        throw error;
      }
    },
  };
};

/** CloudWatch's embedded metric format: the numbers stand in the line, `_aws` says which of them are metrics. */
const embedded = (counted: Counted, Namespace: string, Timestamp: number): LogFields => {
  const Metrics = Object.keys(counted).map((Name) => ({ Name }));
  if (Metrics.length === 0) return {};
  return { ...counted, _aws: { Timestamp, CloudWatchMetrics: [{ Namespace, Dimensions: [['fn']], Metrics }] } };
};
