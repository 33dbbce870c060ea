import * as z from 'zod/mini';
import type { Invitation, PutResult } from '../../../src/one-on-one/ports.ts';
import { type Asked, bodyOf, later, type Trouble } from '../trouble.ts';
import { type GraphClient, isGone, problemIn } from './client.ts';
import { changedEvent, findQuery, newEvent } from './invitation.ts';

/** One writing of one invitation: by whom, to whom, and until when. */
export type Writing = {
  readonly invitation: Invitation;
  readonly of: string;
  readonly to: string;
  readonly signal: AbortSignal;
};

const event = z.object({
  id: z.string().check(z.minLength(1)),
  isCancelled: z.nullish(z.boolean()),
  onlineMeeting: z.nullish(z.object({ joinUrl: z.nullish(z.string()) })),
});
const events = z.object({ value: z.array(event) });

/** Changes the event. Undefined when there is none. */
export const changeEvent = async (
  { ask, troubleOf }: GraphClient,
  { invitation, of, to, signal }: Writing,
  id: string,
): Promise<PutResult | undefined> => {
  const path = `events/${encodeURIComponent(id)}`;
  const asked = await ask({ method: 'PATCH', of, path, body: changedEvent(invitation, to) }, signal);
  return isGone(asked) ? undefined : (putOf(asked) ?? troubleOf(asked));
};

/**
 * Makes the event, unless an earlier request made it after all: that one is changed. `lost`: the event that was there and
 * is no more.
 */
export const makeEvent = async (client: GraphClient, at: Writing, lost: string | undefined): Promise<PutResult> => {
  const changed = await changeFound(client, at);
  if (changed) return changed;
  const { invitation, of, to, signal } = at;
  const asked = await client.ask({ method: 'POST', of, path: 'events', body: newEvent(invitation, to, lost) }, signal);
  const repeated = problemIn(asked);
  if (repeated?.code !== 'ErrorDuplicateTransactionId') return putOf(asked) ?? client.troubleOf(asked);
  const found = await changeFound(client, at);
  const existing = repeated['@event.existingEventId'];
  if (found || !existing) return found ?? later();
  // Neither found nor there under the id that was named, it is not to be seen yet.
  return (await changeEvent(client, at, existing)) ?? later();
};

const changeFound = async (client: GraphClient, at: Writing): Promise<PutResult | undefined> => {
  const found = await findEvent(client, at);
  if (found.type === 'nothing') return undefined;
  return found.type === 'found' ? changeEvent(client, at, found.id) : found;
};

type Found = { readonly type: 'found'; readonly id: string } | { readonly type: 'nothing' } | Trouble;

/** What was made of this 1on1 and is still there. */
export const findEvent = async (
  { ask, troubleOf }: GraphClient,
  { invitation, of, signal }: Omit<Writing, 'to'>,
): Promise<Found> => {
  const asked = await ask({ method: 'GET', of, path: `events?${findQuery(invitation)}` }, signal);
  const parsed = events.safeParse(bodyOf(asked));
  if (!parsed.success) return troubleOf(asked);
  const found = parsed.data.value.find(({ isCancelled }) => isCancelled !== true);
  return found ? { type: 'found', id: found.id } : { type: 'nothing' };
};

const putOf = (asked: Asked): PutResult | undefined => {
  const parsed = event.safeParse(bodyOf(asked));
  if (!parsed.success) return undefined;
  const joinUrl = parsed.data.onlineMeeting?.joinUrl;
  return { type: 'put', id: parsed.data.id, ...(joinUrl && { joinUrl }) };
};
