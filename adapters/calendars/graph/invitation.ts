import type { Invitation } from '../../../src/one-on-one/ports.ts';
import { dateIn, type Instant, isoOf, TOKYO, timeIn, type Zone } from '../../../src/time/instant.ts';
import { guidOf, hashOf } from '../ids.ts';

/** The event's own field by which it is found again. The set's id is ours, made once. */
const PROPERTY = 'String {8f3a5c1e-6b0d-4a57-9c2e-71d4b0e6a913} Name akariMeeting';

/** What the field holds: nobody's name, and the same for every change of a 1on1. */
const markOf = ({ uid }: Invitation): string => hashOf(uid);

/** Finds what was made for this 1on1, with all that a change wants to know of it. */
export const findQuery = (invitation: Invitation): string => {
  const query = new URLSearchParams({
    $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${PROPERTY}' and ep/value eq '${markOf(invitation)}')`,
    $select: 'id,isCancelled,onlineMeeting',
  });
  return query.toString().replaceAll('+', '%20');
};

/**
 * The event as it is made. Two requests with the same `transactionId` make one event. It is of the uid and the sequence, since
 * a 1on1 that was given up gets another event under the same uid, and a used id is never free again; and of the event that
 * was deleted by hand, if one was.
 */
export const newEvent = (invitation: Invitation, attendee: string, lost: string | undefined): object => ({
  ...changedEvent(invitation, attendee),
  body: bodyOf(invitation),
  transactionId: guidOf(invitation.uid, invitation.sequence, lost ?? ''),
  singleValueExtendedProperties: [{ id: PROPERTY, value: markOf(invitation) }],
});

/**
 * The event as it is changed. The body of an online meeting stays: in it Teams keeps how to join, and a meeting without that
 * is none any more (GR event-update). One that moves into a room gets a body of ours, which ends the online one.
 */
export const changedEvent = (invitation: Invitation, attendee: string): object => {
  const { title, from, until, zone, place } = invitation;
  return {
    subject: title,
    start: momentIn(zone, from),
    end: momentIn(zone, until),
    attendees: [{ type: 'required', emailAddress: { address: attendee, name: invitation.attendee.name } }],
    ...(place === 'online'
      ? { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }
      : { body: bodyOf(invitation) }),
  };
};

const bodyOf = ({ words }: Invitation): object => ({ contentType: 'text', content: words });

/** Exchange has names of its own for zones. Tokyo's is known; elsewhere Outlook shows the same moment in its reader's zone. */
const momentIn = (zone: Zone, moment: Instant): object =>
  zone === TOKYO
    ? { dateTime: `${dateIn(moment, zone)}T${timeIn(moment, zone)}:00`, timeZone: 'Tokyo Standard Time' }
    : { dateTime: isoOf(moment).slice(0, 19), timeZone: 'UTC' };
