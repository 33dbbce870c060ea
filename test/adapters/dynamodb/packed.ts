import { gunzipSync } from 'node:zlib';
import type { Stored } from '../local/cli/tenant.ts';

/** Everything a row says, packed or not. */
export const textOf = (row: Stored): string =>
  JSON.stringify(row, (_, value: unknown) =>
    value instanceof Uint8Array && value[0] === 0x1f ? gunzipSync(value).toString() : value,
  );
