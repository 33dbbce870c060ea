import { randomBytes } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { composeCore } from '../../../../adapters/core.ts';
import { documentsOf } from '../../../../adapters/dynamodb/client.ts';
import { keysTableOf } from '../../../../adapters/dynamodb/keys.ts';
import { createMeter } from '../../../../adapters/dynamodb/meter.ts';
import { openRows, type Rows } from '../../../../adapters/dynamodb/rows.ts';
import type { Store } from '../../../../adapters/dynamodb/store.ts';
import type { Place } from '../../../../adapters/local/cli/place.ts';
import { scheduleOf } from '../../../../adapters/schedule.ts';
import { limitsWith } from '../../../../src/delivery/pace.ts';
import type { OrgId, Person } from '../../../../src/people/model.ts';
import { ensureSchedule } from '../../../../src/pulse/jobs.ts';
import { ensureResults } from '../../../../src/results/ensure.ts';
import type { Instant } from '../../../../src/time/instant.ts';
import { type Office, openOffice } from '../../../fixtures/office.ts';
import type { Engine } from '../../dynamodb/engine.ts';

export type Stored = { readonly [attribute: string]: unknown };

/** Every row of a table, as a backup would see it. */
export const scan = async (engine: Engine, table: string = engine.table): Promise<readonly Stored[]> => {
  const found: Stored[] = [];
  let from: Stored | undefined;
  do {
    const page = await documentsOf(engine.client).send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return found;
};

/** Rows of one organisation in either table, in an order of their own. */
export const rowsOf = async (engine: Engine, org: OrgId): Promise<readonly Stored[]> =>
  [...(await scan(engine)), ...(await scan(engine, keysTableOf(engine.table)))]
    .filter(({ pk }) => String(pk).startsWith(`${org}#`))
    .toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));

export const rawRows = (engine: Engine): Rows => openRows(documentsOf(engine.client), engine.table, createMeter());

/** What a command works on, at a moment of the test's own. */
export const placeAt = (engine: Engine, store: Store, now: Instant): Place => {
  const bytes = (count: number) => new Uint8Array(randomBytes(count));
  const schedule = scheduleOf({ store, randomBytes: bytes, closeGraceMs: 0 });
  return {
    ...{ store, now, schedule, rows: rawRows(engine) },
    reschedule: async (org) => {
      await ensureSchedule(org, now, schedule);
      await ensureResults(org, now, store);
    },
    close: async () => undefined,
  };
};

/** The product on these tables, between two platforms in memory. */
export const officeOn = (store: Store, org: OrgId, start: Instant): Office =>
  openOffice({
    org,
    dueWork: store.dueWork,
    start,
    compose: ({ messengers, randomBytes: bytes, complain, now }) =>
      composeCore({
        ...{ store, messengers, randomBytes: bytes },
        orgOf: () => org,
        closeGraceMs: 0,
        wallClock: now,
        // Nobody waits here for a platform.
        limits: limitsWith({ slack: 500, teams: 500 }),
        log: { info: () => undefined, warn: complain, error: complain },
      }),
  });

export const everyoneOf = async (store: Store, org: OrgId): Promise<readonly Person[]> => {
  const people: Person[] = [];
  for await (const page of store.directory.everyone(org)) people.push(...page);
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};
