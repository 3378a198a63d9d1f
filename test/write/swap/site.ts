import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beginStaging } from '../../../src/write/publish-folder.ts';

const MANIFEST = 'snapshot.json';

/** Builds a site all of whose pages say the same, the way the product does, with a manifest of its files. */
export async function build(out: string, text: string, { pages = 3, asLink = false } = {}): Promise<void> {
  const staging = await beginStaging(out, asLink);
  try {
    writeSite(staging.folder, text, pages);
    await staging.publish();
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

function writeSite(folder: string, text: string, pages: number): void {
  const files: Record<string, string> = {};
  for (let page = 0; page < pages; page++) {
    const name = `systems/${page}/index.html`;
    const content = `${text} ${page}`;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    files[name] = sha256(content);
  }
  writeFileSync(join(folder, MANIFEST), JSON.stringify({ text, files }));
}

/** What the pages of a site say whose every file is that of its manifest, with none missing and none besides. */
export function wholeSite(folder: string): string {
  const { text, files } = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as {
    text: string;
    files: Record<string, string>;
  };
  const found = filesUnder(folder).filter((name) => name !== MANIFEST);
  const sums = Object.fromEntries(found.map((name) => [name, sha256(readFileSync(join(folder, name)))]));
  for (const name of new Set([...found, ...Object.keys(files)]))
    if (sums[name] !== files[name]) throw new Error(`${folder} is not whole: ${name}`);
  return text;
}

/** Where the published site lies at any moment: in its place or, where that is absent, beside it. */
export function publishedSite(out: string): string {
  return existsSync(out) ? out : join(dirname(out), '.dist-previous');
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
