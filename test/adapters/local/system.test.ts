import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, documentsOf } from '../../../adapters/dynamodb/client.ts';
import { beginRestore } from '../../../adapters/dynamodb/dump-restore.ts';
import { createMeter } from '../../../adapters/dynamodb/meter.ts';
import { openRows } from '../../../adapters/dynamodb/rows.ts';
import { ensureTables } from '../../../adapters/dynamodb/table.ts';
import { openEmbedded } from '../../../adapters/local/embedded.ts';
import { parseEnv } from '../../../adapters/local/env.ts';
import { LOCAL_ORG } from '../../../adapters/local/org.ts';
import { startSystem } from '../../../adapters/local/system.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { asPersonId } from '../../../src/people/model.ts';
import { asWeekId } from '../../../src/time/instant.ts';
import { arrived, install, memberOn, openWorld, unit, type World } from '../../wire/world.ts';
import { keepLog } from '../aws/aws-server.ts';

describe('the system in one process', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-24T09:00:00+09:00');
    const ids = ['1', '2', '3', '4', '5', '6'];
    await install(
      world,
      [unit('省', undefined)],
      [
        ...ids.map((id) => memberOn(world.slack, id, '省')),
        { id: '9', unit: '省', teams: { user: '00000000-0000-4000-8000-000000000009' } },
      ],
    );
  });
  afterAll(() => world.close());

  it('says that it is well, and what time it is', async () => {
    const response = await fetch(`${world.system.origin}/healthz`);
    expect(await response.json()).toMatchObject({ ok: true, now: expect.stringMatching(/^2026-11-24T09:0.*\+09:00$/) });
  });

  it.each(['{}', '{"now":"tomorrow"}', '{"now":"2026-11-26T15:00:00"}', 'x'])(
    'explains how to set the clock to who sends %s',
    async (body) => {
      const response = await fetch(`${world.system.origin}/desk/clock`, { method: 'PUT', body });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('2026-11-26T15:00:00+09:00');
    },
  );

  it('runs a month of Thursdays in one jump, each round once and in order', async () => {
    const person = await arrived(world.slack, '1');
    await world.clock('2026-12-19T12:00:00+09:00');
    const asked = person.messages().filter(({ text }) => !text.includes('まだ間に合います'));
    expect(asked).toHaveLength(4);
    const rounds = await Promise.all(
      ['2026-W48', '2026-W49', '2026-W50', '2026-W51'].map((week) =>
        world.system.store.pulse.round(LOCAL_ORG, asWeekId(week)),
      ),
    );
    expect(rounds.map((round) => [round?.state, round?.rotation])).toEqual([
      ['closed', 1],
      ['closed', 2],
      ['closed', 3],
      ['closed', 4],
    ]);
  });

  it('settles the message to a person without the app as unreachable', async () => {
    const key = { org: LOCAL_ORG, person: asPersonId('9'), id: asDeliveryId('pulse/2026-W48/ask') };
    const delivery = await world.system.store.outbox.delivery(key);
    expect(delivery?.state).toMatchObject({ type: 'settled', fate: 'unreachable' });
  });

  const bodyOf = (i: number): string | Buffer =>
    i % 3 === 0 ? randomBytes(1 + (i % 300)) : `{"type":"${'x'.repeat(i % 50)}","n":${i}`;
  const post = async (path: string, body: string | Buffer, headers: { readonly [name: string]: string }) => {
    const response = await fetch(`${world.system.origin}${path}`, { method: 'POST', body, headers });
    await response.arrayBuffer();
    return response.status;
  };

  it('survives 2,000 random bodies on both addresses: 401, nothing stored, no complaint', async () => {
    const { meter } = world.system.store;
    meter.reset();
    const statuses = new Set<number>();
    for (let i = 0; i < 2_000; i += 1) {
      const headers = { 'content-type': i % 5 === 0 ? 'text/plain' : 'application/json' };
      statuses.add(await post(i % 2 === 0 ? '/slack/events' : '/api/messages', bodyOf(i), headers));
    }
    expect([...statuses]).toEqual([401]);
    expect(meter.read().writeUnits).toBe(0);
    expect(world.complaints.filter((line) => !line.includes('unauthorized'))).toEqual([]);
  });

  it('survives 2,000 signed ones as well, with a key endorsed for Teams: no 5xx, nothing stored', async () => {
    const { meter } = world.system.store;
    meter.reset();
    const before = world.complaints.length;
    const authorization = await world.teams.token();
    const shapes = ['null', '[]', '5', '"x"', '{}', '{"type":"message"}', '{"type":"message","channelId":5}'];
    const statuses = new Set<number>();
    for (let i = 0; i < 2_000; i += 1) {
      const body = i % 4 < 2 ? (shapes[Math.floor(i / 4) % shapes.length] ?? '') : String(bodyOf(i));
      statuses.add(
        i % 2 === 0
          ? await post('/api/messages', body, { 'content-type': 'application/json', authorization })
          : await post('/slack/events', body, { 'content-type': 'application/json', ...world.slack.sign(body) }),
      );
    }
    expect([...statuses].sort()).toEqual([200, 400]);
    expect(meter.read().writeUnits).toBe(0);
    expect(world.complaints.slice(before).filter((line) => !line.includes('malformed'))).toEqual([]);
  });
});

it('puts no demo ministry where a restore is to be finished', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-restoring-'));
  const env = parseEnv({ PORT: '0', AKARI_DATA: folder });
  const { log, lines } = keepLog();
  const start = () => startSystem({ env, desk: true, demo: true, minuteTick: false, log });
  const embedded = await openEmbedded(folder);
  const client = createClient({ endpoint: embedded.endpoint, region: 'ap-northeast-1' });
  await ensureTables(client, env.TABLE_NAME);
  const rows = openRows(documentsOf(client), env.TABLE_NAME, createMeter());
  await beginRestore(rows, LOCAL_ORG, { sha256: 'ab12', merge: false, weeks: [], phase: 'still', done: 0 });
  client.destroy();
  await embedded.close();
  const system = await start();
  try {
    expect(await system.store.directory.organisation(LOCAL_ORG)).toBeUndefined();
    expect(lines.map(({ event }) => event)).toContain('restore-unfinished');
  } finally {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
