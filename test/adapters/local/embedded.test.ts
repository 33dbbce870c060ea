import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient, documentsOf } from '../../../adapters/dynamodb/client.ts';
import { openStore } from '../../../adapters/dynamodb/store.ts';
import { ensureTables } from '../../../adapters/dynamodb/table.ts';
import { openEmbedded } from '../../../adapters/local/embedded.ts';
import { asOrgId } from '../../../src/people/model.ts';
import { asInstant } from '../../../src/time/instant.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'akari-embedded-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const writer = join(import.meta.dirname, 'embedded-writer.ts');

/** Lets a process of its own write, kills it after so many acknowledged lines, and gives these. */
const killedAfter = async (lines: number, from: number): Promise<readonly string[]> => {
  const child = spawn(process.execPath, [writer, folder, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const seen: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    seen.push(line);
    if (seen.length === lines) child.kill('SIGKILL');
  }
  await exited;
  return seen;
};

const numbersOf = (lines: readonly string[], word: string): string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => `K${line.slice(word.length + 1)}`);

describe('embedded engine', () => {
  it('loses nothing acknowledged, and no row its place in the index, when killed', async () => {
    const acknowledged: string[] = [];
    for (const [round, lines] of [40, 133, 222].entries())
      acknowledged.push(...(await killedAfter(lines, round * 10_000)));
    const engine = await openEmbedded(folder);
    const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
    const store = openStore({ client, table: 'akari' });
    const { Items: items = [] } = await documentsOf(client).send(new ScanCommand({ TableName: 'akari' }));
    const named = (states: readonly string[]) =>
      items.filter((item) => states.includes(item.state)).map((item) => String(item.person));
    const due = await store.dueWork.due(asOrgId('org'), asInstant(9_000_000), 10_000);
    const dueNames = due.flatMap((entry) => (entry.type === 'delivery' ? [entry.key.person] : []));
    client.destroy();
    await engine.close();
    expect(named(['waiting', 'claimed', 'settled'])).toEqual(
      expect.arrayContaining(numbersOf(acknowledged, 'planned')),
    );
    expect(named(['settled'])).toEqual(expect.arrayContaining(numbersOf(acknowledged, 'settled')));
    expect(numbersOf(acknowledged, 'settled').length).toBeGreaterThan(150);
    expect(dueNames.sort()).toEqual(named(['waiting', 'claimed']).sort());
  });

  it('says so when another process holds the folder, and leaves that one alone', async () => {
    const first = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toMatchObject({ code: 'data-folder-in-use' });
    const client = createClient({ endpoint: first.endpoint, region: 'ap-northeast-1' });
    await ensureTables(client, 'akari');
    client.destroy();
    await first.close();
    const second = await openEmbedded(folder);
    await second.close();
  });

  it('goes on when a client goes away in the middle of a request', async () => {
    const engine = await openEmbedded();
    const { hostname, port } = new URL(engine.endpoint);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"Table');
    await sleep(50);
    socket.resetAndDestroy();
    await sleep(50);
    expect((await fetch(engine.endpoint)).status).toBe(200);
    await engine.close();
  });

  it('answers what was asked before it closes', async () => {
    const engine = await openEmbedded(folder);
    const client = createClient({ endpoint: engine.endpoint, region: 'ap-northeast-1' });
    await ensureTables(client, 'akari');
    const { inbox } = openStore({ client, table: 'akari' });
    const now = asInstant(1_000_000);
    const asked = Array.from({ length: 20 }, (_, i) => inbox.claim(asOrgId('org'), `Ev${i}`, now, now));
    await Promise.race(asked);
    await engine.close();
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(1);
    client.destroy();
    const again = await openEmbedded(folder);
    const later = createClient({ endpoint: again.endpoint, region: 'ap-northeast-1' });
    const store = openStore({ client: later, table: 'akari' });
    for (const [i, answer] of answers.entries())
      if (answer.status === 'fulfilled')
        expect(await store.inbox.claim(asOrgId('org'), `Ev${i}`, asInstant(0), now)).toBe('taken');
    later.destroy();
    await again.close();
  });

  it('listens on loopback only', async () => {
    const engine = await openEmbedded();
    expect(new URL(engine.endpoint).hostname).toBe('127.0.0.1');
    await engine.close();
  });

  it('keeps no memory of the queries it answered', async () => {
    const script = join(import.meta.dirname, 'embedded-queries.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, folder]);
    // 3,200 queries, each of which would keep an iterator of 1 KB here (and 15 KB outside the heap).
    expect(Number(stdout)).toBeLessThan(1_500_000);
  });
});
