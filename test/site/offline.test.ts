import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countersign } from '../cli/run.ts';
import { openBrowser } from './browser.ts';
import { siteFiles, sitePages } from './site-files.ts';

let top: string;
let folder: string;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  top = await mkdtemp(join(tmpdir(), 'countersign offline-'));
  folder = join(top, 'the copy');
  expect(await countersign('build', '--offline', '--base-path', '/ai/registry/', '--out', folder)).toMatchObject({
    code: 0,
  });
});
afterAll(async () => {
  await browser?.close();
  await rm(top, { recursive: true, force: true });
});

test('every address leads to a file of the folder, and nothing to its root', async () => {
  const names = new Set(await siteFiles(folder));
  const astray: string[] = [];
  for (const { path, html } of await sitePages({ folder, base: '/' })) {
    for (const [, address = ''] of html.matchAll(/<[a-z][^<>]*?\s(?:href|src|action)="([^"]*)"/g)) {
      if (/^(?:https?:|mailto:|#|data:)/.test(address)) continue;
      const { pathname } = new URL(address, `file://${path.replace(/\/$/, '/index.html')}`);
      if (address.startsWith('/') || !names.has(decodeURI(pathname).slice(1))) astray.push(`${path}: ${address}`);
    }
  }
  expect(astray).toEqual([]);
  expect([...names].filter((name) => name.startsWith('pagefind/'))).toEqual([]);
});

test('opens from a disk with its styles, typefaces and scripts, and asks nothing of anybody', async () => {
  const page = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) faults.push(request.url());
  });
  await page.clock.setFixedTime('2030-01-01');
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  expect(await page.locator('#expired').isVisible()).toBe(true);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Systems' }).click();
  await page.getByRole('link', { name: 'Halden Assist' }).first().click();
  expect(page.url()).toBe(pathToFileURL(join(folder, 'systems/halden-assist/index.html')).href);
  // Typefaces are fetched once something is laid out in them, which may be after the page counts as loaded.
  await page.waitForFunction(() => [...document.fonts].filter(({ status }) => status === 'loaded').length > 2);
  await page.locator('#evidence').getByRole('link', { name: 'ID.RA-01' }).first().click();
  expect(page.url()).toContain('/coverage/index.html#c-id.ra-01');
  await page.goto(pathToFileURL(join(folder, 'search/index.html')).href);
  expect(await page.locator('main').textContent()).toContain('This copy opens from a disk');
  expect(faults).toEqual([]);
  await page.context().close();
});
