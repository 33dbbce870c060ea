import { createHash } from 'node:crypto';
import type { PersonId } from './model.ts';

/** A person in lists of who counted where: short, and the same for the same person in every one of them. */
export const tagOf = (person: PersonId): string => createHash('sha256').update(person).digest('base64url').slice(0, 12);
