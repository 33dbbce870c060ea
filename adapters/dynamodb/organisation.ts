import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { OrgId } from '../../src/people/model.ts';
import type { CalendarStore, DirectorySummary, Organisation } from '../../src/people/ports.ts';
import type { LocalDate } from '../../src/time/instant.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const schema = z.object({
  v: version,
  id: fields.org,
  name: z.string(),
  zone: fields.zone,
  zones: z.array(fields.zone),
  people: z.number(),
  units: z.number(),
  version: z.number(),
  closures: z.record(fields.date, z.boolean()),
  /** The sequence number of the import whose units are the valid ones. */
  imported: z.number(),
});

/** An organisation, and which import its units are of. */
export type StoredOrganisation = Organisation & { readonly imported: number };

export const organisationOf = (item: Item): StoredOrganisation => {
  const { v: _, ...organisation } = parsed(schema, item);
  return organisation;
};

export const readOrganisation = async (rows: Rows, org: OrgId): Promise<StoredOrganisation | undefined> => {
  const item = await rows.get(keys.organisation(org));
  return item && organisationOf(item);
};

/** The last step of an import: from here on its units are the valid ones. Harmless to repeat. */
export const writeSummary = async (rows: Rows, org: OrgId, imported: number, summary: DirectorySummary) => {
  const { name, zone, zones, people, units } = summary;
  const before = await rows.get(keys.organisation(org));
  await rows.update(
    keys.organisation(org),
    {
      set: {
        ...mark('organisation'),
        id: org,
        ...{ name, zone, zones, people, units, imported },
        ...(before === undefined && { closures: {} }),
      },
      add: { version: 1 },
    },
    { if: 'attribute_not_exists(#imported) OR #imported < :imported', values: { imported } },
  );
};

/** How often a change of the calendar is tried again when somebody else changed the organisation in between. */
const TRIES = 10;

export const openCalendar = (rows: Rows): CalendarStore => ({
  async setClosure(org, date, closed) {
    for (let i = 0; i < TRIES; i += 1) {
      const current = await readOrganisation(rows, org);
      if (!current) throw new AkariError('unknown-record', 'no directory was imported yet');
      const result = await rows.update(
        keys.organisation(org),
        { set: { closures: withClosure(current.closures, date, closed) }, add: { version: 1 } },
        { if: '#version = :version', values: { version: current.version } },
      );
      if (result.type === 'written') return;
    }
    throw new AkariError('too-many-conflicts', 'the calendar keeps changing');
  },
});

const withClosure = (closures: Organisation['closures'], date: LocalDate, closed: boolean | undefined) => {
  const { [date]: _, ...others } = closures;
  return closed === undefined ? others : { ...others, [date]: closed };
};
