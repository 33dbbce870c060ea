import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { OrgId } from '../../src/people/model.ts';
import type { RoundKeys } from '../../src/pulse/ports.ts';
import type { WeekId } from '../../src/time/instant.ts';
import { parsed } from './errors.ts';
import { fields, version } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Rows } from './rows.ts';

const schema = z.object({ v: version, key: fields.bytes });

/** `rows` are those of the table of keys: no backup, no point-in-time recovery. */
export const openRoundKeys = (rows: Rows): RoundKeys => {
  const kept = new Map<string, Uint8Array>();
  const nameOf = (org: OrgId, week: WeekId) => keys.roundKey(org, week).pk;

  const read = async (org: OrgId, week: WeekId): Promise<Uint8Array | undefined> => {
    const item = await rows.get(keys.roundKey(org, week));
    if (!item) return undefined;
    const { key } = parsed(schema, item);
    kept.set(nameOf(org, week), key);
    return key;
  };

  return {
    async ensure(org, week, fresh) {
      const known = kept.get(nameOf(org, week));
      if (known) return known;
      const item = { ...keys.roundKey(org, week), ...mark('round-key'), key: fresh };
      await rows.put(item, { if: 'attribute_not_exists(#pk)' });
      const key = await read(org, week);
      if (!key) throw new AkariError('unknown-record', 'the key was destroyed at this moment');
      return key;
    },

    key: async (org, week) => kept.get(nameOf(org, week)) ?? read(org, week),

    async destroy(org, week) {
      kept.delete(nameOf(org, week));
      await rows.remove(keys.roundKey(org, week));
    },
  };
};
