import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';

let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign site '));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Harbour Bank</title><script src="a.js"></script>');
  await writeFile(join(folder, 'a.js'), 'document.title += " registry"');
  served = await serve(folder, '/ai/registry/');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a page below a base path loads, and its script runs', async () => {
  const page = await browser.newPage();
  const response = await page.goto(served.url);
  expect(response?.status()).toBe(200);
  expect(await page.title()).toBe('Harbour Bank registry');
});

test('nothing is served outside the base path', async () => {
  const response = await fetch(new URL('/index.html', served.url));
  expect(response.status).toBe(404);
});
