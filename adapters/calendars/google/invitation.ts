import type { Invitation } from '../../../src/one-on-one/ports.ts';
import { isoOf } from '../../../src/time/instant.ts';
import { hashOf } from '../ids.ts';

/**
 * The event's id is ours (a–v and 0–9; ours has 0–9 and a–f), so that two requests make one event. An id whose event was
 * deleted is never free again: a 1on1 that was given up and gets another time takes the next one. `turn` counts from 0.
 */
export const eventId = ({ uid }: Invitation, turn: number): string => hashOf(uid, turn);

export const newEvent = (invitation: Invitation, attendee: string, id: string): object => ({
  ...changedEvent(invitation, attendee),
  id,
  ...(invitation.place === 'online' && withMeet(invitation)),
});

export const changedEvent = (invitation: Invitation, attendee: string): object => {
  const { title, words, from, until, zone, place, sequence } = invitation;
  return {
    summary: title,
    description: words,
    start: { dateTime: isoOf(from), timeZone: zone },
    end: { dateTime: isoOf(until), timeZone: zone },
    attendees: [{ email: attendee, displayName: invitation.attendee.name }],
    sequence,
    // What was online and goes into a room has no address to join at any more.
    ...(place === 'room' && { conferenceData: null }),
  };
};

/** A request that was made before is passed over: the meeting is made once. */
export const withMeet = ({ uid, sequence }: Invitation): object => ({
  conferenceData: {
    createRequest: {
      requestId: hashOf(uid, 'meet', sequence).slice(0, 32),
      conferenceSolutionKey: { type: 'hangoutsMeet' },
    },
  },
});
