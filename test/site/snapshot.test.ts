import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { heaviestSystemPage } from '../../scripts/bench/page-size.ts';
import { openBrowser } from './browser.ts';
import { KINDS } from './kinds.ts';
import { watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await openBrowser();
  served = await serve(inject('sites')[0]?.folder ?? '');
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('the last valid day', () => {
  const shown = async (now: string, timezoneId: string) => {
    const { page } = await watchedPage(browser, served.url, { timezoneId });
    await page.clock.setFixedTime(now);
    await page.goto(`${served.url}systems/halden-assist/`);
    const visible = await page.locator('#expired').isVisible();
    await page.context().close();
    return visible;
  };

  test('a page warns from the day after it on, by the calendar of whoever reads it', async () => {
    const { page } = await watchedPage(browser, served.url);
    await page.goto(served.url);
    const until = (await page.locator('#expired').getAttribute('data-until')) ?? '';
    expect(until).toMatch(/^2026-\d\d-\d\d$/);
    await page.context().close();
    const midnight = Date.parse(`${until}T24:00:00Z`);
    const at = (hours: number) => new Date(midnight + hours * 3_600_000).toISOString();
    expect(await shown(at(-1), 'UTC')).toBe(false);
    expect(await shown(at(1), 'UTC')).toBe(true);
    expect(await shown(at(-1), 'Pacific/Chatham')).toBe(true);
    expect(await shown(at(1), 'America/Los_Angeles')).toBe(false);
  });
});

describe('a page that is no longer valid', () => {
  const notice = async (path: string, now: string) => {
    const { page, faults } = await watchedPage(browser, served.url, { timezoneId: 'UTC' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.clock.setFixedTime(now);
    await page.goto(`${served.url}${path}`, { waitUntil: 'networkidle' });
    const said = (await page.locator('#expired').isVisible()) ? await page.locator('#expired').innerText() : '';
    const links = await page.locator('#expired li a').evaluateAll((all) => all.map((link) => link.textContent));
    await page.context().close();
    expect(faults).toEqual([]);
    return { said, links, asked };
  };

  test('says what has run out since, with the systems that it is about, and how much more', async () => {
    const first = await notice('', '2026-12-03T12:00:00Z');
    expect(first.said).toContain('This snapshot was valid until 2 December 2026.');
    expect(first.said).toContain('1 thing has run out in the registry:');
    expect(first.said).toMatch(/, 2 December 2026: /);
    expect(first.links).not.toEqual([]);
    const later = await notice('calendar/', '2027-06-01T12:00:00Z');
    const [, count] = /(\d+) things have run out in the registry; the first 5:/.exec(later.said) ?? [];
    expect(Number(count)).toBeGreaterThan(20);
  });

  test('says of a system’s own page what of that system has run out, or that nothing has', async () => {
    const before = await notice('systems/credit-precheck/', '2026-12-03T12:00:00Z');
    expect(before.said).toContain('Nothing of this system itself has run out.');
    const after = await notice('systems/credit-precheck/', '2027-01-02T12:00:00Z');
    expect(after.said).toMatch(/Of this system has run out:[^:]*svc-precheck-reader, 1 January 2027/);
  });

  test('asks for that list only then', async () => {
    expect((await notice('systems/', '2026-12-02T12:00:00Z')).asked).not.toContain('/runs-out.json');
    expect((await notice('systems/', '2026-12-03T12:00:00Z')).asked).toContain('/runs-out.json');
  });
});

describe('without JavaScript', () => {
  test('the register lists every system and leads to it, and a page is complete', async () => {
    const { page, faults } = await watchedPage(browser, served.url, { javaScriptEnabled: false });
    await page.goto(`${served.url}systems/`);
    expect(await page.locator('tbody tr').count()).toBe(16);
    await page.getByRole('link', { name: 'Credit Pre-check' }).click();
    expect(page.url()).toBe(`${served.url}systems/credit-precheck/`);
    await page.locator('#coverage').getByRole('link', { name: 'NIST Cybersecurity Framework' }).click();
    expect(page.url()).toBe(`${served.url}systems/credit-precheck/coverage/#nist-csf-2.0`);
    expect(await page.locator('main tbody tr').first().isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the menu of a phone opens', async () => {
    const { page } = await watchedPage(browser, served.url, {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    await page.goto(served.url);
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calendar' });
    expect(await link.isVisible()).toBe(false);
    await page.getByText('Menu', { exact: true }).click();
    await link.click();
    expect(page.url()).toBe(`${served.url}calendar/`);
    await page.context().close();
  });
});

test('a control that evidence names leads to its grade, in the system’s coverage', async () => {
  const { page } = await watchedPage(browser, served.url);
  await page.goto(`${served.url}systems/halden-assist/`);
  await page.locator('#evidence').getByRole('link', { name: 'ID.RA-01' }).first().click();
  expect(page.url()).toBe(`${served.url}systems/halden-assist/coverage/#c-id.ra-01`);
  expect(await page.locator('[id="c-id.ra-01"]').textContent()).toContain('Fresh evidence');
  await page.context().close();
});

test('the heaviest page of a system and its styles are small enough to mail', async () => {
  const heaviest = await heaviestSystemPage(inject('sites')[0]?.folder ?? '');
  expect(heaviest?.htmlAndCss, heaviest?.page).toBeLessThan(60_000);
});

test('no page but the search and the forms loads more than 30 KB of script, also when it is used', async () => {
  const weighed = async (path: string, now = '2026-11-22T12:00:00Z') => {
    const { page } = await watchedPage(browser, served.url);
    const scripts: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body().then(({ length }) => length));
    });
    await page.clock.setFixedTime(now);
    await page.goto(`${served.url}${path}`, { waitUntil: 'networkidle' });
    const sizes = await Promise.all(scripts);
    await page.context().close();
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const later = '2027-06-01T12:00:00Z';
  for (const path of KINDS.filter((kind) => !/^(?:search|new|.*\/decide)\//.test(kind)))
    expect(await weighed(path), path).toBeLessThan(30_000);
  expect(await weighed('systems/?tier=high', later)).toBeLessThan(30_000);
  expect(await weighed('systems/halden-assist/', later)).toBeGreaterThan(await weighed('systems/halden-assist/'));
});
