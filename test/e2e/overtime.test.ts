import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chatOf,
  minutesOn,
  moveClock,
  openBrowser,
  openDesk,
  play,
  type Run,
  shoot,
  startRun,
  violations,
} from './browser.ts';

/** Overtime as staff and whoever confirms it see it: `npm start`, the demo ministry, 19:40. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['slack', '藤井 葵', '福田 浩', '福田'],
  ['teams', '田中 一郎', '竹内 恵', '竹内'],
] as const)('overtime on %s', (place, staff, manager, family) => {
  let run: Run;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    run = await startRun('2026-11-25T19:40:30+09:00');
    page = (await openDesk(browser, run.origin)).page;
    await page.setViewportSize({ width: 1280, height: 1080 });
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterAll(async () => {
    await page?.close();
    await run?.stop();
  });

  const { saying, press, write } = chatOf(() => page);
  const shown = async (name: string) => {
    await shoot(page, `overtime-${place}-${name}`);
    expect(await violations(page)).toEqual([]);
  };

  it('is shown as understood, and declared with a tap', async () => {
    await play(page, staff);
    await write('今日２２時まで残業　国会対応');
    await saying('まだ申告していません').getByText('国会対応').waitFor();
    expect(await saying('まだ申告していません').textContent()).toContain('18:15〜22:00');
    await shown('understood');
    await press('この内容で申告する');
    await saying(`${family}`).getByText('確認をお願いしました').waitFor();
    await shown('declared');
  });

  it('is confirmed by whoever heads the unit', async () => {
    await minutesOn(run, 2);
    await play(page, manager);
    await saying('超過勤務の事前確認').getByText('国会対応').waitFor();
    await shown('request');
    await press('確認しました');
    await saying('さんが確認しました').waitFor();
    await write('残業の確認');
    await saying('残業の確認').getByText(staff).first().waitFor();
    await shown('list');
    await minutesOn(run, 2);
    await play(page, staff);
    await saying('さんが確認しました').waitFor();
  });

  it('is asked about the next morning, with a later start chosen', async () => {
    await write('やっぱり23時まで');
    await press('この内容で申告する');
    await moveClock(run, '2026-11-26T10:00:00+09:00');
    await saying('でよいですか').getByText('11時間の間隔').waitFor();
    await shown('morning');
    await press('このとおりです');
    await saying('記録しました').waitFor();
    await write('今月の残業');
    await saying('2026年11月の残業').getByText('45時間まで').first().waitFor();
    await saying('上限に対する割合').waitFor();
    await shown('month');
    expect(errors).toEqual([]);
  });
});
