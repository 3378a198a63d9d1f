import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/** What a browser loads for a page, uncompressed and in bytes; fonts, pictures and search are left out. */
export interface PageSize {
  readonly page: string;
  readonly htmlAndCss: number;
  readonly script: number;
}

/** The heaviest of the systems' pages of a built site; absent when it has none. */
export async function heaviestSystemPage(dist: string): Promise<PageSize | undefined> {
  let heaviest: PageSize | undefined;
  for (const page of await readdir(dist, { recursive: true })) {
    if (!/^systems[\\/][^\\/]+[\\/]index\.html$/.test(page)) continue;
    const size = await pageSize(dist, page.replaceAll('\\', '/'));
    if (heaviest === undefined || weight(size) > weight(heaviest)) heaviest = size;
  }
  return heaviest;
}

function weight({ htmlAndCss, script }: PageSize): number {
  return htmlAndCss + script;
}

export async function pageSize(dist: string, page: string): Promise<PageSize> {
  const html = await readFile(join(dist, page), 'utf8');
  const inline = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)].map((match) => match[1] ?? '');
  const inlineBytes = Buffer.byteLength(inline.join(''));
  const styles = addresses(html, /<link\b[^>]*\brel="?stylesheet\b[^>]*>/g, /\bhref="?([^\s">]+)/);
  const scripts = addresses(
    html,
    /<script\b[^>]*\bsrc=[^>]*>|<link\b[^>]*\brel="?modulepreload\b[^>]*>/g,
    /\b(?:src|href)="?([^\s">]+)/,
  );
  const local = (address: string) => fileOf(address, page);
  const css = await bytesOf(dist, new Set(styles.map(local)));
  const script = await bytesOf(dist, await withImports(dist, scripts.map(local)));
  return { page, htmlAndCss: Buffer.byteLength(html) - inlineBytes + css, script: script + inlineBytes };
}

function addresses(html: string, tags: RegExp, address: RegExp): string[] {
  return (html.match(tags) ?? []).flatMap((tag) => address.exec(tag)?.[1] ?? []);
}

/** The file that an address leads to, below the published folder. The site is measured at the base path `/`. */
function fileOf(address: string, page: string): string {
  const path = address.replace(/[?#].*$/, '');
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path);
}

/** The modules with those that they import at once; what is imported only on demand costs nothing at first. */
async function withImports(dist: string, files: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const left = files.filter((file) => !file.includes('pagefind'));
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const source = await readFile(join(dist, file), 'utf8');
    for (const [, path = ''] of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      left.push(posix.join(dirname(file), path));
    }
  }
  return found;
}

async function bytesOf(dist: string, files: ReadonlySet<string>): Promise<number> {
  let total = 0;
  for (const file of files) total += (await readFile(join(dist, file))).length;
  return total;
}
