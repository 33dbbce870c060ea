import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const screenshots = join(root, 'test/e2e/screenshots');

/** Debian's Chromium, kept from calling anybody. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

export type Run = { readonly origin: string; stop(): Promise<void> };

/** Moves the clock, and returns when what was due by then has been done. */
export const moveClock = async ({ origin }: Pick<Run, 'origin'>, to: string): Promise<void> => {
  const moved = await fetch(`${origin}/desk/clock`, { method: 'PUT', body: JSON.stringify({ now: to }) });
  if (!moved.ok) throw new Error(`the clock was not moved: ${await moved.text()}`);
};

/** So many minutes on from what the clock says. */
export const minutesOn = async (run: Pick<Run, 'origin'>, minutes: number): Promise<void> => {
  const said = z.object({ now: z.string() }).parse(await (await fetch(`${run.origin}/desk/clock`)).json());
  await moveClock(run, new Date(Date.parse(said.now) + minutes * 60_000).toISOString());
};

/** `npm start` on a fresh folder and a free port, as a process of its own, whose clock begins at `startsAt`. */
export const startRun = async (startsAt: string, more: NodeJS.ProcessEnv = {}): Promise<Run> => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-e2e-'));
  writeFileSync(join(folder, 'clock.json'), JSON.stringify({ shiftMs: Date.parse(startsAt) - Date.now() }));
  const env = { ...process.env, ...more, AKARI_DATA: folder, PORT: '0' };
  const child = spawn(process.execPath, ['adapters/local/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await addressOf(child);
  return {
    origin,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${printed}`)));
  });

/** The desk in a window of 1280 × 800. Anything it writes to the console as an error is kept in `errors`. */
export const openDesk = async (
  browser: Browser,
  origin: string,
  hash = '',
): Promise<{ page: Page; errors: string[] }> => {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
  });
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${origin}/desk${hash}`);
  await page.locator('.person').first().waitFor();
  return { page, errors };
};

export const shoot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
};

/** The whole of a page, however long. */
export const shootWhole = async (page: Page, name: string): Promise<void> => {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
};

/** Moves the clock with one of the buttons and returns what the page says of it. */
export const jump = async (page: Page, label: string): Promise<string> => {
  const close = page.locator('.clock-news').getByRole('button');
  if (await close.isVisible()) await close.click();
  await page.getByRole('group', { name: '時計を進める' }).getByRole('button', { name: label }).click();
  await close.waitFor();
  return (await page.locator('.clock-news p').textContent()) ?? '';
};

export const play = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: '人を選ぶ' }).getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 2, name }).waitFor();
  await chatOpen(page);
};

/**
 * Waits until the chat that is shown is the one that was chosen: the person marked in the list, on the platform that the
 * address names. Between a click and that moment the page still shows the one before, or none.
 */
const chatOpen = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(CHAT_OPEN), { timeout: 20_000 }).toBe('open');

const CHAT_OPEN = `(() => {
  const chosen = document.querySelector('.person[aria-current] .person-name .clamped')?.textContent;
  const shown = document.querySelector('.conversation');
  const place = new URLSearchParams(location.hash.slice(1)).get('place');
  const label = document.querySelector('label[for="composer-text"]')?.textContent;
  const isOpen = chosen && shown?.classList.contains(place) && label?.startsWith(chosen + ' ');
  return isOpen ? 'open' : [chosen, place, shown?.className, label].join(' / ');
})()`;

/** What somebody does in the chat of the page that is open: it is asked for each time, because a run may open another. */
export const chatOf = (page: () => Page) => {
  const articles = () => page().locator('.message-list article');
  return {
    articles,
    /** The newest of the messages that say so. */
    saying: (words: string | RegExp) => articles().filter({ hasText: words }).last(),
    press: (name: string) => page().getByRole('button', { name, exact: true }).last().click(),
    /** Types a line and waits until it is answered. */
    write: async (text: string) => {
      await chatOpen(page());
      const count = await articles().count();
      const box = page().getByLabel('さんとして灯りに書く');
      await box.fill(text);
      // Only then is the text known to the page, and the line before sent: until it is, a second one goes nowhere.
      await expect.poll(() => page().locator('.composer .send').isEnabled(), { timeout: 20_000 }).toBe(true);
      await box.press('Control+Enter');
      await expect.poll(() => articles().count(), { timeout: 20_000 }).toBeGreaterThanOrEqual(count + 2);
    },
  };
};

type Violation = { readonly id: string; readonly impact: string; readonly nodes: string };
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, of any weight. Colours a person has forced are not the page's: axe reads those beneath. */
export const violations = async (page: Page, colours: 'ours' | 'forced' = 'ours'): Promise<readonly Violation[]> => {
  await page.evaluate(axeSource);
  const found: unknown =
    await page.evaluate(`axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: ${colours === 'ours'} } } }).then(({ violations }) =>
    violations.map(({ id, impact, nodes }) =>
      ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 160)).join(' | ') })))`);
  return Array.isArray(found) ? found : [];
};
