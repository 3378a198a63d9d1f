import { expect, test } from 'vitest';
import { exceptionFrom, findingsWith } from '../rules/registry.ts';
import { isChanging, isSweeping } from '../../src/assess/nhi/privileges.ts';

const RECORD = 'systems/order-helper.mdx';

test.each([
  ['*', true],
  ['tickets:*', true],
  ['Directory.Admin', true],
  ['roles/owner', true],
  ['badminton:read', false],
  ['administration-guide:read', false],
])('%s is sweeping: %s', (privilege, is) => {
  expect(isSweeping(privilege)).toBe(is);
});

test.each([
  ['orders:write', true],
  ['s3:PutObject', true],
  ['User.ReadWrite.All', true],
  ['drafts:write-as-user', true],
  ['purchase-orders:read-own-supplier', false],
  ['write-ups:read', false],
  ['models:invoke', false],
])('%s changes something: %s', (privilege, is) => {
  expect(isChanging(privilege)).toBe(is);
});

test('a revoked identity is a finding of no rule but those about leaving', async () => {
  const text = `nhis:
  - id: svc-order-helper
    status: revoked
    revoked: 2026-02-19
    auth: none
    privileges: ["*"]
    used_by: [human, pipeline]
    secret: { ref: a, store: nowhere, rotate_every: P9Y, rotated: 2020-01-01, expires: 2021-01-01 }
    exposures: [{ found: 2025-01-01 }]
    vendor: Parcel Partners`;
  const findings = await findingsWith([{ path: RECORD, language: 'yaml', text }]);
  expect(findings.filter(({ code }) => code.startsWith('nhi/'))).toEqual([]);
});

test('a shared identity that a record describes again is told at both places', async () => {
  const shared = `nhis:
  - id: svc-order-helper
    shared_because: One desk for all.
    kind: service-account
    owner: kim-berg
    status: active`;
  const user = `no_nhis_because: null
nhis: [{ use: svc-order-helper }]`;
  const findings = await findingsWith([
    { path: 'shared/nhis.yaml', language: 'yaml', text: shared },
    { path: 'systems/leave-helper.mdx', language: 'yaml', text: user },
  ]);
  for (const code of ['nhi/reused', 'nhi/contradictory']) {
    const found = findings.filter((finding) => finding.code === code);
    expect(found.map(({ spot, system }) => `${system} ${spot.file}`).sort()).toEqual([
      'leave-helper shared/nhis.yaml',
      `order-helper ${RECORD}`,
    ]);
    expect(found.every(({ related = [] }) => related.length > 0)).toBe(true);
  }
});

test('an exception for one identity lifts its finding and no other', async () => {
  const two = `tools: []
nhis:
  - { id: svc-a, kind: bot, owner: mia-strand, used_by: [human] }
  - { id: svc-b, kind: bot, owner: mia-strand, used_by: [human] }`;
  const findings = await findingsWith([
    { path: RECORD, language: 'yaml', text: two },
    exceptionFrom('nhi/used-by-people', ['svc-a']),
  ]);
  const found = findings.filter(({ code }) => code === 'nhi/used-by-people');
  expect(found.map(({ subject, severity }) => `${subject} ${severity}`)).toEqual(['svc-a info', 'svc-b error']);
});

test('many systems with one identity are told in time that grows with their number', async () => {
  const count = 1500;
  const patches = Array.from({ length: count }, (_, at) => ({
    path: `systems/copy-${at}.mdx`,
    language: 'mdx' as const,
    text: `---\ntitle: Copy ${at}\nnhis: [{ id: svc-one, owner: mia-strand, secret: { ref: vault/one, rotated: 2026-01-${10 + (at % 20)} } }]\n---\n`,
  }));
  const findings = await findingsWith(patches);
  const reused = findings.filter(({ code }) => code === 'nhi/reused');
  expect(reused).toHaveLength(count);
  expect(Math.max(...reused.map(({ related = [] }) => related.length))).toBeLessThanOrEqual(5);
  expect(findings.filter(({ code }) => code === 'nhi/contradictory')).toHaveLength(count);
});

test('a change that asks less of identities is named as such', async () => {
  const text = 'tiers: { high: { nhi: { must_know: [auth], exposure_resolved_within: P30D, vendor_evidence: null } } }';
  const findings = await findingsWith([{ path: 'policy.yaml', language: 'yaml', text, inChange: true }]);
  const said = findings.filter(({ code }) => code === 'trust/changed').map(({ message }) => message);
  for (const words of [
    'a known leak of a secret in the high tier may stay open for 30 days, before for 3 days',
    'a third-party identity in the high tier needs no evidence of the kind vendor-assurance',
    'of an identity in the high tier nobody needs to know exposures',
  ])
    expect(said.some((message) => message.includes(words))).toBe(true);
});

test('a policy cannot ask for evidence about vendors of a kind that nobody defined', async () => {
  const text = 'tiers: { high: { nhi: { vendor_evidence: vendor-asurance } } }';
  const findings = await findingsWith([{ path: 'policy.yaml', language: 'yaml', text }]);
  expect(findings.filter(({ code }) => code === 'policy/invalid').map(({ spot }) => spot.path?.join('.'))).toEqual([
    'tiers.high.nhi.vendor_evidence',
  ]);
});
