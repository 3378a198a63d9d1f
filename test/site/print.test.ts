import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
let served: Served;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  served = await serve(inject('sites')[0]?.folder ?? '', '/');
  ({ page } = await watchedPage(browser, served.url, { colorScheme: 'dark' }));
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('every printed page says the registry, the commit, the day and its number', async () => {
  await page.goto(`${served.url}systems/halden-assist/`);
  const commit = (await page.locator('.snapshot code').textContent()) ?? '';
  const margins = await page.evaluate(() =>
    [...document.styleSheets]
      .filter(({ href }) => href?.endsWith('/snapshot.css'))
      .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
  );
  const text = margins.join('\n');
  expect(text).toContain(`Snapshot ${commit}`);
  expect(text).toContain('as of 22 November 2026');
  expect(text).toMatch(/counter\(page\)" of " counter\(pages\)|counter\(page\) " of " counter\(pages\)/);
});

test('a system’s page prints as its approval package: all of it, in ink on paper, and nothing to click on', async () => {
  await page.goto(`${served.url}systems/halden-assist/`);
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.mast nav', '.contents', '.find', '.foot', '.card a[href*="/decide/"]'])
    expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
  const sections = page.locator('main section');
  expect(await sections.count()).toBeGreaterThan(10);
  expect(await sections.filter({ visible: true }).count()).toBe(await sections.count());
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(5);
  expect(sheets).toBeLessThanOrEqual(12);
  await page.emulateMedia({ media: null });
});

test('a register that is narrowed down prints what is shown, and by what', async () => {
  await page.goto(`${served.url}systems/?tier=high`);
  await page.locator('#chosen button').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#narrow').isVisible()).toBe(false);
  expect(await page.locator('#take-away').isVisible()).toBe(false);
  expect(await page.locator('#chosen').innerText()).toContain('Tier: High tier');
  await page.emulateMedia({ media: null });
});
