import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CACHING, HEADERS, policyHeader } from '../../src/site/components/security-policy.ts';
import { openBrowser } from './browser.ts';
import { findNginx, runNginx, type RunningNginx } from './nginx.ts';
import { watchedPage } from './opened.ts';
import { serve, type Served } from './serve.ts';

interface Case {
  readonly name: string;
  readonly base: string;
  readonly start: (folder: string) => Promise<RunningNginx>;
}

let top: string;
let storage: Served | undefined;

/** A folder with the site where its base path says, and what a build leaves beside it. */
async function placed(folder: string, base: string): Promise<string> {
  const root = join(top, base === '/' ? 'plain' : 'below');
  await mkdir(dirname(join(root, base)), { recursive: true });
  await cp(folder, join(root, base), { recursive: true });
  await mkdir(join(root, '.site-previous'), { recursive: true });
  await writeFile(join(root, '.site-previous/index.html'), 'what was before');
  return root;
}

const FOLDER: Case = {
  name: 'a folder',
  base: '/',
  start: async (folder) => runNginx('registry.conf', { '/srv/registry/site': await placed(folder, '/') }),
};

const CASES: readonly Case[] = [
  FOLDER,
  {
    name: 'a folder below a path',
    base: '/ai/registry/',
    start: async (folder) =>
      runNginx('registry.conf', {
        '/srv/registry/site': await placed(folder, '/ai/registry/'),
        'error_page 404 /404.html': 'error_page 404 /ai/registry/404.html',
      }),
  },
  {
    name: 'storage',
    base: '/',
    start: async (folder) => {
      storage = await serve(folder, '/registry-bucket/');
      return runNginx('s3.conf', { 'storage.example:9000': new URL(storage.url).host });
    },
  },
];

let browser: Browser;
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'countersign-hosting-'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(top, { recursive: true, force: true });
});

describe.skipIf(findNginx() === undefined).each(CASES)('nginx, from $name', ({ base, start }) => {
  let server: RunningNginx;
  let folder: string;
  beforeAll(async () => {
    folder = inject('sites').find((site) => site.base === base)?.folder ?? '';
    server = await start(folder);
  });
  afterAll(async () => {
    await server?.close();
    await storage?.close();
    storage = undefined;
  });

  const ask = (path: string, init?: RequestInit) =>
    fetch(`${server.url}${base}${path}`, { redirect: 'manual', ...init });

  test('says the policy with every answer, and keeps for good only what never changes', async () => {
    const [script = ''] = (await readdir(join(folder, '_site'))).filter((name) => name.endsWith('.js'));
    const [part = ''] = await readdir(join(folder, 'pagefind/fragment'));
    for (const [path, status, runsSearch, caching] of [
      ['', 200, false, CACHING.other],
      ['systems/halden-assist/', 200, false, CACHING.other],
      ['search/', 200, true, CACHING.other],
      [`_site/${script}`, 200, false, CACHING.hashed],
      [`pagefind/fragment/${part}`, 200, true, CACHING.hashed],
      ['pagefind/pagefind-worker.js', 200, true, CACHING.other],
      ['nowhere/', 404, false, CACHING.other],
    ] as const) {
      const { headers, ...answer } = await ask(path).then((response) => ({
        status: response.status,
        headers: response.headers,
      }));
      expect(answer, path).toEqual({ status });
      expect(headers.get('content-security-policy'), path).toBe(policyHeader(runsSearch));
      expect(headers.get('cache-control'), path).toBe(caching);
      for (const [name, value] of Object.entries(HEADERS)) expect(headers.get(name), `${path} ${name}`).toBe(value);
    }
  });

  test('finds the page of a folder, puts the slash that is missing, and shows the page for what is not there', async () => {
    const moved = await ask('systems');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${base}systems/`]);
    expect(await (await ask('nowhere/')).text()).toContain('<!DOCTYPE html>');
    expect((await ask('systems/', { method: 'POST' })).status).toBeGreaterThanOrEqual(403);
  });

  test('shows the search at work, under the policy of the header too', async () => {
    const { page, faults } = await watchedPage(browser, server.url);
    await page.goto(`${server.url}${base}search/?q=order`);
    await page.locator('#results li').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(findNginx() === undefined)('nginx, from a folder', () => {
  let server: RunningNginx;
  beforeAll(async () => {
    server = await FOLDER.start(inject('sites')[0]?.folder ?? '');
  });
  afterAll(() => server?.close());

  test('never serves what a build leaves beside the site, and names the kinds of feeds', async () => {
    expect((await fetch(`${server.url}/.site-previous/index.html`)).status).toBe(404);
    for (const [path, type] of [
      ['calendar/all.ics', 'text/calendar'],
      ['changes/feed.xml', 'application/atom+xml'],
      ['changes/feed.json', 'application/feed+json'],
      ['api/registers/systems.csv', 'text/csv'],
    ])
      expect((await fetch(`${server.url}/${path}`)).headers.get('content-type'), path).toContain(type);
    const page = await fetch(server.url);
    const again = await fetch(server.url, { headers: { 'If-None-Match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
});
