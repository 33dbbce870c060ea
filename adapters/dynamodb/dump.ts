import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { OrgId } from '../../src/people/model.ts';
import type { Organisation } from '../../src/people/ports.ts';
import { type Instant, isoOf } from '../../src/time/instant.ts';
import { DUMP_FORMAT, type DumpHeader, type DumpPosition, type DumpStamp } from './dump-format.ts';
import { parsed } from './errors.ts';
import { readHead } from './import-head.ts';
import { VERSION } from './items.ts';
import { type Key, keys, partitions } from './keys.ts';
import { readOrganisation } from './organisation.ts';
import type { Item, Rows } from './rows.ts';

/** The table is read in this many parts, one after the other: how many are done tells how far it is. */
export const DUMP_SEGMENTS = 64;

/** What every key of an organisation begins with. */
export const prefixOf = (org: OrgId): string => keys.organisation(org).pk.slice(0, -'org'.length);

/** Rows that stay where they are: how far a restore got, and the rounds' keys, should they ever lie in this table. */
const staysHere = ({ type }: Item): boolean => type === 'restore' || type === 'round-key';

const keySchema = z.object({ pk: z.string(), sk: z.string() });

export type DumpedPage = { readonly items: readonly (Key & Item)[]; readonly next: DumpPosition };

/** Every row of one organisation as it is stored, in pages of at most 1 MB, from where an earlier reading ended. */
export async function* dumped(rows: Rows, org: OrgId, from: DumpPosition): AsyncGenerator<DumpedPage> {
  let position = from;
  while (position.segment < DUMP_SEGMENTS) {
    const answer = await rows.client.send(
      new ScanCommand({
        TableName: rows.table,
        ConsistentRead: true,
        Segment: position.segment,
        TotalSegments: DUMP_SEGMENTS,
        FilterExpression: 'begins_with(#pk, :prefix)',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':prefix': prefixOf(org) },
        ...(position.after && { ExclusiveStartKey: position.after }),
      }),
    );
    const last = answer.LastEvaluatedKey;
    position = last ? { segment: position.segment, after: parsed(keySchema, last) } : { segment: position.segment + 1 };
    const items = (answer.Items ?? []).filter((item) => !staysHere(item));
    yield { items: items.map((item) => ({ ...item, ...parsed(keySchema, item) })), next: position };
  }
}

const roundSchema = z.object({ pk: z.string(), week: z.string(), state: z.enum(['open', 'counted', 'closed']) });

const stampOf = async (rows: Rows, org: OrgId, imported: number): Promise<DumpStamp> => {
  const head = await readHead(rows, org);
  const rounds: Record<string, DumpStamp['rounds'][string]> = {};
  for await (const page of rows.pages({ partition: partitions.rounds(org) }))
    for (const item of page) {
      const { week, state } = parsed(roundSchema, item);
      rounds[week] = state;
    }
  return { imported, import: head ? `${head.seq} ${head.state}` : 'none', rounds };
};

/** The first line of a dump; undefined when there is no directory. Asked again at the end, its stamp must be the same. */
export const dumpHeader = async (rows: Rows, org: OrgId, now: Instant): Promise<DumpHeader | undefined> => {
  const organisation: (Organisation & { readonly imported: number }) | undefined = await readOrganisation(rows, org);
  if (!organisation) return undefined;
  const { name, people, units, imported } = organisation;
  const stamp = await stampOf(rows, org, imported);
  return {
    akari: 'organisation',
    ...{ format: DUMP_FORMAT, schema: VERSION, org, name, at: isoOf(now), people, units, stamp },
  };
};
