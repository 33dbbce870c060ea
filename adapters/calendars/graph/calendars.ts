import type { Calendars } from '../../../src/one-on-one/ports.ts';
import type { CalendarsDeps } from '../deps.ts';
import { addressOf, lookAt } from '../looking.ts';
import { bodyOf, noEmail } from '../trouble.ts';
import { inUtc, MOST_SCHEDULES, scheduleQuery, seenIn } from './busy.ts';
import { createGraphClient, isGone } from './client.ts';
import type { GraphConfig } from './config.ts';
import { changeEvent, findEvent, makeEvent } from './events.ts';

/** Microsoft 365 over Graph, as an app of its own. Everything about one 1on1 lies in its organizer's calendar. */
export const createGraphCalendars = (config: GraphConfig, deps: CalendarsDeps): Calendars => {
  const client = createGraphClient(config, deps);
  const { ask, troubleOf } = client;
  const within = (): AbortSignal => AbortSignal.timeout(deps.withinMs);
  return {
    busy: (_, people, span) => {
      const signal = within();
      return lookAt(people, MOST_SCHEDULES, async (addresses, of) => {
        const request = { method: 'POST', headers: inUtc, body: scheduleQuery(addresses, span) } as const;
        const asked = await ask({ ...request, of, path: 'calendar/getSchedule' }, signal);
        return seenIn(bodyOf(asked), span) ?? troubleOf(asked);
      });
    },
    put: async (invitation, id) => {
      const of = addressOf(invitation.organizer);
      const to = addressOf(invitation.attendee);
      if (of === undefined || to === undefined) return noEmail;
      const at = { invitation, of, to, signal: within() };
      return (id === undefined ? undefined : await changeEvent(client, at, id)) ?? makeEvent(client, at, id);
    },
    cancel: async (invitation, id) => {
      const of = addressOf(invitation.organizer);
      if (of === undefined) return noEmail;
      const signal = within();
      const found =
        id === undefined ? await findEvent(client, { invitation, of, signal }) : { type: 'found' as const, id };
      if (found.type === 'nothing') return { type: 'cancelled' };
      if (found.type !== 'found') return found;
      const path = `events/${encodeURIComponent(found.id)}/cancel`;
      const asked = await ask({ method: 'POST', of, path, body: { comment: invitation.words } }, signal);
      const isDone = asked.type === 'answered' && asked.status < 300;
      return isDone || isGone(asked) ? { type: 'cancelled' } : troubleOf(asked);
    },
  };
};
