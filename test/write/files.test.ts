import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteModel } from '../../src/publish/site-model.ts';
import { finishSite } from '../../src/write/finish-site.ts';
import { SiteFiles } from '../../src/write/site-files/site-files.ts';
import { placeBelow, writeText } from '../../src/write/text.ts';
import { judged } from '../validate/registry.ts';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'countersign-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
}

describe('a text', () => {
  it('is written whole, its folder made, what stood there replaced', async () => {
    await writeText(join(top, 'a/b/c.json'), 'one');
    await writeText(join(top, 'a/b/c.json'), 'two');
    expect(readdirSync(join(top, 'a/b'))).toEqual(['c.json']);
    expect(readFileSync(join(top, 'a/b/c.json'), 'utf8')).toBe('two');
  });

  it('that cannot be written leaves nothing', async () => {
    mkdirSync(join(top, 'folder/inner'), { recursive: true });
    await expect(writeText(join(top, 'folder'), 'x')).rejects.toThrow();
    await expect(writeText(join(top, 'folder/inner/..'), 'x')).rejects.toThrow();
    expect(readdirSync(top)).toEqual(['folder']);
  });
});

describe('the place of a record', () => {
  it('is below its folder, whether that is there already or not', async () => {
    mkdirSync(join(top, 'systems'));
    for (const path of ['people.yaml', 'systems/a.mdx', 'decisions/a/b.json'])
      expect(await placeBelow(top, path)).toBe(join(top, path));
  });

  it.each(['decisions', 'decisions/a'])('is none where something leads away: %s', async (way) => {
    mkdirSync(join(top, 'elsewhere'));
    mkdirSync(dirname(join(top, 'content', way)), { recursive: true });
    symlinkSync(join(top, 'elsewhere'), join(top, 'content', way));
    await expect(placeBelow(join(top, 'content'), 'decisions/a/b.json')).rejects.toThrow(
      `${way} is not a plain folder`,
    );
    rmSync(join(top, 'content', way));
    writeFileSync(join(top, 'content', way), 'x');
    await expect(placeBelow(join(top, 'content'), 'decisions/a/b.json')).rejects.toThrow(
      `${way} is not a plain folder`,
    );
  });
});

describe('a site that is finished', () => {
  it('holds the pictures of the registry and nothing that lies beside them, and a manifest of all of it', async () => {
    write('secret.txt', 'secret');
    for (const name of ['a.png', 'deep/b.webp', 'evil.svg', 'evil.js', 'page.html', '.hidden.png', 'a b.png'])
      write(`content/assets/${name}`, name);
    symlinkSync('../../secret.txt', join(top, 'content/assets/link.png'));
    symlinkSync('../..', join(top, 'content/assets/up'));
    write('staged/index.html', '<p>x</p>');
    const { gate } = await judged({});
    const model = siteModel(gate, { base: '/registry/', ruleDocs: new Map(), contentPrefix: 'content/' });
    const folder = `${join(top, 'staged')}/`;
    const files = new SiteFiles(folder);
    await finishSite({
      folder,
      files,
      model,
      search: Promise.resolve(),
      request: { content: join(top, 'content') },
      base: '/registry/',
    });
    expect(readdirSync(join(folder, 'content-assets'), { recursive: true }).map(String).sort()).toEqual([
      'a.png',
      'deep',
      'deep/b.webp',
    ]);

    const manifest = JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8')) as {
      base: string;
      asOf: string;
      files: Record<string, string>;
    };
    expect(manifest).toMatchObject({ base: '/registry/', asOf: '2026-03-01' });
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name !== 'snapshot.json',
    );
    expect(Object.keys(manifest.files)).toHaveLength(entries.length);
    expect(Object.keys(manifest.files)).toEqual(Object.keys(manifest.files).sort());
    for (const [path, sha256] of Object.entries(manifest.files)) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ).toBe(sha256);
    }
  });

  it('takes nothing from assets that are a link', async () => {
    write('elsewhere/a.png', 'x');
    mkdirSync(join(top, 'content'));
    symlinkSync('../elsewhere', join(top, 'content/assets'));
    mkdirSync(join(top, 'staged'));
    const { gate } = await judged({});
    const model = siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: '' });
    await finishSite({
      folder: join(top, 'staged'),
      files: new SiteFiles(join(top, 'staged')),
      model,
      search: Promise.resolve(),
      request: { content: join(top, 'content') },
      base: '/',
    });
    expect(readdirSync(join(top, 'staged'))).not.toContain('content-assets');
  });
});
