import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { asOrgId } from '../../src/people/model.ts';
import { openCampaigns } from '../dynamodb/campaigns.ts';
import { createClient, documentsOf } from '../dynamodb/client.ts';
import { createMeter } from '../dynamodb/meter.ts';
import { openRows } from '../dynamodb/rows.ts';
import type { HttpResponse } from '../http.ts';
import { createLinks } from '../links/app.ts';
import { page } from '../links/page.ts';
import { environments, readEnv } from './env.ts';
import { requestOf, resultOf } from './http.ts';
import { createLog, createWatch } from './log.ts';
import { regionOf } from './region.ts';

/** An environment sleeps from its answer on, so counting gets this long; then the reader is led on without it. */
const COUNT_WITHIN_MS = 300;

/** A table that does not answer for so long is asked again by the reader. */
const READ_WITHIN_MS = 5_000;

const env = readEnv(environments.links, process.env);
const log = createLog('links', env.LOG_LEVEL);
const meter = createMeter();
const rows = openRows(documentsOf(createClient({ region: regionOf() })), env.TABLE_NAME, meter);
const links = createLinks({
  org: asOrgId(env.ORGANISATION),
  campaigns: openCampaigns(rows),
  clock: Date.now,
  log,
});
const { watch } = createWatch({
  ...{ log, meter, elapsed: () => performance.now(), wallClock: Date.now, namespace: env.TABLE_NAME },
});

const after = (ms: number): Promise<void> =>
  new Promise((over) => {
    setTimeout(over, ms).unref();
  });

/** Leads a reader on. Its line says how it was answered: nothing of the reader, nor which link. */
export const handler = watch(
  async (event: APIGatewayProxyEventV2, line): Promise<APIGatewayProxyStructuredResultV2> => {
    const late = after(READ_WITHIN_MS).then((): HttpResponse => page(503));
    const response = await Promise.race([links.handle(requestOf(event)), late]);
    await Promise.race([links.idle(), after(COUNT_WITHIN_MS)]);
    line({ status: response.status });
    return resultOf(response);
  },
);
