import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { REPORTERS } from '../../src/report/formats.ts';
import type { Located } from '../../src/report/located.ts';
import { makeReport } from '../../src/report/make-report.ts';
import type { Report } from '../../src/report/report.ts';
import { publishedSchema } from '../published-schema.ts';
import { all, type Changes, instead, judged, LEAVE, ORDER } from '../validate/registry.ts';
import { LYING } from './lying.ts';

/** One error with a related place, and one in another file. */
const FAULTY: Changes = {
  [LEAVE]: instead('owner: kim-berg', 'owner: gil-noor'),
  [ORDER]: instead('autonomy: supervised', 'autonomy: free'),
};

async function reportOf(changes: Changes): Promise<Report> {
  return makeReport((await judged(changes)).gate, 'content/');
}

function written(format: string, report: Report): string {
  const reporter = REPORTERS.get(format);
  if (reporter === undefined) throw new Error(`there is no format ${format}`);
  return reporter(report);
}

/** A report of as many findings of a severity, each at a line of its own; the warnings come first. */
function crowd(counts: Partial<Record<Located['severity'], number>>): Report {
  const order = ['warning', 'error', 'info'] as const;
  const findings = order.flatMap((severity) =>
    Array.from({ length: counts[severity] ?? 0 }, (_, at): Located => ({
      ...{ file: 'systems/a.mdx', line: at + 1, column: 1, code: 'owner/gone', severity, system: 'a' },
      ...{ message: `${severity} ${at}`, hint: 'Write it.', subject: undefined, exceptedBy: undefined, related: [] },
      fingerprint: `${severity}-${at}`,
    })),
  );
  const summary = { systems: 1, intake: 0, errors: counts.error ?? 0, warnings: counts.warning ?? 0 };
  const where = { contentPrefix: 'content/', site: undefined, ruleDocs: new Map<string, string>() };
  return { asOf: '2026-03-01', isExample: false, commit: undefined, dirty: false, summary, findings, ...where };
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
      readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly unknown[] }];
      readonly results: readonly (Record<string, unknown> & { readonly level: string })[];
    },
  ];
}
const sarifOf = (report: Report) => (JSON.parse(written('sarif', report)) as Sarif).runs[0];

describe('github', () => {
  it('annotates each finding at its place, with what to write', async () => {
    const [first, ...rest] = written('github', await reportOf(FAULTY)).split('\n');
    expect(first).toBe(
      '::error file=content/systems/leave-helper.mdx,line=8,col=8,title=owner/gone::Gil Noor, the owner of “Leave ' +
        'Helper”, left on 31 October 2025, so nobody who works here answers for it.%0A→ Write owner: and the id of the ' +
        'person who takes over, in every record that names gil-noor.',
    );
    expect(rest.at(-2)).toMatch(/^4 systems and 1 intake record, .*: \d errors, no warnings\.$/);
  });

  it('gives GitHub the ten most severe of each kind, and prints the others', () => {
    const lines = written('github', crowd({ error: 12, warning: 11 })).split('\n');
    const commands = lines.filter((line) => line.startsWith('::'));
    expect(commands.map((line) => line.split(' ')[0])).toEqual([
      ...Array<string>(10).fill('::error'),
      ...Array<string>(10).fill('::warning'),
    ]);
    expect(lines).toContain('content/systems/a.mdx:12:1 error owner/gone');
    expect(lines).toContain('content/systems/a.mdx:11:1 warning owner/gone');
  });
});

describe('sarif', () => {
  publishedSchema('sarif-schema-2.1.0.json', 'is what its published schema asks for', async (faultsIn) => {
    for (const report of [await reportOf(FAULTY), await reportOf({}), crowd({ error: 5001 })])
      expect(faultsIn(JSON.parse(written('sarif', report)))).toEqual([]);
    expect(faultsIn({ version: '2.1.0', runs: [{}] })).not.toEqual([]);
  });

  it('brings each rule with its page, its help and its tags', async () => {
    const plain = await reportOf(FAULTY);
    const { tool } = sarifOf({ ...plain, ruleDocs: new Map([['owner/gone', '# An owner who left\n']]) });
    expect(tool.driver.rules.find(({ id }) => id === 'owner/gone')).toEqual({
      id: 'owner/gone',
      shortDescription: { text: 'The owner of a system is employed on the day that it is judged.' },
      help: { text: '# An owner who left\n', markdown: '# An owner who left\n' },
      helpUri: 'https://registry.nordlys.example/rules/owner/gone/',
      properties: {
        tags: ['owner', 'nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
        precision: 'very-high',
      },
    });
  });

  it('keeps the 5,000 most severe, and says that others are left out', () => {
    const { results, invocations } = sarifOf(crowd({ warning: 4000, error: 2000 }));
    expect(results).toHaveLength(5000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(2000);
    expect(JSON.stringify(invocations[0].toolExecutionNotifications)).toContain('1000 findings are left out');
  });

  it('marks what an exception lifts as suppressed', () => {
    const { findings, ...rest } = crowd({ info: 2 });
    const lifted = findings.slice(0, 1).map((finding) => ({ ...finding, exceptedBy: 'mail-key' }));
    const { results } = sarifOf({ ...rest, findings: [...lifted, ...findings.slice(1)] });
    expect(results).toMatchObject([{ suppressions: [{ kind: 'external', status: 'accepted' }] }]);
  });

  it('takes nothing in a message for a link or a placeholder, and encodes the path', () => {
    const { findings, ...rest } = crowd({ error: 1 });
    const lying = findings.map((finding) => ({ ...finding, file: 'systems/a b#.mdx', message: '[x](http://y) {0}' }));
    expect(sarifOf({ ...rest, findings: lying }).results[0]).toMatchObject({
      message: { text: '\\[x\\](http://y) {{0}} Write it.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'content/systems/a%20b%23.mdx' } } }],
    });
  });
});

describe('junit', () => {
  const elements = (nodes: readonly XmlNode[]) => nodes.filter((node) => node instanceof XmlElement);

  it('has a suite for each file and a case for each finding, in the order of its schema', async () => {
    const root = parseXml(written('junit', await reportOf(FAULTY))).root;
    const suites = elements(root?.children ?? []);
    expect(suites.map(({ attributes }) => attributes.name)).toEqual([
      'content/systems/leave-helper.mdx',
      'content/systems/order-helper.mdx',
    ]);
    for (const { attributes, children } of suites) {
      const names = elements(children).map(({ name }) => name);
      const cases = names.filter((name) => name === 'testcase');
      expect(names).toEqual(['properties', ...cases, 'system-out', 'system-err']);
      expect(attributes).toMatchObject({ tests: String(cases.length), errors: '0', hostname: 'localhost', time: '0' });
    }
  });

  it('fails for errors, skips for warnings, and has one case that passes when nothing is wrong', () => {
    expect(written('junit', crowd({ error: 2, warning: 3 }))).toContain(
      'tests="5" failures="2" errors="0" skipped="3"',
    );
    expect(written('junit', crowd({}))).toContain('<testcase name="Nothing is wrong" classname="registry" time="0" />');
  });
});

describe('gitlab', () => {
  it('lists what its code quality report asks for, the most severe first', () => {
    const entries = JSON.parse(written('gitlab', crowd({ warning: 1, error: 1, info: 1 }))) as unknown[];
    const location = { path: 'content/systems/a.mdx', lines: { begin: 1 } };
    const own = { check_name: 'owner/gone', location };
    expect(entries).toEqual([
      { ...own, description: 'error 0 Write it.', fingerprint: 'error-0', severity: 'critical' },
      { ...own, description: 'warning 0 Write it.', fingerprint: 'warning-0', severity: 'minor' },
    ]);
  });
});

describe('rdjson', () => {
  it('gives reviewdog each finding with the page of its rule and the places it goes back to', async () => {
    const { diagnostics } = JSON.parse(written('rdjson', await reportOf(FAULTY))) as { diagnostics: unknown[] };
    expect(diagnostics[0]).toMatchObject({
      severity: 'ERROR',
      location: { path: 'content/systems/leave-helper.mdx', range: { start: { line: 8 } } },
      code: { value: 'owner/gone', url: 'https://registry.nordlys.example/rules/owner/gone/' },
      related_locations: [{ location: { path: 'content/people.yaml' } }],
    });
  });

  it('gives a comment nothing to draw, hide, mention or obey', () => {
    const { findings, ...rest } = crowd({ error: 1 });
    const lying = findings.map((finding) => ({
      ...finding,
      message: '/merge ![x](https://evil.example/p.png) <!-- @a',
    }));
    const { diagnostics } = JSON.parse(written('rdjson', { ...rest, findings: lying })) as {
      diagnostics: readonly { readonly message: string }[];
    };
    expect(diagnostics[0]?.message).toBe(
      '\\/merge \\!\\[x\\]\\(https:&#8288;//evil.example/p.png\\) \\<\\!-- \\@&#8288;a\nWrite it.',
    );
  });
});

describe('every format', () => {
  const OWN = /^::(?:error|warning) file=[^:,]*,line=\d+,col=\d+,title=[a-z/-]+::/;

  it.each(LYING)('commands neither a terminal nor a CI runner: %s', async (_, changes) => {
    const report = await reportOf(changes);
    for (const format of REPORTERS.keys()) {
      const printed = written(format, report);
      expect(printed.replaceAll('\n', ''), format).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
      expect(printed, format).not.toMatch(/##(?:\[|vso\[)/);
      const commands = printed.split('\n').filter((line) => /^\s*::/.test(line));
      expect(
        commands.filter((line) => format !== 'github' || !OWN.test(line)),
        format,
      ).toEqual([]);
    }
  });

  it('is well-formed XML or JSON whatever a record holds', async () => {
    const report = await reportOf({ [LEAVE]: all(instead('team: core', 'team: "]]></failure>\\u0001 & \\"<"')) });
    expect(() => parseXml(written('junit', report))).not.toThrow();
    for (const format of ['json', 'sarif', 'gitlab', 'rdjson'])
      expect(() => JSON.parse(written(format, report)) as unknown).not.toThrow();
  });

  it('is the same whatever order the findings come in', async () => {
    const { gate } = await judged(FAULTY);
    const backwards = { ...gate, diagnostics: [...gate.diagnostics].reverse() };
    for (const format of REPORTERS.keys())
      expect(written(format, makeReport(backwards, ''))).toBe(written(format, makeReport(gate, '')));
  });
});
