import * as z from 'zod/mini';
import type { Invitation, PutResult } from '../../../src/one-on-one/ports.ts';
import { type Asked, bodyOf, refused, type Trouble } from '../trouble.ts';
import { type GoogleClient, isForbidden, isGone } from './client.ts';
import { changedEvent, eventId, newEvent, withMeet } from './invitation.ts';

/** One writing of one invitation: in whose name, to whom, and until when. */
export type Writing = {
  readonly invitation: Invitation;
  readonly as: string;
  readonly to: string;
  readonly signal: AbortSignal;
};

/** The organizer's first calendar. */
const EVENTS = 'calendars/primary/events';
export const eventAt = (id: string): string => `${EVENTS}/${encodeURIComponent(id)}`;

/** Google mails both of them what changed, and may make a meeting. */
const MAILED = 'sendUpdates=all&conferenceDataVersion=1';

/** How often one 1on1 may be given up and be made anew. */
const MOST_TURNS = 20;

const event = z.object({
  id: z.string().check(z.minLength(1)),
  status: z.nullish(z.string()),
  hangoutLink: z.nullish(z.string()),
  conferenceData: z.nullish(z.unknown()),
});
type Event = z.infer<typeof event>;

/** Changes the event. Undefined when it is gone. */
export const changeEvent = async (client: GoogleClient, at: Writing, id: string): Promise<PutResult | undefined> => {
  const body = changedEvent(at.invitation, at.to);
  const first = await patch(client, at, id, body);
  // Who moved it by hand made its sequence higher than ours: Google then goes on counting by itself.
  const isTooLow = first.type === 'answered' && first.status === 400;
  const asked = isTooLow ? await patch(client, at, id, { ...body, sequence: undefined }) : first;
  const changed = eventIn(asked);
  if (isGone(asked) || changed?.status === 'cancelled') return undefined;
  if (changed) return putOf(await metOnline(client, at, changed));
  // An event that was deleted cannot be changed, and Google says so in the words for what one may not do.
  const isDeleted = isForbidden(asked) && isAway(await look(client, at, id));
  return isDeleted ? undefined : client.troubleOf(asked);
};

/** Makes the event under the first id of this 1on1 that was not deleted; what is there already is changed. */
export const makeEvent = async (client: GoogleClient, at: Writing, turn = 0): Promise<PutResult> => {
  if (turn === MOST_TURNS) return refused('too-many-turns');
  const { as, invitation, to, signal } = at;
  const id = eventId(invitation, turn);
  const body = newEvent(invitation, to, id);
  const asked = await client.ask({ method: 'POST', as, path: `${EVENTS}?${MAILED}`, body }, signal);
  const made = eventIn(asked);
  if (made) return putOf(made);
  if (asked.type !== 'answered' || asked.status !== 409) return client.troubleOf(asked);
  const seen = await look(client, at, id);
  if (seen.type === 'later' || seen.type === 'refused') return seen;
  return (seen.type === 'there' ? await changeEvent(client, at, id) : undefined) ?? makeEvent(client, at, turn + 1);
};

type Found = { readonly type: 'there'; readonly id: string } | { readonly type: 'nothing' } | Trouble;

/** What was made of this 1on1 and is still there: behind those ids whose events were deleted. */
export const findEvent = async (client: GoogleClient, at: Omit<Writing, 'to'>, turn = 0): Promise<Found> => {
  if (turn === MOST_TURNS) return { type: 'nothing' };
  const id = eventId(at.invitation, turn);
  const seen = await look(client, at, id);
  if (seen.type === 'gone') return findEvent(client, at, turn + 1);
  return seen.type === 'there' ? { type: 'there', id } : seen;
};

const patch = ({ ask }: GoogleClient, { as, signal }: Writing, id: string, body: object): Promise<Asked> =>
  ask({ method: 'PATCH', as, path: `${eventAt(id)}?${MAILED}`, body }, signal);

/** `nothing`: there never was such an event. */
type Seen = { readonly type: 'there' } | { readonly type: 'gone' } | { readonly type: 'nothing' } | Trouble;

const look = async (
  { ask, troubleOf }: GoogleClient,
  { as, signal }: Omit<Writing, 'to'>,
  id: string,
): Promise<Seen> => {
  const asked = await ask({ method: 'GET', as, path: eventAt(id) }, signal);
  const found = eventIn(asked);
  if (asked.type === 'answered' && asked.status === 404) return { type: 'nothing' };
  if (isGone(asked) || found?.status === 'cancelled') return { type: 'gone' };
  return found ? { type: 'there' } : troubleOf(asked);
};

const isAway = ({ type }: Seen): boolean => type === 'gone' || type === 'nothing';

/** One that went online gets a meeting; without it the time stands all the same. */
const metOnline = async (client: GoogleClient, at: Writing, changed: Event): Promise<Event> => {
  if (at.invitation.place === 'room' || changed.conferenceData || changed.hangoutLink) return changed;
  return eventIn(await patch(client, at, changed.id, withMeet(at.invitation))) ?? changed;
};

const eventIn = (asked: Asked): Event | undefined => {
  const parsed = event.safeParse(bodyOf(asked));
  return parsed.success ? parsed.data : undefined;
};

const putOf = ({ id, hangoutLink }: Event): PutResult => ({
  ...{ type: 'put', id },
  ...(hangoutLink && { joinUrl: hangoutLink }),
});
