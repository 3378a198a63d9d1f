import { readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { offlinePage, offlineStyles } from './relative.ts';

/** Where Astro puts scripts, styles and typefaces. */
const ASSETS = '_site';

/**
 * Makes the rest of a staged site work from a disk: the page that Astro wrote itself, the styles, and the scripts, each
 * of which becomes one plain file, since browsers load no module from a disk.
 */
export async function finishOffline(folder: string, base: string): Promise<void> {
  await rewritten(join(folder, '404.html'), (html) => offlinePage(html, '404.html', base));
  const names = (await readdir(join(folder, ASSETS))).sort();
  const drawings = new Map<string, string>();
  for (const name of names.filter((name) => name.endsWith('.svg')))
    drawings.set(`${ASSETS}/${name}`, await readFile(join(folder, ASSETS, name), 'utf8'));
  for (const name of names.filter((name) => name.endsWith('.css')))
    await rewritten(join(folder, ASSETS, name), (css) => offlineStyles(css, `${ASSETS}/${name}`, { base, drawings }));
  const scripts = names.filter((name) => name.endsWith('.js')).map((name) => join(folder, ASSETS, name));
  const plain = await Promise.all(scripts.map(plainScript));
  for (const [at, file] of scripts.entries()) {
    const code = plain[at] ?? '';
    // A part that only others import has become a part of each of them.
    await (code === '' ? unlink(file) : writeFile(file, code));
  }
}

async function rewritten(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** A module with all that it imports, as a script that needs no loader; empty for one that only exports. */
async function plainScript(file: string): Promise<string> {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: file, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const chunks = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  return chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : [])).join('');
}
