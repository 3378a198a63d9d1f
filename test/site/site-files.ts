import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { BuiltSite } from './build-sites.ts';

/** A page as it lies on disk. */
export interface SitePage {
  /** Its address, with the base path. */
  readonly path: string;
  readonly html: string;
  readonly ids: ReadonlySet<string>;
  /** Everything that it links to or loads, resolved against its own address. */
  readonly links: readonly URL[];
}

const ORIGIN = 'https://site.test';

export async function sitePages({ folder, base }: BuiltSite): Promise<SitePage[]> {
  const names = await siteFiles(folder);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.html'))
      .map(async (name) => {
        const html = await readFile(join(folder, name), 'utf8');
        const path = `${base}${name.replace(/(^|\/)index\.html$/, '$1')}`;
        const links = attributes(html, 'href|src|action').map((value) => new URL(value, `${ORIGIN}${path}`));
        return { path, html, ids: new Set(attributes(html, 'id')), links };
      }),
  );
}

/** Every file of a site, relative to its folder, with forward slashes. */
export async function siteFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

export function isOwn(link: URL): boolean {
  return link.origin === ORIGIN;
}

function attributes(html: string, names: string): string[] {
  return [...html.matchAll(new RegExp(`<[a-z][^<>]*?\\s(?:${names})="[^"]*"[^<>]*>`, 'g'))].flatMap(([tag]) =>
    [...tag.matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value = '']) =>
      value.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"'),
    ),
  );
}
