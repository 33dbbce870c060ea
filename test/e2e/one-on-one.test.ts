import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnv } from '../../adapters/local/env.ts';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { type System, startSystem } from '../../adapters/local/system.ts';
import { asPersonId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
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

/** A 1on1's whole life as the two who talk see it: the demo ministry, from the manager's one tap to the next time. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['slack', '藤井 葵', 'K027', '福田 浩', 'K026', 6],
  ['teams', '田中 一郎', 'K013', '竹内 恵', 'K012', 5],
] as const)('a 1on1 on %s', (place, staff, staffId, head, headId, people) => {
  let folder: string;
  let system: System;
  let page: Page;
  const errors: string[] = [];
  const { saying, press, write } = chatOf(() => page);
  const shown = async (name: string) => {
    await shoot(page, `one-on-one-${place}-${name}`);
    expect(await violations(page)).toEqual([]);
  };
  const pair = async () => {
    const diary = await system.store.oneOnOne.diary(LOCAL_ORG, asPersonId(headId));
    return diary?.pairs.find((each) => each.staff === staffId);
  };
  /** The buttons that choose a time, on the newest card that says so. */
  const times = async (words: string): Promise<readonly string[]> =>
    (await saying(words).getByRole('button').allTextContents()).filter((label) => /\d時(\d+分)?$/.test(label));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'akari-e2e-'));
    const log = { info: () => undefined, warn: () => undefined, error: (event: string) => void errors.push(event) };
    system = await startSystem({ env: parseEnv({ PORT: '0', AKARI_DATA: folder }), desk: true, demo: true, log });
    await moveClock(system, '2026-11-26T10:00:30+09:00');
    page = (await openDesk(browser, system.origin)).page;
    await page.setViewportSize({ width: 1280, height: 1400 });
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterAll(async () => {
    await page?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is begun for a whole team from the menu', async () => {
    await play(page, head);
    await write('メニュー');
    await shown('menu');
    await press('チームの1on1');
    await saying('チームの1on1').getByText('まだ始めていません').first().waitFor();
    await shown('team-before');
    await press(`チームで始める（${people}人）`);
    await saying('候補を3つお送りします').waitFor();
    await shown('sure');
    await press('始める');
    await saying(`${people}人との1on1を始めました`).waitFor();
    await shown('team-started');
  });

  it('asks the staff member with three times, of which they tap one', async () => {
    await moveClock(system, '2026-11-26T10:05:00+09:00');
    await play(page, staff);
    await saying('お二人とも空いている時間を探しました').waitFor();
    await shown('asked');
    const offers = await times('お二人とも空いている時間を探しました');
    expect(offers).toHaveLength(3);
    await press(offers[1] ?? '');
    await saying(`${head}さんとの1on1の予定です`).waitFor();
    await shown('chosen');
  });

  it('is told to the manager at 17:00, who moves it', async () => {
    await moveClock(system, '2026-11-26T17:01:00+09:00');
    await play(page, head);
    await saying('1人との時間が決まりました').waitFor();
    await shown('digest');
    await press(`${staff}さんとの日を変える`);
    await saying('選ぶと、その時間に決まります').waitFor();
    await shown('times');
    const others = await times('選ぶと、その時間に決まります');
    expect(others).toContain('12月3日（木）10時');
    await press('12月3日（木）10時');
    await saying(`${staff}さんとの1on1の予定です`).waitFor();
    expect((await pair())?.meeting.state).toMatchObject({ from: at('2026-12-03T10:00:00+09:00'), by: 'manager' });
    await shown('moved');
  });

  it('helps both to prepare at 15:00 the day before', async () => {
    await moveClock(system, '2026-12-02T15:01:00+09:00');
    await saying('評価の話は別の機会に').waitFor();
    await shown('eve-manager');
    await play(page, staff);
    await saying('今回のヒント').waitFor();
    await shown('eve-staff');
  });

  it('takes a topic, and a memo that is shared', async () => {
    await press('ほかのテーマ');
    await saying('話せる範囲で').waitFor();
    await shown('themes');
    await press('キャリア');
    await saying('話したいこと：キャリア').waitFor();
    await shown('topic');
    await press('メモを書く');
    await page.getByLabel('話したいこと').fill('来年度の担当について、希望を伝えたい');
    await shown('memo-form');
    await page.getByRole('dialog').getByRole('button', { name: '送信' }).click();
    await saying('共有を押すまで').waitFor();
    await shown('memo');
    await press('メモを共有');
    await saying('共有しています').waitFor();
    await shown('memo-shared');
    await press('戻る');
    await moveClock(system, '2026-12-02T15:05:00+09:00');
    await play(page, head);
    await saying('話したいこと：キャリア').waitFor();
    await press('共有メモを見る');
    await saying('が共有したメモ').waitFor();
    await shown('shared-memo');
    await press('戻る');
  });

  it('shows what lines were read as, and changes nothing before a tap', async () => {
    const before = (await pair())?.meeting.state;
    await play(page, staff);
    for (const [line, answer, name] of [
      ['来週の1on1ずらしたい', 'の日を変える、と読み取りました', 'line-move'],
      ['1on1 隔週にして', '「隔週」にする、と読み取りました', 'line-cadence'],
      ['1on1 お休み 12月まで', '休む間の予定は取り消します', 'line-pause'],
      ['1on1の設定', 'お二人に共通の設定です', 'settings'],
      ['佐藤さんと1on1', '近くの部署から見つけられませんでした', 'line-nobody'],
    ] as const) {
      await write(line);
      await saying(answer).waitFor();
      await shown(name);
    }
    await play(page, head);
    await write(`${staff.split(' ')[0]}さんと1on1`);
    await saying(`${staff}さんとの1on1の予定です`).waitFor();
    await shown('line-named');
    await write('1on1');
    await saying('チームの1on1').waitFor();
    await shown('line-own');
    expect((await pair())?.meeting.state).toEqual(before);
  });

  it('asks afterwards, and goes on to the next', async () => {
    await moveClock(system, '2026-12-03T10:31:00+09:00');
    await play(page, staff);
    await saying('できましたか').waitFor();
    await shown('after');
    await press('実施しました');
    await saying('「実施」と記録しました').waitFor();
    await shown('held');
    const next = await times('「実施」と記録しました');
    expect(next).toHaveLength(3);
    await press(next[0] ?? '');
    await saying(`${head}さんとの1on1の予定です`).waitFor();
    await shown('next');
    expect(await pair()).toMatchObject({
      past: [{ n: 1, day: '2026-12-03', ending: 'held', topic: 'career' }],
      meeting: { n: 2, state: { type: 'fixed', by: 'staff' } },
    });
    expect(errors).toEqual([]);
  });
});

describe('1on1s in other languages', () => {
  let run: Run;
  let page: Page;
  const { saying, press, write } = chatOf(() => page);

  beforeAll(async () => {
    run = await startRun('2026-11-26T10:00:30+09:00');
    page = (await openDesk(browser, run.origin)).page;
    await page.setViewportSize({ width: 1280, height: 1400 });
  });
  afterAll(async () => {
    await page?.close();
    await run?.stop();
  });

  it.each([
    ['Emma Tanaka', 'english', 'Start 1on1s', 'Without an answer by', '1on1 settings', 'A choice counts at once'],
    ['グエン ラン', 'yasashii', '1on1を 始める', '返事が ない ときは', '1on1の 設定', '選ぶと すぐに 変わります'],
  ] as const)('are begun, asked about and prepared by %s', async (name, shot, start, otherwise, settings, says) => {
    await play(page, name);
    await write('1on1');
    await press(start);
    await minutesOn(run, 3);
    await saying(otherwise).waitFor();
    await shoot(page, `one-on-one-${shot}-asked`);
    await saying(otherwise).getByRole('button').first().click();
    await expect.poll(() => saying(settings).getByRole('button').count(), { timeout: 20_000 }).toBe(5);
    await shoot(page, `one-on-one-${shot}-fixed`);
    await press(settings);
    await saying(says).waitFor();
    await shoot(page, `one-on-one-${shot}-settings`);
    expect(await violations(page)).toEqual([]);
  });
});
