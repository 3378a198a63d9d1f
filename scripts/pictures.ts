import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../test/site/browser.ts';
import { serve } from '../test/site/serve.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs/pictures');

/** A picture of the README: a page of the example organisation, from a place on it. */
interface Picture {
  readonly name: string;
  readonly path: string;
  /** The part of the page that stands at the top; its beginning when left out. */
  readonly from?: string;
  readonly scheme: 'light' | 'dark';
}

const VIEWS: readonly Omit<Picture, 'scheme'>[] = [
  { name: 'overview', path: '' },
  { name: 'system', path: 'systems/credit-precheck/', from: '#decisions' },
  { name: 'matrix', path: 'nhis/by/risk/' },
  { name: 'decide', path: 'systems/halden-assist/decide/', from: '#operations' },
];
const PICTURES = VIEWS.flatMap((view) => (['light', 'dark'] as const).map((scheme): Picture => ({ ...view, scheme })));
const SIZE = { width: 1280, height: 860 };
const SHARPNESS = 1.5;
const QUALITY = 75;

/** What differs from one commit to the next, and is not what a picture is of, is made the same in all of them. */
function steady(page: Document): void {
  const strip = page.querySelector('.snapshot');
  const commit = strip?.querySelector('code');
  if (commit) commit.textContent = 'c0ffee1';
  for (const stamp of strip?.querySelectorAll('.stamp') ?? [])
    if (stamp.textContent?.trim() === 'Working copy') stamp.remove();
}

async function take(browser: Browser, url: string, { name, path, from, scheme }: Picture): Promise<void> {
  const look = {
    viewport: SIZE,
    deviceScaleFactor: SHARPNESS,
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
  };
  const context = await browser.newContext(look);
  const page = await context.newPage();
  await page.clock.setFixedTime('2026-11-22T12:00:00Z');
  await page.goto(`${url}${path}`);
  await page.evaluate(`(${steady.toString()})(document)`);
  await page.evaluate(() => document.fonts.ready);
  if (from !== undefined) await page.locator(from).evaluate((element) => element.scrollIntoView());
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  const bytes = Buffer.from(data, 'base64');
  const file = `${name}-${scheme}.webp`;
  await writeFile(join(FOLDER, file), bytes);
  process.stdout.write(`docs/pictures/${file}: ${Math.round(bytes.length / 1024)} KB\n`);
  await context.close();
}

const out = await mkdtemp(join(tmpdir(), 'countersign-pictures-'));
const browser = await openBrowser();
try {
  execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'build', '--out', join(out, 'dist')], { cwd: ROOT });
  const served = await serve(join(out, 'dist'));
  await mkdir(FOLDER, { recursive: true });
  for (const picture of PICTURES) await take(browser, served.url, picture);
  await served.close();
} finally {
  await browser.close();
  await rm(out, { recursive: true, force: true });
}
