import * as z from 'zod';
import { type Answer, ask } from './doctor-network.ts';

/** How the product calls Slack. */
export type SlackAccess = { readonly base: string; readonly token: string };

export const callSlack = (
  method: string,
  body: { readonly [argument: string]: string },
  { base, token }: SlackAccess,
): Promise<Answer> =>
  ask(new URL(method, base).href, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(body),
  });

const refusalSchema = z.object({ ok: z.literal(false), error: z.string().regex(/^[a-z0-9_]{1,80}$/) });

/** Slack's own word for what is wrong; undefined when the answer is no refusal. */
export const refusalIn = (body: unknown): string | undefined => refusalSchema.safeParse(body).data?.error;
