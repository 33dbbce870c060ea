import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskPerson } from '../../adapters/local/desk/desk.ts';
import { type Office, openOffice } from '../adapters/local/desk/office.ts';
import {
  people,
  pulseBot,
  sayInTeams,
  slackThanks,
  teamsQuestion,
  teamsThanks,
} from '../adapters/local/desk/pulse-bot.ts';
import { openBrowser, openDesk, shoot, violations } from './browser.ts';

/** The states a page is rarely looked at in: nobody there, long names, many messages, little room, forced colours. */

const LONG = '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処藪ら柑子の藪柑子パイポパイポ';
const longNamed: DeskPerson = {
  id: 'p90',
  name: `${LONG} Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh`,
  unitName: `${LONG}課`,
  roles: ['職員', '管理職', '推進者', '管理者'],
  slack: { user: 'U90LONG' },
  teams: { user: '00000000-0000-4000-8000-000000000090' },
};
const nowhere: DeskPerson = { id: 'p91', name: '未登録 太郎', unitName: '総務課', roles: ['職員'] };

let browser: Browser;
let office: Office;
beforeAll(async () => {
  browser = await openBrowser();
  office = await openOffice({ people: [...people, longNamed, nowhere] }, pulseBot());
  await office.desk.start();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const say = (user: string, text: string) => office.slackApi('chat.postMessage', { channel: user, text });
const sideways = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What reaches out of the window to the right, as far as it can be seen. */
const outside = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('.hidden, pre')
    && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className || e.tagName).slice(0, 5)`);

/** Whether the last message is wholly within the window. */
const newestInView = (page: Page) =>
  page.evaluate(`(() => {
    const { top, bottom } = [...document.querySelectorAll('.message-list article')].at(-1).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight + 1;
  })()`);

describe('people out of the ordinary', () => {
  it.each([
    ['#person=p99&place=slack', '名簿に見つかりませんでした。一覧から選んでください。'],
    ['#person=p91&place=slack', 'この方の Slack や Teams の画面は、ここにはありません。'],
  ])('says what to do about somebody who cannot be shown: %s', async (hash, sentence) => {
    const { page } = await openDesk(browser, office.origin, hash);
    await page.getByRole('main').getByText(sentence).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('moves between the two places of one person and keeps both conversations', async () => {
    await say('U04TANA', 'Slackで届いた');
    await sayInTeams(office, '00000000-0000-4000-8000-000000000004', teamsQuestion(0));
    const { page } = await openDesk(browser, office.origin, '#person=p04&place=slack');
    await page.locator('.slack-text', { hasText: 'Slackで届いた' }).waitFor();
    const other = page.getByRole('button', { name: /^Teams/ });
    expect(await other.textContent()).toContain('未読1件');
    await other.click();
    await page.locator('.teams-card').getByText('1/3').first().waitFor();
    expect(await page.getByRole('status').filter({ hasText: '新しいメッセージ' }).count()).toBe(0);
    await page.close();
  });

  it.each([1280, 640, 320])('keeps a very long name inside a window of %i pixels', async (width) => {
    await say('U90LONG', 'こんにちは');
    await office.page('POST', '/slack', { act: 'write', person: 'p90', text: LONG.repeat(3) });
    for (const place of ['slack', 'teams']) {
      const { page } = await openDesk(browser, office.origin, `#person=p90&place=${place}`);
      await page.setViewportSize({ width, height: 800 });
      await page.getByRole('heading', { level: 2, name: '寿限無' }).waitFor();
      expect(await sideways(page)).toBe(0);
      expect(await outside(page)).toEqual([]);
      await shoot(page, `long-name-${place}-${width}`);
      await page.close();
    }
  });
});

describe('a long conversation', () => {
  it.each([
    [1280, 800],
    [640, 400],
    [320, 256],
  ])('shows the newest of forty messages in a window of %i × %i', async (width, height) => {
    const user = 'U08NAKA';
    for (let i = 1; i <= 40; i += 1) await say(user, `お知らせ${i}`);
    const { page } = await openDesk(browser, office.origin);
    await page.setViewportSize({ width, height });
    await page.evaluate(`location.hash = '#person=p08&place=slack'`);
    await page.locator('.message-list').getByText('お知らせ40').last().waitFor();
    await expect.poll(() => newestInView(page)).toBe(true);
    await say(user, 'いま届いた');
    await page.locator('.message-list').getByText('いま届いた').last().waitFor();
    await expect.poll(() => newestInView(page)).toBe(true);
    await shoot(page, `forty-${width}`);
    await page.close();
  });

  it('says each new message of Akari aloud once, also when it says the same again', async () => {
    const { page } = await openDesk(browser, office.origin, '#person=p07&place=slack');
    await page.getByText('まだ何も届いていません。').waitFor();
    await page.evaluate(`
      window.said = [];
      const node = document.querySelector('.announcer');
      new MutationObserver(() => node.textContent && window.said.push(node.textContent))
        .observe(node, { childList: true, characterData: true, subtree: true });`);
    const written = page.getByLabel('さんとして灯りに書く');
    for (const count of [1, 2]) {
      await written.fill('おはよう');
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => page.locator('.message-list article').count()).toBe(count * 2);
    }
    await expect.poll(() => page.evaluate('window.said.length')).toBe(2);
    await say('U07YAMA', '一つ目');
    await say('U07YAMA', '二つ目');
    await expect.poll(() => page.evaluate('window.said.join()')).toContain('二つ目');
    const said = String(await page.evaluate('window.said.join()'));
    expect(said.match(/「おはよう」ですね/g)).toHaveLength(2);
    expect(said.match(/一つ目/g)).toHaveLength(1);
    expect(said.match(/二つ目/g)).toHaveLength(1);
    await page.close();
  });
});

describe('a window with little room', () => {
  it.each([
    [640, 400, 0.25],
    [320, 256, 0.45],
    [320, 640, 0.2],
  ])('leaves the page its height: %i × %i', async (width, height, most) => {
    const { page } = await openDesk(browser, office.origin, '#person=p01&place=slack');
    await page.setViewportSize({ width, height });
    expect(await sideways(page)).toBe(0);
    const share = await page.evaluate(`document.querySelector('.top').offsetHeight / innerHeight`);
    expect(share).toBeLessThan(most);
    await shoot(page, `room-${width}x${height}`);
    await page.getByRole('button', { name: '時計を進める' }).press('Enter');
    await page.getByRole('button', { name: '翌朝 8:30' }).waitFor();
    expect(await sideways(page)).toBe(0);
    expect(await outside(page)).toEqual([]);
    await shoot(page, `room-${width}x${height}-clock`);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('closes what was opened over the conversation with Escape, and the focus returns', async () => {
    const { page } = await openDesk(browser, office.origin, '#person=p01&place=slack');
    await page.setViewportSize({ width: 640, height: 400 });
    for (const name of ['人を選ぶ', 'やりとりの中身']) {
      const button = page.getByRole('button', { name, exact: true });
      await button.press('Enter');
      expect(await button.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      expect(await button.getAttribute('aria-expanded')).toBe('false');
      await button.and(page.locator(':focus')).waitFor();
    }
    await page.close();
  });
});

describe('with a form open', () => {
  it.each([
    ['slack', 1280, 800],
    ['slack', 320, 256],
    ['teams', 1280, 800],
    ['teams', 320, 256],
  ] as const)('shows nothing axe objects to: %s, %i × %i', async (place, width, height) => {
    await office.slackApi('chat.postMessage', { channel: 'U01SATO', text: 'ありがとう', blocks: slackThanks });
    await sayInTeams(office, '00000000-0000-4000-8000-000000000002', teamsThanks);
    const { page } = await openDesk(
      browser,
      office.origin,
      `#person=${place === 'slack' ? 'p01' : 'p02'}&place=${place}`,
    );
    await page.setViewportSize({ width, height });
    await page.getByRole('button', { name: 'ひとこと書く' }).last().click();
    await page.getByRole('dialog').waitFor();
    expect(await sideways(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await shoot(page, `form-${place}-${width}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('with the colours a person has forced', () => {
  it.each(['#', '#person=p04&place=slack', '#person=p04&place=teams'])(
    'still shows what is chosen: %s',
    async (hash) => {
      const { page } = await openDesk(browser, office.origin, hash);
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      await shoot(page, `forced-${hash.slice(-5) === '#' ? 'welcome' : hash.slice(-5)}`);
      expect(await violations(page, 'forced')).toEqual([]);
      if (hash !== '#') {
        const colours = (selector: string) =>
          page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
        expect(await colours('.places [aria-pressed=true]')).not.toBe(await colours('.places [aria-pressed=false]'));
        expect(await colours('.person[aria-current=true]')).not.toBe(await colours('.person:not([aria-current])'));
      }
      await page.close();
    },
  );
});
