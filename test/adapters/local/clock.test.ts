import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClock } from '../../../adapters/local/clock.ts';
import { arrived, install, instant, memberOn, openWorld, unit, type World } from '../../wire/world.ts';

describe('the clock of a local run', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await install(
      world,
      [unit('省', undefined)],
      ['1', '2', '3'].map((id) => memberOn(world.slack, id, '省')),
    );
  });
  afterEach(() => world.close());

  const put = (now: string): Promise<Response> =>
    fetch(`${world.system.origin}/desk/clock`, { method: 'PUT', body: JSON.stringify({ now }) });
  const shown = async (): Promise<unknown> => (await fetch(`${world.system.origin}/desk/clock`)).json();
  const messages = async (): Promise<readonly string[]> =>
    (await arrived(world.slack, '1')).messages().map(({ text }) => text);

  it('can be set to a Thursday long past on a fresh start, and the pulse is asked', async () => {
    expect((await put('2026-01-15T15:00:00+09:00')).status).toBe(200);
    expect(await shown()).toEqual({ now: expect.stringMatching(/^2026-01-15T15:00:0\d.*\+09:00$/) });
    expect(await messages()).toHaveLength(1);
  });

  it('stands on a past Friday as if it had come there by itself: asked on Thursday, reminded on Friday', async () => {
    await put('2026-01-16T10:00:00+09:00');
    const [asked, reminded, ...more] = await messages();
    expect(asked).toContain('3問');
    expect(reminded).toContain('まだ間に合います');
    expect(more).toEqual([]);
  });

  it('goes on from a past moment to a later one', async () => {
    await put('2026-01-13T09:00:00+09:00');
    expect(await messages()).toEqual([]);
    await put('2026-01-15T15:00:00+09:00');
    await put('2026-01-22T15:00:00+09:00');
    expect((await messages()).filter((text) => !text.includes('まだ間に合います'))).toHaveLength(2);
  });

  it('does not go back before work that was done: nothing would happen there any more', async () => {
    await put('2026-01-15T15:00:00+09:00');
    const refused = await put('2026-01-15T14:59:00+09:00');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('データフォルダー');
    expect(await shown()).toEqual({ now: expect.stringMatching(/^2026-01-15T15:00:/) });
    expect((await put('2026-01-15T15:00:00+09:00')).status).toBe(200);
    await put('2026-01-15T16:00:00+09:00');
    expect((await put('2026-01-15T15:30:00+09:00')).status).toBe(200);
    expect(await messages()).toHaveLength(1);
  });

  it('keeps to one wish at a time: the second is judged by what the first did', async () => {
    const [forth, back] = await Promise.all([put('2026-01-15T15:00:00+09:00'), put('2026-01-14T09:00:00+09:00')]);
    expect([forth.status, back.status]).toEqual([200, 409]);
  });

  it('does not leap further than three years, nor to before the year 2000', async () => {
    await put('2026-01-06T09:00:00+09:00');
    const far = ['2029-02-01T09:00:00+09:00', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z'];
    for (const wanted of [...far, '1999-12-31T23:59:59+09:00', '0001-01-01T00:00:00Z', '-271821-04-20T00:00:00Z']) {
      const refused = await put(wanted);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toEqual({ error: expect.stringContaining('3年') });
    }
    expect(await shown()).toEqual({ now: expect.stringMatching(/^2026-01-06T09:00:/) });
    expect((await put('2000-01-01T00:00:00+09:00')).status).toBe(200);
  });

  it('answers 400 to what is no moment, and shows the form of one', async () => {
    const moments = ['"2026-11-26T15:00:00+09:00"', '{"now":5}', '{"now":"2026-13-45T99:00:00+09:00"}'];
    for (const body of ['', '{', '[]', 'null', ...moments]) {
      const refused = await fetch(`${world.system.origin}/desk/clock`, { method: 'PUT', body });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toEqual({ error: expect.stringContaining('"2026-11-26T15:00:00+09:00"') });
    }
  });

  /** `fetch` lets nobody choose a host. */
  const statusFor = async (path: string, headers: { readonly [name: string]: string }): Promise<number | undefined> => {
    const body = JSON.stringify({ now: '2026-01-15T15:00:00+09:00' });
    const method = path === '/desk/clock' ? 'PUT' : 'POST';
    const sent = request(`${world.system.origin}${path}`, { method, headers });
    sent.end(body);
    const [response]: IncomingMessage[] = await once(sent, 'response');
    response?.resume();
    return response?.statusCode;
  };

  it('obeys no page of another origin, and no name that merely points to this machine', async () => {
    const { host, port } = new URL(world.system.origin);
    const foreign = [
      { origin: 'https://example.com' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${Number(port) + 1}` },
      { origin: `https://${host}` },
      { host: 'attacker.example.com' },
      { host: `attacker.example.com:${port}`, origin: `http://attacker.example.com:${port}` },
      { host: `127.0.0.1.example.com:${port}` },
    ];
    for (const headers of foreign) {
      expect(await statusFor('/desk/clock', headers)).toBe(403);
      expect(await statusFor('/desk/api/slack', headers)).toBe(403);
      expect(await statusFor('/desk/slack/api/chat.postMessage', headers)).toBe(403);
    }
    expect(await messages()).toEqual([]);
    expect(await statusFor('/desk/clock', { origin: `http://localhost:${port}`, host: `localhost:${port}` })).toBe(200);
    expect(await statusFor('/desk/clock', { origin: world.system.origin })).toBe(200);
    expect(await statusFor('/desk/clock', {})).toBe(200);
  });
});

describe('the clock on disk', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'akari-clock-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const wall = 1_795_672_800_000;

  it('remembers over a restart how far it was moved, and until when work was done', () => {
    const clock = openClock(dir, () => wall);
    expect(clock.workedUntil()).toBeUndefined();
    clock.hold(instant('2026-12-03T15:00:00+09:00'));
    clock.worked();
    clock.set(instant('2026-12-04T09:00:00+09:00'));
    const later = openClock(dir, () => wall + 1_000);
    expect(later.now()).toBe(instant('2026-12-04T09:00:01+09:00'));
    expect(later.workedUntil()).toBe(instant('2026-12-03T15:00:00+09:00'));
  });

  it('remembers the latest work only', () => {
    const clock = openClock(dir, () => wall);
    for (const moment of ['2026-12-03T15:00:00+09:00', '2026-12-01T09:00:00+09:00']) {
      clock.hold(instant(moment));
      clock.worked();
    }
    expect(clock.workedUntil()).toBe(instant('2026-12-03T15:00:00+09:00'));
  });
});
