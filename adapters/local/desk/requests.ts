import { z } from 'zod';

/** What the page may ask of the desk. */

const person = { person: z.string().min(1) };
const chosen = z.union([z.string().max(4000), z.array(z.string().max(4000)).readonly(), z.null()]);
const values = z.record(z.string(), z.record(z.string(), chosen));
const object = z.record(z.string(), z.unknown());
const line = z.string().max(12_000);

export const slackActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('write'), ...person, text: line.trim().min(1) }),
  z.object({ act: z.literal('command'), ...person, text: line.trim() }),
  z.object({
    act: z.literal('tap'),
    ...person,
    place: z.union([z.object({ ts: z.string() }), z.object({ viewId: z.string() })]),
    blockId: z.string(),
    actionId: z.string(),
    chosen,
    values,
  }),
  z.object({ act: z.literal('submit'), ...person, values }),
  z.object({ act: z.literal('close'), ...person }),
  z.object({ act: z.literal('home'), ...person }),
]);
export type SlackAct = z.infer<typeof slackActSchema>;

export const teamsActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('write'), ...person, text: line.trim().min(1) }),
  z.object({
    act: z.literal('tap'),
    ...person,
    messageId: z.string(),
    kind: z.enum(['execute', 'submit', 'fetch']),
    id: z.string().optional(),
    verb: z.string().optional(),
    data: object,
  }),
  z.object({ act: z.literal('submit'), ...person, data: object }),
  z.object({ act: z.literal('close'), ...person }),
]);
export type TeamsAct = z.infer<typeof teamsActSchema>;

export const placeSchema = z.enum(['slack', 'teams']);
export const readSchema = z.object({ ...person, place: placeSchema });
