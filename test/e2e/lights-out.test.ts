import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatOf, moveClock, openBrowser, openDesk, play, type Run, shoot, startRun, violations } from './browser.ts';

/** The evening as staff and a head see it: `npm start`, the demo ministry, from the afternoon to eight o'clock. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['slack', '藤井 葵', '福田 浩'],
  ['teams', '田中 一郎', '竹内 恵'],
] as const)('the evening on %s', (place, staff, head) => {
  let run: Run;
  let page: Page;
  const errors: string[] = [];
  const { saying, press, write } = chatOf(() => page);
  const shown = async (name: string) => {
    await shoot(page, `lights-out-${place}-${name}`);
    expect(await violations(page)).toEqual([]);
  };

  beforeAll(async () => {
    run = await startRun('2026-11-26T16:00:30+09:00');
    page = (await openDesk(browser, run.origin)).page;
    await page.setViewportSize({ width: 1280, height: 1080 });
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterAll(async () => {
    await page?.close();
    await run?.stop();
  });

  it('begins with a plan of one’s own', async () => {
    await play(page, staff);
    await write('退庁予定');
    await saying('何時ごろに終える予定ですか').waitFor();
    await press('20時以降');
    await saying('20時を過ぎる予定').waitFor();
    await shown('plan');
  });

  it('says at 19:30 what was planned, and opens the declaration of more', async () => {
    await moveClock(run, '2026-11-26T19:31:00+09:00');
    await saying('19時30分です').waitFor();
    await shown('half-past-seven');
    await press('20時以降も必要です');
    await saying('何時ごろまで').waitFor();
    await press('22時');
    await press('国会対応');
    await saying('確認をお願いしました').waitFor();
  });

  it('lets a head end the standby of their unit after one more question', async () => {
    await moveClock(run, '2026-11-26T19:50:00+09:00');
    await play(page, head);
    await write('待機解除');
    await saying('国会待機の解除を伝えますか').waitFor();
    await shown('standby');
    await press('待機解除を伝える');
    await saying('待機解除を伝えました').waitFor();
    await moveClock(run, '2026-11-26T19:52:00+09:00');
    await play(page, staff);
    await saying('国会待機は解除になりました').waitFor();
    await shown('standby-over');
    expect(errors).toEqual([]);
  });
});
