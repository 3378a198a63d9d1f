import { createHash } from 'node:crypto';
import { digestOf } from '../../src/assess/package.ts';
import type { HeldFolder } from '../../src/read/content.ts';
import { type Section, SECTIONS } from '../../src/validate/schema/audience.ts';
import { exceptionFrom, patched } from '../rules/registry.ts';
import { all, field, instead, ORDER, registryWith } from '../validate/registry.ts';

/** Words that stand nowhere but in the fields of a section, so that wherever one turns up, that section does. */
export const CANARIES: Readonly<Record<Section, readonly string[]>> = {
  findings: named('find', 1),
  'nhi-weaknesses': [...named('nhi', 6), '2026-01-13', '13 January 2026', '13 Jan 2026', '2025-12-09'],
  'test-reports': named('test', 12),
  'privileged-advice': named('legal', 5),
  'decision-rationale': named('why', 4),
  'risk-acceptances': named('risk', 5),
  exceptions: named('exc', 6),
  incidents: named('inc', 2),
  'overdue-items': ['people/mia-strand/calendar.ics'],
  'record-text': named('text', 3),
};

/** Those that no page shows even to those who see everything: they may not turn up anywhere all the same. */
export const NEVER_SHOWN: readonly string[] = ['zqtest9x'];

function named(section: string, most: number): string[] {
  return Array.from({ length: most }, (_, at) => `zq${section}${at + 1}x`);
}

const REPORT = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'zqtest4x', version: '1' } },
      invocations: [{ executionSuccessful: true, startTimeUtc: '2026-02-10T09:00:00Z' }],
      results: [{ kind: 'pass', message: { text: 'zqtest9x' } }],
    },
  ],
});

const EVIDENCE = [
  '{ id: zqtest1x, kind: security-test, title: zqtest2x report, file: evidence/zqtest3x.sarif, performed: 2026-02-10,',
  'performed_by: zqtest5x, tool: zqtest4x, target: zqtest8x, collected: 2026-02-11, collected_by: mia-strand,',
  `reviewed_by: ana-sol, expires: 2027-02-10, result: pass-with-findings, sha256: "${sha(REPORT)}",`,
  'findings: [{ what: zqtest6x }], about: [system], supports: [nist-csf-2.0:ID.RA-01], note: zqtest8x }',
].join(' ');
const LINKED =
  '{ id: zqtest12x, kind: logging, title: Elsewhere, href: "https://zqtest7x.example/", performed: 2026-02-10, collected: 2026-02-11, collected_by: mia-strand, reviewed_by: ana-sol, expires: 2027-02-10, result: pass, about: [system], supports: [nist-csf-2.0:PR.PS-04] }';
const ADVICE =
  '{ id: zqlegal4x, kind: legal-review, title: zqlegal5x memo, href: "https://law.example/", performed: 2026-02-10, collected: 2026-02-11, collected_by: mia-strand, reviewed_by: ana-sol, expires: 2027-02-10, result: pass, about: [system], supports: [nist-csf-2.0:GV.RM-01] }';
const RISK = [
  '  - { id: zqrisk1x, risk: zqrisk2x may happen, owner: sam-roy, residual: medium, compensating: [zqrisk3x],',
  'accepted_by: sam-roy, accepted: 2025-08-27, expires: 2026-08-26, rationale: zqrisk4x }',
].join(' ');

const DECISIONS = 'decisions/order-helper';
const LEGAL = 'decisions/credit-check/2025-11-25-legal.json';
const BOARD = 'decisions/credit-check/2025-11-28-go-live.json';
const CREDIT = 'systems/credit-check.mdx';

const SHARED = `evidence:
  - { id: zqtest10x, shared_because: For all, kind: security-test, title: zqtest11x, href: "https://x.example/", performed: 2026-02-10, collected: 2026-02-11, collected_by: mia-strand, reviewed_by: ana-sol, expires: 2027-02-10, result: pass, about: [system], supports: [nist-csf-2.0:ID.RA-01] }
`;

/** A decision on another audience of the identity’s tokens than the record has today, so that a page says what changed. */
function onOtherTrust(text: string): string {
  const statement = JSON.parse(text) as {
    subject: { digest: { sha256: string } }[];
    predicate: { fields: string[]; package: { nhis: Record<string, unknown>[] } };
  };
  const { subject, predicate } = statement;
  predicate.fields.push('nhis[].trust.audience');
  for (const nhi of predicate.package.nhis) nhi['trust'] = { audience: 'api://zqnhi6x' };
  for (const { digest } of subject) digest.sha256 = digestOf(predicate.package);
  return JSON.stringify(statement, null, 1);
}

/** The base registry with a canary in everything that an audience may be denied; much of it then fails, which quotes them. */
export async function planted(show: (section: Section) => string): Promise<HeldFolder> {
  const folder = await registryWith({
    'registry.yaml': (text) => text.replace(/example:/, `${audienceOf(show)}example:`),
    'evidence/zqtest3x.sarif': REPORT,
    'shared/evidence.yaml': SHARED,
    [ORDER]: all(
      instead('store-vault/order-helper,', 'store-vault/zqnhi1x,'),
      instead('"api://order-desk"', '"api://zqnhi2x"'),
      instead('sa:order-helper', 'sa:zqnhi3x'),
      instead('"Sign-ins and each draft', '"zqnhi4x and each draft'),
      instead('revocation_tested: 2026-01-14', 'revocation_tested: 2026-01-13'),
      instead('rotated: 2026-02-16', 'rotated: 2025-12-09'),
      instead('exposures: []', 'exposures: [{ found: 2025-12-09, by: zqnhi5x }]'),
      instead('evidence:\n', `evidence:\n  - ${EVIDENCE}\n  - ${LINKED}\n  - ${ADVICE}\n`),
      instead('risk_acceptance:\n', `risk_acceptance:\n${RISK}\n`),
      instead('note: One draft in eight is rewritten.', 'note: zqtext1x'),
      field(
        'incidents: [{ id: zqinc1x, on: 2026-02-20, severity: low, href: "https://zqinc2x.example/", reopens: [security] }]',
      ),
      field('zqfind1x: unknown'),
      (text) =>
        `${text}The zqtext2x stands in <Evidence id="zqtest1x" />, <Evidence id="zqlegal4x" /> and <Risk id="zqrisk1x" />.\n`,
    ),
    [CREDIT]: instead('evidence:\n', `evidence:\n  - ${ADVICE}\n`),
    'intake/shelf-camera.mdx': (text) => `${text}\nAnd zqtext3x, by <Evidence id="zqtest10x" />.\n`,
    [`${DECISIONS}/2025-08-25-security.json`]: all(
      instead('The one write is a draft that an agent sends.', 'zqwhy1x'),
      instead('"reliedOn": [', '"reliedOn": [{ "evidence": "zqtest1x" }, '),
      instead('"expires"', '"conditions": [{ "id": "c1", "text": "zqwhy2x", "due": "2026-04-01" }], "expires"'),
      onOtherTrust,
    ),
    [LEGAL]: all(
      instead('An officer decides, so no decision is automated.', 'zqlegal1x'),
      instead(
        '"expires"',
        '"conditions": [{ "id": "c1", "text": "zqlegal2x", "due": "2026-04-02" }, { "id": "c2", "text": "zqlegal3x", "due": "2026-02-02" }], "expires"',
      ),
    ),
    [BOARD]: all(
      (text) => text.replace(/"rationale": "[^"]*"/, '"rationale": "zqwhy3x"'),
      (text) => text.replace(/"minutes": "[^"]*"/, '"minutes": "zqwhy4x"'),
    ),
    [`${DECISIONS}/2025-08-27-risk.json`]: all(
      instead('"wrong-order"', '"zqrisk1x"'),
      (text) => text.replaceAll('wrong-order', 'zqrisk1x'),
      (text) => text.replace(/"rationale": "[^"]*"/, '"rationale": "zqrisk5x"'),
    ),
  });
  const { path, text } = exceptionFrom('evidence/unpinned', ['zqtest12x']);
  return patched(folder, [
    {
      path: path.replace('for-a-while', 'zqexc1x'),
      language: 'mdx',
      text: text
        .replace('While the vendor mends it', 'zqexc2x')
        .replace(/^reason: .*$/m, 'reason: zqexc3x')
        .replace('Each use is looked through every evening', 'zqexc4x')
        .replace('The vendor ships it', 'zqexc5x')
        .replace('Please.', 'Please, zqexc6x.'),
    },
  ]);
}

function audienceOf(show: (section: Section) => string): string {
  const lines = SECTIONS.map((section) => `      ${section}: { show: ${show(section)}, because: Reasons }\n`);
  return `audiences:\n  readers:\n    title: Readers\n    sections:\n${lines.join('')}`;
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
