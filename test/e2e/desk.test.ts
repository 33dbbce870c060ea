import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../adapters/local/desk/office.ts';
import { people, pulseBot } from '../adapters/local/desk/pulse-bot.ts';
import { jump, openBrowser, openDesk, play, shoot, violations } from './browser.ts';

/** The page itself, with a scripted bot behind it: what every platform part looks like and how it is used. */

let browser: Browser;
let office: Office;
beforeAll(async () => {
  browser = await openBrowser();
  office = await openOffice({ people }, pulseBot());
  await office.desk.start();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

describe('the desk in a browser', () => {
  it('welcomes a newcomer with one person for each role', async () => {
    const { page, errors } = await openDesk(browser, office.origin);
    await page.getByRole('button', { name: /^職員：佐藤 一郎/ }).waitFor();
    await shoot(page, 'welcome');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^推進者：田中 美咲/ }).click();
    await page.getByRole('heading', { name: /田中 美咲/ }).waitFor();
    expect(page.url()).toContain('#person=p04&place=slack');
    await page.getByRole('button', { name: 'Teams', exact: true }).click();
    await page.locator('.conversation.teams').waitFor();
    expect(page.url()).toContain('#person=p04&place=teams');
    expect(errors).toEqual([]);
    await page.close();
  });

  it('shows what a jump of the clock brought, and to whom', async () => {
    const { page } = await openDesk(browser, office.origin);
    expect(await jump(page, '木曜 15:00')).toBe('11月26日（木） 15:00 に進みました。8人に9件届きました。');
    await page.getByRole('button', { name: /佐藤 一郎.*未読1件/ }).waitFor();
    await play(page, '佐藤 一郎');
    await page.getByRole('button', { name: /佐藤 一郎.*未読/ }).waitFor({ state: 'detached' });
    await page.close();
  });

  it('answers on Slack with the keyboard alone, and shows the errors of a form', async () => {
    const { page, errors } = await openDesk(browser, office.origin, '#person=p01&place=slack');
    for (const _ of [1, 2, 3]) {
      const before = await page.locator('.slack-blocks').first().textContent();
      await page.getByRole('button', { name: 'とてもそう思う', exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.slack-blocks').first().textContent()).not.toBe(before);
      expect(await page.locator(':focus').getAttribute('class')).toBe('slack-message');
    }
    await page.getByRole('button', { name: 'ひとこと書く' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'ひとこと' });
    await dialog.getByRole('button', { name: '送信' }).click();
    await dialog.getByText('入力してください。').waitFor();
    await page.keyboard.type('課長に相談できた');
    await dialog.getByRole('button', { name: '送信' }).click();
    await dialog.getByText('役職名を除いてみてください').waitFor();
    await shoot(page, 'slack-form');
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('今週の仕事について').fill('相談できた');
    await dialog.getByRole('button', { name: '送信' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await page.close();
  });

  it('opens the home, where a list is sent as soon as it changes', async () => {
    const { page } = await openDesk(browser, office.origin, '#person=p01&place=slack&tab=home');
    await page.getByLabel('ことば').selectOption('やさしい日本語');
    await page.getByText('block_actions settings.language').waitFor();
    await shoot(page, 'slack-home');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('answers on Teams in place, with a dialog', async () => {
    const { page, errors } = await openDesk(browser, office.origin, '#person=p02&place=teams');
    for (const title of ['2/3', '3/3', 'ありがとうございます']) {
      await page.getByRole('button', { name: 'とてもそう思う', exact: true }).click();
      await page.locator('.teams-card').getByText(title).first().waitFor();
    }
    await page.locator('.teams-card').getByText('やりがい').waitFor();
    expect(await page.locator('.teams-message').count()).toBe(1);
    await page.getByRole('button', { name: 'ひとこと書く' }).click();
    const dialog = page.getByRole('dialog', { name: 'ひとこと' });
    await dialog.getByRole('button', { name: '送信' }).click();
    await dialog.getByText('入力してください。').waitFor();
    await shoot(page, 'teams-dialog');
    await dialog.getByRole('textbox').fill('よい週でした');
    await dialog.getByRole('button', { name: '送信' }).click();
    await dialog.waitFor({ state: 'detached' });
    await shoot(page, 'teams');
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('sends what is written with Ctrl+Enter and says aloud what comes back', async () => {
    const { page } = await openDesk(browser, office.origin, '#person=p03&place=slack');
    await page.getByLabel('高橋 健 さんとして灯りに書く').fill('残業');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('status')
      .filter({ hasText: '灯りから新しいメッセージ：「残業」ですね' })
      .waitFor({ state: 'attached' });
    await page.getByLabel('高橋 健 さんとして灯りに書く').fill('22時まで');
    await page.getByRole('button', { name: '/akari' }).click();
    await page.locator('.slack-text', { hasText: '「22時まで」を受け取りました。' }).waitFor();
    await page.getByText('あなただけに見えています').waitFor();
    await page.close();
  });

  it('lets the keyboard pass over the people to the conversation', async () => {
    const { page } = await openDesk(browser, office.origin, '#person=p03&place=slack');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Slack', exact: true }).and(page.locator(':focus')).waitFor();
    await page.close();
  });

  it('shows each payload as JSON', async () => {
    const { page } = await openDesk(browser, office.origin, '#person=p01&place=slack');
    await page
      .getByRole('complementary', { name: 'やりとりの中身' })
      .getByText('block_actions pulse.answer:0.0')
      .first()
      .click();
    await page.getByText('"trigger_id"').first().waitFor();
    await shoot(page, 'payload');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it.each(['#', '#person=p01&place=slack', '#person=p02&place=teams'])(
    'needs no sideways scrolling in 640 pixels, which is 1280 at double size: %s',
    async (hash) => {
      const { page } = await openDesk(browser, office.origin, hash);
      await page.setViewportSize({ width: 640, height: 400 });
      const wide = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(await wide()).toBe(0);
      await shoot(page, `zoom-200-${hash.slice(8, 11) || 'welcome'}`);
      for (const drawer of ['人を選ぶ', 'やりとりの中身']) {
        await page.getByRole('button', { name: drawer, exact: true }).click();
        expect(await wide()).toBe(0);
        await shoot(
          page,
          `zoom-200-${hash.slice(8, 11) || 'welcome'}-${drawer === 'やりとりの中身' ? 'traffic' : 'people'}`,
        );
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: drawer, exact: true }).click();
      }
      await page.close();
    },
  );
});
