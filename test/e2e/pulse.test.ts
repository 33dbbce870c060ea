import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatOf, jump, openBrowser, openDesk, play, type Run, shoot, startRun, violations } from './browser.ts';

/** The whole product as a newcomer meets it: `npm start`, the demo ministry, one week in November. */

let browser: Browser;
let run: Run;
let page: Page;
const errors: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  run = await startRun('2026-11-25T13:00:00+09:00');
  const opened = await openDesk(browser, run.origin);
  page = opened.page;
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
});
afterAll(async () => {
  await browser?.close();
  await run?.stop();
});

/** The newest message of the person on screen. */
const newest = () => page.locator('.message-list article').last();
const tap = async (label: string) => {
  const before = await newest().textContent();
  await newest().getByRole('button', { name: label, exact: true }).first().click();
  await expect.poll(() => newest().textContent()).not.toBe(before);
};
const { write } = chatOf(() => page);
const unreadOf = async (name: string) => {
  const badge = page.locator('.person', { hasText: name }).locator('.badge [aria-hidden]');
  return (await badge.count()) === 0 ? '0' : badge.textContent();
};

describe('one week of the pulse at the desk', () => {
  it('asks the whole ministry on Thursday at three', async () => {
    expect(await jump(page, '木曜 15:00')).toBe('11月26日（木） 15:00 に進みました。41人に41件届きました。');
    expect(await page.locator('.person .badge').count()).toBe(41);
  });

  it('takes three answers on Slack in the same message, and lets one be changed', async () => {
    await play(page, '木村 大輔');
    await newest().getByText('Q1（全3問）').waitFor();
    await shoot(page, 'pulse-slack');
    expect(await violations(page)).toEqual([]);
    for (const answer of ['とてもそう思う', 'どちらかといえばそう思う', 'どちらともいえない']) await tap(answer);
    await newest().getByText('ありがとうございます。受け取りました。').waitFor();
    await shoot(page, 'pulse-slack-thanks');
    await tap('Q2を変える');
    await tap('まったくそう思わない');
    await newest().getByText('ありがとうございます。受け取りました。').waitFor();
    expect(await newest().textContent()).toContain('まったくそう思わない');
    expect(await page.locator('.message-list article').count()).toBe(1);
  });

  it('takes three answers on Teams in the same message, and a word in a form', async () => {
    await play(page, '手塚 真由');
    for (const answer of ['どちらかといえばそう思う', 'どちらともいえない', 'とてもそう思う']) await tap(answer);
    await newest().getByText('ありがとうございます。受け取りました。').waitFor();
    await shoot(page, 'pulse-teams-thanks');
    expect(await violations(page)).toEqual([]);
    await newest().getByRole('button', { name: 'ひとこと書く' }).click();
    const dialog = page.getByRole('dialog', { name: 'ひとこと' });
    await dialog.getByRole('textbox').fill('相談の時間がとれました');
    await shoot(page, 'pulse-teams-form');
    await dialog.getByRole('button').last().click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.message-list').textContent()).toContain('ひとことも受け取りました。');
    expect(await page.locator('.message-list article').count()).toBe(1);
  });

  it('reminds on Friday morning only those who have not answered and have no day off', async () => {
    expect(await jump(page, '金曜 10:00')).toBe('11月27日（金） 10:00 に進みました。38人に38件届きました。');
    // Fridays are her free day in the demo ministry.
    expect(await unreadOf('平野 智子')).toBe('1');
    expect(await unreadOf('木村 大輔')).toBe('0');
    expect(await unreadOf('手塚 真由')).toBe('0');
    expect(await unreadOf('小林 彩')).toBe('2');
    await play(page, '小林 彩');
    await newest().getByText('まだ間に合います').waitFor();
    await shoot(page, 'pulse-reminder');
  });

  it('shows the promoter how many were asked, and no count below five', async () => {
    await play(page, '遠藤 美咲');
    await write('パルス');
    const shown = await newest().textContent();
    expect(shown).toContain('41人');
    expect(shown).toContain('5人未満');
    await shoot(page, 'pulse-promoter');
    expect(await violations(page)).toEqual([]);
  });

  it('says kindly that the round is over when an old card is tapped', async () => {
    expect(await jump(page, '金曜 17:00')).toContain('11月27日（金） 17:00 に進みました。');
    await play(page, '木村 大輔');
    await tap('Q1を変える');
    await newest().getByText('この回は締め切りました').waitFor();
    await shoot(page, 'pulse-closed');
    expect(errors).toEqual([]);
  });
});
