import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Artefact, type Unread } from '../../src/parse/artefact/artefact.ts';
import { MOST_BYTES, readArtefact } from '../../src/parse/artefact/read-artefact.ts';

function reading(path: string, content: unknown): Promise<Artefact | Unread | undefined> {
  return readArtefact(path, Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)));
}

async function says(path: string, content: unknown): Promise<Artefact> {
  const found = await reading(path, content);
  if (found === undefined || 'unread' in found) throw new Error(`not read: ${JSON.stringify(found)}`);
  return found;
}

const scan = (...results: object[]) => ({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'Skjold Scan' } }, results }],
});

describe('SARIF', () => {
  test('counts what is open, declared away, undecided, passed and not applicable', async () => {
    const { counts } = await says(
      'a.sarif',
      scan(
        { ruleId: 'a' },
        { ruleId: 'b', level: 'note' },
        { ruleId: 'c', suppressions: [{ kind: 'inSource' }] },
        { ruleId: 'd', suppressions: [{ kind: 'external', status: 'rejected' }] },
        { ruleId: 'e', kind: 'review' },
        { ruleId: 'f', kind: 'pass', level: 'none' },
        { ruleId: 'g', kind: 'notApplicable', level: 'none' },
        { ruleId: 'h', baselineState: 'absent' },
      ),
    );
    expect(counts).toEqual({ passed: 1, failed: 3, undecided: 1, skipped: 1, suppressed: 1 });
  });

  test('takes the level of a result from its rule', async () => {
    const { counts } = await says('a.sarif', {
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Skjold Scan', rules: [{ id: 'a', defaultConfiguration: { level: 'none' } }] } },
          results: [{ ruleId: 'a', ruleIndex: 0 }],
        },
      ],
    });
    expect(counts.failed).toBe(0);
  });

  test('knows no time where one of its runs gives none', async () => {
    const timed = { results: [], invocations: [{ startTimeUtc: '2026-02-10T09:00:00Z' }] };
    expect((await says('a.sarif', { version: '2.1.0', runs: [timed, { results: [] }] })).ran).toBeUndefined();
    expect((await says('a.sarif', { version: '2.1.0', runs: [timed] })).ran?.from).toBe('2026-02-10T09:00:00Z');
  });
});

describe('garak', () => {
  test('a report that was cut off has no end, and half a line is left out', async () => {
    const evaluation = '{"entry_type": "eval", "probe": "a.B", "passed": 9, "total": 10}';
    const found = await says(
      'a.report.jsonl',
      `{"entry_type": "init", "garak_version": "0.9"}\n${evaluation}\n{"entry_t`,
    );
    expect(found).toMatchObject({ ended: 'unfinished', evaluated: 10, counts: { passed: 9, failed: 1 } });
  });

  test('outputs that no detector could judge are not passed', async () => {
    const evaluation = { entry_type: 'eval', probe: 'a.B', passed: 3, fails: 0, nones: 2, total_evaluated: 3 };
    expect((await says('a.jsonl', evaluation)).counts).toMatchObject({ passed: 3, failed: 0, undecided: 2 });
  });

  test('its own blank generator is a stub', async () => {
    const setup = { entry_type: 'start_run setup', 'plugins.model_type': 'test.Blank' };
    expect((await says('a.jsonl', setup)).isStub).toBe(true);
  });
});

describe('promptfoo', () => {
  test('results of an echo beside a real target do not count', async () => {
    const results = [
      { success: true, provider: { id: 'echo' } },
      { success: false, failureReason: 1, provider: { id: 'https:shop' } },
      { success: false, failureReason: 2, provider: { id: 'https:shop' } },
    ];
    const found = await says('a.json', { evalId: 'e', results: { version: 3, results } });
    expect(found).toMatchObject({ isStub: false, targets: ['https:shop'] });
    expect(found.counts).toMatchObject({ passed: 0, failed: 1, undecided: 1 });
  });
});

describe('JUnit XML', () => {
  test('nested suites are counted once, by their cases', async () => {
    const found = await says(
      'a.xml',
      `<testsuites tests="99"><testsuite name="a" timestamp="2026-02-10T09:00:00"><testsuite timestamp="2026-02-11T09:00:00">
         <testcase/><testcase><failure/></testcase><testcase><error/></testcase><testcase><skipped/></testcase>
       </testsuite></testsuite></testsuites>`,
    );
    expect(found.counts).toEqual({ passed: 1, failed: 1, undecided: 1, skipped: 1, suppressed: 0 });
    expect(found.ran).toEqual({ from: '2026-02-11T09:00:00', to: '2026-02-11T09:00:00' });
  });
});

test('CycloneDX without vulnerabilities evaluated nothing, and an empty list of them did', async () => {
  const bom = { bomFormat: 'CycloneDX', components: [{ name: 'tree-boost' }] };
  expect((await says('a.cdx.json', bom)).evaluated).toBe(0);
  expect((await says('a.cdx.json', { ...bom, vulnerabilities: [] })).evaluated).toBe(1);
});

test.each<[string, string, unknown, string]>([
  ['entities', 'a.xml', '<!DOCTYPE testsuite [<!ENTITY a "b">]><testsuite name="&a;"/>', 'document type'],
  ['an entity that nobody declared', 'a.xml', '<testsuite name="&a;"/>', 'not XML'],
  ['XML that is nested a hundred thousand deep', 'a.xml', '<testsuite>'.repeat(100_000), 'nested'],
  ['half a report', 'a.sarif', '{ "version": "2.1.0", "runs": [', 'not JSON'],
  ['JSON that is nested a million deep', 'a.json', `{"runs":${'['.repeat(1_000_000)}`, 'not JSON'],
  ['another version', 'a.sarif', { version: '2.0.0', runs: [] }, '2.1.0'],
  ['CycloneDX as XML', 'a.xml', '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>', 'JSON form'],
])('refuses %s', async (_name, path, content, why) => {
  expect(await reading(path, content)).toEqual({ unread: expect.stringContaining(why) as string });
});

test('refuses a report that is larger than anything is read', async () => {
  const found = await readArtefact('a.sarif', Buffer.alloc(MOST_BYTES + 1, ' '));
  expect(found).toEqual({ unread: expect.stringContaining('16 MiB') as string });
});

test.each<[string, unknown]>([
  ['notes.json', { runs: 'a few', remarks: 'none' }],
  ['table.json', '{"rows": ['],
  ['page.xml', '<report><runs/></report>'],
  ['lines.jsonl', '{"detector": "smoke"}'],
  ['report.md', '{"runs": []}'],
])('%s is no report of a known kind, and not opened', async (path, content) => {
  expect(await reading(path, content)).toBeUndefined();
});

test.each<unknown>([
  { version: '2.1.0', runs: [null, 3, 'x', { results: [null, 7], tool: [], invocations: {} }] },
  { version: '2.1.0', runs: [{ results: [{ ruleIndex: -1 }, { kind: '__proto__' }, { level: {} }] }] },
  { bomFormat: 'CycloneDX', vulnerabilities: 'none', metadata: { tools: 3, timestamp: '2026-99-99T00:00:00Z' } },
  { evalId: 1, results: { results: [null, [], { provider: 3 }], timestamp: {} } },
  { status: 'constructor', eval: { task: 't', model: [] }, results: { scores: [{ metrics: { a: { value: '1' } } }] } },
])('reads a report of wrong shapes without harm: %j', async (content) => {
  expect(await says('a.json', content)).toMatchObject({ targets: [], ran: undefined });
});

test('names are shown short, on a line, and without secrets or hidden characters', async () => {
  const token = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_');
  const name = `Skjold\n\u202eScan ${token} ${'x'.repeat(200)}`;
  const [tool = ''] = (await says('a.sarif', { version: '2.1.0', runs: [{ tool: { driver: { name } } }] })).tools;
  expect(tool).toMatch(/^Skjold Scan •+ x+…$/);
  expect(tool.length).toBe(100);
});

// Reports of the real tools lie beside the repository, not in it.
const SAMPLES = join(import.meta.dirname, '../../../shared/data/evidence');
const there = existsSync(SAMPLES);

describe.skipIf(!there)(there ? 'reports of real tools' : 'reports of real tools (skipped: they are not here)', () => {
  const sample = (name: string) => says(name, readFileSync(join(SAMPLES, name), 'utf8'));

  test('each is read', async () => {
    for (const name of readdirSync(SAMPLES)) expect(await sample(name)).toBeDefined();
  });

  test('say what they show', async () => {
    expect(await sample('codeql.sarif')).toMatchObject({
      tools: ['CodeQL 2.5.4'],
      ran: undefined,
      counts: { failed: 72 },
    });
    expect(await sample('garak-many-hits.jsonl')).toMatchObject({ evaluated: 0, counts: { failed: 8 } });
    expect(await sample('promptfoo-many-findings.json')).toMatchObject({
      isStub: true,
      counts: { passed: 2, failed: 7 },
    });
    expect(await sample('inspect-ai-log.json')).toMatchObject({
      ended: 'completed',
      targets: ['openai/gpt-4o-mini'],
      ran: { from: '2024-11-05T13:31:45-05:00' },
    });
  });
});
