import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { OrgId, PersonId } from '../../src/people/model.ts';
import { NOBODY, type View, viewKinds } from '../../src/results/model.ts';
import type { ViewLog } from '../../src/results/ports.ts';
import { KEEP } from '../../src/retention/rules.ts';
import { asInstant, DAY_MS, type Instant, isoOf } from '../../src/time/instant.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { type Key, resultKeys, resultPartitions } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const schema = z.object({
  ...{ v: version, org: fields.org, at: fields.instant, person: fields.person, unit: fields.unit, week: fields.week },
  kind: z.enum(viewKinds),
  audit: z.exactOptional(z.literal(true)),
});
const keySchema = z.object({ pk: z.string(), sk: z.string(), person: fields.person });

const LONGEST_MONTH = 31 * DAY_MS;

const viewOf = (item: Item): View => {
  const { v: _, ...view } = parsed(schema, item);
  return view;
};

/** The months, as keys have them, from the last to the first. */
const monthsBetween = (from: Instant, to: Instant): readonly string[] => {
  const monthOf = (at: Instant): string => isoOf(at).slice(0, 7);
  const months = [];
  for (let at = to; monthOf(at) >= monthOf(from); ) {
    months.push(monthOf(at));
    at = asInstant(Date.parse(`${monthOf(at)}-01T00:00:00.000Z`) - 1);
  }
  return months;
};

export const openViewLog = (rows: Rows): ViewLog => ({
  async record(view, name = randomUUID()) {
    const item = { ...mark('view'), ...view, ttl: ttlAfter(view.at, KEEP.viewDays) };
    await rows.put({ ...resultKeys.view(view.org, view.at, name), ...item });
  },

  async *views(org, from, to) {
    for (const month of monthsBetween(from, to)) {
      const span = { from: isoOf(from), until: `${isoOf(to)}#\u{10ffff}` };
      const query = { partition: resultPartitions.views(org, month), isReverse: true, ...span } as const;
      for await (const page of rows.pages(query)) yield page.map(viewOf);
    }
  },

  async forget(org, person, now) {
    for (const key of await viewsBy(rows, org, person, now))
      await rows.update(key, { set: { person: NOBODY } }, { if: 'attribute_exists(#pk)' });
  },
});

/** The lines of everything somebody looked at, as far back as lines are kept. */
export const viewsBy = async (rows: Rows, org: OrgId, person: PersonId, now: Instant): Promise<readonly Key[]> => {
  const found: Key[] = [];
  const first = asInstant(now - KEEP.viewDays * DAY_MS - LONGEST_MONTH);
  for (const month of monthsBetween(first, asInstant(now + LONGEST_MONTH)))
    for await (const page of rows.pages({ partition: resultPartitions.views(org, month), select: ['sk', 'person'] }))
      for (const { pk, sk, person: who } of page.map((item) => parsed(keySchema, item)))
        if (who === person) found.push({ pk, sk });
  return found;
};
