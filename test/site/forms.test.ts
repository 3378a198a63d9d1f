import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readYaml } from '../../src/parse/yaml.ts';
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

describe.each(inject('sites'))('the forms below $base', ({ folder, base }) => {
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

  const madeText = async () => (await page.locator('[data-text]').first().textContent()) ?? '';

  async function fillIn(): Promise<void> {
    await page.goto(`${served.url}new/system/`);
    await page.getByLabel('Name').fill('Crane Watcher');
    await page.getByLabel('Id').first().fill('crane-watcher');
    await page.getByLabel('Purpose').fill('Counts cranes');
    await page.getByLabel('Owner', { exact: true }).selectOption('dev-lee');
  }

  test('one makes the record of a system while somebody types, and says which tier it is', async () => {
    await fillIn();
    expect(await page.locator('[data-says]').textContent()).toContain('Low');
    await page.getByLabel('Public', { exact: true }).first().check();
    expect(await page.locator('[data-says]').textContent()).toContain('High');
    const [, frontmatter = ''] = /^---\n(.*?)^---\n/ms.exec(await madeText()) ?? [];
    expect(readYaml(frontmatter).value).toMatchObject({
      title: 'Crane Watcher',
      owner: 'dev-lee',
      audience: ['public'],
      status: 'proposed',
    });
  });

  test('what is wrong stands beside its field once somebody has left it, and leads there', async () => {
    await page.goto(`${served.url}new/system/`);
    const id = page.getByLabel('Id').first();
    expect(await id.getAttribute('aria-invalid')).toBe('false');
    await id.fill('Crane Watcher');
    await page.getByLabel('Purpose').focus();
    expect(await id.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#system-id-fault').textContent()).toContain('is not an id');
    await page.getByRole('button', { name: 'Fill in “Owner”.' }).click();
    expect(await page.getByLabel('Owner', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
  });

  test('a list takes things and gives them up again, with the keyboard alone', async () => {
    await fillIn();
    await page.getByRole('button', { name: 'Add a tool' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('crane-log');
    expect(await madeText()).toContain('- id: crane-log');
    await page.getByRole('button', { name: 'Take out' }).focus();
    await page.keyboard.press('Enter');
    expect(await madeText()).not.toContain('crane-log');
  });

  test('the finished file is copied, downloaded, or handed to the forge in its address', async () => {
    await fillIn();
    const text = await madeText();
    await page.getByRole('button', { name: 'Copy it' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download it' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('crane-watcher.mdx');
    const address = new URL((await page.locator('[data-open]').getAttribute('href')) ?? '');
    expect(address.searchParams.get('filename')).toBe('content/systems/crane-watcher.mdx');
    // The notes make this record too long for an address, so it is copied and pasted.
    expect(address.searchParams.get('value')).toBeNull();
  });

  test('a decision is short enough for the address of the forge', async () => {
    await page.goto(`${served.url}systems/product-copy/decide/`);
    const form = page.locator('#security-form');
    await form.getByLabel('Decided by').selectOption('noor-haddad');
    await form.getByLabel('Decision').selectOption('approved');
    await form.getByLabel('Reason').fill('It writes drafts only.');
    expect(await form.getByText('Nothing is missing, and nothing is wrong.').isVisible()).toBe(true);
    const text = (await form.locator('[data-text]').textContent()) ?? '';
    expect(JSON.parse(text)).toMatchObject({ predicate: { by: 'noor-haddad', decision: 'approved' } });
    const address = new URL((await form.locator('[data-open]').getAttribute('href')) ?? '');
    expect(address.searchParams.get('value')).toBe(text);
  });

  test('an exception says how long it may last', async () => {
    await page.goto(`${served.url}new/exception/`);
    await page.getByLabel('Rule that cannot be kept').selectOption('evidence/unpinned');
    expect(await page.locator('[data-says]').textContent()).toMatch(/It may last until \d+ \w+ \d{4}/);
  });

  test('nothing runs that the policy of the page forbids, and nothing leaves the browser', () => {
    expect(watched.faults).toEqual([]);
  });

  test('every page says where to edit and where to report', async () => {
    await page.goto(`${served.url}systems/halden-assist/`);
    expect(await page.getByRole('link', { name: 'Edit this record' }).getAttribute('href')).toMatch(
      /\/edit\/main\/content\/systems\/halden-assist\.mdx$/,
    );
    const report = page.getByRole('link', { name: 'Report a problem with this record' });
    const address = new URL((await report.getAttribute('href')) ?? '');
    expect(address.searchParams.get('title')).toContain('Halden Assist');
    expect(address.searchParams.get('body')).toContain('content/systems/halden-assist.mdx');
    await page.goto(`${served.url}calendar/`);
    expect(await page.getByRole('link', { name: 'Report a problem with this page' }).count()).toBe(1);
  });
});
