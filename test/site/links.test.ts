import { describe, expect, inject, test } from 'vitest';
import { isOwn, siteFiles, sitePages, type SitePage } from './site-files.ts';

describe.each(inject('sites'))('the site below $base', (site) => {
  test('every link leads to a page that exists, and to an anchor on it', async () => {
    const pages = await sitePages(site);
    const files = new Set((await siteFiles(site.folder)).map((name) => `${site.base}${name}`));
    const byPath = new Map(pages.map((page) => [page.path, page]));
    expect(pages.length).toBeGreaterThan(100);
    expect(
      pages.flatMap((page) => page.links.filter(isOwn).flatMap((link) => fault(link, page, { byPath, files }))),
    ).toEqual([]);
  });

  test('no link begins or ends with a blank, which would be underlined', async () => {
    for (const { path, html } of await sitePages(site)) expect(html, path).not.toMatch(/<a [^>]*>\s|\s<\/a>/);
  });

  test('nothing is loaded from elsewhere, and nothing stands inline that a strict policy would refuse', async () => {
    const pages = await sitePages(site);
    for (const { path, html } of pages) {
      const loaded = [
        ...html.matchAll(
          /<(?:script|img|iframe|link|source|video|audio|object|embed)\b[^>]*?(?:src|href)="((?:[a-z]+:)?\/\/[^"]*)"/g,
        ),
      ].map(([, address]) => address);
      expect(loaded, path).toEqual([]);
      expect(html, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
      expect(html, path).not.toMatch(/<script(?![^>]*\ssrc=)/);
      expect(html, path).toContain("default-src 'none'");
    }
  });

  test('every page has a title of its own, one h1, a language, and the snapshot line', async () => {
    const pages = await sitePages(site);
    const titles = new Set<string>();
    for (const { path, html } of pages) {
      expect(html.match(/<h1[\s>]/g)?.length, path).toBe(1);
      expect(html, path).toMatch(/<html lang="en-GB"/);
      expect(html, path).toContain('as of 22 November 2026');
      titles.add(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '');
    }
    expect(titles.size).toBe(pages.length);
  });
});

interface Targets {
  readonly byPath: ReadonlyMap<string, SitePage>;
  readonly files: ReadonlySet<string>;
}

function fault(link: URL, page: SitePage, { byPath, files }: Targets): string[] {
  const target = byPath.get(link.pathname);
  const said = `${page.path} → ${link.pathname}${link.hash}`;
  if (!target) return files.has(link.pathname) ? [] : [`${said}: no such page`];
  return link.hash === '' || target.ids.has(decodeURIComponent(link.hash.slice(1))) ? [] : [`${said}: no such anchor`];
}
