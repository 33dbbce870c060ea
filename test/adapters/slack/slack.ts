import { createHmac } from 'node:crypto';
import type { HttpRequest } from '../../../adapters/http.ts';
import { createSlack, type SlackConfig } from '../../../adapters/slack/app.ts';
import type { Inbound } from '../../../src/conversation/inbound.ts';
import type { Outcome } from '../../../src/conversation/outcome.ts';
import { ifInstant } from '../../../src/time/instant.ts';

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

/** 2026-11-26T15:00:00+09:00, a Thursday, on both clocks. */
export const nowMs = 1_795_672_800_000;
const now = () => {
  const instant = ifInstant('2026-11-26T15:00:00+09:00');
  if (instant === undefined) throw new Error('not a moment');
  return instant;
};

export type LogLine = { readonly level: string; readonly event: string; readonly fields: unknown };

/** The edge with a scripted core: what it heard, whether it was told that all was performed, and its answers. */
export const startSlack = (config: Partial<SlackConfig> = {}) => {
  const heard: Inbound[] = [];
  const lines: LogLine[] = [];
  let settled = 0;
  let answer: (inbound: Inbound) => Promise<readonly Outcome[]> = async () => [];
  const write = (level: string) => (event: string, fields?: unknown) => {
    lines.push({ level, event, fields });
  };
  const slack = createSlack(
    { signingSecret, botToken: 'xoxb-akari-test', apiUrl: 'http://127.0.0.1:9', ...config },
    {
      converse: async (inbound) => {
        heard.push(inbound);
        return {
          outcomes: await answer(inbound),
          settled: async () => {
            settled += 1;
          },
        };
      },
      now,
      wallClock: () => nowMs,
      log: { info: write('info'), warn: write('warn'), error: write('error') },
    },
  );
  return {
    slack,
    heard,
    lines,
    settled: () => settled,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
};

type Headers = { readonly [name: string]: string | undefined };

export type Posted = { readonly body: string | Uint8Array; readonly contentType?: string; readonly headers?: Headers };

/** As Slack posts it, signed over the bytes. */
export const signed = (
  { body, contentType, headers = {} }: Posted,
  ageSeconds = 0,
  secret = signingSecret,
): HttpRequest => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const timestamp = String(nowMs / 1000 - ageSeconds);
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(bytes).digest('hex');
  return {
    method: 'POST',
    path: '/slack/events',
    headers: {
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac}`,
      ...headers,
    },
    body: bytes,
  };
};

export const jsonBody = (value: unknown, contentType = 'application/json'): Posted => ({
  body: JSON.stringify(value),
  contentType,
});

export const formBody = (
  fields: Readonly<Record<string, string>>,
  contentType = 'application/x-www-form-urlencoded',
): Posted => ({ body: new URLSearchParams(fields).toString(), contentType });

export const interaction = (payload: unknown, contentType?: string): Posted =>
  formBody({ payload: JSON.stringify(payload) }, contentType);

/** Payloads in the shapes Slack's pages show, with made-up ids. */
export const messageEvent = (text: string, event: object = {}) => ({
  token: 'old',
  team_id: 'T0KASUMI1',
  api_app_id: 'A0AKARI01',
  event: {
    type: 'message',
    channel: 'D0HANAKO1',
    channel_type: 'im',
    user: 'U0HANAKO1',
    text,
    ts: '1795672799.000200',
    event_ts: '1795672799.000200',
    client_msg_id: '11e0c1a4-0000-4000-8000-000000000000',
    ...event,
  },
  type: 'event_callback',
  event_id: 'Ev0MESSAGE1',
  event_time: 1795672799,
  authorizations: [
    { enterprise_id: null, team_id: 'T0KASUMI1', user_id: 'U0AKARI01', is_bot: true, is_enterprise_install: false },
  ],
});

export const homeEvent = (event: object = {}) => ({
  ...messageEvent(''),
  event_id: 'Ev0HOME0001',
  event: {
    type: 'app_home_opened',
    user: 'U0HANAKO1',
    channel: 'D0HANAKO1',
    tab: 'home',
    event_ts: '1795672798.000100',
    ...event,
  },
});

export const blockActions = (action: object, payload: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U0HANAKO1', username: 'hanako', name: 'hanako', team_id: 'T0KASUMI1' },
  api_app_id: 'A0AKARI01',
  token: 'old',
  container: { type: 'message', message_ts: '1795672700.000300', channel_id: 'D0HANAKO1', is_ephemeral: false },
  trigger_id: '12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3',
  team: { id: 'T0KASUMI1', domain: 'kasumi' },
  enterprise: null,
  is_enterprise_install: false,
  channel: { id: 'D0HANAKO1', name: 'directmessage' },
  message: { type: 'message', user: 'U0AKARI01', ts: '1795672700.000300', text: '…', team: 'T0KASUMI1', blocks: [] },
  state: { values: {} },
  response_url: 'https://hooks.slack.com/actions/T0KASUMI1/1/abc',
  actions: [{ action_ts: '1795672799.400500', ...action }],
  ...payload,
});

export const answerButton = {
  type: 'button',
  block_id: 'aB1',
  action_id: 'pulse.answer#3.0',
  text: { type: 'plain_text', text: '5 とてもそう思う', emoji: false },
  value: '{"round":"2026-W48","question":"A0","value":5}',
};

export const command = (text: string) => ({
  token: 'old',
  team_id: 'T0KASUMI1',
  team_domain: 'kasumi',
  channel_id: 'C0GENERAL1',
  channel_name: 'general',
  user_id: 'U0HANAKO1',
  user_name: 'hanako',
  command: '/akari',
  text,
  api_app_id: 'A0AKARI01',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.com/commands/T0KASUMI1/1/abc',
  trigger_id: '398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
});

export const viewSubmission = (values: object, privateMetadata: string) => ({
  type: 'view_submission',
  team: { id: 'T0KASUMI1', domain: 'kasumi' },
  user: { id: 'U0HANAKO1', username: 'hanako', name: 'hanako', team_id: 'T0KASUMI1' },
  api_app_id: 'A0AKARI01',
  token: 'old',
  trigger_id: '12466734323.1395872398.1',
  view: {
    id: 'V0COMMENT1',
    team_id: 'T0KASUMI1',
    type: 'modal',
    private_metadata: privateMetadata,
    callback_id: 'pulse.comment',
    hash: '1795672790.abcdef',
    state: { values },
    title: { type: 'plain_text', text: 'ひとこと' },
    blocks: [],
  },
  response_urls: [],
  is_enterprise_install: false,
  enterprise: null,
});
