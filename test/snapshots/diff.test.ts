import { describe, expect, it } from 'vitest';
import { predecessorOf } from '../../src/read/snapshots/manifest.ts';
import { diffSnapshots } from '../../src/snapshots/diff.ts';
import { diffJson, diffText } from '../../src/snapshots/diff-text.ts';
import type { Registers, Row } from '../../src/snapshots/registers.ts';
import { manifestOf } from './facts.ts';

const [early, late] = ['2026-01-01', '2026-03-01'].map((day) => predecessorOf(manifestOf(day))) as [
  ReturnType<typeof predecessorOf>,
  ReturnType<typeof predecessorOf>,
];

const SYSTEM = {
  system: 'leave-helper',
  title: 'Leave Helper',
  status: 'pilot',
  tier: 'low',
  in_order: true,
  audience: ['staff'],
  next_review: '2026-06-01',
  controls_required: 3,
  controls_covered: 3,
};
const FINDING = {
  fingerprint: 'a1',
  message: 'Nobody has decided for privacy.',
  severity: 'error',
  code: 'decision/missing',
  file: 'systems/leave-helper.mdx',
  system: 'leave-helper',
};

function text(was: Record<string, Row[]>, is: Record<string, Row[]>): string {
  const registers = (rows: Record<string, Row[]>) => new Map(Object.entries(rows)) as Registers;
  return diffText(diffSnapshots({ name: early, registers: registers(was) }, { name: late, registers: registers(is) }));
}

describe('what changed between two snapshots', () => {
  it('is nothing where only the day did', () => {
    const said = text({ systems: [SYSTEM] }, { systems: [{ ...SYSTEM, errors: 0 }] });
    expect(said).toMatch(
      /^From the snapshot as of 1 January 2026 \(commit [0-9a-f]{10}\) to the one as of 1 March 2026/,
    );
    expect(said).toContain('Nothing changed in what is registered.\n');
    expect(said).toContain('Not compared, since one of the two does not have it: intake, nhis, decisions,');
  });

  it.each<[string, Row, string]>([
    ['status', { status: 'production' }, 'Leave Helper (leave-helper): status pilot → production.'],
    ['end', { status: 'retired' }, 'Leave Helper (leave-helper): retired (was pilot).'],
    [
      'tier and order',
      { tier: 'high', in_order: false },
      'Leave Helper (leave-helper): tier low → high; no longer in order.',
    ],
    ['audience', { audience: ['partners', 'staff'] }, 'Leave Helper (leave-helper): audience + partners.'],
    ['next review', { next_review: null }, 'Leave Helper (leave-helper): next review 1 June 2026 → none.'],
  ])('is told of the %s of a system', (_, change, words) => {
    expect(text({ systems: [SYSTEM] }, { systems: [{ ...SYSTEM, ...change }] })).toContain(`\nSystems\n  ${words}\n`);
  });

  it('is told of what came and what went', () => {
    expect(text({ systems: [] }, { systems: [SYSTEM] })).toContain(
      '  Leave Helper (leave-helper) was added: pilot, low tier.\n',
    );
    expect(text({ systems: [SYSTEM] }, { systems: [] })).toContain(
      '  Leave Helper (leave-helper) is gone: it was pilot, low tier.\n',
    );
    const decision = {
      file: 'decisions/leave-helper/2026-02-01-security.json',
      system: 'leave-helper',
      function: 'security',
      decision: 'approved',
      by: 'ana-sol',
      on: '2026-02-01',
      governs: true,
      risk: null,
    };
    expect(text({ decisions: [] }, { decisions: [decision] })).toContain(
      '\nDecisions\n  New: security on leave-helper: approved by ana-sol, 1 February 2026.\n',
    );
    expect(text({ decisions: [decision] }, { decisions: [{ ...decision, governs: false }] })).toContain(
      'no longer governs',
    );
    const exception = {
      exception: 'x',
      title: 'No drill yet',
      rule: 'nhi/revocation-untested',
      systems: ['a', 'b'],
      until: '2026-04-01',
    };
    expect(text({ exceptions: [exception] }, { exceptions: [] })).toContain(
      '\nExceptions\n  Ended: No drill yet, from nhi/revocation-untested for a and b, until 1 April 2026.\n',
    );
  });

  it('tells findings by what they are about, the gravest first, and of coverage as a sum', () => {
    const warning = { ...FINDING, fingerprint: '00', severity: 'warning', message: 'The review is due soon.' };
    const said = text(
      { systems: [SYSTEM], findings: [{ ...FINDING, fingerprint: 'old', message: 'An old one.' }] },
      { systems: [{ ...SYSTEM, controls_covered: 1 }], findings: [warning, FINDING] },
    );
    expect(said).toContain(
      [
        'Findings',
        '  New: Nobody has decided for privacy. (error, decision/missing, systems/leave-helper.mdx)',
        '  New: The review is due soon. (warning, decision/missing, systems/leave-helper.mdx)',
        '  No longer found: An old one. (error, decision/missing, systems/leave-helper.mdx)',
        '',
        'Coverage',
        '  Required controls with fresh evidence: 3 of 3 → 1 of 3.',
      ].join('\n'),
    );
  });

  it('is there for programs, by the names of the registers’ columns', () => {
    const registers = (rows: Row[]): Registers => new Map([['systems', rows]]);
    const diff = diffSnapshots(
      { name: early, registers: registers([SYSTEM]) },
      { name: late, registers: registers([{ ...SYSTEM, tier: 'high' }]) },
    );
    expect(JSON.parse(diffJson(diff))).toMatchObject({
      before: { asOf: '2026-01-01' },
      after: { asOf: '2026-03-01' },
      registers: {
        systems: { added: [], gone: [], changed: [{ fields: [{ field: 'tier', was: 'low', is: 'high' }] }] },
      },
    });
  });
});
