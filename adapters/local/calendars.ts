import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AkariError } from '../../src/errors.ts';
import type { Calendars } from '../../src/one-on-one/ports.ts';
import { calendarsConfig } from '../calendars/config.ts';
import { openCalendars } from '../calendars/open.ts';
import type { Log } from '../log.ts';
import type { LocalEnv } from './env.ts';
import { invitationFolder } from './invitations.ts';

type CalendarsEnv = Pick<LocalEnv, 'AKARI_DATA' | 'CALENDARS' | 'CALENDARS_FILE' | 'CALENDARS_URL'>;

/** The calendars of a local run: those that are set up, or a folder of files below the data. */
export const localCalendars = (env: CalendarsEnv, log: Log): Calendars => {
  const { AKARI_DATA, CALENDARS, CALENDARS_FILE, CALENDARS_URL } = env;
  const post = invitationFolder(join(AKARI_DATA, 'invitations'), log);
  const config =
    CALENDARS === undefined || CALENDARS_FILE === undefined
      ? ({ type: 'none', post } as const)
      : calendarsConfig(CALENDARS, secretIn(CALENDARS_FILE), CALENDARS_URL);
  return openCalendars(config, { log, wallClock: Date.now });
};

const secretIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The parser's own words would quote what is in it.
    throw new AkariError('bad-configuration', `CALENDARS_FILE: ${file} cannot be read as JSON`);
  }
};
