import {
  GetSecretValueCommand,
  InvalidRequestException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { Log } from '../log.ts';
import { reasonOf } from './reason.ts';

export type SecretsDeps = {
  readonly client: SecretsManagerClient;
  /** How old a value may get: a rotated one counts after that. Five minutes unless set. */
  readonly ttlMs?: number;
  /** The machine's clock in milliseconds. */
  readonly now: () => number;
  readonly log: Log;
};

export type Secrets = {
  /** The secret of this name or ARN, as of at most a moment ago. Throws `bad-configuration` when it is not as `schema` says. */
  read<Schema extends z.core.$ZodType>(id: string, schema: Schema): Promise<z.output<Schema>>;
};

type Kept = { readonly text: string; readonly until: number };

const TTL_MS = 5 * 60_000;

/** After Secrets Manager could not be asked, events are not held up by asking it with each of them. */
const ASK_AGAIN_MS = 30_000;

export const openSecrets = ({ client, ttlMs = TTL_MS, now, log }: SecretsDeps): Secrets => {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<string>>();

  const ask = async (id: string): Promise<string> => {
    const old = kept.get(id);
    const answer = await fetchText(client, id);
    if (answer.type === 'text') {
      kept.set(id, { text: answer.text, until: now() + ttlMs });
      return answer.text;
    }
    if (answer.type === 'missing' || !old) {
      kept.delete(id);
      throw answer.error;
    }
    log.warn('secrets.kept', { secret: id, ...reasonOf(answer.error.cause) });
    kept.set(id, { text: old.text, until: now() + Math.min(ttlMs, ASK_AGAIN_MS) });
    return old.text;
  };

  const textOf = (id: string): Promise<string> => {
    const found = kept.get(id);
    if (found && now() < found.until) return Promise.resolve(found.text);
    const running = asking.get(id);
    if (running) return running;
    const asked = ask(id).finally(() => asking.delete(id));
    asking.set(id, asked);
    return asked;
  };

  return { read: async (id, schema) => parse(id, await textOf(id), schema) };
};

type Answer =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'missing' | 'unanswered'; readonly error: AkariError };

const fetchText = async (client: SecretsManagerClient, id: string): Promise<Answer> => {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    return { type: 'text', text: SecretString ?? '' };
  } catch (error) {
    const isMissing = error instanceof ResourceNotFoundException || error instanceof InvalidRequestException;
    if (isMissing) return { type: 'missing', error: refusal(id, 'is missing or has no value', error) };
    return { type: 'unanswered', error: unanswered(id, error) };
  }
};

/** Refused for want of a permission, it is a matter of set-up; anything else may pass. */
const unanswered = (id: string, error: unknown): AkariError =>
  error instanceof Error && ['AccessDeniedException', 'DecryptionFailure'].includes(error.name)
    ? refusal(id, `may not be read by this function (${error.name})`, error)
    : new AkariError('platform-failed', `Secrets Manager did not give the secret ${id}`, error);

const refusal = (id: string, what: string, cause?: unknown): AkariError =>
  new AkariError('bad-configuration', `the secret ${id} ${what}`, cause);

/** An error names the fields and never goes on with the parser's own, which quotes what it could not read. */
const parse = <Schema extends z.core.$ZodType>(id: string, text: string, schema: Schema): z.output<Schema> => {
  if (text.trim() === '') throw refusal(id, 'is empty');
  const json = ifJson(text);
  if (json === undefined) throw refusal(id, 'is not JSON');
  const parsed = z.safeParse(schema, json);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].filter((field) => field !== '');
  throw refusal(id, fields.length > 0 ? `lacks a usable ${fields.join(', ')}` : 'is not an object with named fields');
};

const ifJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Makes something of a value, once, and anew only when the value has changed; `make` that throws is tried again. */
export const renewing = <Value, Made>(
  read: () => Promise<Value>,
  make: (value: Value) => Made,
): (() => Promise<Made>) => {
  let last: { readonly of: string; readonly made: Made } | undefined;
  return async () => {
    const value = await read();
    const of = JSON.stringify(value);
    if (last?.of !== of) last = { of, made: make(value) };
    return last.made;
  };
};
