import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSlack } from '../../adapters/slack/app.ts';
import { renderCard } from '../../adapters/slack/card.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import { asInstant } from '../../src/time/instant.ts';
import { serveHttp } from '../wire/http.ts';
import { filled, type Json } from '../wire/wire.ts';
import { compare, coreThatSays, type Handler, pulseQuestion, strictLog } from './alternate.ts';
import { type BareBolt, bareBolt, type SignedForm } from './bare-bolt.ts';
import type { Figure } from './bench.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const recorded: Json = JSON.parse(
  readFileSync(new URL('../fixtures/replay/slack/block_actions.json', import.meta.url), 'utf8'),
);

/** A tap on the pulse's first question, from Slack's signed bytes to the HTTP answer. */
export const slackFigures = async (): Promise<readonly Figure[]> => {
  const slack = await serveHttp(() => ({ status: 200, body: { ok: true } }));
  const sign = signedTap(`${slack.origin}/response`);
  const edge = (outcomes: readonly Outcome[]): Handler => {
    const core = coreThatSays(outcomes);
    const { handle } = createSlack(
      { signingSecret: SECRET, botToken: 'xoxb-bench', apiUrl: `${slack.origin}/api/` },
      { converse: core.converse, now: () => asInstant(Date.now()), wallClock: Date.now, log: strictLog },
    );
    return async () => {
      const { body, headers } = sign();
      const request = { method: 'POST', path: '/slack/events', headers, body: Buffer.from(body) };
      const before = core.asked();
      return async () => {
        const { status } = await handle(request);
        return core.asked() === before + 1 ? status : 0;
      };
    };
  };
  try {
    const blocks = { replace_original: true, ...renderCard(pulseQuestion) };
    return [
      await compare('slack: a tap, nothing sent', edge([]), prepared(bareBolt(SECRET), sign), 'bare Bolt'),
      await compare(
        'slack: a tap that changes the card, one call to Slack',
        edge([{ type: 'replace', card: pulseQuestion }]),
        prepared(bareBolt(SECRET, blocks), sign),
        'bare Bolt and respond()',
      ),
    ];
  } finally {
    await slack.close();
  }
};

const prepared =
  (bolt: BareBolt, sign: () => SignedForm): Handler =>
  async () => {
    const request = sign();
    return () => bolt(request);
  };

/** The recorded tap with a real card, signed at the moment it is sent. */
const signedTap = (responseUrl: string): (() => SignedForm) => {
  const { text, blocks } = renderCard(pulseQuestion);
  const payload = filled(recorded, {
    message: { text, blocks },
    response_url: responseUrl,
    actions: [
      {
        type: 'button',
        action_id: 'pulse.answer#3.0',
        block_id: 'b',
        text: { type: 'plain_text', text: '5 とてもそう思う', emoji: false },
        value: JSON.stringify({ round: '2026-W48', question: 'A0', value: 5 }),
        action_ts: '1795672923.123456',
      },
    ],
  });
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    return {
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
    };
  };
};
