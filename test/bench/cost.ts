import { type BillLine, type Price, prices } from './prices.ts';

/** What events of some kind took, all together. */
export type Footprint = {
  readonly httpEvents: number;
  /** Calls of functions, those by HTTP among them. */
  readonly events: number;
  readonly cpuMs: number;
  /** Requests to DynamoDB, but those sent side by side are one: what is waited for. */
  readonly dbWaits: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Of our own lines. */
  readonly logBytes: number;
  /** Calls to Slack and Teams. */
  readonly calls: number;
  /** Messages through the queue, each received and deleted by itself: of a message to many there is one a parcel. */
  readonly queued: number;
  /** Messages that went out to people. */
  readonly sent: number;
};

export const noFootprint: Footprint = {
  ...{ httpEvents: 0, events: 0, cpuMs: 0, dbWaits: 0, readUnits: 0, writeUnits: 0 },
  ...{ logBytes: 0, calls: 0, queued: 0, sent: 0 },
};

const mapped = (each: (name: keyof Footprint) => number): Footprint => ({
  httpEvents: each('httpEvents'),
  events: each('events'),
  cpuMs: each('cpuMs'),
  dbWaits: each('dbWaits'),
  readUnits: each('readUnits'),
  writeUnits: each('writeUnits'),
  logBytes: each('logBytes'),
  calls: each('calls'),
  queued: each('queued'),
  sent: each('sent'),
});

export const plus = (a: Footprint, b: Footprint): Footprint => mapped((name) => a[name] + b[name]);
export const times = (a: Footprint, factor: number): Footprint => mapped((name) => a[name] * factor);

/** What a run tells of the product, to be multiplied. */
export type Counted = {
  /** One person in one week of using everything. */
  readonly personWeek: Footprint;
  /** A minute in which nothing is due. */
  readonly idleTick: Footprint;
  /** One person in the tables, with what a week leaves there, in bytes of JSON. */
  readonly personBytes: number;
  /** Seconds from the start of a process to its first event. */
  readonly startSeconds: number;
  /** Different metrics that lines carry. */
  readonly metrics: number;
};

/** What the stacks have, whether it is used or not. */
export type Inventory = { readonly secrets: number; readonly alarmMetrics: number; readonly polledQueues: number };

/** What cannot be counted here. Each is rather too much than too little. */
export const assumed = {
  weeksAMonth: 52 / 12,
  /** 730 hours. */
  minutesAMonth: 43_800,
  gigabytes: 0.25,
  /** A function of 256 MB has 256 of the 1,769 parts of a processor. */
  cpuShare: 256 / 1_769,
  dbRequestSeconds: 0.01,
  callSeconds: 0.2,
  callBytes: 4_000,
  answerBytes: 1_000,
  /** Of all events so many find no environment; its start is billed, with no more of a processor than any event has. */
  firstShare: 0.05,
  /** Lambda asks a queue five times at once, each for twenty seconds. */
  pollsAMinute: 15,
  messagesASend: 10,
  /**
   * Writes of the pace for each message that went out. At Slack's usual five a second each takes its moment by itself, on
   * Teams twelve do together; what is played here knows no limit, and takes two dozen at once.
   */
  paceWrites: 0.55,
  /** The HTTP API's own line, and what CloudWatch adds to every line. */
  accessLogBytes: 250,
  lineOverheadBytes: 26,
  /** Lines are kept for 400 days. */
  monthsKept: 13,
  /** Hours of a month in which lines carry metrics. */
  metricHours: 20,
  hoursAMonth: 730,
  /** A secret is read anew every five minutes while a function is used, in each of so many environments. */
  environments: 10,
  secretReadsAnHour: 12,
  usedHoursAMonth: 200,
  /** Weeks of which something stays in the table beside the person. */
  weeksStored: 6,
} as const;

export type Quantities = { readonly [Line in BillLine]: number };

const GB = 1e9;

const seconds = ({ cpuMs, dbWaits, calls, events }: Footprint, startSeconds: number): number =>
  cpuMs / 1_000 / assumed.cpuShare +
  dbWaits * assumed.dbRequestSeconds +
  calls * assumed.callSeconds +
  (events * assumed.firstShare * startSeconds) / assumed.cpuShare;

/** What so many people use in a month. Nobody is the idle system. */
export const quantitiesOf = (people: number, counted: Counted, stacks: Inventory): Quantities => {
  const use = times(counted.personWeek, people * assumed.weeksAMonth);
  const ticks = times(counted.idleTick, assumed.minutesAMonth);
  const all = plus(use, ticks);
  const usedShare = people > 0 ? 1 : 0;
  const tableGigabytes = (people * counted.personBytes * assumed.weeksStored) / GB;
  const lines =
    all.events * assumed.lineOverheadBytes + all.httpEvents * (assumed.accessLogBytes + assumed.lineOverheadBytes);
  const logGigabytes = (all.logBytes + lines) / GB;
  return {
    httpRequests: all.httpEvents,
    lambdaRequests: all.events,
    lambdaSeconds: (seconds(use, counted.startSeconds) + seconds({ ...ticks, events: 0 }, 0)) * assumed.gigabytes,
    readUnits: all.readUnits,
    writeUnits: all.writeUnits + all.sent * assumed.paceWrites,
    tableGigabytes,
    backupGigabytes: tableGigabytes,
    queueRequests:
      use.queued * (2 + 1 / assumed.messagesASend) + stacks.polledQueues * assumed.pollsAMinute * assumed.minutesAMonth,
    scheduledStarts: assumed.minutesAMonth,
    secrets: stacks.secrets,
    secretReads:
      usedShare * stacks.secrets * assumed.environments * assumed.secretReadsAnHour * assumed.usedHoursAMonth +
      use.events * assumed.firstShare,
    logGigabytes,
    logGigabytesKept: logGigabytes * assumed.monthsKept,
    alarmMetrics: stacks.alarmMetrics,
    metricMonths: usedShare * counted.metrics * (assumed.metricHours / assumed.hoursAMonth),
    transferGigabytes: (all.calls * assumed.callBytes + all.httpEvents * assumed.answerBytes) / GB,
  };
};

export type Billed = {
  readonly line: BillLine;
  readonly quantity: number;
  readonly usd: number;
  readonly afterFree: number;
};
export type Bill = { readonly lines: readonly Billed[]; readonly usd: number; readonly afterFree: number };

const allLines: readonly BillLine[] = [
  'httpRequests',
  'lambdaRequests',
  'lambdaSeconds',
  'readUnits',
  'writeUnits',
  'tableGigabytes',
  'backupGigabytes',
  'queueRequests',
  'scheduledStarts',
  'secrets',
  'secretReads',
  'logGigabytes',
  'logGigabytesKept',
  'alarmMetrics',
  'metricMonths',
  'transferGigabytes',
];

/** Every line in US$: at list prices, and where an account has nothing else that uses up what is free. */
export const billOf = (quantities: Quantities): Bill => {
  const lines = allLines.map((line) => {
    const price: Price = prices[line];
    const quantity = quantities[line];
    const rest = Math.max(0, quantity - (price.free ?? 0));
    return { line, quantity, usd: quantity * price.usd, afterFree: rest * price.usd };
  });
  return {
    lines,
    usd: lines.reduce((sum, { usd }) => sum + usd, 0),
    afterFree: lines.reduce((sum, { afterFree }) => sum + afterFree, 0),
  };
};
