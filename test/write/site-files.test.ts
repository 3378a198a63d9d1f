import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AstroPrerenderer, RouteData } from 'astro';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writingPages } from '../../src/write/site-files/pages.ts';
import { SiteFiles } from '../../src/write/site-files/site-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the files of a site', () => {
  it('are there once their sums are, which name every file of the folder in order', async () => {
    const files = new SiteFiles(folder);
    files.write('systems/a/index.html', Buffer.from('<p>a</p>'));
    files.write('api/b.csv', 'b');
    files.write('systems/a/pack.zip', {
      entries: [{ path: 'x/y.txt', bytes: Buffer.from('y') }],
      day: '2026-03-01',
    });
    writeFileSync(join(folder, 'by-another'), 'c');
    const sums = await files.finish();
    expect([...sums.keys()]).toEqual(['api/b.csv', 'by-another', 'systems/a/index.html', 'systems/a/pack.zip']);
    expect(sums.get('by-another')).toBe(sha256('c'));
    expect(sums.get('systems/a/index.html')).toBe(sha256('<p>a</p>'));
    expect(readFileSync(join(folder, 'systems/a/index.html'), 'utf8')).toBe('<p>a</p>');
    const pack = unzipSync(readFileSync(join(folder, 'systems/a/pack.zip')));
    expect(Buffer.from(pack['x/y.txt'] ?? []).toString()).toBe('y');
  });

  it('that cannot be written fail the whole, with the code of the system', async () => {
    const files = new SiteFiles(folder);
    writeFileSync(join(folder, 'taken'), '');
    files.write('taken/index.html', 'x');
    files.write('later.html', 'x');
    await expect(files.finish()).rejects.toMatchObject({
      code: expect.stringMatching(/^E(?:NOTDIR|EXIST)$/) as string,
    });
  });

  it('are written no more once a build is given up', async () => {
    const files = new SiteFiles(folder);
    await files.stop();
    for (let number = 0; number < 200; number++) files.write(`${number}.html`, 'x');
    await expect(files.finish()).rejects.toThrow('ended too early');
    expect(existsSync(join(folder, '0.html'))).toBe(false);
  });
});

describe('a page', () => {
  /** What Astro is handed back for an address, and what was written. */
  async function rendered(address: string, route: Partial<RouteData>, status = 200): Promise<[boolean, string[]]> {
    const inner = { name: 'inner', render: () => Promise.resolve(new Response('x', { status })) };
    const files = new SiteFiles(folder);
    const { render } = writingPages(inner as unknown as AstroPrerenderer, files, {
      base: '/registry/',
      isOffline: false,
    });
    const routeData = { type: 'page', route: '/x/', ...route } as RouteData;
    const result = await render(new Request(`http://localhost/registry/${address}`), { routeData });
    const left = result instanceof Response && result.body !== null;
    return [left, [...(await files.finish()).keys()]];
  }

  it('is written below the base path, and Astro is left nothing to write', async () => {
    expect(await rendered('', {})).toEqual([false, ['index.html']]);
    expect(await rendered('rules/a/b/', {})).toEqual([false, ['index.html', 'rules/a/b/index.html']]);
    const [, files] = await rendered('api/all.csv', { type: 'endpoint' });
    expect(files).toContain('api/all.csv');
  });

  it('is told of, and of how many', async () => {
    const inner = {
      name: 'inner',
      getStaticPaths: () => Promise.resolve([{ pathname: '/' }, { pathname: '/a/' }]),
      render: () => Promise.resolve(new Response('x')),
    };
    const files = new SiteFiles(folder);
    const told: unknown[][] = [];
    const progress = (...words: unknown[]) => void told.push(words);
    const writing = writingPages(inner as unknown as AstroPrerenderer, files, {
      base: '/',
      isOffline: false,
      progress,
    });
    await writing.getStaticPaths();
    for (const address of ['', 'a/'])
      await writing.render(new Request(`http://localhost/${address}`), {
        routeData: { type: 'page', route: '/x/' } as RouteData,
      });
    await files.finish();
    expect(told).toEqual([
      ['render', 1, 2],
      ['render', 2, 2],
    ]);
  });

  it('is left to Astro where it is no plain one', async () => {
    expect(await rendered('404/', { route: '/404' })).toEqual([true, []]);
    expect(await rendered('old/', { type: 'redirect' }, 301)).toEqual([true, []]);
    expect(await rendered('gone/', {}, 404)).toEqual([true, []]);
  });
});
