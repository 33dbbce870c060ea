import * as z from 'zod/mini';
import { type Address, asAddress, asMessageRef, type MessageRef } from '../../src/conversation/platform.ts';

/**
 * Where a person is reached: Bot Framework's conversation reference, cut down to what a call needs.
 * Without a conversation the person is known by id only, and the first message creates the chat.
 */
export type Reference = {
  readonly channelId: 'msteams';
  readonly serviceUrl?: string;
  readonly tenantId?: string;
  readonly conversation?: { readonly id: string };
  readonly user?: { readonly id: string; readonly aadObjectId?: string };
  readonly bot?: { readonly id: string };
};

/** A message already sent: its conversation and its own id. */
export type MessageReference = Reference & { readonly activityId: string };

const id = z.string().check(z.minLength(1));

const referenceSchema = z.object({
  channelId: z.literal('msteams'),
  serviceUrl: z.exactOptional(z.string()),
  tenantId: z.exactOptional(z.string()),
  conversation: z.exactOptional(z.object({ id })),
  user: z.exactOptional(z.object({ id, aadObjectId: z.exactOptional(z.string()) })),
  bot: z.exactOptional(z.object({ id })),
});

const messageSchema = z.extend(referenceSchema, { activityId: id });

export const addressOf = (reference: Reference): Address => asAddress(JSON.stringify(reference));

/** The address of a person of whom only the AAD object id and the tenant are known, such as from a directory. */
export const addressOfUser = (user: string, tenant: string): Address =>
  addressOf({ channelId: 'msteams', tenantId: tenant, user: { id: user } });

/** Undefined for a string that no version of this adapter wrote. */
export const parseAddress = (address: Address): Reference | undefined => parse(referenceSchema, address);

export const messageRefOf = (reference: Reference, activityId: string): MessageRef =>
  asMessageRef(JSON.stringify({ ...reference, activityId }));

export const parseMessageRef = (message: MessageRef): MessageReference | undefined => parse(messageSchema, message);

const parse = <T>(schema: z.ZodMiniType<T>, text: string): T | undefined => {
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
};
