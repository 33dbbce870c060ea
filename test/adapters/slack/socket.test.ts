import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import { listen } from './front.ts';
import { asRecord } from './read.ts';
import { messageEvent, startSlack, viewSubmission } from './slack.ts';

/** Slack's side of Socket Mode on loopback: apps.connections.open, then one WebSocket with the frames it needs. */
const startSocketSide = async () => {
  const paths: string[] = [];
  const received: unknown[] = [];
  const waiting: (() => void)[] = [];
  let socket: Duplex | undefined;
  let port = 0;
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link`, channel: 'D1', ts: '1.1' }));
  });
  server.on('upgrade', (request, stream) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket = stream;
    stream.on('data', (data: Buffer) => {
      for (const frame of frames(data)) {
        if (frame.opcode === 8) return stream.end(Buffer.from([0x88, 0]));
        if (frame.opcode === 9) stream.write(Buffer.from([0x8a, 0]));
        if (frame.opcode === 1) received.push(JSON.parse(frame.text));
      }
      for (const resolve of waiting.splice(0)) resolve();
      return undefined;
    });
    push({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0AKARI01' }, debug_info: {} });
  });
  const push = (message: object) => socket?.write(textFrame(JSON.stringify(message)));
  port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    paths,
    /** Sends one envelope and answers with its acknowledgement. */
    deliver: async (envelope: { readonly envelope_id: string; readonly type: string; readonly payload: object }) => {
      push({ accepts_response_payload: true, ...envelope });
      const acknowledged = () => received.map(asRecord).find((one) => one.envelope_id === envelope.envelope_id);
      while (!acknowledged()) await new Promise<void>((resolve) => waiting.push(resolve));
      return acknowledged();
    },
    stop: async () => {
      socket?.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const textFrame = (words: string): Buffer => {
  const body = Buffer.from(words);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
};

/** Masked frames of a client, each whole and shorter than 64 KB. */
function* frames(data: Buffer): Generator<{ readonly opcode: number; readonly text: string }> {
  for (let at = 0; at + 2 <= data.length; ) {
    const opcode = data.readUInt8(at) & 15;
    const short = data.readUInt8(at + 1) & 127;
    const start = at + (short === 126 ? 4 : 2);
    const length = short === 126 ? data.readUInt16BE(at + 2) : short;
    const mask = data.subarray(start, start + 4);
    const body = data.subarray(start + 4, start + 4 + length).map((byte, i) => byte ^ mask.readUInt8(i % 4));
    yield { opcode, text: Buffer.from(body).toString('utf8') };
    at = start + 4 + length;
  }
}

let stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
});

it('hears events and answers forms over Socket Mode, at the configured address only', async () => {
  const side = await startSocketSide();
  const at = startSlack({ appToken: 'xapp-1-test', apiUrl: side.url });
  stops = [at.slack.stop, side.stop];
  at.answerWith(async (inbound) =>
    inbound.type === 'submit'
      ? [{ type: 'form-result', result: { type: 'errors', byField: { comment: '短くしてください。' } } }]
      : [{ type: 'reply', card: card('ja', text('ありがとうございます。')) }],
  );
  await at.slack.start();

  const event = await side.deliver({ envelope_id: 'e1', type: 'events_api', payload: messageEvent('パルス') });
  await at.slack.idle();
  const form = viewSubmission({}, '{"name":"pulse.comment","payload":{}}');
  const submitted = await side.deliver({ envelope_id: 'e2', type: 'interactive', payload: form });

  expect(event).toMatchObject({ envelope_id: 'e1' });
  expect(submitted).toMatchObject({
    payload: { response_action: 'errors', errors: { comment: '短くしてください。' } },
  });
  expect(at.heard.map(({ type }) => type)).toEqual(['text', 'submit']);
  expect(side.paths).toEqual(['/api/apps.connections.open', '/api/chat.postMessage']);
});

it('opens no socket without an app token', async () => {
  const side = await startSocketSide();
  const at = startSlack({ apiUrl: side.url });
  stops = [at.slack.stop, side.stop];
  await at.slack.start();
  expect(side.paths).toEqual([]);
});
