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
