import type { Context } from 'aws-lambda';
import { pino } from 'pino';
import type { Meter } from '../dynamodb/meter.ts';
import type { Log, LogFields } from '../log.ts';

/** What Lambda calls. Two arguments: Node 24 refuses a third, the callback. */
export type Handler<Event, Result> = (event: Event, context: Pick<Context, 'awsRequestId'>) => Promise<Result>;

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

/** An error's message may quote a payload: its code, or else its name, and where it was thrown say enough. */
const safe = (value: unknown): unknown => {
  if (!(value instanceof Error)) return value;
  const at = value.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${'code' in value ? String(value.code) : value.name} ${at.trim()}`;
};

/** What is known of the event so far; the last value of a name counts. */
export type Line = (fields: { readonly [name: string]: string | number }) => void;

type Watched<Event, Result> = (event: Event, line: Line) => Promise<Result>;

/**
 * One line an event: request id, what it was, how it ended, milliseconds, DynamoDB requests and units. Never a person.
 * An event that fails says so and is thrown on: Lambda counts it, and whoever sent it tries again.
 */
export const createWatch =
  (log: Log, meter: Meter, elapsed: () => number) =>
  <Event, Result>(work: Watched<Event, Result>): Handler<Event, Result> =>
  async (event, { awsRequestId }) => {
    const started = elapsed();
    const fields: { [name: string]: string | number } = {};
    meter.reset();
    const finish = () => {
      const { requests, readUnits, writeUnits } = meter.read();
      return {
        id: awsRequestId,
        ...fields,
        ms: Math.round(elapsed() - started),
        ddb: [requests, readUnits, writeUnits],
      };
    };
    try {
      const result = await work(event, (more) => void Object.assign(fields, more));
      log.info('done', finish());
      return result;
    } catch (error) {
      log.error('failed', { ...finish(), error });
      throw error;
    }
  };
