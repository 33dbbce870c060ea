import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rehearsal, startRehearsal } from '../rehearse/rehearsal.ts';
import { minutesOn, openBrowser, openDesk, play, shoot, violations } from './browser.ts';

/** `npm run rehearse`: a promoter sends to everybody while the platforms keep their limits and one message in twenty meets with trouble. */

const PEOPLE = 200;

let browser: Browser;
let rehearsal: Rehearsal;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  rehearsal = await startRehearsal({
    ...{ people: PEOPLE, trouble: 5, port: 0, slackPerSecond: 8 },
    log: { info: () => undefined, warn: () => undefined, error: (event) => void complaints.push(event) },
  });
  page = (await openDesk(browser, rehearsal.origin)).page;
});
afterAll(async () => {
  await browser?.close();
  await rehearsal?.stop();
});

const articles = () => page.locator('.message-list article');
const saying = (words: string) => articles().filter({ hasText: words }).last();
const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
const message = () => rehearsal.numbers().messages.find(({ delivery }) => delivery.endsWith('/message'));

describe('a rehearsal', () => {
  it('lets a promoter write to all of a made-up ministry, and another approve it', async () => {
    await play(page, '推進 一子');
    await page.getByLabel('さんとして灯りに書く').fill('キャンペーン');
    await page.keyboard.press('Control+Enter');
    await press('新しく作る');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('題名').fill('会議を軽くする1週間');
    await dialog.getByLabel('本文').fill('会議を1つ、25分で終えてみませんか。');
    await dialog.getByRole('button', { name: '下書きを保存' }).click();
    await saying('下書き：会議を軽くする1週間').getByText(`${PEOPLE}人`).waitFor();
    await press('承認をお願いする');
    await dialog.getByRole('button', { name: 'お願いする' }).click();
    await saying('承認待ち：').waitFor();
    await play(page, '推進 二郎');
    // The request may meet with trouble like any other message.
    await expect.poll(() => minutesOn(rehearsal, 1).then(() => articles().count()), { timeout: 30_000 }).toBe(1);
    await shoot(page, 'campaign-teams-request');
    await press('承認する');
    await saying('承認しました。').waitFor();
    await shoot(page, 'campaign-teams-approved');
  });

  it('shows everybody the message exactly once, whatever befell it, and no platform more than it bears', async () => {
    await expect
      .poll(() => minutesOn(rehearsal, 1).then(() => (message()?.slack ?? 0) + (message()?.teams ?? 0)), {
        timeout: 100_000,
      })
      .toBe(PEOPLE);
    const { slack, teams } = rehearsal.numbers();
    expect(message()).toMatchObject({ slack: PEOPLE / 2, teams: PEOPLE / 2, twice: 0 });
    expect([slack.twice, teams.twice]).toEqual([0, 0]);
    expect(Object.values({ ...slack.troubled, ...teams.troubled }).length).toBeGreaterThan(3);
    expect(teams.mostInOneSecond).toBeLessThanOrEqual(teams.limit);
    expect(complaints).toEqual([]);
  });

  it('says so on the promoter’s card and on the page of its numbers', async () => {
    await minutesOn(rehearsal, 2);
    await play(page, '推進 一子');
    await saying('送信の状況').getByText('送信済み', { exact: true }).waitFor();
    expect(await saying('送信の状況').textContent()).toContain(`${PEOPLE} / ${PEOPLE}`);
    await page.goto(`${rehearsal.origin}/rehearsal`);
    const row = page.getByRole('row', { name: /campaign\/.*\/message/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual([String(PEOPLE / 2), String(PEOPLE / 2), '0']);
    await shoot(page, 'rehearsal-numbers');
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await shoot(page, 'rehearsal-numbers-320');
  });
});
