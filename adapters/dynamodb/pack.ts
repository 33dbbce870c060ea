import { gunzipSync, gzipSync } from 'node:zlib';
import { AkariError } from '../../src/errors.ts';

/** Below DynamoDB's 400 KB an item, with room for the keys. */
const MAX_BYTES = 390_000;

/** A list as compressed JSON: a page of a directory shrinks to a tenth, and with it the price of storing it. */
export const packed = (values: readonly unknown[]): Uint8Array => {
  const bytes = gzipSync(JSON.stringify(values));
  if (bytes.length > MAX_BYTES) throw new AkariError('item-too-big', `${values.length} values, ${bytes.length} bytes`);
  return bytes;
};

export const unpacked = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(gunzipSync(bytes).toString());
  } catch (error) {
    throw new AkariError('stored-item-unreadable', `${bytes.length} bytes`, error);
  }
};
