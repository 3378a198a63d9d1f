import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
let served: Served;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  const [site] = inject('sites');
  served = await serve(site?.folder ?? '');
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('the page of an identity', () => {
  test.each(['svc-ai-gateway', 'oauth-wingtip-edi', 'key-wingtip-seats', 'svc-cv-ranker'])(
    'prints on one sheet: %s',
    async (id) => {
      await page.goto(`${served.url}nhis/${id}/`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    },
  );
});

test('identities are narrowed down without script, from the register to one page', async () => {
  await page.goto(`${served.url}nhis/`);
  await page.getByRole('link', { name: 'API key', exact: true }).click();
  await page.getByRole('link', { name: 'key-wingtip-seats' }).click();
  expect(await page.locator('h1').textContent()).toBe('Key for the vendor’s seat figures'.replace('’', "'"));
});

test('a drawing has a name, and its text equivalent stands below it', async () => {
  await page.goto(`${served.url}systems/support-copilot/`);
  const drawing = page.getByRole('img', { name: '1 system, 3 identities and 3 tools, and what acts with what' });
  expect(await drawing.count()).toBe(1);
  await page.getByText('The same in words').click();
  expect(await page.getByText('svc-support-copilot acts in ticketing and order-history.').isVisible()).toBe(true);
});
