import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../wire/world.ts';

const MEGABYTE = 1024 * 1024;

type Headers = { readonly [name: string]: string };

describe('a body longer than the server takes', () => {
  let world: World;
  const errors: string[] = [];
  beforeAll(async () => {
    const fail = (event: string) => errors.push(event);
    world = await openWorld({ log: { info: () => undefined, warn: () => undefined, error: fail } });
  });
  beforeEach(() => {
    errors.length = 0;
  });
  afterAll(() => world.close());

  const open = async (head: readonly string[]): Promise<Socket> => {
    const { port } = new URL(world.system.origin);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write([...head, '', ''].join('\r\n'));
    return socket;
  };
  const reading = (socket: Socket): (() => string) => {
    let read = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      read += text;
    });
    return () => read;
  };
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  const write = async (socket: Socket, part: Buffer, chunked: boolean): Promise<void> => {
    if (chunked) socket.write(`${part.length.toString(16)}\r\n`);
    if (!socket.write(part)) await once(socket, 'drain');
    if (chunked) socket.write('\r\n');
  };

  /** Sends all of the body, whatever comes back meanwhile, and then looks at the answer. */
  const send = async (path: string, megabytes: number, chunked: boolean, headers: Headers): Promise<string> => {
    const length = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${megabytes * MEGABYTE}`;
    const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const socket = await open([`POST ${path} HTTP/1.1`, 'Host: 127.0.0.1', length, ...named]);
    const read = reading(socket);
    for (let sent = 0; sent < megabytes; sent += 1) await write(socket, Buffer.alloc(MEGABYTE, 'a'), chunked);
    if (chunked) socket.write('0\r\n\r\n');
    await until(() => read().includes('\r\n\r\n'));
    socket.destroy();
    return read().split('\r\n')[0] ?? '';
  };

  const sizes = [
    [2, false],
    [2, true],
    [20, false],
    [20, true],
  ] as const;

  it.each(sizes)('is answered 401 when it is unsigned: %i MB, chunked %j', async (megabytes, chunked) => {
    for (const path of ['/slack/events', '/api/messages']) {
      expect(await send(path, megabytes, chunked, {})).toBe('HTTP/1.1 401 Unauthorized');
    }
    expect(errors).toEqual([]);
  });

  it.each(sizes)('is answered 413 when it may be signed: %i MB, chunked %j', async (megabytes, chunked) => {
    const slack = world.slack.sign('{}');
    expect(await send('/slack/events', megabytes, chunked, slack)).toBe('HTTP/1.1 413 Payload Too Large');
    const authorization = await world.teams.token();
    expect(await send('/api/messages', megabytes, chunked, { authorization })).toBe('HTTP/1.1 413 Payload Too Large');
    expect(errors).toEqual([]);
  });

  it.each(['Content-Length: 30000000', 'Transfer-Encoding: chunked'])(
    'is answered while it is still being sent, and the connection lives on: %s',
    async (length) => {
      const socket = await open(['POST /slack/events HTTP/1.1', 'Host: 127.0.0.1', length]);
      const read = reading(socket);
      let reset = false;
      socket.on('error', () => {
        reset = true;
      });
      const chunked = length.endsWith('chunked');
      const part = Buffer.alloc(1_000_000, 'a');
      for (let parts = 0; parts < 2; parts += 1) await write(socket, part, chunked);
      await until(() => read().startsWith('HTTP/1.1 401 '));
      // Longer than the half second after which a server in a hurry would hang up.
      await new Promise((resolve) => setTimeout(resolve, 800));
      for (let parts = 2; parts < 30; parts += 1) await write(socket, part, chunked);
      if (chunked) socket.write('0\r\n\r\n');
      socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
      await until(() => read().includes('HTTP/1.1 200 '));
      expect(reset).toBe(false);
      expect(errors).toEqual([]);
      socket.destroy();
    },
  );

  it('is no trouble when it never comes to its end', async () => {
    for (const path of ['/slack/events', '/api/messages', '/desk/clock']) {
      const method = path === '/desk/clock' ? 'PUT' : 'POST';
      const socket = await open([`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Content-Length: 500']);
      socket.write('{"type":');
      await new Promise((resolve) => setTimeout(resolve, 50));
      socket.destroy();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await fetch(`${world.system.origin}/healthz`)).status).toBe(200);
    expect(errors).toEqual([]);
  });
});
