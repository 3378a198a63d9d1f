import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

// The sandbox needs rights that containers don't give; the pages are our own. The rest keeps Chromium from asking its
// maker's servers for anything.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** How a field of a form writes a date is the browser’s own way, whatever the language of a page or a context. */
const LANGUAGE = { LC_ALL: 'en_GB.UTF-8' };

/** A headless Chromium; says on stderr which one. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env, source } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...LANGUAGE, ...env } });
  process.stderr.write(`Browser: Chromium ${browser.version()}, ${source}\n`);
  return browser;
}
