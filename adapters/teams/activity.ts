import * as z from 'zod/mini';

/** What is not of the expected shape in an optional place counts as absent. */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
const optionalText = lenient(z.string());
/** What a card or a dialog sends back: anything. */
export const dataSchema = z.record(z.string(), z.unknown());
export type Data = z.infer<typeof dataSchema>;
const party = z.object({ id: z.string().check(z.minLength(1)), aadObjectId: optionalText });

/** The parts of an Activity this bot reads. */
export const activitySchema = z.object({
  type: z.string(),
  id: optionalText,
  name: optionalText,
  action: optionalText,
  channelId: optionalText,
  serviceUrl: optionalText,
  timestamp: optionalText,
  replyToId: optionalText,
  text: optionalText,
  value: z.optional(z.unknown()),
  from: lenient(party),
  recipient: lenient(party),
  conversation: lenient(
    z.object({
      id: z.string().check(z.minLength(1)),
      tenantId: optionalText,
      conversationType: optionalText,
      isGroup: lenient(z.boolean()),
    }),
  ),
  channelData: lenient(
    z.object({
      tenant: lenient(z.object({ id: optionalText })),
      teamsChannelId: optionalText,
      channel: lenient(z.object({ id: optionalText, name: optionalText })),
    }),
  ),
  membersAdded: lenient(z.array(z.object({ id: z.string() }))),
  entities: lenient(z.array(z.unknown())),
});

export type Activity = z.infer<typeof activitySchema>;

/** The `value` of `adaptiveCard/action`, of `task/fetch` and `task/submit`, and of an Action.Submit. */
export const executeSchema = z.object({ action: z.object({ verb: z.string(), data: lenient(dataSchema) }) });
export const taskSchema = z.object({ data: dataSchema });
export const submitSchema = z.object({ verb: z.string(), data: lenient(dataSchema) });
/** One of a message's `entities`. */
export const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().check(z.minLength(1)),
});
export type Mention = z.infer<typeof mentionSchema>;
