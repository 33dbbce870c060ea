import * as z from 'zod/mini';

/**
 * What a button or form carries: a name (`feature.verb`) and a small payload.
 * The payload comes back from outside, so it is parsed again and never decides who may do what.
 */
export type ActionRef = { readonly name: string; readonly payload: ActionPayload };

/** Flat and small: it must fit a Slack button value (2,000 characters) and survive a Teams round trip. */
export type ActionPayload = { readonly [key: string]: string | number | boolean };

export const actionPayloadSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** A named action whose payload has a schema; `of` makes a reference, `parse` reads one back. */
export type Action<P extends ActionPayload> = {
  readonly name: string;
  of(payload: P): ActionRef;
  /** Undefined when the payload is not one this action could have made. */
  parse(ref: ActionRef): P | undefined;
};

export const action = <P extends ActionPayload>(name: string, schema: z.ZodMiniType<P>): Action<P> => ({
  name,
  of: (payload) => ({ name, payload }),
  parse: (ref) => {
    if (ref.name !== name) return undefined;
    const result = schema.safeParse(ref.payload);
    return result.success ? result.data : undefined;
  },
});
