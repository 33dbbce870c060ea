import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnv } from '../../adapters/local/env.ts';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { type System, startSystem } from '../../adapters/local/system.ts';
import { asPersonId, asUnitId } from '../../src/people/model.ts';
import type { UnitResult } from '../../src/results/model.ts';
import { plusWeeks } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';
import { everyDriver, hiddenOf, lineOf, resultOf, said, week } from '../fixtures/told-results.ts';
import { chatOf, moveClock, openBrowser, openDesk, play, shoot, violations } from './browser.ts';

/** Results as staff, heads and promoters see them: the demo ministry, on the Monday after a round. */

const told = (id: string, name: string, parent: string | undefined, more: Partial<UnitResult>): UnitResult => ({
  ...resultOf(id, more),
  ...{ org: LOCAL_ORG, name, ...(parent !== undefined && { parent: asUnitId(parent) }) },
});

const seven = (percents: readonly number[]) => ({
  ...{ members: 9, people: 7, line: lineOf(percents, 7, 9) },
  latest: everyDriver((driver) => [60, 70, 30, 55, 40, 25, 45, 60, 50, 65][driver - 1] ?? 50, 7),
  before: { D4a: said(7, 0, plusWeeks(week, -13)), D7a: said(7, 100, plusWeeks(week, -13)) },
});

const rows = [
  told('KM', '暮らし未来省', undefined, {
    ...{ members: 38, optedOut: 3, people: 31, line: lineOf([48, 52, 55, 52, 58, 61, 58, 65], 31, 38) },
    latest: everyDriver((driver) => 45 + 2 * driver, 31),
  }),
  told('KM-2', '地域くらし局', 'KM', {
    ...{ members: 15, people: 13, line: lineOf([46, 54, 46, 54, 54, 62, 54, 62], 13, 15) },
    latest: everyDriver((driver) => (driver === 6 ? 80 : 50), 13),
  }),
  told('KM-21', 'まちづくり課', 'KM-2', seven([29, 43, 29, 43, 71, 71, 86, 86])),
  told('KM-22', '子育て支援課', 'KM-2', seven([29, 43, 29, 43, 71, 71, 86, 86])),
  { ...hiddenOf('KM-1', 'few'), org: LOCAL_ORG, name: '大臣官房' },
  told('KM-3', '仕事と産業局', 'KM', { members: 30, people: 6, line: lineOf([50, 50, 50], 6, 30) }),
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['slack', '前田 剛', '福田 浩', '子育て支援課', 'KM-22'],
  ['teams', '西村 亮', '中村 敏子', 'まちづくり課', 'KM-21'],
] as const)('results on %s', (place, staff, head, name, id) => {
  let folder: string;
  let system: System;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'akari-e2e-'));
    const log = { info: () => undefined, warn: () => undefined, error: (event: string) => void errors.push(event) };
    system = await startSystem({ env: parseEnv({ PORT: '0', AKARI_DATA: folder }), desk: true, demo: true, log });
    await moveClock(system, '2026-11-30T10:00:00+09:00');
    const { results } = system.store;
    await results.save(rows);
    await results.publish(LOCAL_ORG, week);
    const made = [
      {
        ...{ at: at('2026-11-26T11:00:00+09:00'), by: asPersonId('K018'), name: '中川 正人' },
        text: '金曜の午後は、会議を入れません',
      },
    ];
    await results.saveDecisions({ org: LOCAL_ORG, unit: asUnitId('KM-2'), version: 0, made });
    page = (await openDesk(browser, system.origin)).page;
    await page.setViewportSize({ width: 1280, height: 1400 });
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterAll(async () => {
    await page?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const { saying, press, write } = chatOf(() => page);
  const shown = async (what: string) => {
    await shoot(page, `results-${place}-${what}`);
    expect(await violations(page)).toEqual([]);
  };

  it('are told to staff in three sentences, with a line and its numbers', async () => {
    await play(page, staff);
    await write('みんなの結果');
    const message = saying('みんなの結果（11月23日の週）');
    await message.getByText('この4週間の回答の').waitFor();
    expect(await message.textContent()).toContain('いちばん下がったのは「時間の使い方」です（95%から45%へ）。');
    expect(await message.textContent()).toContain(
      '金曜の午後は、会議を入れません（地域くらし局、中川 正人、11月26日）',
    );
    await shown('staff');
  });

  it('are shown to a head beside the unit above, with one question, and answered with a decision', async () => {
    await play(page, head);
    await write('部署の結果');
    await saying(`部署の結果：${name}`).getByText('私が知らないと困ることは').waitFor();
    await shown('head');
    await press('「こうします」を書く');
    await page.getByLabel('決めたこと').fill('週に一度、みんなで15分話します');
    await shown('form');
    await page.getByRole('dialog').getByRole('button', { name: '送信' }).click();
    await saying(`こうします：${name}`).getByText('週に一度、みんなで15分話します').waitFor();
    await shown('decided');
    expect((await system.store.results.decisions(LOCAL_ORG, asUnitId(id))).made).toHaveLength(1);
  });

  it('are a table to promoters, with what is hidden and why', async () => {
    await play(page, '遠藤 美咲');
    if (place === 'teams') await page.getByRole('button', { name: 'Teams', exact: true }).click();
    await write('部署ごとの結果');
    await saying('部署ごとの結果：暮らし未来省').getByText('参考：内閣人事局').waitFor();
    await saying('部署ごとの結果').getByText('―（人数）').first().waitFor();
    await shown('promoter');
    expect(errors).toEqual([]);
  });
});
