import type { CalendarOwner, Invitation } from '../../../src/one-on-one/ports.ts';
import { type Instant, isoOf } from '../../../src/time/instant.ts';
import { hashOf } from '../ids.ts';
import { linesOf, quoted, textOf } from './ics.ts';
import type { InvitationFile, Recipient } from './post.ts';

/**
 * One event as iTIP has it (RFC 5546 3.2.2 and 3.2.5). Times are in UTC: they are exact without a table of the zone's rules in
 * each file, and every calendar shows them in its reader's zone. Both are attendees of whoever posts it: a calendar asks
 * an organizer nothing and enters nothing for them. No answer is wanted, since both have settled it in the chat.
 * Undefined when one of the two has no address.
 */
export const fileOf = (
  invitation: Invitation,
  method: InvitationFile['method'],
  postedBy: string,
): InvitationFile | undefined => {
  const { uid, sequence, at, from, until, organizer, attendee, title, words, when, sender } = invitation;
  const to = [organizer, attendee].flatMap(recipientOf);
  if (to.length < 2) return undefined;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Akari//1on1//JA',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${textOf(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${momentOf(at)}`,
    `DTSTART:${momentOf(from)}`,
    `DTEND:${momentOf(until)}`,
    `SUMMARY:${textOf(title)}`,
    `DESCRIPTION:${textOf(words)}`,
    `ORGANIZER;CN=${quoted(sender)}:mailto:${postedBy}`,
    ...to.map(
      ({ name, address }) =>
        `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=${quoted(name)}:mailto:${address}`,
    ),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const name = `1on1-${hashOf(uid).slice(0, 20)}.ics`;
  const body = `${title}\n${when}\n\n${words}\n`;
  return { ...{ name, method, to, sender, body, text: linesOf(lines) }, subject: `${title} ${when}` };
};

/** `20261126T060000Z` */
const momentOf = (moment: Instant): string => isoOf(moment).replace(/\.\d{3}|[:-]/g, '');

/** What stands in a `mailto:`; with a blank, a quote or the like in it, it is no address. */
const recipientOf = ({ name, email }: CalendarOwner): readonly Recipient[] => {
  const address = email?.trim() ?? '';
  return /^[^\s"<>,;:\\\p{Cc}]+@[^\s"<>,;:\\\p{Cc}]+$/u.test(address) ? [{ name, address }] : [];
};
