import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportDocumentCommand } from '../../src/cli/commands/export-document.ts';
import { RESULTS } from '../../src/publish/documents.ts';
import { countersign, scratch } from './run.ts';

const BASE = ['--content', 'test/rules/base', '--as-of', '2026-03-01'];

describe('export of a document', () => {
  test('prints that of one system, or writes it to a file', async () => {
    const { code, stdout } = await countersign('export', 'oscal-component', 'order-helper', ...BASE);
    expect(code).toBe(0);
    const file = join(await scratch(), 'made', 'component.json');
    expect(await countersign('export', 'oscal-component', 'order-helper', '--out', file, ...BASE)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await readFile(file, 'utf8')).toBe(stdout);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['component-definition']);
  });

  test('is of the whole registry where none is named', async () => {
    const { code, stdout } = await countersign('export', 'oscal-results', ...BASE);
    expect(code).toBe(0);
    const results = (JSON.parse(stdout) as { 'assessment-results': { results: { title: string }[] } })[
      'assessment-results'
    ].results;
    expect(results.map(({ title }) => title)).toContain('Order Helper');
    expect(results.length).toBeGreaterThan(1);
  });

  test('writes nothing where there is nothing to do, and says why', async () => {
    expect(await countersign('export', 'oscal-poam', 'order-helper', ...BASE)).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'Nothing is written: there is nothing to say of order-helper, and no OSCAL plan of action and milestones may be empty.\n',
    });
  });

  test.each([
    [['cyclonedx', 'order-helpr'], 'There is no system “order-helpr”.\n→ Did you mean “order-helper”?\n'],
    [
      ['oscal-catalog'],
      '“export oscal-catalog” is of one framework, and none is named.\n→ Name nist-csf-2.0, nist-ai-rmf-1.0 or owasp-nhi-2025, or write one for each: “countersign export oscal-catalog --out FOLDER/”.\n',
    ],
    [['oscal-mapping', 'a--b'], 'There is no crosswalk “a--b”.\n→ The registry has no crosswalk.\n'],
    [['matrix', 'nist-csf-2'], 'There is no framework “nist-csf-2”.\n→ Did you mean “nist-csf-2.0”?\n'],
  ])('%j ends with 2 and says what to name', async (words, stderr) => {
    expect(await countersign('export', ...words, ...BASE)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('is one file for each where a folder is named, and those that would be empty are left out', async () => {
    const folder = `${await scratch()}/`;
    const { code, stdout } = await countersign('export', 'cyclonedx', '--out', folder, ...BASE);
    expect([code, stdout]).toEqual([0, `${folder}: 4 files\n`]);
    expect((await readdir(folder)).sort()).toContain('order-helper.json');
    const plans = `${await scratch()}/`;
    await countersign('export', 'oscal-poam', '--out', plans, ...BASE);
    expect(await readdir(plans)).not.toContain('order-helper.json');
  });

  test('of more systems than fit one is refused, and one for each offered', async () => {
    const small = { ...RESULTS, most: 3 };
    await expect(
      exportDocumentCommand(small)(undefined, { content: 'test/rules/base', asOf: '2026-03-01' }),
    ).rejects.toMatchObject({
      message: 'One document of 4 systems would be too large; it may have 3.',
      hint: 'Name a system, or write one for each: “countersign export oscal-results --out FOLDER/”.',
    });
  });
});
