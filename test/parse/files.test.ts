import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OWN_GUIDES } from '../../src/parse/kinds.ts';
import { read } from './read.ts';

const RECORD = '---\ntitle: x\n---\nText.\n';

describe('a path', () => {
  it.each([
    'systems/X.mdx',
    'systems/x.MDX',
    'systems/x.md',
    'systems/x',
    'systems/x y.mdx',
    'systems/x_y.mdx',
    'systems/-x.mdx',
    'systems/x--y.mdx',
    'systems/a/b.mdx',
    'systems/x.mdx/y.mdx',
    'systems/x.mdx~',
    'systems/x.mdx.bak',
    'systems/.x.mdx',
    'systems/é.mdx',
    'systems/ｘ.mdx',
    'systems/х.mdx',
    'Systems/x.mdx',
    'system/x.mdx',
    'x.mdx',
    'index.astro',
    'guides/page.astro',
    'guides/evil.ts',
    'guides/evil.js',
    'guides/page.html',
    'guides/reading-this-site.mdx',
    'package.json',
    'tsconfig.json',
    'astro.config.mjs',
    '.env',
    '.env.local',
    '.gitattributes',
    'systems/.gitattributes',
    'decisions/x/.gitattributes',
    'evidence/.gitattributes',
    'assets/x/.gitattributes',
    '.gitignore',
    'shared/.gitignore',
    '.gitmodules',
    '.mailmap',
    '.lfsconfig',
    '.git/info/attributes',
    'systems/.git/config',
    'GIT~1/config',
    'evidence/.git',
    'evidence/..../a',
    'systems/x.mdx.',
    'systems/x.mdx ',
    'systems/x.mdx:y',
    'systems/..\\x.mdx',
    'systems/\u0435.mdx',
    'systems/e\u0301.mdx',
    'layouts/page.astro',
    'content.config.ts',
    'middleware.ts',
    '.github/workflows/evil.yml',
    'systems/.DS_Store',
    'registry.yml',
    'Registry.yaml',
    'shared/agents.yaml',
    'shared/nhis.yml',
    'policy.yaml.orig',
    'node_modules/x/index.js',
    'constructor/x.mdx',
    '__proto__/x.mdx',
    'toString',
    'decisions/x.json',
    'decisions/x/security.json',
    'decisions/x/2026-03-01.json',
    'decisions/x/2026-03-01-security.yaml',
    'decisions/X/2026-03-01-security.json',
    'decisions/x/y/2026-03-01-security.json',
    'decisions/x/2026-03-01-security.sig',
    'assets/evil.svg',
    'assets/evil.js',
    'assets/page.html',
    'assets/.hidden.png',
    'assets/a b.png',
    'assets/a..png',
    'evidence/a b.pdf',
    'evidence/a.pdf.',
    'evidence/a./b.pdf',
    'evidence/-rf',
    'evidence/.env',
    'evidence/a/../b',
    'frameworks/A.yaml',
    'frameworks/a/b.yaml',
    `systems/${'a'.repeat(101)}.mdx`,
    `systems/${'a'.repeat(1_000_000)}.mdx`,
  ])('that is not part of a registry is told: %s', async (path) => {
    const { places, findings } = await read({ [path]: RECORD });
    expect(places).toEqual([`${path}:1:1 content/unknown-path`]);
    expect(findings[0]?.message).toMatch(/^This path is not part of a registry: .+\.$/s);
  });

  it('of a guide that Countersign brings itself says so', async () => {
    const { findings } = await read({ 'guides/reading-this-site.mdx': RECORD });
    expect(findings[0]?.message).toContain('Countersign brings the guide “reading-this-site” itself');
    const own = readdirSync('src/site/pages/guides').filter((name) => name.endsWith('.mdx'));
    expect(own.map((name) => name.slice(0, -'.mdx'.length))).toEqual(OWN_GUIDES);
  });

  it.each([
    'registry.yaml',
    'policy.yaml',
    'people.yaml',
    'systems/x.mdx',
    'systems/x-2.mdx',
    'systems/2fa.mdx',
    `systems/${'a'.repeat(100)}.mdx`,
    'exceptions/x.mdx',
    'intake/x.mdx',
    'guides/x.mdx',
    'shared/nhis.yaml',
    'shared/models.yaml',
    'shared/evidence.yaml',
    'frameworks/nist-csf-2.0.yaml',
    'frameworks/crosswalks/a-1.0--b-2.0.yaml',
    'evidence/Report_1.final.pdf',
    'evidence/x/y/z.json',
    'assets/view.png',
    'assets/x/view.2.webp',
  ])('of a registry is read: %s', async (path) => {
    const { places } = await read({ [path]: path.endsWith('.mdx') ? RECORD : 'a: b\n' });
    expect(places).toEqual([]);
  });

  it.each(['con.mdx', 'NUL.mdx', 'aux.mdx', 'prn.mdx', 'com1.mdx', 'lpt9.mdx', 'CoN.mdx', 'aux', 'nul.tar.mdx'])(
    'that Windows keeps for a device is told: %s',
    async (name) => {
      const { findings } = await read({ [`systems/${name}`]: RECORD, 'evidence/con/x.pdf': 'x' });
      expect(findings.map(({ code }) => code)).toEqual(['content/unknown-path', 'content/unknown-path']);
      expect(findings[1]?.message).toContain('a name that Windows keeps for a device');
    },
  );

  it.each([
    ['in case', 'evidence/Report.pdf', 'evidence/report.pdf'],
    ['in the case of a folder', 'evidence/A/x.pdf', 'evidence/a/x.pdf'],
    ['in how an accent is written', 'assets/\u00e9.png', 'assets/e\u0301.png'],
  ])('that differs from another only %s is told', async (_, one, other) => {
    const { findings } = await read({ [one]: 'x', [other]: 'x' });
    const twins = findings.filter(({ code }) => code === 'content/case-twins');
    expect(twins).toHaveLength(1);
    expect([one, other]).toContain(twins[0]?.file);
    expect(twins[0]?.message).toContain(twins[0]?.file === one ? other : one);
  });

  it('is never the key of anything that every object has', async () => {
    await read({ '__proto__/polluted.mdx': RECORD, 'evidence/__proto__': 'x', 'shared/__proto__.yaml': 'a: b' });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('bytes that are not text', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  it.each([
    ['UTF-16, little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(RECORD)]), '1:1', 'it looks like UTF-16'],
    [
      'UTF-16, big-endian',
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(RECORD).swap16()]),
      '1:1',
      'it looks like UTF-16',
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      '1:1',
      'it looks like a binary file',
    ],
    [
      'a byte that is never UTF-8',
      Buffer.concat([Buffer.from('---\ntitle: a'), Buffer.from([0xff]), Buffer.from('\n---\n')]),
      '2:9',
      'its bytes are not UTF-8',
    ],
    ['Windows-1252', Buffer.from('---\ntitle: Ren\u00e9\n---\n', 'latin1'), '2:11', 'its bytes are not UTF-8'],
    [
      'a sequence that is too long',
      Buffer.concat([Buffer.from('---\n'), Buffer.from([0xc0, 0xaf])]),
      '2:1',
      'its bytes are not UTF-8',
    ],
    [
      'half a character',
      Buffer.concat([Buffer.from('---\n'), Buffer.from([0xed, 0xa0, 0x80])]),
      '2:1',
      'its bytes are not UTF-8',
    ],
    [
      'a sequence cut short',
      Buffer.concat([Buffer.from('---\n'), Buffer.from([0xe2, 0x82])]),
      '2:1',
      'its bytes are not UTF-8',
    ],
  ])('are told: %s', async (_, bytes, place, why) => {
    const { places, findings, content } = await read({ 'systems/x.mdx': bytes });
    expect(places).toEqual([`systems/x.mdx:${place} source/not-utf8`]);
    expect(findings[0]?.message).toContain(why);
    expect(content.sources.get('systems/x.mdx')?.data).toBeUndefined();
  });

  it('are what evidence and pictures are', async () => {
    const { places, content } = await read({
      'evidence/a.bin': Buffer.from([0xff, 0xfe, 0]),
      'assets/a.png': Buffer.from([0x89, 0xff]),
    });
    expect(places).toEqual([]);
    expect(content.evidence.get('evidence/a.bin')?.size).toBe(3);
    expect(content.assets).toEqual(new Set(['assets/a.png']));
  });
});

describe('text', () => {
  it('may begin with a byte order mark and end its lines with CRLF', async () => {
    const { places, content } = await read({
      'systems/x.mdx': '\ufeff---\r\ntitle: x\r\nowner: {\r\n---\r\nText.\r\n',
    });
    expect(places).toEqual(['systems/x.mdx:4:1 yaml/syntax']);
    expect(content.sources.get('systems/x.mdx')?.body.text).toBe('Text.');
  });

  it.each([
    ['a lone carriage return', 'a\rb', 'U+000D'],
    ['a null', 'a\0b', 'U+0000'],
    ['a bell', 'a\u0007b', 'U+0007'],
    ['a terminal escape', 'a\u001b[31mb', 'U+001B'],
    ['a C1 control', 'a\u009b31mb', 'U+009B'],
    ['a delete', 'a\u007fb', 'U+007F'],
    ['a vertical tab', 'a\u000bb', 'U+000B'],
    ['a form feed', 'a\u000cb', 'U+000C'],
    ['the next line of old terminals', 'a\u0085b', 'U+0085'],
    ['a line separator', 'a\u2028b', 'U+2028'],
    ['a bidi override', 'a\u202eb', 'U+202E'],
    ['a bidi isolate', 'a\u2067b', 'U+2067'],
    ['an Arabic letter mark', 'a\u061cb', 'U+061C'],
    ['a zero-width space', 'a\u200bb', 'U+200B'],
    ['a zero-width joiner', 'a\u200db', 'U+200D'],
    ['a word joiner', 'a\u2060b', 'U+2060'],
    ['a soft hyphen', 'a\u00adb', 'U+00AD'],
    ['a byte order mark further on', 'a\ufeffb', 'U+FEFF'],
    ['an invisible filler', 'a\u3164b', 'U+3164'],
    ['a grapheme joiner', 'a\u034fb', 'U+034F'],
    ['a selector that carries bytes', 'a\u{e0101}b', 'U+E0101'],
    ['a tag character', 'a\u{e0041}b', 'U+E0041'],
    ['a note that is not drawn', 'a\u{1d173}b', 'U+1D173'],
    ['a non-character', 'a\uffffb', 'U+FFFF'],
  ])('is refused where it hides something, in fields and body: %s', async (_, text, codePoint) => {
    const { places, findings } = await read({
      'systems/fields.mdx': `---\ntitle: x\nowner: ${text}\n---\n`,
      'systems/body.mdx': `---\ntitle: x\n---\nOne.\n\nTwo ${text}.\n`,
    });
    expect(places).toEqual([
      'systems/body.mdx:6:6 source/hidden-character',
      'systems/fields.mdx:3:9 source/hidden-character',
    ]);
    expect(findings.every(({ message }) => message.includes(codePoint))).toBe(true);
  });

  it('is told of five such places, not of a thousand', async () => {
    expect((await read({ 'systems/x.mdx': `---\ntitle: ${'a\u200b'.repeat(1000)}\n---\n` })).places).toHaveLength(5);
  });
});

describe('a size', () => {
  const SANE_MS = 20_000;
  it.each([
    ['a record of 5 MB', 'systems/x.mdx', `---\ntitle: x\n---\n${'Text.\n'.repeat(870_000)}`, ['4:1 source/too-large']],
    ['a line of 5 MB', 'systems/x.mdx', `---\ntitle: ${'x'.repeat(5_000_000)}\n---\n`, ['2:1 source/too-large']],
    ['a first line of 5 MB', 'systems/x.mdx', '-'.repeat(5_000_000), ['1:1 source/no-frontmatter']],
    [
      '100,000 blank lines in the body',
      'systems/x.mdx',
      `---\ntitle: x\n---\n${'\n'.repeat(100_000)}`,
      ['4:1 source/too-large'],
    ],
    [
      '100,000 blank lines in the fields',
      'systems/x.mdx',
      `---\n${'\n'.repeat(100_000)}---\n`,
      ['2:1 source/too-large'],
    ],
    [
      '100,000 blank lines before the fields',
      'systems/x.mdx',
      `${'\n'.repeat(100_000)}---\ntitle: x\n---\n`,
      ['1:1 source/no-frontmatter'],
    ],
    [
      'fields that are never closed',
      'systems/x.mdx',
      `---\n${'--- \n'.repeat(1_000_000)}`,
      ['1:1 source/unclosed-frontmatter'],
    ],
    [
      '5 MB of people',
      'people.yaml',
      `people:\n${Array.from({ length: 60_000 }, (_, at) => `  person-${at}: { name: "Name ${at}", team: a-team }\n`).join('')}`,
      [],
    ],
    [
      '5 MB of JSON',
      'decisions/x/2026-01-01-security.json',
      JSON.stringify({ a: Array.from({ length: 200_000 }, (_, at) => `text ${at}`) }),
      [],
    ],
    [
      '5 MB of broken JSON',
      'decisions/x/2026-01-01-security.json',
      `["${'x", "'.repeat(1_000_000)}`,
      ['1:5000002 json/syntax'],
    ],
    [
      '5 MB of blanks in JSON',
      'decisions/x/2026-01-01-security.json',
      `{${' '.repeat(5_000_000)}x}`,
      ['1:5000002 json/syntax'],
    ],
    ['60,000 anchors', 'people.yaml', `people: [${'&a 1, '.repeat(60_000)}]`, undefined],
    ['a key of a million characters', 'people.yaml', `${'k'.repeat(1_000_000)}: 1\n`, undefined],
    ['a number of a million digits', 'people.yaml', `n: ${'1_'.repeat(500_000)}\n`, ['1:4 yaml/ambiguous']],
  ])('is no trouble: %s', { timeout: 2 * SANE_MS }, async (_, path, text, places) => {
    const started = performance.now();
    const found = await read({ [path]: text });
    expect(performance.now() - started).toBeLessThan(SANE_MS);
    if (places !== undefined) expect(found.places).toEqual(places.map((place) => `${path}:${place}`));
  });
});
