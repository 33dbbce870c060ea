import { readFileSync } from 'node:fs';
import { createTeams } from '../../adapters/teams/app.ts';
import { renderCard } from '../../adapters/teams/card.ts';
import { asInstant } from '../../src/time/instant.ts';
import { createKeyServer, createSigner, tokenOf } from '../adapters/teams/keys.ts';
import { serveHttp } from '../wire/http.ts';
import { filled, type Json } from '../wire/wire.ts';
import { compare, coreThatSays, type Handler, pulseQuestion, strictLog } from './alternate.ts';
import { bareBotbuilder, type SignedActivity } from './bare-botbuilder.ts';
import type { Figure } from './bench.ts';

const APP_ID = '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69';
const recorded: Json = JSON.parse(
  readFileSync(new URL('../fixtures/replay/teams/invoke.json', import.meta.url), 'utf8'),
);

/** A tap on the pulse's first question, from the Connector's signed activity to the card in the HTTP answer. */
export const teamsFigures = async (): Promise<readonly Figure[]> => {
  const connector = await serveHttp(() => ({ status: 200, body: { id: '1764136800001' } }));
  const keys = await createKeyServer();
  const signer = await createSigner('bench-key');
  const key = { ...signer.jwk, endorsements: ['msteams'] };
  keys.answer({ type: 'keys', keys: [key] });
  const authorization = `Bearer ${await tokenOf(signer, { aud: APP_ID, serviceurl: `${connector.origin}/` })}`;
  // A tap whose message is not known cannot change it: the card is in the answer only.
  const nothingSent: SignedActivity = { authorization, body: tap(connector.origin, undefined) };
  const oneCall: SignedActivity = { authorization, body: tap(connector.origin, '1764136800001') };
  const { handle } = createTeams(
    { appId: APP_ID, openIdMetadata: keys.metadata },
    {
      converse: coreThatSays([{ type: 'replace', card: pulseQuestion }]).converse,
      now: () => asInstant(Date.now()),
      log: strictLog,
    },
  );
  const edge = (request: SignedActivity): Handler => {
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: request.authorization };
    const http = { method: 'POST', path: '/api/messages', headers, body: Buffer.from(request.body) };
    return async () => async () => (await handle(http)).status;
  };
  const bare = (request: SignedActivity, updates: boolean): Handler => {
    const bot = bareBotbuilder(APP_ID, keys.metadata, { ...renderCard(pulseQuestion) }, updates);
    return async () => () => bot(request);
  };
  try {
    return [
      await compare('teams: a tap, card in the answer', edge(nothingSent), bare(nothingSent, false), 'bare botbuilder'),
      await compare(
        'teams: a tap, card in the answer and one call to Teams',
        edge(oneCall),
        bare(oneCall, true),
        'bare botbuilder and updateActivity()',
      ),
    ];
  } finally {
    await connector.close();
    await keys.stop();
  }
};

const tap = (origin: string, replyToId: string | undefined): string =>
  JSON.stringify(
    filled(recorded, {
      serviceUrl: `${origin}/`,
      recipient: { id: `28:${APP_ID}` },
      replyToId,
      value: {
        action: {
          title: '5 とてもそう思う',
          verb: 'pulse.answer',
          data: { round: '2026-W48', question: 'A0', value: 5 },
        },
      },
    }),
  );
