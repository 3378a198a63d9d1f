import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** What a page did that no page of the site may do. */
export interface Watched {
  readonly page: Page;
  /** Errors on the console, exceptions, failed loads, and requests to another origin. */
  readonly faults: string[];
}

/** A page in a context of its own, watched from its first request on. */
export async function watchedPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      faults.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { page, faults };
}

/** When fonts are there and the search has its index. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  if (page.url().includes('/search/')) await page.locator('#facets details').first().waitFor();
}
