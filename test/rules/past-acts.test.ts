import { expect, test } from 'vitest';
import { compare } from '../../src/diagnostic/compare.ts';
import { findingsWith } from './registry.ts';

const LATER = '2026-03-02';

test('every date that claims a past act is held to the day', async () => {
  const record = `
live_since: ${LATER}
supplier: { name: Lumen Models, terms_reviewed: ${LATER}, contract_ended: ${LATER} }
data: { disposed: ${LATER} }
operations: { rollback_tested: ${LATER} }
nhis:
  - id: svc-leave-helper
    secret: { rotated: ${LATER} }
    revocation_tested: ${LATER}
    exposures: [{ found: ${LATER}, resolved: ${LATER} }]
    status: revoked
    revoked: ${LATER}
evidence: [{ id: leave-pentest, kind: security-test, performed: ${LATER}, collected: ${LATER} }]
risk_acceptance: [{ id: old-passage, risk: An old passage is shown, accepted: ${LATER} }]
reviews: [{ on: ${LATER} }]
incidents: [{ id: inc-1, on: ${LATER}, closed: ${LATER} }]
`;
  const decision = `{ "predicate": { "function": "security", "decision": "approved", "by": "ana-sol", "on": "${LATER}" } }`;
  const folder = 'decisions/leave-helper';
  const findings = await findingsWith([
    { path: 'systems/leave-helper.mdx', language: 'yaml', text: record },
    { path: `${folder}/2025-05-26-security.json`, language: 'json', text: decision },
  ]);
  const claims = findings
    .filter(({ code }) => code === 'date/in-future')
    .map(({ spot, subject }) => `${spot.path?.join('.')} ${subject}`);
  expect(claims.sort(compare)).toEqual(
    [
      'live_since undefined',
      'supplier.terms_reviewed undefined',
      'supplier.contract_ended undefined',
      'data.disposed undefined',
      'operations.rollback_tested undefined',
      'nhis.0.secret.rotated svc-leave-helper',
      'nhis.0.revocation_tested svc-leave-helper',
      'nhis.0.exposures.0.found svc-leave-helper',
      'nhis.0.exposures.0.resolved svc-leave-helper',
      'nhis.0.revoked svc-leave-helper',
      'evidence.0.performed leave-pentest',
      'evidence.0.collected leave-pentest',
      'risk_acceptance.0.accepted old-passage',
      'reviews.0.on undefined',
      'incidents.0.on inc-1',
      'incidents.0.closed inc-1',
      'predicate.on security',
    ].sort(compare),
  );
});
