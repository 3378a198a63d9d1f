import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeldFolder } from '../../src/read/content.ts';
import { judge } from '../../src/run.ts';
import { baseFolder } from '../rules/registry.ts';
import { read } from './read.ts';
import { edited, edits, hostileBytes, hostileText } from './scraps.ts';

// A seed of its own for each property, so that a failure is the same on every machine.
const COMMIT = { dirty: false, prefix: '' };
const AT_ONCE = 100;

/** Every file either holds data or has a fault that says why not. */
async function expectAnswers(files: Readonly<Record<string, Buffer>>): Promise<void> {
  const { content, findings } = await read(files);
  for (const source of content.sources.values()) {
    const own = findings.filter((finding) => finding.file === source.file);
    if (source.data === undefined) expect(own, source.text).not.toEqual([]);
    const lines = source.text.split('\n');
    for (const { line, column } of own) {
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    }
  }
}

describe('any bytes', () => {
  it.each([
    ['a record', 1, (at: number) => `systems/x-${at}.mdx`],
    ['a decision', 2, (at: number) => `decisions/x/2026-01-01-f${at}.json`],
    ['a file of shared things', 3, () => 'shared/nhis.yaml'],
    ['a framework', 4, (at: number) => `frameworks/f${at}.yaml`],
  ])(
    'as %s give data or a finding at a place of the file, and never a throw',
    { timeout: 60_000 },
    async (_, seed, path) => {
      const samples = fc.sample(hostileBytes, { seed, numRuns: 12 * AT_ONCE });
      for (let from = 0; from < samples.length; from += AT_ONCE) {
        const batch = samples.slice(from, from + AT_ONCE);
        if (path(0) === path(1)) for (const bytes of batch) await expectAnswers({ [path(0)]: bytes });
        else await expectAnswers(Object.fromEntries(batch.map((bytes, at) => [path(at), bytes])));
      }
    },
  );
});

/** The base registry without its bodies, which are read above: reading one begins a thread each time. */
async function baseFields(): Promise<HeldFolder> {
  const folder = baseFolder();
  const files = folder.files.map(({ path, bytes }) =>
    path.endsWith('.mdx')
      ? { path, bytes: Buffer.from(bytes.toString().replace(/^(---\n.*?^---\n).*$/ms, '$1')) }
      : { path, bytes },
  );
  return { ...folder, files };
}

/** The base registry with one of its files changed. */
function changed(folder: HeldFolder, path: string, text: string): HeldFolder {
  const files = folder.files.map((file) => (file.path === path ? { path, bytes: Buffer.from(text) } : file));
  return { ...folder, files };
}

describe('a valid registry with an edit in it', () => {
  it('is judged without a throw, and what cannot be read is an error', { timeout: 60_000 }, async () => {
    const base = await baseFields();
    const texts = base.files.filter(({ path }) => /\.(?:mdx|yaml|json)$/.test(path));
    const edit = fc.tuple(fc.constantFrom(...texts.map(({ path }) => path)), edits);
    await fc.assert(
      fc.asyncProperty(edit, async ([path, changes]) => {
        const text = texts.find((file) => file.path === path)?.bytes.toString() ?? '';
        const gate = await judge(changed(base, path, edited(text, changes)), COMMIT, { asOf: '2026-03-01' });
        if (gate.assessment === undefined)
          expect(gate.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('is judged without a throw whatever a value of it is', { timeout: 60_000 }, async () => {
    const base = await baseFields();
    const path = 'decisions/order-helper/2025-08-25-security.json';
    const statement = base.files.find((file) => file.path === path)?.bytes.toString() ?? '';
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.array(hostileText, { maxLength: 4 }),
        async (contents, fields) => {
          const changes = JSON.parse(statement) as { predicate: Record<string, unknown> };
          Object.assign(changes.predicate, { package: { tools: [contents, { id: contents }], x: contents } });
          if (fields.length > 0) changes.predicate['fields'] = fields;
          const text = `${JSON.stringify(changes, null, 2)}\n`;
          await judge(changed(base, path, text), COMMIT, { asOf: '2026-03-01' });
        },
      ),
      { seed: 6, numRuns: 300 },
    );
    expect({}).not.toHaveProperty('polluted');
  });
});
