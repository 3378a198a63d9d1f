import { expect, test } from 'vitest';
import { findingsWith } from './registry.ts';

test('what lies in shared/ names kinds and people that exist, whether or not it is used', async () => {
  const findings = await findingsWith([
    {
      path: 'shared/evidence.yaml',
      language: 'yaml',
      text: 'evidence: [{ id: gateway-test, shared_because: One gateway for all., kind: security-tets, collected_by: mia-stand, reviewed_by: nobody-here }]',
    },
    {
      path: 'shared/nhis.yaml',
      language: 'yaml',
      text: 'nhis: [{ id: svc-gateway, shared_because: One gateway for all., owner: kim-burg }]',
    },
  ]);
  const lines = findings
    .filter(({ code }) => code === 'reference/unknown')
    .map(({ spot, message }) => `${spot.file} ${spot.path?.join('.')} ${message}`);
  expect(lines.sort()).toEqual([
    'shared/evidence.yaml evidence.0.collected_by “mia-stand” is no person in people.yaml.',
    'shared/evidence.yaml evidence.0.kind “security-tets” is no kind of evidence in policy.yaml.',
    'shared/evidence.yaml evidence.0.reviewed_by “nobody-here” is no person in people.yaml.',
    'shared/nhis.yaml nhis.0.owner “kim-burg” is no person in people.yaml.',
  ]);
});

test('a finding of shared evidence is accepted as a residual risk of each record that uses it, and answers what is shared', async () => {
  const risk = (id: string) => `risk_acceptance: [{ id: ${id}, risk: It may fail. }]`;
  const using = (id: string) => `evidence: [{ use: gateway-test }]\n${risk(id)}`;
  const findings = await findingsWith([
    {
      path: 'shared/evidence.yaml',
      language: 'yaml',
      text: 'evidence: [{ id: gateway-test, shared_because: One gateway for all., answers: [gateway-tset], findings: [{ what: No limit., accepted_as: no-limit }] }]',
    },
    { path: 'systems/leave-helper.mdx', language: 'yaml', text: using('no-limit') },
    { path: 'systems/order-helper.mdx', language: 'yaml', text: using('no-limits') },
  ]);
  const lines = findings
    .filter(({ code, message }) => code === 'reference/unknown' && message.includes('gateway'))
    .map(({ spot, message, hint }) => `${spot.file} ${spot.path?.join('.')} ${message} ${hint}`);
  expect(lines.sort()).toEqual([
    'shared/evidence.yaml evidence.0.answers.0 “gateway-tset” is no shared item of evidence. Did you mean “gateway-test”?',
    'systems/order-helper.mdx evidence.0 “no-limit” is no residual risk of this record, and the shared evidence “gateway-test” accepts a finding as it. Did you mean “no-limits”?',
  ]);
});
