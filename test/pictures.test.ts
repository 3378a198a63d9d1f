import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = 'docs/pictures';
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('every picture of the README is there, light and dark, small, and told in words; no other lies about', () => {
  const shown = [...readme.matchAll(/<picture>\s*<source[^>]*srcset="([^"]+)">\s*<img src="([^"]+)" alt="([^"]+)">/g)];
  expect(shown.length).toBe(readme.match(/<picture>/g)?.length);
  const files = shown.flatMap(([, dark = '', light = '', told = '']) => {
    expect(dark).toBe(light.replace('-light.', '-dark.'));
    expect(told.length, light).toBeGreaterThan(60);
    return [dark, light];
  });
  expect(files.sort()).toEqual(
    readdirSync(join(ROOT, FOLDER))
      .map((name) => `${FOLDER}/${name}`)
      .sort(),
  );
  for (const file of files) expect(statSync(join(ROOT, file)).size, file).toBeLessThan(150 * 1024);
});
