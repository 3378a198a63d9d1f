import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { KINDS } from './kinds.ts';
import { settled, watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe('for everyone', () => {
  let served: Served;
  let page: Page;
  beforeAll(async () => {
    const [site] = inject('sites');
    served = await serve(site?.folder ?? '');
    ({ page } = await watchedPage(browser, served.url));
    await page.addInitScript({ content: axe.source });
  });
  afterAll(async () => {
    await page?.context().close();
    await served?.close();
  });

  test.each(KINDS)('/%s has no serious accessibility fault, and fits windows of 320 and 1024 px', async (path) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${served.url}${path}`);
    await settled(page);
    expect(await seriousFaults(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousFaults(page, ['color-contrast']), 'dark').toEqual([]);
    await page.setViewportSize({ width: 1024, height: 700 });
    expect(await pageWidth(page)).toBeLessThanOrEqual(1024);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await pageWidth(page)).toBeLessThanOrEqual(320);
    expect(await seriousFaults(page, ['scrollable-region-focusable', 'target-size']), 'at 320 px').toEqual([]);
  });
});

/** How wide the page is, once it has settled into its window. */
function pageWidth(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    return document.documentElement.scrollWidth;
  });
}

/** WCAG 2.2 A and AA, and good practice, as far as a program can tell; only what is serious or critical. */
async function seriousFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const violations = await page.evaluate(async (only) => {
    const result = await window.axe.run(
      document,
      only ? { runOnly: [...only] } : { rules: { 'target-size': { enabled: true } } },
    );
    return result.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      at: nodes.map(({ target }) => target.join(' ')).slice(0, 5),
    }));
  }, rules);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, at }) => `${id}: ${at.join(', ')}`);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
