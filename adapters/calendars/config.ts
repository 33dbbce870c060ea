import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import { type GoogleConfig, googleSecret } from './google/config.ts';
import { type GraphConfig, graphSecret } from './graph/config.ts';
import type { NoneConfig } from './none/config.ts';

export type CalendarsConfig = GraphConfig | GoogleConfig | NoneConfig;

/** The calendars that one can be set up with; without any there are none. */
export const calendarTypes = ['graph', 'google'] as const;
export type CalendarType = (typeof calendarTypes)[number];

/** What an administrator puts into the secret, by what the calendars are. */
export const calendarSecrets = { graph: graphSecret, google: googleSecret };

/** Settings out of what the secret holds. A mistake names fields, never what is in them. */
export const calendarsConfig = (type: CalendarType, secret: unknown, rehearsal?: string): CalendarsConfig => {
  const at = rehearsal === undefined ? {} : { rehearsal: rehearsal.replace(/\/$/, '') };
  switch (type) {
    case 'graph':
      return { type, ...parse(graphSecret, secret), ...at };
    case 'google':
      return { type, ...parse(googleSecret, secret), ...at };
    default:
      return type satisfies never;
  }
};

const parse = <Schema extends z.core.$ZodType>(schema: Schema, secret: unknown): z.output<Schema> => {
  const parsed = z.safeParse(schema, secret);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'all of it'))];
  throw new AkariError('bad-configuration', `what the calendars need lacks a usable ${fields.join(', ')}`);
};
