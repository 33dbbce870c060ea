import * as z from 'zod/mini';
import { cadences, questionIds } from '../../src/pulse/model.ts';
import type { PulseStore } from '../../src/pulse/ports.ts';
import { parsed } from './errors.ts';
import { fields, VERSION, version } from './items.ts';
import { keys } from './keys.ts';
import type { Rows } from './rows.ts';

const question = z.enum(questionIds);

const schema = z.object({
  v: version,
  org: fields.org,
  version: z.number(),
  plans: z.record(fields.unit, z.object({ running: z.boolean(), cadence: z.enum(cadences), anchor: fields.week })),
  rounds: z.number(),
  lastWeek: z.exactOptional(fields.week),
  picks: z.exactOptional(z.tuple([question, question])),
});

export const openProgrammes = (rows: Rows): Pick<PulseStore, 'programme' | 'saveProgramme'> => ({
  async programme(org) {
    const item = await rows.get(keys.programme(org));
    if (!item) return { org, version: 0, plans: {}, rounds: 0 };
    const { v: _, ...programme } = parsed(schema, item);
    return programme;
  },

  async saveProgramme(programme) {
    const before = programme.version;
    const result = await rows.put(
      { ...keys.programme(programme.org), v: VERSION, type: 'programme', ...programme, version: before + 1 },
      before === 0 ? { if: 'attribute_not_exists(#pk)' } : { if: '#version = :before', values: { before } },
    );
    return result.type === 'written';
  },
});
