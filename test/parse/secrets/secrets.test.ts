import { describe, expect, test } from 'vitest';
import { findSecrets, masked, scan, SCANNERS } from '../../../src/parse/secrets/find-secrets.ts';
import { mayHoldSecret } from '../../../src/parse/secrets/may-hold-secret.ts';
import { exceptionFrom, findingsWith } from '../../rules/registry.ts';
import { OWN_SAMPLES, SAMPLES } from './samples.ts';

const RECORD = 'systems/order-helper.mdx';
const [TOKEN = ''] = SAMPLES['github'] ?? [];
const BEGIN = `-----BEGIN ${'PRIVATE'} KEY-----`;

test('there is a sample for every rule of the scanner, and none is let by unseen', async () => {
  const names = SCANNERS.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', ''));
  expect(Object.keys(SAMPLES).sort()).toEqual(names.sort());
  for (const [name, texts] of Object.entries(SAMPLES)) {
    for (const text of texts) {
      expect(await scan(text), name).not.toEqual([]);
      expect(mayHoldSecret(text), name).toBe(true);
    }
  }
});

test.each(Object.entries(OWN_SAMPLES))('%s is found', async (kind, text) => {
  const found = await findSecrets(`rollback: ${text} and so on`);
  expect(found).toEqual([{ offset: 10, length: text.length, kind }]);
});

test('a mask keeps every place and every line', async () => {
  const text = `one: 1\ntwo: ${TOKEN}\nthree:\n  ${OWN_SAMPLES['private key']}\nfour: 4\n`;
  const shown = masked(text, await findSecrets(text));
  expect(shown.length).toBe(text.length);
  expect(shown.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length));
  expect(shown).not.toContain('a1B2');
  expect(shown).toContain('four: 4');
});

describe('a long text', () => {
  const SANE_MS = 20_000;
  const tokens = (count: number) =>
    Array.from({ length: count }, (_, at) => TOKEN.slice(0, -6) + String(at).padStart(6, '0'));

  test.each([
    ['what a web token begins with', 'eyJ'.repeat(200_000), 0],
    ['what a web token begins with, beside a token', `${'-eyJ'.repeat(1_500_000)} ${TOKEN}`, 1],
    ['private keys that never end', `${BEGIN.repeat(50_000)}!`, 49_999],
    ['tokens', tokens(40_000).join('\n'), 40_000],
    ['client secrets', Array.from({ length: 40_000 }, () => OWN_SAMPLES['Entra client secret']).join('\n'), 40_000],
  ])('of %s takes no long time', { timeout: 10 * SANE_MS }, async (_, text, count) => {
    const started = performance.now();
    const found = await findSecrets(text);
    expect(found).toHaveLength(count);
    expect(masked(text, found)).toHaveLength(text.length);
    expect(performance.now() - started).toBeLessThan(SANE_MS);
  });

  test('is looked through to its end, and no secret is missed where it is cut', async () => {
    const line = `${'word '.repeat(20)}\n`;
    for (let shift = 0; shift < TOKEN.length + 2; shift += 3) {
      const before = `${line.repeat(2_000).slice(0, 128 * 1024 - shift - 1)} `;
      const found = await findSecrets(`${before}${TOKEN} ${line.repeat(2_000)}${TOKEN}`);
      expect(found.map(({ length }) => length)).toEqual([TOKEN.length, TOKEN.length]);
      expect(found[0]?.offset).toBe(before.length);
    }
  });
});

test('a private key that begins before another one ends hides nothing of either', async () => {
  const text = `${BEGIN}\nMIIEvQIBADANBg\n${BEGIN}\nkqhkiG9w0BAQEF\n${BEGIN.replace('BEGIN', 'END')}`;
  const shown = masked(text, await findSecrets(text));
  expect(shown).not.toMatch(/MIIE|kqhk/);
});

describe('a secret in a record', () => {
  test('is told by place and kind, and its value in no finding of any rule', async () => {
    // An unknown key, a wrong value and an id that is nowhere: each would quote what stands there.
    const text = `operations: { ${TOKEN}: x }\nowner: ${TOKEN}\nstatus: ${TOKEN}\nteam: ${TOKEN}`;
    const findings = await findingsWith([{ path: RECORD, language: 'yaml', text }]);
    expect(findings.filter(({ code }) => code === 'nhi/secret-in-record')).toHaveLength(4);
    expect(JSON.stringify(findings)).not.toContain(TOKEN);
  });

  test('stands at its line', async () => {
    const text = `---\ntitle: Order Helper\n\n\npurpose: Uses ${TOKEN} for now.\n---\nNothing.\n`;
    const findings = await findingsWith([{ path: RECORD, language: 'mdx', text }]);
    const [found] = findings.filter(({ code }) => code === 'nhi/secret-in-record');
    expect(found).toMatchObject({ severity: 'error', system: 'order-helper', spot: { offset: text.indexOf(TOKEN) } });
  });

  test('is found in a body, a decision, an address and the name of a file alike', async () => {
    const findings = await findingsWith([
      { path: 'guides/how-to.mdx', language: 'mdx', text: `---\ntitle: How\nsummary: So.\n---\nUse ${TOKEN}.\n` },
      { path: 'decisions/order-helper/2025-08-25-security.json', language: 'json', text: `{ "note": "${TOKEN}" }` },
      {
        path: RECORD,
        language: 'yaml',
        text: `incidents: [{ id: a, on: 2026-01-02, href: "https://x.example/?t=${TOKEN}" }]`,
      },
      { path: `assets/${TOKEN}.png`, language: 'mdx', text: '' },
    ]);
    const files = findings.filter(({ code }) => code === 'nhi/secret-in-record').map(({ spot }) => spot.file);
    expect(files.map((file) => file.replaceAll('•', ''))).toEqual([
      'assets/.png',
      'decisions/order-helper/2025-08-25-security.json',
      'guides/how-to.mdx',
      RECORD,
    ]);
    expect(JSON.stringify(findings)).not.toContain(TOKEN);
  });

  test('cannot be excused: not by a comment for the scanner, not by an exception', async () => {
    const text = `---\n# secretlint-disable\ntitle: Order Helper\npurpose: Uses ${TOKEN}.\n---\n/* secretlint-disable */\n`;
    const findings = await findingsWith([
      { path: RECORD, language: 'mdx', text },
      exceptionFrom('nhi/secret-in-record', ['purpose']),
    ]);
    const [found] = findings.filter(({ code }) => code === 'nhi/secret-in-record');
    expect(found?.severity).toBe('error');
    expect(found?.exceptedBy).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain('exception/rule-takes-none');
  });
});
