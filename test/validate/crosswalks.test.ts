import { describe, expect, it } from 'vitest';
import { faults, hintOf, instead, judged } from './registry.ts';

const FILE = 'frameworks/crosswalks/owasp-nhi-2025--nist-csf-2.0.yaml';
const TEXT = `from: owasp-nhi-2025
to: nist-csf-2.0
authority: Nordlys security
own_judgement: true
relation: related, not equal
count: 2
pairs:
  - { from: NHI1, to: [PR.AA-05] }
  - { from: NHI7, to: [GV.RM-01] }
`;

describe('a crosswalk', () => {
  it('relates controls of two frameworks, by any of their spellings', async () => {
    const { gate } = await judged({ [FILE]: TEXT.replace('NHI1,', '"NHI1:2025",').replace('PR.AA-05', 'pr.aa-5') });
    expect(gate.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(gate.assessment?.registry.crosswalks[0]?.pairs).toEqual([
      ['owasp-nhi-2025:NHI1', 'nist-csf-2.0:PR.AA-05'],
      ['owasp-nhi-2025:NHI7', 'nist-csf-2.0:GV.RM-01'],
    ]);
  });

  it.each([
    [
      'counts: promised',
      'count: 2',
      'count: 3',
      `${FILE}:6:8 framework/counts owasp-nhi-2025--nist-csf-2.0 promises 3 pairs and holds 2.`,
    ],
    [
      'an id that is none',
      'NHI7',
      'NHI77',
      `${FILE}:9:13 control/unknown OWASP Non-Human Identities Top 10 2025 has no “NHI77”, so nothing can be said of it.`,
    ],
    [
      'a withdrawn id',
      'GV.RM-01',
      'PR.AC-01',
      `${FILE}:9:24 control/withdrawn “PR.AC-01” was withdrawn from NIST Cybersecurity Framework 2.0.`,
    ],
    [
      'a framework that is not there',
      'to: nist-csf-2.0',
      'to: nist-csf-9',
      `${FILE}:2:5 reference/unknown The framework “nist-csf-9” is not in content/frameworks.`,
    ],
    [
      'no authority',
      'authority: Nordlys security\n',
      '',
      `${FILE}:1:1 schema/wrong-value “authority” is not given, and without it this entry means nothing.`,
    ],
  ])('is refused for %s', async (_, of, text, line) => {
    expect(await faults({ [FILE]: instead(of, text)(TEXT) })).toContain(line);
  });

  it('is named for what it leads from and to', async () => {
    const name = 'frameworks/crosswalks/nist-csf-2.0--owasp-nhi-2025.yaml';
    expect(await faults({ [name]: TEXT })).toEqual([
      `${name}:1:7 schema/wrong-value The file is named “nist-csf-2.0--owasp-nhi-2025” and leads from owasp-nhi-2025 to nist-csf-2.0.`,
    ]);
    expect(await hintOf({ [name]: TEXT })).toBe(
      'Name the file owasp-nhi-2025--nist-csf-2.0.yaml, or correct from: and to:.',
    );
  });

  it('waits for a framework that registry.yaml leaves out', async () => {
    const frameworks = instead('owasp-nhi-2025', 'nist-ai-rmf-1.0');
    const { gate } = await judged({ [FILE]: TEXT, 'registry.yaml': frameworks });
    expect(gate.assessment?.registry.crosswalks ?? []).toEqual([]);
  });
});
