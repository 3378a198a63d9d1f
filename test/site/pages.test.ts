import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { KINDS } from './kinds.ts';
import { settled, type Watched, watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe.each(inject('sites'))('below $base', ({ folder, base }) => {
  let served: Served;
  let watched: Watched;
  beforeAll(async () => {
    served = await serve(folder, base);
    watched = await watchedPage(browser, served.url);
  });
  afterAll(async () => {
    await watched?.page.context().close();
    await served?.close();
  });

  test.each(KINDS)('/%s opens without an error, and asks nobody else for anything', async (path) => {
    const { page, faults } = watched;
    await page.goto(`${served.url}${path}`);
    await settled(page);
    expect(await page.locator('h1').count()).toBe(1);
    expect(faults.splice(0)).toEqual([]);
  });
});
