import type { Calendars } from '../../src/one-on-one/ports.ts';
import type { Log } from '../log.ts';
import type { CalendarsConfig } from './config.ts';
import type { CalendarsDeps } from './deps.ts';
import { createGoogleCalendars } from './google/calendars.ts';
import { createGraphCalendars } from './graph/calendars.ts';
import { allDown } from './looking.ts';
import { createNoCalendars } from './none/calendars.ts';
import { restful } from './rest.ts';
import { later } from './trouble.ts';

export type OpenDeps = Omit<CalendarsDeps, 'withinMs'> & {
  /** For everything one call takes; five seconds unless set. */
  readonly withinMs?: number;
};

const WITHIN_MS = 5_000;

/** The calendars of an organisation, as its configuration has them. No call throws. */
export const openCalendars = (config: CalendarsConfig, deps: OpenDeps): Calendars => {
  const all = { ...deps, withinMs: deps.withinMs ?? WITHIN_MS };
  const calendars = restful(create(config, all), all);
  return unfailing(async () => calendars, deps);
};

/**
 * The same of a configuration that is read when it is first needed, and anew by whoever made `read` renew it. One that
 * cannot be read is like calendars that are down: it blocks nobody, and an error is logged.
 */
export const openCalendarsLater = (read: () => Promise<Calendars>, deps: Pick<OpenDeps, 'log'>): Calendars =>
  unfailing(read, deps);

const create = (config: CalendarsConfig, deps: CalendarsDeps): Calendars => {
  switch (config.type) {
    case 'graph':
      return createGraphCalendars(config, deps);
    case 'google':
      return createGoogleCalendars(config, deps);
    case 'none':
      return createNoCalendars(config);
    default:
      return config satisfies never;
  }
};

const unfailing = (calendars: () => Promise<Calendars>, { log }: { readonly log: Pick<Log, 'error'> }): Calendars => {
  const attempt = async <Result>(
    work: (at: Calendars) => Promise<Result>,
    otherwise: () => Result,
  ): Promise<Result> => {
    try {
      return await work(await calendars());
    } catch (error) {
      log.error('calendar-failed', { error });
      return otherwise();
    }
  };
  return {
    busy: (org, people, span) =>
      attempt(
        (at) => at.busy(org, people, span),
        () => allDown(people),
      ),
    put: (invitation, id) =>
      attempt(
        (at) => at.put(invitation, id),
        () => later(),
      ),
    cancel: (invitation, id) =>
      attempt(
        (at) => at.cancel(invitation, id),
        () => later(),
      ),
  };
};
