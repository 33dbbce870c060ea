import type { Calendars } from '../../src/one-on-one/ports.ts';
import { renewing, type Secrets } from '../aws/secrets.ts';
import { type CalendarType, calendarSecrets, calendarsConfig } from '../calendars/config.ts';
import type { Post } from '../calendars/none/post.ts';
import { openCalendars, openCalendarsLater } from '../calendars/open.ts';
import type { Log } from '../log.ts';

export type CalendarsEnv = {
  readonly CALENDARS?: CalendarType;
  readonly CALENDARS_SECRET?: string;
  readonly CALENDARS_URL?: string;
};

/**
 * The calendars of this deployment; without any there are none, and `post` invites. Their secret is read when they are
 * first asked, and anew when it was rotated: no function waits for it at its start, and one that is missing keeps no function
 * from starting.
 * `withinMs`: for one call; somebody who taps waits for it.
 */
export const calendarsOf = (
  { CALENDARS: type, CALENDARS_SECRET: id, CALENDARS_URL: rehearsal }: CalendarsEnv,
  secrets: Secrets,
  log: Log,
  { withinMs, post }: { readonly withinMs?: number; readonly post?: Post } = {},
): Calendars => {
  const deps = { log, wallClock: Date.now, ...(withinMs !== undefined && { withinMs }) };
  if (type === undefined || id === undefined) return openCalendars({ type: 'none', ...(post && { post }) }, deps);
  const read = renewing(
    () => secrets.read(id, calendarSecrets[type]),
    (secret) => openCalendars(calendarsConfig(type, secret, rehearsal), deps),
  );
  return openCalendarsLater(read, deps);
};
