import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Watched, watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';
import { siteFiles } from './site-files.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe.each(inject('sites'))('the search below $base', ({ folder, base }) => {
  let served: Served;
  let watched: Watched;
  let page: Page;
  beforeAll(async () => {
    served = await serve(folder, base);
    watched = await watchedPage(browser, served.url);
    page = watched.page;
  });
  afterAll(async () => {
    await page?.context().close();
    await served?.close();
  });

  const titles = () => page.locator('#results h2').allTextContents();
  const said = (text: string | RegExp) => page.locator('#count').filter({ hasText: text }).waitFor();

  test('finds a system by a word that only its text has, and leads to it', async () => {
    await page.goto(`${served.url}search/`);
    await page.fill('#q', 'voucher');
    await said('1 found for “voucher”');
    expect(await titles()).toEqual(['Support Copilot']);
    await page.click('#results a');
    expect(page.url()).toBe(`${served.url}systems/support-copilot/`);
    expect(watched.faults).toEqual([]);
  });

  test('ships of the search engine what the page asks for, and nothing else', async () => {
    const { page: fresh } = await watchedPage(browser, served.url, { locale: 'nb-NO' });
    const asked = new Set<string>();
    fresh.on('request', (request) => asked.add(new URL(request.url()).pathname.slice(base.length)));
    await fresh.goto(`${served.url}search/?q=credit&tier=High`);
    await fresh.locator('#results h2').first().waitFor();
    await fresh.context().close();
    const shipped = (await siteFiles(folder)).filter((name) => /^pagefind\/[^/]*$/.test(name));
    expect(shipped.filter((name) => !asked.has(name))).toEqual([]);
  });

  test('filters by tier and status: one value or another of a facet, all facets together', async () => {
    await page.goto(`${served.url}search/`);
    await page.check('input[name="tier"][value="High"]');
    await said('with these filters');
    const high = (await titles()).length;
    expect(await countOf('tier', 'High')).toBe(high);
    const standard = await countOf('tier', 'Standard');
    expect(standard).toBeGreaterThan(0);
    await page.check('input[name="tier"][value="Standard"]');
    await said(String(high + standard));
    await page.check('input[name="status"][value="Pilot"]');
    await said(/^2 found/);
    expect(new URL(page.url()).search).toBe('?tier=High&tier=Standard&status=Pilot');
  });

  test('keeps the question in the address: it can be shared, and the back button undoes a filter', async () => {
    await page.goto(`${served.url}search/?q=credit&kind=System`);
    await said('found for “credit” with these filters');
    expect(await titles()).toContain('Credit Pre-check');
    expect(await page.inputValue('#q')).toBe('credit');
    await page.check('input[name="tier"][value="High"]');
    await page.locator('#chosen button').nth(1).waitFor();
    await page.goBack();
    await page.locator('#chosen button').nth(1).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?q=credit&kind=System');
    await page.click('#chosen button');
    await page.locator('#chosen button').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?q=credit');
  });

  test('says so when nothing is found, to those who cannot see it too', async () => {
    await page.goto(`${served.url}search/?q=zyzzyva`);
    await said('Nothing found for “zyzzyva”.');
    expect(await page.locator('#count').getAttribute('aria-live')).toBe('polite');
  });

  test('the key / reaches it from every page, and can be turned off', async () => {
    await page.goto(`${served.url}systems/`);
    await page.keyboard.press('/');
    await page.keyboard.type('fraud');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${served.url}search/?q=fraud`);
    await said('found for “fraud”');
    await page.uncheck('#slash');
    await page.goto(`${served.url}systems/`);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  test('without JavaScript it leads to the registers', async () => {
    const { page: plain } = await watchedPage(browser, served.url, { javaScriptEnabled: false });
    await plain.goto(`${served.url}search/`);
    expect(await plain.locator('noscript .notice').isVisible()).toBe(true);
    expect(await plain.locator('#search').isVisible()).toBe(false);
    await plain.context().close();
  });

  async function countOf(facet: string, value: string): Promise<number> {
    return Number(await page.locator(`label:has(input[name="${facet}"][value="${value}"]) b`).textContent());
  }
});
