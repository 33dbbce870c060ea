import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reportPage } from '../../src/results/report/page.ts';
import { languages } from '../../src/text/language.ts';
import { reportTextsOf } from '../../src/text/report/text.ts';
import { bureauReport } from '../fixtures/report.ts';
import { ORG } from '../fixtures/staff.ts';
import { openBrowser, shootWhole, violations } from './browser.ts';

/** The printed report in a browser: on the screen, as narrow as a sheet of A4, and as a sheet. */

/** CSS pixels of a sheet of A4, and of what is left of it inside the margins of the page. */
const SHEET = { width: 794, height: 1123 };
const INSIDE = { width: 703, height: 1047 };

/** Of each text that is seen: its colour and what lies behind it, as the browser reckons them from the CSS. */
const colours = z.array(z.object({ text: z.string(), size: z.number(), colour: z.string(), behind: z.string() }));
const readColours = `
  [...document.querySelectorAll('body *')].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own || ['TITLE', 'DESC', 'STYLE'].includes(element.nodeName.toUpperCase())) return [];
    const style = getComputedStyle(element);
    let behind = element;
    while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
    return [{
      text: element.textContent.trim().slice(0, 40),
      size: parseFloat(style.fontSize),
      colour: element.namespaceURI.endsWith('svg') ? style.fill : style.color,
      behind: behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)',
    }];
  })`;

const rgb = (colour: string): readonly number[] => (colour.match(/\d+(\.\d+)?/g) ?? []).map(Number);

/** WCAG 2: relative luminance. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = rgb(colour)
    .slice(0, 3)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'akari-report-'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('reckons contrast as WCAG 2 does', () => {
  expect(contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)')).toBeCloseTo(21, 5);
  expect(contrast('rgb(119, 119, 119)', 'rgb(255, 255, 255)')).toBeCloseTo(4.48, 2);
});

describe.each(languages)('the report in %s', (language) => {
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    const file = join(folder, `${language}.html`);
    writeFileSync(file, reportPage(bureauReport(ORG), reportTextsOf(language)));
    page = await browser.newPage({ viewport: SHEET });
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(() => page?.close());

  it('has headings in their order, and a table beside each chart', async () => {
    const levels = await page.locator('h1, h2, h3, h4').evaluateAll((all) => all.map(({ nodeName }) => nodeName));
    expect(levels).toEqual(['H1', 'H2', 'H2', 'H2', 'H2', 'H3', 'H2', 'H2']);
    const charts = page.locator('svg');
    expect(await charts.count()).toBe(2);
    for (const chart of await charts.all()) {
      expect(await chart.getAttribute('role')).toBe('img');
      expect(await chart.locator('> title').textContent()).not.toBe('');
      const table = chart.locator('xpath=ancestor::div[@class="pair"]//table');
      const [drawn, told] = [await chart.boundingBox(), await table.boundingBox()];
      expect(told?.x).toBeGreaterThan((drawn?.x ?? 0) + (drawn?.width ?? 0) - 1);
      expect(Math.abs((told?.y ?? 0) - (drawn?.y ?? 0))).toBeLessThan(40);
    }
  });

  it('tells as many weeks and drivers in its tables as its charts draw', async () => {
    const marks = await page.locator('svg .mark').count();
    expect(marks).toBe(13);
    expect(await page.locator('#line tbody tr').count()).toBe(marks);
    expect(await page.locator('svg .bar').count()).toBe(await page.locator('#drivers tbody tr').count());
    expect(await page.locator('svg .diamond').count()).toBe(10);
  });

  it('has a contrast of 4.5 to 1 or more, and nothing else that axe finds', async () => {
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const texts = colours.parse(await page.evaluate(readColours));
      expect(texts.length).toBeGreaterThan(150);
      expect(texts.filter(({ colour, behind }) => contrast(colour, behind) < 4.5)).toEqual([]);
      // Numbers in the chart of weeks may lie on its band.
      expect(contrast('rgb(27, 27, 27)', 'rgb(220, 231, 241)')).toBeGreaterThan(4.5);
    }
    await page.emulateMedia({ media: 'screen' });
    expect(await violations(page)).toEqual([]);
  });

  it.each([SHEET, { width: 360, height: 800 }])('is no wider than $width pixels', async (viewport) => {
    await page.setViewportSize(viewport);
    const wide: unknown = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(viewport.width);
    await page.setViewportSize(SHEET);
  });

  it('draws no text of a chart over another or out of it', async () => {
    const outside: unknown = await page.evaluate(`[...document.querySelectorAll('svg')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
      const bars = [...svg.querySelectorAll('.bar')].map((bar) => ['bar', bar.getBoundingClientRect()]);
      const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
      const out = texts.filter(([, box]) => box.left < frame.left - 2 || box.right > frame.right + 2).map(([text]) => text);
      const over = texts.flatMap(([text, box], i) =>
        [...texts.slice(i + 1), ...bars].filter(([, other]) => meet(box, other)).map(([other]) => text + ' over ' + other));
      return [...out, ...over];
    })`);
    expect(outside).toEqual([]);
  });

  it('is walked through with the keyboard alone, in the order it is read', async () => {
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    const seen: unknown[] = [];
    for (let i = 0; i < 7; i += 1) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(`document.activeElement.getAttribute('href') ?? document.activeElement.className`));
    }
    expect(seen).toEqual(['#now', '#line', '#drivers', '#units', '#decisions', '#method', 'wide']);
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  });

  it('asks nobody for anything', () => {
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('fits a small unit on one sheet, or breaks between its parts', async () => {
    await shootWhole(page, `report-${language}`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(INSIDE);
    await shootWhole(page, `report-${language}-print`);
    expect(await page.locator('nav').isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const [, sheets] = /\/Count (\d+)/.exec(pdf.toString('latin1')) ?? [];
    expect(Number(sheets)).toBeLessThanOrEqual(language === 'en' ? 2 : 1);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(SHEET);
  });
});
