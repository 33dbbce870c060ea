import type { PutResult } from '../../src/one-on-one/ports.ts';
import { MINUTE_MS } from '../../src/time/instant.ts';
import type { Log } from '../log.ts';
import type { Answer } from './call.ts';

/** What did not come of a call. */
export type Trouble = Exclude<PutResult, { type: 'put' }>;

/** Where a service does not say for how long. */
const USUAL_WAIT_MS = MINUTE_MS;

export const later = (retryAfterMs: number = USUAL_WAIT_MS): Trouble => ({ type: 'later', retryAfterMs });

/** `reason`: a stable code of the service's or of ours, without anything personal. */
export const refused = (reason: string): Trouble => ({ type: 'refused', reason });

export const noEmail = refused('no-email');

/** What came of asking: an answer, or what kept it from being asked at all. */
export type Asked = Answer | Trouble;

export type TroubleOf = (asked: Asked, code?: string, mayPass?: boolean) => Trouble;

/**
 * What an answer that is no success means. `code`: the service's own word for it; `mayPass`: it asks for patience in that
 * word, whatever the status. A line says status and word, and never whose calendar it was.
 */
export const troubles =
  (calendars: string, log: Pick<Log, 'warn'>): TroubleOf =>
  (asked, code, mayPass = false) => {
    if (asked.type === 'later' || asked.type === 'refused') return asked;
    if (asked.type === 'unanswered') {
      log.warn('calendar-unanswered', { calendars, reason: asked.reason });
      return later();
    }
    const { status, retryAfterMs } = asked;
    const word = wordOf(code);
    log.warn('calendar-trouble', { calendars, status, ...(word !== undefined && { code: word }) });
    if (mayPass || status === 408 || status === 425 || status === 429 || status >= 500) return later(retryAfterMs);
    // A success that does not say what it should: nobody knows what it did.
    return status < 400 ? later() : refused(word ?? `http-${status}`);
  };

/** The body of a success; undefined for everything else. */
export const bodyOf = (asked: Asked): unknown =>
  asked.type === 'answered' && asked.status < 300 ? asked.body : undefined;

/** Codes are words; what looks otherwise may quote what it should not. */
const wordOf = (code: string | undefined): string | undefined =>
  code !== undefined && /^[A-Za-z_]{1,64}$/.test(code) ? code : undefined;
