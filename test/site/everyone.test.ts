import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { KINDS } from './kinds.ts';
import { watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
let served: Served;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  served = await serve(inject('sites')[0]?.folder ?? '');
  ({ page } = await watchedPage(browser, served.url));
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

describe('with the keyboard alone', () => {
  test('the first key leads past the navigation, to what the page is about', async () => {
    await page.goto(`${served.url}systems/halden-assist/`);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    const shown = await page.locator('.skip').boundingBox();
    expect(shown?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('the table of contents leads to its section, and the next key goes on from there', async () => {
    await page.goto(`${served.url}systems/halden-assist/`);
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Evidence' }).focus();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#evidence');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('section')?.id)).toBe('evidence');
  });

  test('the menu of a phone opens, and closes again', async () => {
    const { page: phone } = await watchedPage(browser, served.url, { viewport: { width: 390, height: 800 } });
    await phone.goto(served.url);
    const link = phone.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Systems' });
    await phone.locator('.mast summary').focus();
    await phone.keyboard.press('Enter');
    await phone.keyboard.press('Tab');
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
    await phone.keyboard.press('Shift+Tab');
    await phone.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(false);
    await phone.context().close();
  });

  test('a register is narrowed down, and the keyboard stays on the box', async () => {
    await page.goto(`${served.url}systems/`);
    await page.locator('#words').focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('State');
    await page.locator('[data-facet="to-decide"] summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.locator('#chosen button').waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).checked)).toBe(true);
    expect(await page.locator('details[data-facet="to-decide"]').getAttribute('open')).toBe('');
    await page.keyboard.press('Space');
    await page.locator('#chosen button').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('to-decide');
  });

  test('whatever has the focus shows it', async () => {
    await page.goto(`${served.url}systems/`);
    for (let at = 0; at < 40; at++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
        return `${outlineStyle} ${outlineWidth}`;
      });
      expect(outline, await focused()).toBe('solid 3px');
    }
  });
});

// 1280 × 1024 pixels enlarged to 400 %, as WCAG 2.2 asks in 1.4.10.
test.each(KINDS)('/%s can be read at 400 %: it flows, and nothing that stays in place covers it', async (path) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(`${served.url}${path}`);
  const { width, covered } = await page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    const staying = [...document.querySelectorAll('body *')].filter((one) =>
      ['fixed', 'sticky'].includes(getComputedStyle(one).position),
    );
    const tall = staying.filter((one) => one.closest('.ledger, .wide, .frame') === null);
    return {
      width: document.documentElement.scrollWidth,
      covered: tall.filter((one) => one.getBoundingClientRect().height > 64).map((one) => one.className),
    };
  });
  expect(width).toBeLessThanOrEqual(320);
  expect(covered).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test.each(KINDS)('/%s moves nothing for those who asked for that', async (path) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${served.url}${path}`);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
      }).length,
  );
  expect(moving).toBe(0);
  await page.emulateMedia({ reducedMotion: null });
});

describe('in forced colours', () => {
  beforeAll(() => page.emulateMedia({ forcedColors: 'active' }));
  afterAll(() => page.emulateMedia({ forcedColors: 'none' }));

  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

  test('where somebody is, and what is drawn, can still be told apart', async () => {
    await page.goto(`${served.url}systems/`);
    const here = await style('.groups a[aria-current="page"]', 'border-bottom-color');
    expect(here).not.toBe(await style('.groups a:not([aria-current])', 'border-bottom-color'));
    await page.goto(served.url);
    const paper = await style('body', 'background-color');
    for (const drawn of ['.timeline .fails', '.timeline .next', '.timeline text'])
      expect(await style(drawn, 'fill'), drawn).not.toBe(paper);
    expect(await style('.share path + path', 'stroke')).not.toBe(paper);
    await page.goto(`${served.url}systems/halden-assist/`);
    expect(await style('.seal', 'background-color')).not.toBe(paper);
    expect(await style('.graph rect', 'stroke')).not.toBe(paper);
    expect(await style('.graph text', 'fill')).not.toBe(paper);
  });

  test.each(['systems/', 'frameworks/nist-csf-2.0/', 'systems/halden-assist/'])(
    'every state of /%s is a word, and not only a colour',
    async (path) => {
      await page.goto(`${served.url}${path}`);
      const tags = await page.locator('.tag, td[data-mark], td[class] a[data-mark]').allTextContents();
      expect(tags.length).toBeGreaterThan(3);
      expect(tags.filter((text) => text.trim() === '')).toEqual([]);
    },
  );
});

describe('without JavaScript', () => {
  let plain: Page;
  beforeAll(async () => {
    ({ page: plain } = await watchedPage(browser, served.url, { javaScriptEnabled: false }));
  });
  afterAll(() => plain.context().close());

  test.each(KINDS)('/%s says what it is about, and offers nothing that does not work', async (path) => {
    await plain.goto(`${served.url}${path}`);
    expect(await plain.locator('h1').isVisible()).toBe(true);
    expect((await plain.locator('main').innerText()).length).toBeGreaterThan(40);
    expect(await plain.locator('main :is(button, input, select, textarea)').filter({ visible: true }).count()).toBe(0);
  });
});
