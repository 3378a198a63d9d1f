import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { canVerify, unzip, verify } from '../export/verify-pack.ts';
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

describe.each(inject('sites'))('proof below $base', ({ folder, base }) => {
  let served: Served;
  let watched: Watched;
  let page: Page;
  beforeAll(async () => {
    served = await serve(folder, base);
    watched = await watchedPage(browser, served.url, {
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = watched.page;
  });
  afterAll(async () => {
    await page?.context().close();
    await served?.close();
  });

  test('a system’s page says what stood when it went live, and on what that rests', async () => {
    await page.goto(`${served.url}systems/credit-precheck/`);
    const section = page.locator('#went-live');
    expect(await section.locator('.notice').textContent()).toMatch(
      /Everything that its tier asks for stood on 4 May 2026, .* Nothing but these dates says so\./s,
    );
    expect(await section.locator('dd').allTextContents()).toContain(
      'Go-live: Approved, Ines Duarte, 29\u00a0Apr\u00a02026',
    );
  });

  test('its timeline goes back to the first decision, and each governing one leads to its card', async () => {
    await page.goto(`${served.url}systems/credit-precheck/`);
    await page.locator('#history').getByRole('link', { name: 'Everything that happened' }).click();
    const rows = page.locator('tbody tr');
    expect(await rows.last().textContent()).toContain('Legal: rejected');
    await rows.filter({ hasText: 'Legal:' }).getByRole('link', { name: 'Counts today' }).click();
    expect(page.url()).toBe(`${served.url}systems/credit-precheck/#decision-legal`);
  });

  test('a refusal stays beside what overruled it, on the card and in the register', async () => {
    await page.goto(`${served.url}systems/credit-precheck/`);
    expect(await page.locator('#decision-legal').textContent()).toMatch(
      /Before that, rejected by Jonas Weiss, .*“No fundamental-rights/,
    );
    await page.goto(`${served.url}decisions/`);
    const row = page.locator('#decisions tbody tr', { hasText: 'Jonas Weiss' }).filter({ hasText: 'Legal: rejected' });
    expect(await row.textContent()).toMatch(/Overruledby Ada Mensah/);
  });

  test('the register says where each decision stands, and leads to what it covers', async () => {
    await page.goto(`${served.url}decisions/`);
    const rows = page.locator('#decisions tbody tr');
    for (const state of await rows.locator('td:nth-child(4)').allTextContents()) expect(state).not.toBe('');
    await rows.getByRole('link', { name: 'As Security' }).first().click();
    expect(new URL(page.url()).hash).toBe('#covers-security');
    expect(await page.locator('#covers-security').textContent()).toContain('what it can reach');
    await rows.getByRole('link', { name: 'The policy' }).first().click();
    expect(await page.locator(new URL(page.url()).hash).textContent()).toContain('everything that the policy says');
  });

  test('a decision that is due is offered as a file, which a button copies and the forge can begin', async () => {
    await page.goto(`${served.url}systems/product-copy/`);
    await page.getByRole('link', { name: 'Decide on it' }).first().click();
    expect(new URL(page.url()).pathname).toBe(`${base}systems/product-copy/decide/`);
    const offer = page.locator('main section').first();
    // Once the form is there, what can be done by hand is folded.
    await offer.locator('form').waitFor();
    await offer.getByText('By hand, or in a clone').click();
    const text = (await offer.locator('.file pre').textContent()) ?? '';
    const { predicate } = JSON.parse(text) as { predicate: { by: string; package: unknown } };
    expect(predicate.by).toBe('');
    expect(predicate.package).toBeTruthy();
    await offer.getByRole('button', { name: 'Copy the file' }).click();
    await offer.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    expect(await offer.getByRole('link', { name: 'begin that file' }).getAttribute('href')).toMatch(
      /^https:\/\/git\.halden\.example\/.*\/new\/main\?filename=content%2Fdecisions%2Fproduct-copy%2F2026-11-22-[a-z-]+\.json$/,
    );
    expect(watched.faults).toEqual([]);
  });

  test('without JavaScript the file unfolds', async () => {
    const { page: plain } = await watchedPage(browser, served.url, { javaScriptEnabled: false });
    await plain.goto(`${served.url}systems/product-copy/decide/`);
    expect(await plain.locator('button.copy').count()).toBe(0);
    await plain.getByText('The file', { exact: true }).first().click();
    expect(await plain.locator('.file pre').first().isVisible()).toBe(true);
    expect(await plain.locator('form.form').first().isVisible()).toBe(false);
    await plain.context().close();
  });

  test.skipIf(!canVerify)('its audit pack downloads, and verifies by its own lines', async () => {
    const top = await mkdtemp(join(tmpdir(), 'countersign-pack-'));
    try {
      await page.goto(`${served.url}systems/credit-precheck/`);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Audit pack' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('audit-pack-credit-precheck.zip');
      await download.saveAs(join(top, 'pack.zip'));
      unzip(join(top, 'pack.zip'), top);
      const lines = verify(join(top, 'audit-pack-credit-precheck'));
      expect(lines.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(lines[1]?.out.match(/Good "countersign-decision" signature/g)?.length).toBeGreaterThan(10);
    } finally {
      await rm(top, { recursive: true, force: true });
    }
  });
});
