import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partFolders, WORDS_FOLDER } from '../../src/publish/search-parts.ts';
import { CACHING, HEADERS, policyHeader, securityPolicy } from '../../src/site/components/security-policy.ts';
import { isRecord } from '../../src/validate/lenient.ts';

const ROOT = join(import.meta.dirname, '../../hosting');
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test('what a server sends is what the pages say, and that nobody may frame them', () => {
  for (const runsSearch of [false, true])
    expect(policyHeader(runsSearch)).toBe(`${securityPolicy(runsSearch)}; frame-ancestors 'none'`);
});

describe('nginx', () => {
  test('has the policies and the caching of the product, and no others', () => {
    const text = textOf('nginx/headers.conf');
    const values = (map: string) => {
      const [, block = ''] = new RegExp(`\\$${map} \\{(.*?)\\n\\}`, 's').exec(text) ?? [];
      return [...block.matchAll(/^ {2}(\S+) "(.*)";$/gm)].map(([, key, value]) => [key, value]);
    };
    expect(values('registry_policy')).toEqual([
      ['default', policyHeader(false)],
      ['"~/search/(index\\.html)?$"', policyHeader(true)],
      ['"~/pagefind/"', policyHeader(true)],
    ]);
    expect(values('registry_cache').map(([, value]) => value)).toEqual([CACHING.other, CACHING.hashed, CACHING.hashed]);
  });

  test('keeps the hashed files of a search index for good, also of one in parts, and no others', () => {
    const [, pattern = ''] = /"~(\/pagefind\/\([^"]+)" "public/.exec(textOf('nginx/headers.conf')) ?? [];
    const isKept = (path: string) => new RegExp(pattern).test(path);
    const folders = ['', ...partFolders(12), WORDS_FOLDER].map((name) => `/registry/pagefind/${name}`);
    for (const folder of folders) {
      expect(isKept(`${folder}fragment/en_1a2b3c4.pf_fragment`), folder).toBe(true);
      expect(isKept(`${folder}pagefind-entry.json`), folder).toBe(false);
    }
  });

  test('adds every header to every answer, errors too', () => {
    const lines = [...textOf('nginx/answers.conf').matchAll(/^add_header (\S+) (?:"(.*)"|(\$\S+)) always;$/gm)];
    expect(Object.fromEntries(lines.map(([, name, value, variable]) => [name, value ?? variable]))).toEqual({
      'Content-Security-Policy': '$registry_policy',
      'Cache-Control': '$registry_cache',
      ...HEADERS,
    });
    // A block with a header of its own would drop all of these.
    for (const name of ['registry.conf', 's3.conf']) expect(textOf(`nginx/${name}`)).not.toContain('add_header');
  });
});

test('Azure Static Web Apps gets the same', () => {
  const config: unknown = JSON.parse(textOf('azure/staticwebapp.config.json'));
  if (!isRecord(config) || !Array.isArray(config['routes'])) throw new Error('It has no routes');
  expect(config['globalHeaders']).toEqual({
    'Content-Security-Policy': policyHeader(false),
    'Cache-Control': CACHING.other,
    ...HEADERS,
  });
  expect(config['responseOverrides']).toEqual({ '404': { rewrite: '/404.html' } });
  // The first route that fits decides, so the parts of the index stand before the whole of it.
  expect(config['routes']).toEqual([
    ...['/_site/*', '/pagefind/fragment/*', '/pagefind/index/*', '/pagefind/filter/*'].map((route) => ({
      route,
      headers: { 'Cache-Control': CACHING.hashed },
    })),
    ...['/pagefind/*', '/search/*'].map((route) => ({
      route,
      headers: { 'Content-Security-Policy': policyHeader(true) },
    })),
  ]);
});
