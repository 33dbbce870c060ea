import * as z from 'zod/mini';
import type { OrgId, PersonId, UnitId } from '../../src/people/model.ts';
import { type Decision, type Decisions, NOBODY } from '../../src/results/model.ts';
import type { ResultStore } from '../../src/results/ports.ts';
import { drivers } from '../../src/results/rules.ts';
import { KEEP } from '../../src/retention/rules.ts';
import { DAY_MS } from '../../src/time/instant.ts';
import { getAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { resultKeys, resultPartitions } from './keys.ts';
import { mark } from './migrate.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';

const schema = z.object({
  ...{ v: version, org: fields.org, unit: fields.unit, version: z.int() },
  made: z.array(
    z.object({
      ...{ at: fields.instant, by: fields.person, name: z.string(), text: z.string() },
      driver: z.exactOptional(z.enum(drivers)),
    }),
  ),
});

const KEPT_DAYS = KEEP.countYears * 366;

export const decisionsOf = (item: Item): Decisions => {
  const { v: _, ...decisions } = parsed(schema, item);
  return decisions;
};

const without = (decision: Decision, person: PersonId): Decision =>
  decision.by === person ? { ...decision, by: NOBODY, name: NOBODY } : decision;

const kept = ({ made, ...decisions }: Decisions): Decisions => {
  const newest = made[0]?.at ?? 0;
  return { ...decisions, made: made.filter(({ at }) => at > newest - KEPT_DAYS * DAY_MS) };
};

type DecisionStore = Pick<ResultStore, 'decisions' | 'decisionsOf' | 'saveDecisions'> & {
  readonly forgetDecisions: ResultStore['forget'];
};

export const openDecisions = (rows: Rows): DecisionStore => {
  const read = async (org: OrgId, unit: UnitId): Promise<Decisions> => {
    const item = await rows.get(resultKeys.decisions(org, unit));
    return item ? decisionsOf(item) : { org, unit, version: 0, made: [] };
  };

  const save = async (decisions: Decisions): Promise<boolean> => {
    const { org, unit, version: before } = decisions;
    const saved = { ...kept(decisions), version: before + 1 };
    const ttl = ttlAfter(saved.made[0]?.at ?? 0, KEPT_DAYS);
    const change = { set: { ...mark('decisions'), ...saved, ttl } };
    const key = resultKeys.decisions(org, unit);
    return saveOver(rows, { key, counter: 'version', before, saved, change, read: () => read(org, unit) });
  };

  return {
    decisions: read,

    decisionsOf: async (org, units) => {
      const items = await getAll(
        rows,
        units.map((unit) => resultKeys.decisions(org, unit)),
        true,
      );
      return items.map(decisionsOf);
    },

    saveDecisions: save,

    async forgetDecisions(org, person) {
      for await (const page of rows.pages({ partition: resultPartitions.decisions(org) }))
        for (const { unit } of page.map(decisionsOf))
          for (let isDone = false; !isDone; ) {
            const now = await read(org, unit);
            const made = now.made.map((decision) => without(decision, person));
            isDone = !now.made.some(({ by }) => by === person) || (await save({ ...now, made }));
          }
    },
  };
};

/** How many decisions somebody made, in all units. */
export const decisionsBy = async (rows: Rows, org: OrgId, person: PersonId): Promise<number> => {
  let count = 0;
  for await (const page of rows.pages({ partition: resultPartitions.decisions(org) }))
    for (const { made } of page.map(decisionsOf)) count += made.filter(({ by }) => by === person).length;
  return count;
};
