import * as z from 'zod/mini';
import type { OrgId } from '../../src/people/model.ts';
import { cadences, type Programme, questionIds } from '../../src/pulse/model.ts';
import type { PulseStore } from '../../src/pulse/ports.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import { saveOver } from './revision.ts';
import type { Item, Rows } from './rows.ts';

const question = z.enum(questionIds);

const schema = z.object({
  v: version,
  org: fields.org,
  version: z.number(),
  plans: z.record(
    fields.unit,
    z.looseObject({
      running: z.boolean(),
      cadence: z.enum(cadences),
      anchor: fields.week,
      since: z.exactOptional(fields.week),
    }),
  ),
  rounds: z.number(),
  lastWeek: z.exactOptional(fields.week),
  picks: z.exactOptional(z.tuple([question, question])),
});

const optional = ['lastWeek', 'picks'] as const;

/** A programme never saved reads as version 0 without plans. */
export const programmeOf = (org: OrgId, item: Item | undefined): Programme => {
  if (!item) return { org, version: 0, plans: {}, rounds: 0 };
  const { v: _, ...programme } = parsed(schema, item);
  return programme;
};

export const openProgrammes = (rows: Rows): Pick<PulseStore, 'programme' | 'saveProgramme'> => {
  const read = async (org: OrgId): Promise<Programme> => programmeOf(org, await rows.get(keys.programme(org)));

  return {
    programme: read,

    async saveProgramme(programme) {
      const { org, version: before } = programme;
      const saved = { ...programme, version: before + 1 };
      return saveOver(rows, {
        ...{ key: keys.programme(org), counter: 'version', before, saved },
        change: {
          set: { ...mark('programme'), ...saved },
          remove: optional.filter((name) => saved[name] === undefined),
        },
        read: () => read(org),
      });
    },
  };
};
