/** A list price in Tokyo, US$. `free`: what an account has of it for nothing each month, for ever, all its systems together. */
export type Price = { readonly usd: number; readonly unit: string; readonly free?: number; readonly source: string };

const LIST = 'AWS Price List, ap-northeast-1, 2026-09-23';
const ASSUMED = 'assumed';

/** Every line of the bill. What is marked as assumed was found for another region only, or in no list we could read. */
export const prices = {
  httpRequests: { usd: 1.29e-6, unit: 'HTTP API requests', source: LIST },
  lambdaRequests: { usd: 0.2e-6, unit: 'Lambda calls', free: 1e6, source: LIST },
  lambdaSeconds: { usd: 0.0000133334, unit: 'Lambda GB-seconds, arm64', free: 400_000, source: LIST },
  readUnits: { usd: 0.1425e-6, unit: 'DynamoDB read units', source: LIST },
  writeUnits: { usd: 0.715e-6, unit: 'DynamoDB write units', source: LIST },
  tableGigabytes: { usd: 0.285, unit: 'DynamoDB GB', free: 25, source: LIST },
  backupGigabytes: {
    usd: 0.228,
    unit: 'DynamoDB point-in-time GB',
    source: `${ASSUMED}: 0.20 in us-east-1, dearer as storage is`,
  },
  queueRequests: {
    usd: 0.5e-6,
    unit: 'SQS FIFO requests',
    free: 1e6,
    source: `${ASSUMED}: 0.50 in us-east-1; standard queues cost 0.40 in both`,
  },
  scheduledStarts: { usd: 1e-6, unit: 'Scheduler starts', free: 14e6, source: 'cloudburn.io, March 2026' },
  secrets: { usd: 0.4, unit: 'secrets', source: LIST },
  secretReads: { usd: 0.05 / 10_000, unit: 'reads of secrets', source: LIST },
  logGigabytes: { usd: 0.76, unit: 'GB of log lines', free: 5, source: LIST },
  logGigabytesKept: {
    usd: 0.033,
    unit: 'GB of log lines kept',
    source: `${ASSUMED}: 0.03 in us-east-1, dearer by a tenth`,
  },
  alarmMetrics: { usd: 0.1, unit: 'alarms', free: 10, source: LIST },
  metricMonths: { usd: 0.3, unit: 'metrics, in months of use', free: 10, source: LIST },
  transferGigabytes: { usd: 0.114, unit: 'GB sent out', free: 100, source: LIST },
} as const satisfies { readonly [line: string]: Price };

export type BillLine = keyof typeof prices;

/** A Company Communicator of 1,000 users and five messages a month, by Microsoft's own estimate. */
export const PEER_MONTH = 192.86;
