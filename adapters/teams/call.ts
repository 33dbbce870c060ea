import * as z from 'zod/mini';

/** What became of one call to the Bot Connector. */
export type CallResult =
  | { readonly type: 'done'; readonly body: unknown }
  | { readonly type: 'refused'; readonly status: number; readonly code: string; readonly retryAfterMs: number }
  /** No answer, or one that cannot be read. `maybeDone`: the request may have had its effect. */
  | { readonly type: 'failed'; readonly reason: string; readonly maybeDone: boolean }
  /** Never called: the address is one this set-up must not call, or there are no credentials for it. */
  | { readonly type: 'not-allowed'; readonly reason: string };

const headersSchema = z.custom<{ get(name: string): string | undefined }>(
  (value) => typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function',
);

const errorSchema = z.object({
  name: z.optional(z.string()),
  code: z.optional(z.string()),
  statusCode: z.optional(z.number()),
  response: z.optional(
    z.object({ headers: z.optional(headersSchema), bodyAsText: z.optional(z.nullable(z.string())) }),
  ),
});

const bodySchema = z.object({ error: z.object({ code: z.string() }) });

/** Nothing was sent: there was no connection to send it over. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED']);

/** The client's errors hold the request with its token, so none is passed on. */
export const resultOf = (error: unknown): CallResult => {
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return { type: 'failed', reason: 'unknown', maybeDone: true };
  const { name, code, statusCode, response } = parsed.data;
  if (statusCode === undefined || statusCode < 300)
    return { type: 'failed', reason: code ?? name ?? 'unknown', maybeDone: !unsent.has(code ?? '') };
  return {
    type: 'refused',
    status: statusCode,
    code: errorCodeOf(response?.bodyAsText ?? ''),
    retryAfterMs: retryAfterMsOf(response?.headers?.get('retry-after')),
  };
};

const errorCodeOf = (body: string): string => {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.error.code : '';
  } catch {
    return '';
  }
};

/** Seconds, as Teams sends it. One second where it says nothing that can be read. */
const retryAfterMsOf = (header: string | undefined): number => {
  const seconds = Number(header?.trim() || Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : 1000;
};
