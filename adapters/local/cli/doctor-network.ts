import { apiBaseOf } from '../../slack/connector.ts';

/** What a service answers, or that nothing came back in time. */
export type Answer =
  | { readonly type: 'answer'; readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly type: 'unreachable' };

const PATIENCE_MS = 5_000;

/** One request, once. A body that is no JSON reads as undefined. */
export const ask = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await response.text();
    return { type: 'answer', status: response.status, headers: response.headers, body: ifJson(text) };
  } catch {
    return { type: 'unreachable' };
  }
};

const ifJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Where Slack's methods are; undefined when the address given is none, which the environment's check tells. */
export const slackBaseOf = (given: string | undefined, slack: string): string | undefined => {
  const address = given ?? slack;
  return URL.canParse(address) ? apiBaseOf(address) : undefined;
};
