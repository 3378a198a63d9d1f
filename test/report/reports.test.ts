import { describe, expect, it } from 'vitest';
import { compare } from '../../src/diagnostic/compare.ts';
import { jsonReport } from '../../src/report/json.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { textReport } from '../../src/report/text.ts';
import { all, type Changes, field, instead, judged, LEAVE, ORDER } from '../validate/registry.ts';
import { LYING } from './lying.ts';

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly fingerprint: string;
}
interface Json {
  readonly asOf: string;
  readonly commit: string | null;
  readonly summary: Readonly<Record<string, number>>;
  readonly diagnostics: readonly Finding[];
}

async function reports(changes: Changes, asOf?: string): Promise<{ text: string; json: Json; raw: string }> {
  const { gate } = await judged(changes, asOf);
  const report = makeReport(gate, 'content/');
  const raw = jsonReport(report);
  return { text: textReport(report), json: JSON.parse(raw) as Json, raw };
}

const FAULTY: Changes = {
  [LEAVE]: all(
    instead('title: Leave Helper', 'title: 12'),
    instead('team: core', 'team: kore'),
    instead('owner: kim-berg', 'owner: nobody-here'),
  ),
  [ORDER]: instead('autonomy: supervised', 'autonomy: free'),
  'systems/Stray.mdx': 'x',
};

describe('json', () => {
  it('has the shape of the design, every key of it and no other', async () => {
    const { json } = await reports(FAULTY);
    expect(Object.keys(json)).toEqual(['asOf', 'commit', 'summary', 'diagnostics']);
    expect(json.asOf).toBe('2026-03-01');
    expect(json.commit).toBeNull();
    expect(Object.keys(json.summary)).toEqual(['systems', 'intake', 'errors', 'warnings']);
    const known = [
      'code',
      'severity',
      'message',
      'hint',
      'file',
      'line',
      'column',
      'system',
      'subject',
      'exceptedBy',
      'related',
      'fix',
      'fingerprint',
    ];
    for (const diagnostic of json.diagnostics) {
      expect(Object.keys(diagnostic)).toEqual(known.filter((key) => Object.hasOwn(diagnostic, key)));
      expect(diagnostic).toMatchObject({
        code: expect.stringMatching(/^[a-z-]+\/[a-z0-9-]+$/) as string,
        severity: expect.stringMatching(/^(?:error|warning|info)$/) as string,
        message: expect.stringMatching(/./) as string,
        hint: expect.stringMatching(/./) as string,
        file: expect.stringMatching(/^content\//) as string,
        related: expect.any(Array) as unknown[],
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      });
      expect(diagnostic.line).toBeGreaterThan(0);
      expect(diagnostic.column).toBeGreaterThan(0);
    }
  });

  it('counts what it lists', async () => {
    const { json } = await reports(FAULTY);
    const errors = json.diagnostics.filter((found) => 'severity' in found && found.severity === 'error');
    expect(json.summary).toEqual({
      systems: 4, // what has no id is no record
      intake: 1,
      errors: errors.length,
      warnings: expect.any(Number) as number,
    });
  });

  it('is sorted by file, line and code', async () => {
    const { diagnostics } = (await reports(FAULTY)).json;
    const sorted = [...diagnostics].sort(
      (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code),
    );
    expect(diagnostics).toEqual(sorted);
    expect(diagnostics.length).toBeGreaterThan(4);
  });

  it('is the same whatever order the files come in', async () => {
    const { gate } = await judged(FAULTY);
    const backwards = { ...gate, diagnostics: [...gate.diagnostics].reverse() };
    expect(jsonReport(makeReport(backwards, 'content/'))).toBe(jsonReport(makeReport(gate, 'content/')));
  });

  it('holds the related places of a finding', async () => {
    const { json } = await reports({ [LEAVE]: instead('owner: kim-berg', 'owner: gil-noor') });
    const related = json.diagnostics.flatMap((found) => ('related' in found ? (found.related as Finding[]) : []));
    expect(related.map(({ file }) => file)).toContain('content/people.yaml');
    for (const place of related) expect(Object.keys(place)).toEqual(['file', 'line', 'column', 'message']);
  });
});

describe('a fingerprint', () => {
  const prints = async (changes: Changes) =>
    new Map(
      (await reports(changes)).json.diagnostics.map((found) => [`${found.code} ${found.message}`, found.fingerprint]),
    );

  it('is its own for every finding', async () => {
    const { diagnostics } = (await reports(FAULTY)).json;
    expect(new Set(diagnostics.map(({ fingerprint }) => fingerprint)).size).toBe(diagnostics.length);
  });

  it('stays when lines move', async () => {
    const moved = {
      ...FAULTY,
      [LEAVE]: (text: string) =>
        (FAULTY[LEAVE] as (text: string) => string)(text).replace('---\n', '---\n# A comment.\n\n# Another.\n'),
    };
    expect(await prints(moved)).toEqual(await prints(FAULTY));
    expect((await reports(moved)).json.diagnostics).not.toEqual((await reports(FAULTY)).json.diagnostics);
  });

  it('stays when other findings come and go', async () => {
    const more = { ...FAULTY, [ORDER]: all(FAULTY[ORDER] as (text: string) => string, field('colour: red')) };
    const [before, after] = [await prints(FAULTY), await prints(more)];
    for (const [finding, print] of before) expect(after.get(finding)).toBe(print);
  });

  it('differs between two of the same kind in one list', async () => {
    const { diagnostics } = (
      await reports({ [ORDER]: instead('audience: [customers]', 'audience: [a, b, customers]') })
    ).json;
    const own = diagnostics.filter(({ code }) => code === 'schema/wrong-value');
    expect(own).toHaveLength(2);
    expect(own[0]?.fingerprint).not.toBe(own[1]?.fingerprint);
  });
});

describe('text', () => {
  it('says for each finding where, what, and what to write instead, and counts at the end', async () => {
    const { text } = await reports({ [LEAVE]: instead('title: Leave Helper', 'title: 12') });
    expect(text).toBe(
      [
        'content/systems/leave-helper.mdx:2:8 error schema/wrong-value',
        '  “title” is text, and here it is “12”.',
        '  → Put it in quotes: "12".',
        '',
        '4 systems and 1 intake record, judged as of 1 March 2026: 1 error, no warnings.',
        '',
      ].join('\n'),
    );
  });

  it('says that nothing is wrong', async () => {
    expect((await reports({})).text).toBe(
      '4 systems and 1 intake record, judged as of 1 March 2026: no errors, no warnings.\n',
    );
  });
});

describe('what a record holds', () => {
  it.each(LYING)('commands neither a terminal nor a CI runner: %s', async (_, changes) => {
    const { text, raw } = await reports(changes);
    for (const printed of [text, raw]) {
      expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
      expect(printed).not.toMatch(/##(?:\[|vso\[)/);
      for (const line of printed.split('\n')) expect(line).not.toMatch(/^\s*::/);
    }
    expect(text).toMatch(/errors?, no warnings\.\n$/);
  });

  it('and what it says is in the JSON all the same', async () => {
    const { json } = await reports({ [LEAVE]: instead('team: core', 'team: "##[error]x"') });
    expect(json.diagnostics.some(({ message }) => message.includes('“##[error]x”'))).toBe(true);
  });
});
