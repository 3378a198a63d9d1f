import { expect, test } from 'vitest';
import { gateWith, type Patch } from '../rules/registry.ts';

const CONTROL = 'nist-csf-2.0:ID.RA-01';

/** The grade of a control that nothing but this report supports. */
async function gradeBy(report: object, more = ''): Promise<string | undefined> {
  const evidence = `evidence:
  - { id: leave-pentest, kind: security-test, title: Security test of the leave page, file: evidence/leave-pentest.txt, sha256: d72b8ccc439a46e910d2441b46050157da39a8b2b516956ffa7790e6f790a3ca, performed: 2025-05-19, collected: 2025-05-20, collected_by: mia-strand, reviewed_by: ana-sol, expires: 2026-05-18, result: pass, supports: [nist-csf-2.0:GV.RM-01] }
  - { id: leave-run, kind: security-test, title: Scan, file: evidence/run.sarif, performed: 2026-02-10, collected: 2026-02-11, collected_by: mia-strand, expires: 2027-02-09, result: pass, supports: ["${CONTROL}"] }
${more}`;
  const patches: Patch[] = [
    { path: 'evidence/run.sarif', language: 'mdx', text: JSON.stringify(report) },
    { path: 'systems/leave-helper.mdx', language: 'yaml', text: evidence },
  ];
  return (await gateWith(patches)).assessment?.views.get('leave-helper')?.coverage.get(CONTROL)?.grade;
}

const invocations = [{ executionSuccessful: true, startTimeUtc: '2026-02-10T09:00:00Z' }];
const sarif = (run: object) => ({ version: '2.1.0', runs: [run] });

test.each<[string, object, string]>([
  ['a clean run', { invocations, results: [] }, 'fresh'],
  ['findings', { invocations, results: [{ ruleId: 'a' }] }, 'failed'],
  ['a finding declared away', { invocations, results: [{ ruleId: 'a', suppressions: [{}] }] }, 'weak'],
  ['no results', { invocations }, 'weak'],
  ['a broken run', { invocations: [{ ...invocations[0], executionSuccessful: false }], results: [] }, 'weak'],
  ['a run of another day', { invocations: [{ startTimeUtc: '2025-02-10T09:00:00Z' }], results: [] }, 'weak'],
  ['a run of no known day', { results: [] }, 'weak'],
])('a pass by a report with %s turns the grade', async (_name, run, grade) => {
  expect(await gradeBy(sarif(run))).toBe(grade);
});

test('counter-evidence turns the grade, whatever else is fresh', async () => {
  const against = `  - { id: leave-leak, kind: red-team, title: A leak, href: "https://tests.nordlys.example/leak", performed: 2026-02-20, collected: 2026-02-21, collected_by: mia-strand, expires: 2027-02-20, result: fail, contradicts: ["${CONTROL}"] }`;
  expect(await gradeBy(sarif({ invocations, results: [] }), against)).toBe('contradicted');
});
