import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Watched, watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe.each(inject('sites'))('the register below $base', ({ folder, base }) => {
  let served: Served;
  let watched: Watched;
  let page: Page;
  beforeAll(async () => {
    served = await serve(folder, base);
    watched = await watchedPage(browser, served.url, { acceptDownloads: true });
    page = watched.page;
  });
  afterAll(async () => {
    await page?.context().close();
    await served?.close();
  });

  const names = () => page.locator('tbody th').allTextContents();
  const says = (caption: string) => page.locator('caption').filter({ hasText: caption }).waitFor();
  const box = (facet: string, value: string) => page.locator(`input[name="${facet}"][value="${value}"]`);
  const countOf = async (facet: string, value: string) =>
    Number(await page.locator(`label:has(input[name="${facet}"][value="${value}"]) b`).textContent());
  const query = () => new URL(page.url()).search;

  test('fetches its list only when it is first asked something', async () => {
    const { page: fresh } = await watchedPage(browser, served.url);
    const asked: string[] = [];
    fresh.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await fresh.goto(`${served.url}systems/`, { waitUntil: 'networkidle' });
    expect(asked).not.toContain(`${base}systems/index.json`);
    await fresh.locator('input[name="tier"]').first().check();
    await fresh.locator('#chosen button').waitFor();
    expect(asked.filter((path) => path.endsWith('/index.json'))).toEqual([`${base}systems/index.json`]);
    await fresh.context().close();
  });

  test('takes one value or another of a facet and all facets together, and counts what each would show', async () => {
    await page.goto(`${served.url}systems/`);
    const [high, standard] = [await countOf('tier', 'high'), await countOf('tier', 'standard')];
    await box('tier', 'high').check();
    await says(`${high} of 16 systems`);
    expect(await countOf('tier', 'standard')).toBe(standard);
    await box('tier', 'standard').check();
    await says(`${high + standard} of 16 systems`);
    const pilots = await countOf('status', 'pilot');
    await box('status', 'pilot').check();
    await says(`${pilots} of 16 systems`);
    expect(await names()).toEqual(['Health Triage', 'Meeting Notes']);
    expect(await page.locator('#said').textContent()).toBe('2 of 16 systems.');
    expect(await page.locator('#said').getAttribute('role')).toBe('status');
    expect(query()).toBe('?tier=high&tier=standard&status=pilot');
  });

  test('keeps what is asked in the address: it can be shared, and the back button undoes one step', async () => {
    await page.goto(`${served.url}systems/?q=halden&status=production&sort=-name`);
    await says('of 16 systems');
    expect(await page.inputValue('#words')).toBe('halden');
    expect(await box('status', 'production').isChecked()).toBe(true);
    const before = await names();
    expect(before).toEqual([...before].sort().reverse());
    await box('tier', 'high').check();
    await page.locator('#chosen button', { hasText: 'Tier: High tier' }).waitFor();
    await page.goBack();
    await page.locator('#chosen button', { hasText: 'Tier' }).waitFor({ state: 'detached' });
    expect(await names()).toEqual(before);
    expect(query()).toBe('?q=halden&status=production&sort=-name');
    await page.locator('tbody a').first().click();
    await page.goBack();
    await says(`${before.length} of 16 systems`);
  });

  test('typing is one step of the history', async () => {
    await page.goto(`${served.url}systems/`);
    await page.locator('#words').pressSequentially('credit pre');
    await says('1 of 16 systems');
    await page.goBack();
    await says('16 systems');
    expect(page.url()).toBe(`${served.url}systems/`);
    expect(await page.inputValue('#words')).toBe('');
  });

  test('takes each filter away again, and all at once', async () => {
    await page.goto(`${served.url}systems/?tier=high&tier=low&status=production`);
    await page.getByRole('button', { name: 'Remove Tier: Low tier' }).click();
    await page.getByRole('button', { name: 'Remove Tier: Low tier' }).waitFor({ state: 'detached' });
    expect(query()).toBe('?tier=high&status=production');
    expect(await box('tier', 'low').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Remove all' }).click();
    await says('16 systems');
    expect(page.url()).toBe(`${served.url}systems/`);
    expect(await page.locator('#chosen button').count()).toBe(0);
  });

  test('sorts by any column with the keyboard, and says so', async () => {
    await page.goto(`${served.url}systems/`);
    expect(await page.locator('thead th').first().getAttribute('aria-sort')).toBe('ascending');
    const head = page.getByRole('columnheader', { name: 'Next review' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="ascending"]', { hasText: 'Next review' }).waitFor();
    expect(query()).toBe('?sort=next-review');
    const first = (await names())[0];
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="descending"]', { hasText: 'Next review' }).waitFor();
    expect(query()).toBe('?sort=-next-review');
    expect((await names())[0]).not.toBe(first);
    expect(await page.locator('th[aria-sort]').count()).toBe(1);
  });

  test('is taken away as CSV just as it is shown, and says when nothing fits', async () => {
    await page.goto(`${served.url}systems/?owner=sofia-rossi&sort=-name`);
    await says('of 16 systems');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#take-away').click()]);
    expect(download.suggestedFilename()).toBe('systems-2026-11-22.csv');
    const rows: Record<string, string>[] = parse(await readFile(await download.path(), 'utf8'), { columns: true });
    expect(rows.map(({ title }) => title)).toEqual(await names());
    expect(rows[0]).toMatchObject({ system: 'fraud-watch', owner: 'Sofia Rossi', next_review: '2027-01-06' });
    await page.fill('#words', 'zyzzyva');
    await says('None of 16 systems');
    expect(await page.locator('#said').textContent()).toContain('remove a filter or a word');
  });

  test('passes over whatever an address holds that is no facet, column or page of it', async () => {
    const hostile = 'systems/?nonsense=1&tier=%E0%A4%A&sort=__proto__&page=-9&owner=%22%3E%3Cimg%20src%3Dx%3E#%E0%A4%A';
    await page.goto(`${served.url}${hostile}`);
    await says('None of 16 systems');
    expect(await page.getByRole('button', { name: 'Remove Owner: "><img src=x>' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Remove all' }).click();
    await says('16 systems');
    await page.goto(`${served.url}systems/?page=99999&tier=high`);
    await says('of 16 systems');
    expect((await names()).length).toBeGreaterThan(1);
    expect(watched.faults).toEqual([]);
  });

  test('stays as it was built where the list cannot be fetched', async () => {
    const { page: cut } = await watchedPage(browser, served.url);
    await cut.route('**/systems/index.json*', (route) => route.abort());
    await cut.goto(`${served.url}systems/?tier=high`);
    await cut.getByText('The list could not be fetched').waitFor();
    expect(await cut.locator('tbody tr').count()).toBe(16);
    await cut.context().close();
  });

  test('never shows the list of another snapshot below the line that names this one', async () => {
    const { page: open } = await watchedPage(browser, served.url);
    await open.route('**/systems/index.json*', async (route) => {
      const list = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...list, snapshot: '2026-11-23+0000000' } });
    });
    await open.goto(`${served.url}systems/?tier=high`);
    await open.getByText('A newer snapshot has been published').waitFor();
    expect(await open.locator('tbody tr').count()).toBe(16);
    await open.context().close();
  });

  test('without JavaScript it is the whole list, and offers nothing that needs it', async () => {
    const { page: plain } = await watchedPage(browser, served.url, { javaScriptEnabled: false });
    await plain.goto(`${served.url}systems/?tier=high`);
    expect(await plain.locator('tbody tr').count()).toBe(16);
    expect(await plain.locator('#narrow').isVisible()).toBe(false);
    expect(await plain.locator('#take-away').isVisible()).toBe(false);
    await plain.context().close();
  });
});
