import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../adapters/local/desk/office.ts';
import { people, pulseBot } from '../adapters/local/desk/pulse-bot.ts';
import { chatOf, openBrowser, openDesk, play } from './browser.ts';

/** What other tests rest on: a line that is typed by them arrives where they mean it to, however slow the machine. */

let browser: Browser;
let office: Office;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  office = await openOffice({ people }, pulseBot());
  await office.desk.start();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});
beforeEach(async () => {
  page = (await openDesk(browser, office.origin, '#person=p04&place=slack')).page;
  await page.getByRole('heading', { level: 2, name: nameOf('p04') }).waitFor();
});
afterEach(() => page.close());

const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? '';
const { write, saying } = chatOf(() => page);

/** Each answer of the desk of this kind comes so much later. */
const slow = (path: string, ms: number) =>
  page.route(path, async (route) => {
    const response = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.fulfill({ response });
  });

describe('a line that a test writes', () => {
  it('goes to the chat that was chosen last, while the one before is still shown', async () => {
    await slow('**/desk/api/conversation?*', 400);
    await page.getByRole('button', { name: /^Teams/ }).click();
    await write('別の場所で書く');
    expect(await page.locator('.conversation.teams').count()).toBe(1);
    expect(await saying('別の場所で書く').count()).toBe(1);
  });

  it('waits for the person who was chosen last', async () => {
    await write('先に書く');
    await slow('**/desk/api/conversation?*', 400);
    await page
      .getByRole('navigation', { name: '人を選ぶ' })
      .getByRole('button', { name: nameOf('p03') })
      .click();
    await write('別の人として書く');
    await play(page, nameOf('p04'));
    expect(await saying('別の人として書く').count()).toBe(0);
    await play(page, nameOf('p03'));
    expect(await saying('別の人として書く').count()).toBe(1);
  });

  it('is written also when the one before was answered before it was known to be sent', async () => {
    await slow('**/desk/api/slack', 800);
    await write('一行目');
    await write('二行目');
    expect(await saying('二行目').count()).toBe(1);
  });
});
