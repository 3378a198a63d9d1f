import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/assess/rules/index.ts';
import { compare } from '../../src/diagnostic/compare.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { layOut } from '../../src/validate/frameworks.ts';
import { framework } from '../../src/validate/schema/framework.ts';
import { findingsWith, productFile } from './registry.ts';
import { remembering } from './remembering.ts';
import { type Example, readRulePage } from './rule-page.ts';

const FOLDER = 'src/assess/rules';
const root = join(import.meta.dirname, '../..');

const files = readdirSync(join(root, FOLDER), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.parentPath !== join(root, FOLDER))
  .map((entry) => `${entry.parentPath.slice(join(root, FOLDER).length + 1).replaceAll('\\', '/')}/${entry.name}`);

/** Everything that fails or warns, and what this rule says besides. */
function linesOf(findings: readonly Diagnostic[], code: string): string[] {
  return findings
    .filter((finding) => finding.severity !== 'info' || finding.code === code)
    .map((finding) => `${finding.severity} ${finding.code} ${finding.spot.file}: ${finding.message}`)
    .sort(compare);
}

/** What is absent and what is undefined are the same there. */
const asReported = (findings: readonly Diagnostic[]): unknown => JSON.parse(JSON.stringify(findings));

test('the base registry is in order', async () => {
  const findings = await findingsWith([]);
  expect(findings.map(({ severity, code, message, spot }) => `${severity} ${code} ${spot.file}: ${message}`)).toEqual(
    [],
  );
});

test('the list of rules is the folder, sorted by code', () => {
  const codes = (ending: string) =>
    files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  const listed = RULES.map(({ code }) => code);
  expect(listed).toEqual(codes('.ts').sort(compare));
  expect(listed).toEqual(codes('.md').sort(compare));
  expect(files.filter((file) => !/\.(?:ts|md)$/.test(file))).toEqual([]);
});

test('a rule’s code is its path', async () => {
  for (const { code } of RULES) {
    const module = (await import(join(root, FOLDER, `${code}.ts`))) as { default: { code: string } };
    expect(module.default.code).toBe(code);
  }
});

test('a rule speaks to controls that exist', () => {
  const known = new Set(
    ['nist-csf-2.0', 'nist-ai-rmf-1.0', 'owasp-nhi-2025'].flatMap((id) => {
      const file = `content/frameworks/${id}.yaml`;
      return [...layOut(framework.parse(load(productFile(file))), file).framework.controls.keys()];
    }),
  );
  const unknown = RULES.flatMap(({ code, controls }) =>
    controls.filter((ref) => !known.has(ref)).map((ref) => `${code}: ${ref}`),
  );
  expect(unknown).toEqual([]);
  expect(RULES.filter(({ controls }) => controls.length === 0).map(({ code }) => code)).toEqual([]);
});

const named = (examples: readonly Example[]) =>
  examples.map((example) => ({ ...example, name: example.name || 'the example' }));

describe.each(RULES.map(({ code }) => code))('%s', (code) => {
  const page = readRulePage(productFile(FOLDER, `${code}.md`));

  test('has a page in the usual order', () => {
    expect(page.title).not.toBe('');
    expect(page.fact).not.toBe('');
    expect(page.sections).toEqual(['Why', 'What to do', 'Fails', 'Passes']);
    expect(page.fails.length).toBeGreaterThan(0);
    expect(page.passes.length).toBeGreaterThan(0);
    expect(page.strange).toEqual([]);
  });

  test.each(named(page.fails))('fails: $name', async ({ patches, expected }) => {
    const findings = await findingsWith(patches);
    const lines = linesOf(findings, code);
    expect(lines).toEqual(expected);
    expect(lines.some((line) => line.split(' ')[1] === code)).toBe(true);
    expect(asReported((await remembering(patches)).diagnostics)).toEqual(asReported(findings));
  });

  test.each(named(page.passes))('passes: $name', async ({ patches, expected }) => {
    const findings = await findingsWith(patches);
    expect(linesOf(findings, code)).toEqual([]);
    expect(expected).toBeUndefined();
    expect(asReported((await remembering(patches)).diagnostics)).toEqual(asReported(findings));
  });
});
