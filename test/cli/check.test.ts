import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { baseCopy, countersign, scratch } from './run.ts';

const AS_OF = ['--as-of', '2026-03-01'];

const place = z.strictObject({ file: z.string(), line: z.int(), column: z.int(), message: z.string() });
const report = z.strictObject({
  asOf: z.string(),
  commit: z.string().nullable(),
  summary: z.strictObject({ systems: z.int(), intake: z.int(), errors: z.int(), warnings: z.int() }),
  diagnostics: z.array(
    place.extend({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      hint: z.string(),
      system: z.string().optional(),
      subject: z.string().optional(),
      exceptedBy: z.string().optional(),
      related: z.array(place),
      fingerprint: z.string(),
    }),
  ),
});

async function findings(content: string): Promise<z.infer<typeof report>> {
  const { stdout } = await countersign('check', '--content', content, ...AS_OF, '--format', 'json');
  return report.parse(JSON.parse(stdout));
}

describe('exit codes', () => {
  test('0 when all is in order', async () => {
    expect(await countersign('check', '--content', await baseCopy(), ...AS_OF)).toMatchObject({ code: 0, stderr: '' });
  });

  test('1 for findings, 0 for them with --fail-level never', async () => {
    const content = await baseCopy();
    await rm(join(content, 'people.yaml'));
    const { code, stdout } = await countersign('check', '--content', content, ...AS_OF);
    expect(code).toBe(1);
    expect(stdout).toContain('content/missing-file');
    expect((await countersign('check', '--content', content, ...AS_OF, '--fail-level', 'never')).code).toBe(0);
  });

  test('1 for an empty folder, which says what is missing', async () => {
    const { code, stdout } = await countersign('check', '--content', await scratch());
    expect(code).toBe(1);
    for (const file of ['registry.yaml', 'policy.yaml', 'people.yaml']) expect(stdout).toContain(file);
  });

  test.each([
    [['frob'], "unknown command 'frob'"],
    [['check', '--frob'], "unknown option '--frob'"],
    [['check', '--content', 'no-such-folder'], 'There is no folder no-such-folder here.'],
    [['check', '--content', 'package.json'], 'package.json is a file, not a folder.'],
    [['check', '--as-of', '2026-02-30'], '“2026-02-30” is not a calendar date.'],
    [['check', '--format', 'yaml'], 'There is no format “yaml”.'],
    [['check', '--format', 'text', 'json'], 'text and json cannot both be printed.'],
    [['check', '--fail-level', 'fatal'], 'There is no fail level “fatal”.'],
    [['explain', 'owner/mising'], 'Did you mean “owner/missing”?'],
    [['build', '--base-path', 'registry'], '“registry” is not a base path.'],
    [['preview', '--out', 'no-such-folder'], 'no-such-folder holds no built site.'],
    [['init', 'content'], 'content is not empty'],
  ])('2 for %j, without a stack trace', async (words, message) => {
    const { code, stderr } = await countersign(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('--format json', () => {
  test('has the shape of the design, sorted by file, line and code', async () => {
    const content = await baseCopy();
    await appendFile(join(content, 'people.yaml'), '\nfrob: 1\n');
    await writeFile(join(content, 'systems', 'Odd Name.mdx'), '---\n---\n');
    const { diagnostics, summary } = await findings(content);
    expect(summary.errors).toBe(diagnostics.filter(({ severity }) => severity === 'error').length);
    const keys = diagnostics.map(
      ({ file, line, code }) => `${file}\u0000${String(line).padStart(6, '0')}\u0000${code}`,
    );
    expect(keys).toEqual([...keys].sort());
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['schema/unknown-key', 'content/unknown-path']),
    );
  });

  test('keeps its fingerprints when lines move', async () => {
    const content = await baseCopy();
    const file = join(content, 'systems/leave-helper.mdx');
    const text = (await readFile(file, 'utf8')).replace(/^owner: .*$/m, 'owner: nobody-here');
    await writeFile(file, text);
    const [before] = (await findings(content)).diagnostics.filter(({ code }) => code === 'owner/unknown');
    await writeFile(file, text.replace('---\n', '---\n# a comment\n# and another\n'));
    const [after] = (await findings(content)).diagnostics.filter(({ code }) => code === 'owner/unknown');
    expect(after?.line).toBe((before?.line ?? 0) + 2);
    expect(after?.fingerprint).toBe(before?.fingerprint);
  });

  test('goes to a file beside the text', async () => {
    const file = join(await scratch(), 'deep', 'report.json');
    const { stdout } = await countersign(
      'check',
      '--content',
      await baseCopy(),
      ...AS_OF,
      '--format',
      'text',
      `json=${file}`,
    );
    expect(stdout).toContain('no errors');
    expect(report.parse(JSON.parse(await readFile(file, 'utf8'))).summary.errors).toBe(0);
  });
});

test('writes several formats at once, and gives code scanning the documents of the rules', async () => {
  const content = await baseCopy();
  const file = join(content, 'systems/leave-helper.mdx');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^owner: .*$/m, 'owner: gil-noor'));
  const folder = await scratch();
  const files = ['sarif', 'junit', 'gitlab', 'rdjson', 'json'].map((name) => `${name}=${join(folder, name)}`);
  const { code, stdout } = await countersign('check', '--content', content, ...AS_OF, '--format', 'github', ...files);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error file=/);
  expect(await readFile(join(folder, 'junit'), 'utf8')).toContain('<failure type="owner/gone"');
  expect(await readFile(join(folder, 'gitlab'), 'utf8')).toContain('"check_name": "owner/gone"');
  expect(await readFile(join(folder, 'rdjson'), 'utf8')).toContain('"value": "owner/gone"');
  const sarif = await readFile(join(folder, 'sarif'), 'utf8');
  expect(sarif).toContain('Systems outlive jobs.');
  expect(sarif).not.toContain('The owner has not started');
});

test('text from a record cannot move the terminal or speak to a CI runner', async () => {
  const content = await baseCopy();
  const file = join(content, 'systems/leave-helper.mdx');
  const nasty = String.raw`owner: "x\e[2J\n::error::gone\r##[command]y"`;
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^owner: .*$/m, nasty));
  await mkdir(join(content, 'systems', 'x\u001b[31m'), { recursive: true });
  await writeFile(join(content, 'systems', 'x\u001b[31m', 'y'), '');
  const { stdout } = await countersign('check', '--content', content, ...AS_OF);
  expect(stdout).not.toContain('\u001b');
  expect(stdout).not.toMatch(/^\s*(?:::|##\[)/m);
});

test('explain prints the page of a rule, and says of a reading fault why nothing lifts it', async () => {
  expect((await countersign('explain', 'owner/missing')).stdout).toContain('## What to do');
  expect((await countersign('explain', 'yaml/refused')).stdout).toContain('No exception lifts this.');
});

test('init writes a folder that is in order, into an empty one only', async () => {
  const folder = join(await scratch(), 'new');
  expect((await countersign('init', folder)).code).toBe(0);
  expect((await countersign('check', '--content', folder)).code).toBe(0);
  expect((await countersign('init', folder)).code).toBe(2);
});
