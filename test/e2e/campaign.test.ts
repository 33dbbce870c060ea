import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatOf, minutesOn, openBrowser, openDesk, play, type Run, shoot, startRun, violations } from './browser.ts';

/** A campaign as its promoter, the second person and staff see it: `npm start`, the demo ministry, a platform that is slow. */

let browser: Browser;
let run: Run;
let page: Page;
const errors: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Each on a fresh folder: nobody gets two campaigns within two weeks. */
const begin = async (perSecond: string): Promise<void> => {
  run = await startRun('2026-11-25T10:00:30+09:00', { SLACK_PER_SECOND: perSecond, TEAMS_PER_SECOND: perSecond });
  page = (await openDesk(browser, run.origin)).page;
  await page.setViewportSize({ width: 1280, height: 1080 });
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
};
const end = async (): Promise<void> => {
  await page?.close();
  await run?.stop();
};

const PLACE = { slack: 'Slack', teams: 'Teams' } as const;
const at = async (name: string, place: keyof typeof PLACE) => {
  await play(page, name);
  await page.getByRole('button', { name: new RegExp(`^${PLACE[place]}`) }).click();
  await page.locator(`.conversation.${place}`).waitFor();
};
const { articles, saying, press, write } = chatOf(() => page);
const newest = () => articles().last();
const dialog = () => page.getByRole('dialog');
const fill = async (values: { readonly [label: string]: string }) => {
  for (const [label, value] of Object.entries(values)) await dialog().getByLabel(label).first().fill(value);
};
const sendForm = async (button: string) => {
  await dialog().getByRole('button', { name: button, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
};
const sideways = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
/** Buttons that reach out of their card. */
const cutOff = () =>
  page.evaluate(`[...document.querySelectorAll('article button')].filter((button) =>
    button.getBoundingClientRect().right > button.closest('article').getBoundingClientRect().right).map((button) => button.textContent)`);
/** In a window as narrow as 320 pixels, or as a telephone's. */
const narrow = async (name: string) => {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sideways()).toBe(0);
  expect(await cutOff()).toEqual([]);
  await page.evaluate(`[...document.querySelectorAll('article')].at(-1)?.scrollIntoView({ block: 'end' })`);
  await shoot(page, `${name}-320`);
  await page.setViewportSize({ width: 1280, height: 1080 });
};

const BODY = `今週の水曜は定時退庁日です。
**17時30分を過ぎたら、声をかけ合いましょう**
- 急ぎでない会議は、別の日に移せます
- 難しい日は、理由を添えて上司にご相談ください`;

describe('a campaign to everyone, written on Slack', () => {
  const TITLE = '水曜は定時退庁日です';
  // So slow that it can be looked at on its way.
  beforeAll(() => begin('1'));
  afterAll(end);

  it('says what is wrong in its form, keeps what was typed, and then shows the draft', async () => {
    await at('遠藤 美咲', 'slack');
    await write('お知らせを送りたい');
    await press('新しく作る');
    await fill({ 題名: TITLE, 本文: BODY, だれからの: '官房長', 今週ためすこと: '会議を1つ25分で終える' });
    await fill({ リンク1の名前: '事例を見る', リンク1のアドレス: 'http://intra.example.go.jp/jirei' });
    await press('下書きを保存');
    await dialog().getByText('https:// で始まるアドレスだけが使えます。').waitFor();
    expect(await page.locator(':focus').inputValue()).toBe('http://intra.example.go.jp/jirei');
    await expect.poll(() => dialog().getByRole('button', { name: '下書きを保存' }).isVisible()).toBe(true);
    await shoot(page, 'campaign-slack-error');
    expect(await violations(page)).toEqual([]);
    await narrow('campaign-slack-error');
    await fill({ リンク1のアドレス: 'https://intra.example.go.jp/jirei' });
    await sendForm('下書きを保存');
    await saying(`下書き：${TITLE}`).getByText('41人').waitFor();
    await shoot(page, 'campaign-slack-draft');
    expect(await violations(page)).toEqual([]);
    await narrow('campaign-slack-draft');
  });

  it('is approved by a second person, who sees all of it', async () => {
    await press('承認をお願いする');
    await dialog().waitFor();
    await shoot(page, 'campaign-slack-ask');
    await sendForm('お願いする');
    await saying(`承認待ち：${TITLE}`).waitFor();
    await minutesOn(run, 1);
    await at('石田 和子', 'slack');
    await saying('承認のお願い').getByText('急ぎでない会議は').waitFor();
    await shoot(page, 'campaign-slack-request');
    expect(await violations(page)).toEqual([]);
    await press('承認する');
    await saying('承認しました。').getByText('まもなく、1分以内に送り始めます。').waitFor();
    await shoot(page, 'campaign-slack-approved');
  });

  it('shows how far it is while it runs', async () => {
    await at('遠藤 美咲', 'slack');
    const board = saying('送信の状況');
    await board.getByText('送信中', { exact: true }).waitFor({ timeout: 90_000 });
    // One page of people after the other is counted.
    const look = () => press('最新の状況').then(() => page.waitForTimeout(1_000));
    await expect
      .poll(() => look().then(() => board.textContent()), { timeout: 50_000 })
      .toMatch(/届いた人[^0-9]*[1-9]/);
    expect(await board.textContent()).toMatch(/これから届く人[^0-9]*[1-9]/);
    await board.getByRole('button', { name: '一時停止', disabled: false }).waitFor();
    await page.mouse.move(0, 0);
    await shoot(page, 'campaign-slack-progress');
    expect(await violations(page)).toEqual([]);
    await narrow('campaign-slack-progress');
    await minutesOn(run, 2);
    await board.getByText('送信済み', { exact: true }).waitFor();
    expect(await board.textContent()).toContain('41 / 41');
  });

  it.each([
    ['slack', '木村 大輔', '読みました'],
    ['teams', '手塚 真由', 'やってみた'],
  ] as const)('is acknowledged by staff in its place: %s', async (place, name, said) => {
    await at(name, place);
    await shoot(page, `campaign-${place}-staff`);
    await saying(TITLE).getByRole('button', { name: said, exact: true }).click();
    await saying(TITLE).getByText(`✓ ${said}`).waitFor();
    expect(await saying(TITLE).getByRole('button', { name: said, exact: true }).count()).toBe(0);
    await shoot(page, `campaign-${place}-acknowledged`);
    expect(await violations(page)).toEqual([]);
    await narrow(`campaign-${place}-acknowledged`);
  });

  it('is withdrawn after one more question, and leaves one line', async () => {
    await at('遠藤 美咲', 'slack');
    await saying('送信の状況').getByRole('button', { name: '取り消す' }).click();
    await saying('取り消しますか').waitFor();
    await shoot(page, 'campaign-slack-recall');
    await press('全員分を取り消す');
    await saying('取り消し済み').waitFor();
    await minutesOn(run, 3);
    await at('木村 大輔', 'slack');
    await expect
      .poll(() => newest().locator('.slack-blocks').textContent())
      .toBe(`「${TITLE}」のお知らせは、取り消しました。`);
    await shoot(page, 'campaign-slack-recalled');
    expect(errors).toEqual([]);
  });
});

describe('a campaign to one section, written on Teams', () => {
  const TITLE = '人事課の会議を軽くする1週間';
  beforeAll(() => begin('100'));
  afterAll(end);

  it('says what is wrong in its form, keeps what was typed, and then shows the draft', async () => {
    await at('遠藤 美咲', 'teams');
    await write('キャンペーン');
    await press('新しく作る');
    await fill({ 題名: TITLE, 本文: BODY, リンク1の名前: '事例を見る', リンク1のアドレス: 'intra' });
    await press('下書きを保存');
    await dialog().getByText('リンク1のアドレス: https:// で始まるアドレスだけが使えます。').waitFor();
    expect(await dialog().getByLabel('本文').inputValue()).toBe(BODY);
    await shoot(page, 'campaign-teams-error');
    expect(await violations(page)).toEqual([]);
    await fill({ リンク1のアドレス: 'https://intra.example.go.jp/jirei' });
    await sendForm('下書きを保存');
    await saying(`下書き：${TITLE}`).waitFor();
    await press('相手と日時を変える');
    await dialog().waitFor();
    await shoot(page, 'campaign-teams-audience');
    await dialog().getByLabel('部署（その下も含みます）').selectOption('KM-11');
    await sendForm('下書きを保存');
    await saying(`下書き：${TITLE}`).getByText('9人').waitFor();
    // However narrow the window: no button is cut off.
    expect(await saying(`下書き：${TITLE}`).getByRole('button', { name: '消す', exact: true }).isVisible()).toBe(true);
    expect(await cutOff()).toEqual([]);
    await shoot(page, 'campaign-teams-draft');
    expect(await violations(page)).toEqual([]);
    await narrow('campaign-teams-draft');
  });

  it('goes without a second person, and its board shows how it stands', async () => {
    await press('送る');
    await saying(`送信予定：${TITLE}`).waitFor();
    await minutesOn(run, 2);
    await saying('送信の状況').getByText('送信済み', { exact: true }).waitFor();
    expect(await saying('送信の状況').textContent()).toContain('9 / 9');
    await shoot(page, 'campaign-teams-board');
    expect(await violations(page)).toEqual([]);
    await narrow('campaign-teams-board');
  });

  it('changes in place for everyone who has it', async () => {
    await at('木村 大輔', 'slack');
    await saying(TITLE).getByRole('button', { name: '読みました', exact: true }).click();
    await saying(TITLE).getByText('✓ 読みました').waitFor();
    const count = await articles().count();
    await at('遠藤 美咲', 'teams');
    await saying('送信の状況').getByRole('button', { name: '直す', exact: true }).click();
    await dialog().waitFor();
    await shoot(page, 'campaign-teams-edit');
    await fill({ 題名: `${TITLE}（金曜まで）` });
    await sendForm('全員分を直す');
    await saying('直しました。').waitFor();
    await minutesOn(run, 3);
    await at('木村 大輔', 'slack');
    await saying(`${TITLE}（金曜まで）`).getByText('✓ 読みました').waitFor();
    expect(await articles().count()).toBe(count);
    await shoot(page, 'campaign-slack-edited');
  });

  it('is withdrawn, also where it was read on Teams', async () => {
    await at('遠藤 美咲', 'teams');
    await saying('送信の状況').getByRole('button', { name: '取り消す' }).click();
    await press('全員分を取り消す');
    await saying('取り消し済み').waitFor();
    await minutesOn(run, 3);
    await at('木村 大輔', 'slack');
    await saying('取り消しました。').waitFor();
    await at('遠藤 美咲', 'teams');
    await saying('取り消し済み').waitFor();
    await shoot(page, 'campaign-teams-recalled');
    expect(errors).toEqual([]);
  });
});
