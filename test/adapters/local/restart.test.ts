import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { root } from '../../architecture/files.ts';

/** `npm start` as a newcomer runs it, in a process of its own. */
const start = async (
  dataDir: string,
  ...flags: readonly string[]
): Promise<{ child: ChildProcess; origin: string }> => {
  const child = spawn(process.execPath, ['adapters/local/main.ts', ...flags], {
    cwd: root,
    env: { PATH: process.env.PATH, AKARI_DATA: dataDir, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(said)));
  });
  return { child, origin };
};

const jump = (origin: string, now: string) =>
  fetch(`${origin}/desk/clock`, { method: 'PUT', body: JSON.stringify({ now }) });

describe('a local run that is killed', () => {
  const children: ChildProcess[] = [];
  const dirs: string[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
  });
  const folder = (): string => {
    const dir = mkdtempSync(join(tmpdir(), 'akari-kill-'));
    dirs.push(dir);
    return dir;
  };
  const run = async (dir: string, ...flags: readonly string[]) => {
    const started = await start(dir, ...flags);
    children.push(started.child);
    return started.origin;
  };
  const kill = async (): Promise<void> => {
    const child = children.pop();
    const gone = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGKILL');
    await gone;
  };

  it('sends each message of a round once although it is killed three times on the way', async () => {
    const dir = folder();
    for (const wait of [40, 150, 400]) {
      const origin = await run(dir);
      void jump(origin, '2026-11-26T15:00:00+09:00').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await kill();
    }
    const origin = await run(dir);
    await jump(origin, '2026-11-26T15:05:00+09:00');
    const { slack, teams } = await messages(origin);
    expect(slack).toEqual(Array.from({ length: 23 }, () => 1));
    // Teams does not let a bot look: the one message in flight at each kill is taken as sent, never sent twice.
    expect(Math.max(...teams)).toBe(1);
    expect(teams.filter((count) => count === 0).length).toBeLessThanOrEqual(3);
    expect(teams).toHaveLength(18);
  }, 60_000);

  it('keeps its clock and its people', async () => {
    const dir = folder();
    await jump(await run(dir), '2026-11-26T15:00:00+09:00');
    await kill();
    const origin = await run(dir);
    expect(await (await fetch(`${origin}/desk/clock`)).json()).toMatchObject({
      now: expect.stringMatching(/^2026-11-26T15:0/),
    });
  }, 60_000);

  it('starts without the demo when asked to, and refuses a blank secret with a sentence', async () => {
    const origin = await run(folder(), '--empty', '--no-desk');
    expect((await fetch(`${origin}/desk`)).status).toBe(404);
    expect((await jump(origin, '2026-11-26T15:00:00+09:00')).status).toBe(200);
  }, 60_000);
});

const peopleAnswer = z.object({ people: z.array(z.object({ id: z.string(), slack: z.unknown().optional() })) });
const conversationAnswer = z.object({ messages: z.array(z.unknown()) });

/** How many messages each person sees in the place they are reached at first. */
const messages = async (origin: string): Promise<{ slack: readonly number[]; teams: readonly number[] }> => {
  const { people } = peopleAnswer.parse(await (await fetch(`${origin}/desk/api/people`)).json());
  const counts = { slack: [] as number[], teams: [] as number[] };
  for (const { id, slack } of people) {
    const place = slack ? 'slack' : 'teams';
    const response = await fetch(`${origin}/desk/api/conversation?person=${id}&place=${place}`);
    counts[place].push(conversationAnswer.parse(await response.json()).messages.length);
  }
  return counts;
};
