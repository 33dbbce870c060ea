import type { Calendars } from '../../../src/one-on-one/ports.ts';
import type { CalendarsDeps } from '../deps.ts';
import { addressOf, lookAt } from '../looking.ts';
import { bodyOf, noEmail } from '../trouble.ts';
import { freeBusyQuery, MOST_CALENDARS, seenIn } from './busy.ts';
import { createGoogleClient, isGone } from './client.ts';
import type { GoogleConfig } from './config.ts';
import { changeEvent, eventAt, findEvent, makeEvent } from './events.ts';

/** Google Calendar, in the name of its people. Everything about one 1on1 lies in its organizer's first calendar. */
export const createGoogleCalendars = (config: GoogleConfig, deps: CalendarsDeps): Calendars => {
  const client = createGoogleClient(config, deps);
  const { ask, troubleOf } = client;
  const within = (): AbortSignal => AbortSignal.timeout(deps.withinMs);
  return {
    busy: (_, people, span) => {
      const signal = within();
      return lookAt(people, MOST_CALENDARS, async (addresses, as) => {
        const request = { method: 'POST', path: 'freeBusy', body: freeBusyQuery(addresses, span) } as const;
        const asked = await ask({ ...request, as }, signal);
        return seenIn(bodyOf(asked), span) ?? troubleOf(asked);
      });
    },
    put: async (invitation, id) => {
      const as = addressOf(invitation.organizer);
      const to = addressOf(invitation.attendee);
      if (as === undefined || to === undefined) return noEmail;
      const at = { invitation, as, to, signal: within() };
      return (id === undefined ? undefined : await changeEvent(client, at, id)) ?? makeEvent(client, at);
    },
    cancel: async (invitation, id) => {
      const as = addressOf(invitation.organizer);
      if (as === undefined) return noEmail;
      const signal = within();
      const found =
        id === undefined ? await findEvent(client, { invitation, as, signal }) : { type: 'there' as const, id };
      if (found.type === 'nothing') return { type: 'cancelled' };
      if (found.type !== 'there') return found;
      const asked = await ask({ method: 'DELETE', as, path: `${eventAt(found.id)}?sendUpdates=all` }, signal);
      const isDone = asked.type === 'answered' && asked.status < 300;
      return isDone || isGone(asked) ? { type: 'cancelled' } : troubleOf(asked);
    },
  };
};
