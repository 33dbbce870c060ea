import { hash } from 'node:crypto';
import type { DirectoryEntry } from './model.ts';

/**
 * A number from 1 to 2⁵² that stands for a text too long to remember. Two of 600,000 texts share one in an import of
 * 25,000: then a difference is overlooked, or an account is called a duplicate that is none.
 */
export const fingerprint = (text: string): number => Number.parseInt(hash('sha256', text, 'hex').slice(0, 13), 16) + 1;

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
