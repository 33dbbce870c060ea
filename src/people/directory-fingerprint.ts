import { hash } from 'node:crypto';
import type { DirectoryEntry } from './model.ts';

/** A number that two texts share with a chance of 1 in 2⁴⁸: compares what is too much to remember. */
export const fingerprint = (text: string): number => Number.parseInt(hash('sha256', text, 'hex').slice(0, 12), 16);

/** The same for equal entries, in whatever order their fields were set. */
export const entryFingerprint = (entry: DirectoryEntry): number =>
  fingerprint(
    JSON.stringify([
      entry.id,
      entry.name,
      entry.unit,
      entry.email,
      entry.slack?.user,
      entry.slack?.team,
      entry.teams?.user,
      entry.teams?.tenant,
      entry.place,
      entry.language,
      entry.zone,
      entry.hours.start,
      entry.hours.end,
      entry.freeDay,
      entry.joinedOn,
      entry.admin,
    ]),
  );
