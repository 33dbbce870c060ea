import * as z from 'zod/mini';
import { asMonthId, type CampaignMonth, type MonthId } from '../../src/campaign/month.ts';
import type { MonthStore } from '../../src/campaign/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { campaignOf } from './campaigns.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys, PLANS, partitions } from './keys.ts';
import { mark } from './migrate.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';

const part = z.object({ theme: z.string(), date: fields.date });

const schema = z.object({
  v: version,
  org: fields.org,
  id: z.pipe(z.string(), z.transform(asMonthId)),
  revision: z.number(),
  name: z.string(),
  first: fields.date,
  last: fields.date,
  parts: z.object({ top: part, 'how-to': part, recognition: part, voice: part, closing: part }),
  deletedAt: z.exactOptional(fields.instant),
});

const monthOf = (item: Item): CampaignMonth => {
  const { v: _, ...month } = parsed(schema, item);
  return month;
};

/** One a year: those of a lifetime fit beside the campaigns that are asked for. */
const MONTHS = 50;

export const openMonths = (rows: Rows): MonthStore => {
  const read = async (org: OrgId, id: MonthId): Promise<CampaignMonth | undefined> => {
    const item = await rows.get(keys.month(org, id));
    return item && monthOf(item);
  };

  return {
    async months(org) {
      const found: CampaignMonth[] = [];
      for await (const page of rows.pages({ partition: partitions.campaigns(org), prefix: PLANS }))
        found.push(...page.map(monthOf));
      return found;
    },

    async save(month) {
      const saved = { ...month, revision: month.revision + 1 };
      return saveOver(rows, {
        ...{ key: keys.month(month.org, month.id), counter: 'revision', before: month.revision, saved },
        change: { set: { ...mark('month'), ...saved }, remove: month.deletedAt === undefined ? ['deletedAt'] : [] },
        read: () => read(month.org, month.id),
      });
    },

    async overview(org, limit) {
      const query = { partition: partitions.campaigns(org), isReverse: true, limit: limit + MONTHS } as const;
      for await (const page of rows.pages(query)) {
        const isMonth = ({ type }: Item) => type === 'month';
        return {
          months: page.filter(isMonth).map(monthOf).toReversed(),
          campaigns: page
            .filter((item) => !isMonth(item))
            .slice(0, limit)
            .map(campaignOf),
        };
      }
      return { months: [], campaigns: [] };
    },
  };
};
