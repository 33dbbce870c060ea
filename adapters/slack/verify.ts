import { createHmac, timingSafeEqual } from 'node:crypto';
import { AkariError } from '../../src/errors.ts';
import type { HttpRequest } from '../http.ts';

/** How far a request's own time may be from ours, either way: an hour in the future is as wrong as one in the past. */
const toleranceSeconds = 5 * 60;

/**
 * Whether Slack sent these bytes: HMAC-SHA256 over `v0:timestamp:body`. A body that was left out cannot be checked:
 * then it is whether the request is at least signed in form, and in time.
 * docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const createVerify = (signingSecret: string): ((request: HttpRequest, wallClock: number) => boolean) => {
  if (signingSecret.trim() === '') throw new AkariError('bad-configuration', 'the Slack signing secret is empty');
  return ({ headers, body, tooLarge }, wallClock) => {
    const timestamp = headers['x-slack-request-timestamp'] ?? '';
    const signature = headers['x-slack-signature'] ?? '';
    if (!/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(wallClock / 1000 - Number(timestamp)) > toleranceSeconds) return false;
    if (tooLarge) return /^v0=[0-9a-f]{64}$/.test(signature);
    const expected = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
    return areEqual(Buffer.from(signature), Buffer.from(expected));
  };
};

const areEqual = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
