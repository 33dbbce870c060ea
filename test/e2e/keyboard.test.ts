import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, type Office, openOffice } from '../adapters/local/desk/office.ts';
import { people, pulseBot, sayInTeams, slackThanks, teamsThanks } from '../adapters/local/desk/pulse-bot.ts';
import { openBrowser, openDesk, shoot } from './browser.ts';

/** Nothing but the keyboard: where the focus begins, where it may go, and where it comes back to. */

let browser: Browser;
let office: Office;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  office = await openOffice({ people }, pulseBot());
  await office.desk.start();
  return () => office.close();
});

/** What the focused element is called: its label, or its own words. */
const focused = (page: Page) =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    return at?.labels?.[0]?.textContent || at?.getAttribute('aria-label') || at?.textContent || at?.tagName;
  })()`);
const inDialog = (page: Page) => page.evaluate(`document.activeElement.closest('dialog') !== null`);

const tabs = async (page: Page, key: 'Tab' | 'Shift+Tab', times: number) => {
  const seen: unknown[] = [];
  for (let i = 0; i < times; i += 1) {
    await page.keyboard.press(key);
    expect(await inDialog(page)).toBe(true);
    seen.push(await focused(page));
  }
  return seen;
};

const thanksInSlack = async () => {
  await office.slackApi('chat.postMessage', { channel: 'U01SATO', text: 'ありがとうございます', blocks: slackThanks });
  const { page } = await openDesk(browser, office.origin, '#person=p01&place=slack');
  await page.getByRole('button', { name: 'ひとこと書く' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'ひとこと' });
  await dialog.waitFor();
  return { page, dialog };
};

const thanksInTeams = async () => {
  const { page } = await openDesk(browser, office.origin, '#person=p02&place=teams');
  await sayInTeams(office, '00000000-0000-4000-8000-000000000002', teamsThanks);
  await page.getByRole('button', { name: 'ひとこと書く' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'ひとこと' });
  await dialog.waitFor();
  return { page, dialog };
};

describe('a form opened with the keyboard', () => {
  it.each([
    ['Slack', thanksInSlack, ['やめる', '送信', '閉じる', '今週の仕事について']],
    ['Teams', thanksInTeams, ['送信', '閉じる', '今週の仕事について *', '送信']],
  ])('begins on its first field, keeps Tab inside, and gives the focus back: %s', async (_place, open, round) => {
    const { page, dialog } = await open();
    expect(String(await focused(page))).toContain('今週の仕事について');
    expect(await tabs(page, 'Tab', 4)).toEqual(round);
    await dialog.getByRole('button', { name: '閉じる' }).focus();
    expect(await tabs(page, 'Shift+Tab', 1)).toEqual(['送信']);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('ひとこと書く');
    await page.close();
  });

  it.each([
    ['Slack', thanksInSlack],
    ['Teams', thanksInTeams],
  ])('gives the focus back to the button after it was sent: %s', async (_place, open) => {
    const { page, dialog } = await open();
    await page.keyboard.type('相談できた');
    await dialog.getByRole('button', { name: '送信' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('ひとこと書く');
    await page.close();
  });

  it.each([
    ['before', 0],
    ['after', 400],
  ])('finds the button again when Akari drew it anew %s the form closed', async (_when, wait) => {
    const { page, dialog } = await thanksInSlack();
    const { body } = await office.page('GET', '/conversation?person=p01&place=slack');
    const renamed = JSON.parse(JSON.stringify(slackThanks).replaceAll('pulse.', 'pulse.again.'));
    const redraw = () =>
      office.slackApi('chat.update', {
        channel: 'DU01SATO',
        ts: at(body, 'messages', 0, 'id'),
        text: '',
        blocks: renamed,
      });
    office.script = {
      slack: async () => {
        if (wait === 0) await redraw();
        else setTimeout(redraw, wait);
        return '';
      },
    };
    await page.keyboard.type('相談できた');
    await dialog.getByRole('button', { name: '送信' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('（更新）').waitFor();
    await expect.poll(() => focused(page)).toBe('ひとこと書く');
    await page.close();
  });

  it('keeps the focus in the form and says there what went wrong when Akari does not answer', async () => {
    const { page, dialog } = await thanksInSlack();
    office.script = { slack: async () => Promise.reject(new Error('down')) };
    await page.keyboard.type('相談できた');
    await dialog.getByRole('button', { name: '送信' }).press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'エラー（500）' }).waitFor();
    expect(await inDialog(page)).toBe(true);
    await page.close();
  });

  it('shows a closing word of Teams with room around it, and the focus on the way out', async () => {
    const { page, dialog } = await thanksInTeams();
    await page.keyboard.type('締切のあと');
    await dialog.getByRole('button', { name: '送信' }).press('Enter');
    const word = page.getByRole('dialog').getByText('この回は締め切りました。');
    await word.waitFor();
    const gap = await page.evaluate(`(() => {
      const dialog = document.querySelector('dialog').getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('dialog .modal-body p'));
      const word = range.getBoundingClientRect();
      return [word.left - dialog.left, dialog.bottom - word.bottom].map(Math.round);
    })()`);
    await shoot(page, 'teams-closing-word');
    expect(gap).toEqual([20, 22]);
    expect(await focused(page)).toBe('閉じる');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.close();
  });

  it('shows no dialog of Teams when there is nothing to say', async () => {
    const { page, dialog } = await thanksInTeams();
    await page.keyboard.type('無言');
    await dialog.getByRole('button', { name: '送信' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('the clock with the keyboard', () => {
  it('keeps the focus on the button that moved it', async () => {
    const { page } = await openDesk(browser, office.origin);
    await page.getByRole('button', { name: '木曜 15:00' }).press('Enter');
    await page.locator('.clock-news').getByText('に進みました').waitFor();
    expect(await focused(page)).toBe('木曜 15:00');
    await page.close();
  });

  it('says what to do about no date, or the time it is', async () => {
    const { page } = await openDesk(browser, office.origin);
    const field = page.getByLabel('日時を指定');
    const go = page.getByRole('button', { name: 'この日時へ進める' });
    const alert = page.locator('.clock').getByRole('alert');
    await go.press('Enter');
    await alert.getByText('いまの時刻と同じです。これから進めたい日時を入れてください。').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('');
    await go.press('Enter');
    await alert.getByText('日付と時刻を、両方とも入れてください。').waitFor();
    await field.fill('2026-11-26T10:00');
    expect(await alert.count()).toBe(0);
    await go.press('Enter');
    await page.locator('.clock-news').getByText('11月26日（木） 10:00 に進みました').waitFor();
    await page.close();
  });

  it("shows the server's own reason beside the field, for people to read, and keeps what was typed", async () => {
    const english = '(scheduled work was done until then: start with a fresh data folder)';
    office.script = {
      refuse: () => `2026-11-25T13:00:00.000+09:00 までの予定は実行したので、戻せません。 ${english}`,
    };
    const { page } = await openDesk(browser, office.origin);
    await page.getByLabel('日時を指定').fill('2026-11-24T10:00');
    await page.getByRole('button', { name: 'この日時へ進める' }).press('Enter');
    const alert = page.locator('.clock').getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toBe('2026年11月25日（水）13:00 までの予定は実行したので、戻せません。');
    expect(await page.getByLabel('日時を指定').inputValue()).toBe('2026-11-24T10:00');
    expect(await focused(page)).toBe('この日時へ進める');
    await shoot(page, 'clock-refused');
    const covered = `document.elementFromPoint(...(({ x, y, width, height }) => [x + width / 2, y + height / 2])(
      document.querySelector('#traffic-title').getBoundingClientRect())).id`;
    expect(await page.evaluate(covered)).toBe('traffic-title');
    office.script = {};
    await page.getByRole('button', { name: '翌朝 8:30' }).press('Enter');
    await alert.waitFor({ state: 'detached' });
    await page.close();
  });

  it('says so when the clock went back', async () => {
    const { page } = await openDesk(browser, office.origin);
    await page.getByLabel('日時を指定').fill('2026-11-24T10:00');
    await page.getByRole('button', { name: 'この日時へ進める' }).press('Enter');
    await page.locator('.clock-news').getByText('11月24日（火） 10:00 に戻りました').waitFor();
    await page.close();
  });
});
