import * as z from 'zod/mini';
import type { Job, Jobs } from '../../src/delivery/ports.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const schema = z.object({
  v: version,
  org: fields.org,
  id: z.string(),
  kind: z.string(),
  payload: z.record(z.string(), z.string()),
  dueAt: fields.instant,
});

export const jobOf = (item: Item): Job => {
  const { org, id, kind, payload, dueAt } = parsed(schema, item);
  return { org, id, kind, payload, dueAt };
};

const dueOf = ({ org, id, dueAt }: Pick<Job, 'org' | 'id' | 'dueAt'>) => indexKeys.due(org, `job#${id}`, dueAt);

export const openJobs = (rows: Rows): Jobs => ({
  async plan(job) {
    const item = { ...keys.job(job.org, job.id), ...mark('job'), ...job, ...dueOf(job) };
    return (await rows.put(item, { if: 'attribute_not_exists(#pk)' })).type === 'written';
  },
  async finish(org, id) {
    await rows.remove(keys.job(org, id));
  },
  async claim({ org, id, dueAt }, until) {
    const set = { dueAt: until, ...dueOf({ org, id, dueAt: until }) };
    const condition = { if: '#dueAt = :was', values: { was: dueAt } };
    return (await rows.update(keys.job(org, id), { set }, condition)).type === 'written';
  },
  async move(org, id, dueAt) {
    const set = { dueAt, ...dueOf({ org, id, dueAt }) };
    await rows.update(keys.job(org, id), { set }, { if: 'attribute_exists(#pk)' });
  },
});
