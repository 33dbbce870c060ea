import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/conversation/card.ts';
import type { FormResult } from '../../src/conversation/form.ts';
import type { Inbound } from '../../src/conversation/inbound.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { Messenger, SendResult } from '../../src/conversation/platform.ts';
import type { Log } from '../log.ts';
import { addressOf, parseAddress } from './address.ts';
import { renderCard } from './card.ts';
import { callTimeoutMs, failureOf, logRefusal } from './connector.ts';
import { type FormOpening, renderForm } from './form.ts';
import type { Translated } from './translate.ts';

export type PerformParts = {
  readonly client: WebClient;
  readonly messenger: Messenger;
  /** Undefined when Slack itself is called. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
};

/** How performing an outcome ended: nothing to tell when it was done. */
export type Failure = Exclude<SendResult, { type: 'sent' }> | undefined;

/**
 * Does what the core wants done, except a form's result, which is the HTTP answer itself.
 * Forms are opened first: their trigger lives three seconds.
 */
export const perform = async (
  { client, messenger, apiUrl, log }: PerformParts,
  { inbound, triggerId, responseUrl }: Translated,
  outcomes: readonly Outcome[],
): Promise<readonly NonNullable<Failure>[]> => {
  const failures: NonNullable<Failure>[] = [];
  for (const [index, outcome] of inOrder(outcomes)) {
    const failure = await one(outcome, `${inbound.eventId}/${index}`);
    if (failure) failures.push(failure);
  }
  return failures;

  async function one(outcome: Outcome, id: string): Promise<Failure> {
    switch (outcome.type) {
      case 'reply':
        return say(outcome.card, id);
      case 'replace':
        return replace(outcome.card, id);
      case 'open-form':
        return attempt(log, 'views.open', () =>
          client.views.open({ trigger_id: triggerId ?? '', view: renderForm(outcome.form, openingOf(inbound)) }),
        );
      case 'home':
        return attempt(log, 'views.publish', () => {
          const { blocks } = renderCard(outcome.card, 'home');
          return client.views.publish({ user_id: inbound.account.user, view: { type: 'home', blocks } });
        });
      case 'form-result':
        return undefined;
      default:
        return outcome satisfies never;
    }
  }

  /** In a channel to whoever asked alone: nobody else sees who may do what there. */
  async function say(card: Card, id: string): Promise<Failure> {
    const channel = inbound.room && parseAddress(inbound.room.address)?.user;
    if (channel === undefined) return failureIn(await messenger.send(addressTo(inbound), card, id));
    const { user } = inbound.account;
    return attempt(log, 'chat.postEphemeral', () => client.chat.postEphemeral({ channel, user, ...renderCard(card) }));
  }

  async function replace(card: Card, id: string): Promise<Failure> {
    const message = messageOf(inbound);
    if (message === undefined) return say(card, id);
    if (responseUrl !== undefined && isTrusted(responseUrl, apiUrl) && (await respond(responseUrl, card))) {
      return undefined;
    }
    // What one person alone sees in a channel is changed by its response_url, or not at all.
    return inbound.room ? say(card, id) : failureIn(await messenger.update(message, card));
  }
};

/** The answer in the body of a form's submission: errors by field, the next form, or all forms closed. */
export const formAnswer = (outcomes: readonly Outcome[], inbound: Inbound): ViewResponseAction => {
  const result = outcomes.find((outcome) => outcome.type === 'form-result')?.result ?? { type: 'close' };
  return resultAnswer(result, inbound);
};

const resultAnswer = (result: FormResult, inbound: Inbound): ViewResponseAction => {
  switch (result.type) {
    case 'close':
      return { response_action: 'clear' };
    case 'errors':
      return { response_action: 'errors', errors: result.byField };
    case 'next':
      return { response_action: 'update', view: renderForm(result.form, openingOf(inbound)) };
    default:
      return result satisfies never;
  }
};

const inOrder = (outcomes: readonly Outcome[]): readonly (readonly [number, Outcome])[] => {
  const numbered = outcomes.map((outcome, index) => [index, outcome] as const);
  const isUrgent = ([, { type }]: readonly [number, Outcome]) => type === 'open-form';
  return [...numbered.filter(isUrgent), ...numbered.filter((entry) => !isUrgent(entry))];
};

const messageOf = (inbound: Inbound) =>
  inbound.type === 'tap' || inbound.type === 'submit' ? inbound.message : undefined;

const openingOf = (inbound: Inbound): FormOpening => {
  const message = messageOf(inbound);
  return { skew: inbound.order - inbound.receivedAt, ...(message === undefined ? {} : { message }) };
};

const addressTo = ({ address, account }: Inbound) => address ?? addressOf({ team: account.tenant, user: account.user });

const failureIn = (result: SendResult): Failure => (result.type === 'sent' ? undefined : result);

const attempt = async (log: Log, method: string, call: () => Promise<unknown>): Promise<Failure> => {
  try {
    await call();
    return undefined;
  } catch (error) {
    logRefusal(log, method, error);
    return failureOf(error);
  }
};

/** Only Slack's own host is written to; when every call goes to another address, only that one. */
const isTrusted = (responseUrl: string, apiUrl: string | undefined): boolean => {
  const allowed = apiUrl === undefined ? 'https://hooks.slack.com' : new URL(apiUrl).origin;
  return URL.canParse(responseUrl) && new URL(responseUrl).origin === allowed;
};

/** Replaces the tapped message without touching a rate limit. False when another way must be tried. */
const respond = async (responseUrl: string, card: Card): Promise<boolean> => {
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ replace_original: true, ...renderCard(card) }),
      redirect: 'error',
      signal: AbortSignal.timeout(callTimeoutMs),
    });
    const body = await response.text();
    return response.ok && !/"ok"\s*:\s*false/.test(body);
  } catch {
    return false;
  }
};
