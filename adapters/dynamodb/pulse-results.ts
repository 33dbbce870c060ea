import * as z from 'zod/mini';
import type { ResultStore } from '../../src/results/ports.ts';
import { getAll, putAll } from './batch.ts';
import { decisionsOf, openDecisions } from './decisions.ts';
import { parsed } from './errors.ts';
import { openHomes } from './homes.ts';
import { fields, version } from './items.ts';
import { RESULT_SHARDS, resultKeys, resultPartitions } from './keys.ts';
import { mark } from './migrate.ts';
import { resultItem, resultOf } from './result-item.ts';
import type { Rows } from './rows.ts';

const weekSchema = z.object({ v: version, sk: fields.week });

/** Units a page: some 500 KB. */
const PAGE = 500;

/** Results, homes and decisions. */
export const openPulseResults = (rows: Rows): ResultStore => {
  const { forgetHome, ...homes } = openHomes(rows);
  const { forgetDecisions, ...decisions } = openDecisions(rows);
  return {
    save: (results) => putAll(rows, results.map(resultItem)),

    async publish(org, week) {
      await rows.put({ ...resultKeys.week(org, week), ...mark('result-week') });
    },

    async published(org) {
      const weeks = [];
      for await (const page of rows.pages({ partition: resultPartitions.weeks(org), isReverse: true }))
        weeks.push(...page.map((item) => parsed(weekSchema, item).sk));
      return weeks;
    },

    async results(org, week, units) {
      const items = await getAll(
        rows,
        units.map((unit) => resultKeys.result(org, week, unit)),
        false,
      );
      return items.map(resultOf);
    },

    async told(org, week, units) {
      const keys = units.flatMap((unit) => [resultKeys.result(org, week, unit), resultKeys.decisions(org, unit)]);
      const items = await getAll(rows, keys, true);
      const of = (type: string) => items.filter((item) => item.type === type);
      return { results: of('result').map(resultOf), decisions: of('decisions').map(decisionsOf) };
    },

    async *everyUnit(org, week) {
      for (let shard = 0; shard < RESULT_SHARDS; shard += 1) {
        const query = { partition: resultPartitions.results(org, week, shard), limit: PAGE, mayLag: true } as const;
        for await (const page of rows.pages(query)) yield page.map(resultOf);
      }
    },

    ...homes,
    ...decisions,

    async forget(org, person) {
      await forgetHome(org, person);
      await forgetDecisions(org, person);
    },
  };
};
