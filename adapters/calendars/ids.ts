import { createHash } from 'node:crypto';

/** 64 letters and digits that stand for these parts and tell nothing of them: 0–9 and a–f. */
export const hashOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** The same in the form of a GUID (RFC 9562, version 8: of one's own making). */
export const guidOf = (...parts: readonly (string | number)[]): string => {
  const hash = hashOf(...parts);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};
