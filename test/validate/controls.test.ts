import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/validate/frameworks.ts';
import { resolveControl } from '../../src/validate/resolve-control.ts';
import type { FrameworkData } from '../../src/validate/schema/framework.ts';
import { faults, instead, judged, LEAVE } from './registry.ts';

describe('a control', () => {
  it.each([
    ['nist-csf-2.0:ID.RA-01', 'nist-csf-2.0:ID.RA-01'],
    ['nist-csf-2.0:id.ra-01', 'nist-csf-2.0:ID.RA-01'],
    ['nist-csf-2.0:ID.RA-1', 'nist-csf-2.0:ID.RA-01'],
    ['"nist-csf-2.0:ID.RA - 01"', 'nist-csf-2.0:ID.RA-01'],
    ['"nist-ai-rmf-1.0:GOVERN 1.1"', 'nist-ai-rmf-1.0:GOVERN-1.1'],
    ['nist-ai-rmf-1.0:govern-1.1', 'nist-ai-rmf-1.0:GOVERN-1.1'],
    ['owasp-nhi-2025:NHI1', 'owasp-nhi-2025:NHI1'],
    ['"owasp-nhi-2025:NHI1:2025"', 'owasp-nhi-2025:NHI1'],
    ['owasp-nhi-2025:NHI-01', 'owasp-nhi-2025:NHI1'],
    ['owasp-nhi-2025:nhi01', 'owasp-nhi-2025:NHI1'],
    ['owasp-nhi-2025:NHI10', 'owasp-nhi-2025:NHI10'],
  ])('%s is %s', async (text, ref) => {
    const { gate } = await judged({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', text) });
    const system = gate.assessment?.registry.systems.get('leave-helper');
    expect(system?.evidence[0]?.data.supports?.[1]).toBe(ref);
  });

  it.each([
    ['owasp-nhi-2025:NHI100', 'has no “NHI100”'],
    ['owasp-nhi-2025:NHI11', 'has no “NHI11”'],
    ['owasp-nhi-2025:NHI', 'has no “NHI”'],
    ['nist-ai-rmf-1.0:GOVERN-11', 'has no “GOVERN-11”'],
    ['"owasp-nhi-2025:NHI1:2026"', 'has no “NHI1:2026”'],
    ['iso-42001:A.5', 'No framework “iso-42001”'],
    ['NHI1', '“NHI1” leaves out its framework'],
    ['XYZ9', '“XYZ9” is not a control: write <framework>:<id>'],
    ['constructor:x', 'No framework “constructor”'],
  ])('%s is none', async (text, message) => {
    const lines = await faults({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', text) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
  });

  it.each([
    [
      'owasp-nhi:NHI1',
      '“owasp-nhi:NHI1” leaves out which edition of owasp-nhi is meant, and ids change between editions',
    ],
    ['NHI1', '“NHI1” leaves out its framework'],
    ['"NHI1:2025"', '“NHI1:2025” leaves out its framework'],
  ])('without its edition or framework offers it with its name: %s', async (text, message) => {
    const { findings } = await judged({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', text) });
    expect(findings.find(({ code }) => code === 'control/unknown')).toMatchObject({
      line: 47,
      message: `${message}, so nothing can be said of it.`,
      hint: 'Write owasp-nhi-2025:NHI1 (Improper Offboarding).',
    });
  });

  it('whose number another edition gave to something else is offered in both', () => {
    const edition = (year: string, name: string) => {
      const controls = [{ id: 'LLM06', label: `LLM06:${year}`, name }];
      const data = { id: `owasp-llm-${year}`, title: `LLM ${year}`, levels: ['Risk'], counts: [1], controls };
      return [data.id, layOut(data, `frameworks/${data.id}.yaml`).framework] as const;
    };
    const frameworks = new Map([edition('2025', 'Excessive Agency'), edition('2026', 'Unbounded Consumption')]);
    const hint = 'Write owasp-llm-2025:LLM06 (Excessive Agency) or owasp-llm-2026:LLM06 (Unbounded Consumption).';
    expect(resolveControl('owasp-llm:LLM06', frameworks)).toMatchObject({ fault: 'unknown', hint });
    expect(resolveControl('LLM06', frameworks)).toMatchObject({ fault: 'unknown', hint });
    expect(resolveControl('owasp-llm:LLM77', frameworks)).toMatchObject({
      hint: 'The editions are owasp-llm-2025 and owasp-llm-2026.',
    });
    expect(resolveControl('LLM06:2026', frameworks)).toMatchObject({
      hint: 'Write owasp-llm-2026:LLM06 (Unbounded Consumption).',
    });
    expect(resolveControl('owasp-llm-2025:LLM06:2025', frameworks)).toEqual({ ref: 'owasp-llm-2025:LLM06' });
  });

  it('that was withdrawn names its successors, and none where it has none', async () => {
    const { findings } = await judged({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-csf-2.0:PR.AC-1') });
    expect(findings.find(({ code }) => code === 'control/withdrawn')).toMatchObject({
      line: 47,
      column: 39,
      message: '“PR.AC-1” was withdrawn from NIST Cybersecurity Framework 2.0.',
      hint: 'Write nist-csf-2.0:PR.AA-01 or nist-csf-2.0:PR.AA-05 instead.',
    });
    const without = await judged({
      'frameworks/nist-csf-2.0.yaml': instead('became: [PR.AA-01, PR.AA-05]', 'became: []'),
      [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-csf-2.0:PR.AC-01'),
    });
    expect(without.findings.find(({ code }) => code === 'control/withdrawn')?.hint).toBe(
      'It has no successor: remove it.',
    );
  });

  it('covers nothing where it is none', async () => {
    const { gate } = await judged({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-csf-2.0:GV.RM-99') });
    const [item] = gate.assessment?.registry.systems.get('leave-helper')?.evidence ?? [];
    expect(item?.data.supports).toContain('nist-csf-2.0:GV.RM-99');
    expect(resolveControl('nist-csf-2.0:GV.RM-99', gate.assessment?.registry.frameworks ?? new Map())).toMatchObject({
      fault: 'unknown',
    });
  });
});

describe('a framework', () => {
  const data: FrameworkData = {
    id: 'x-1.0',
    title: 'X',
    levels: ['Part', 'Entry'],
    counts: [2, 3],
    controls: [
      { id: 'A', controls: [{ id: 'A-1' }, { id: 'A-2' }] },
      { id: 'B', controls: [{ id: 'B-1' }] },
    ],
  };
  const faultsOf = (changes: Partial<FrameworkData>) => layOut({ ...data, ...changes }, 'frameworks/x-1.0.yaml').faults;

  it('has as many entries at each level as it says', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ counts: [2, 4] })).toEqual(['x-1.0 promises 4 entries of level Entry and holds 3']);
    expect(faultsOf({ counts: [1, 2] })).toHaveLength(2);
    expect(faultsOf({ counts: [2] })).toEqual(['x-1.0 names 2 levels and 1 counts']);
    expect(faultsOf({ controls: [] })).toHaveLength(2);
  });

  it('has nothing below the last level that it names', () => {
    expect(faultsOf({ levels: ['Part'], counts: [2] })).toEqual([
      'x-1.0 names 1 levels and holds 3 entries below the last',
    ]);
  });

  it('has each id once', () => {
    const controls = [
      { id: 'A', controls: [{ id: 'A-1' }, { id: 'A-1' }] },
      { id: 'B', controls: [{ id: 'B-1' }] },
    ];
    expect(faultsOf({ controls })).toEqual(['The id “A-1” stands twice in x-1.0']);
  });

  it('gives what it is part of to its parts, where they say nothing else', () => {
    const { controls } = layOut(
      {
        ...data,
        controls: [
          {
            id: 'A',
            roles: ['provider'],
            applies: [{ from: '2026-08-02' }],
            controls: [{ id: 'A-1' }, { id: 'A-2', roles: ['deployer'] }],
          },
          { id: 'B', controls: [{ id: 'B-1' }] },
        ],
      },
      'frameworks/x-1.0.yaml',
    ).framework;
    expect(controls.get('x-1.0:A-1')).toMatchObject({ roles: ['provider'], applies: [{ from: '2026-08-02' }] });
    expect(controls.get('x-1.0:A-2')).toMatchObject({ roles: ['deployer'], applies: [{ from: '2026-08-02' }] });
    expect(controls.get('x-1.0:B-1')?.roles).toBeUndefined();
  });

  it('is told of its counts in its own file', async () => {
    expect(await faults({ 'frameworks/owasp-nhi-2025.yaml': instead('counts: [6]', 'counts: [7]') })).toEqual([
      'frameworks/owasp-nhi-2025.yaml:9:9 framework/counts owasp-nhi-2025 promises 7 entries of level Risk and holds 6.',
    ]);
  });

  it.each(['../../x', 'a/b', 'A..B', '.env', 'a b', 'con:x', 'é'])('has no id that leads elsewhere: %s', async (id) => {
    const lines = await faults({ 'frameworks/owasp-nhi-2025.yaml': instead('id: NHI2,', `id: "${id}",`) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('is not the id of a control');
  });
});
