import { describe, expect, test } from 'vitest';
import { nhiEntries } from '../../src/assess/nhi/entries.ts';
import { tenRisks } from '../../src/assess/nhi/ten-risks.ts';
import { exceptionFrom, gateWith, type Patch } from '../rules/registry.ts';

/** The states of the ten risks of the identity of Order Helper, with some of its fields changed. */
async function states(fields: string, ...others: Patch[]): Promise<Record<string, string>> {
  const record: Patch = {
    path: 'systems/order-helper.mdx',
    language: 'yaml',
    text: `nhis: [{ id: svc-order-helper, ${fields} }]`,
  };
  const { assessment } = await gateWith([record, ...others]);
  const entry = assessment && nhiEntries(assessment.registry).get('svc-order-helper');
  if (!assessment || !entry) throw new Error('There is no such identity');
  const findings = assessment.findings.filter(({ subject }) => subject === entry.id);
  const risks = tenRisks(entry, { findings, tools: assessment.nhis.tools(entry.id) });
  return Object.fromEntries(risks.map(({ risk, state }) => [risk, state]));
}

const KNOWN =
  'kind: service-account, owner: mia-strand, environment: production, auth: mtls, privileges: ["orders:read", "drafts:write"], used_by: [workload], secret: { ref: a, store: store-vault, rotate_every: P90D, rotated: 2026-02-01, expires: 2026-06-01 }, audit: { log: x, retained: P400D, attributable: true }, revoke: So, revocation_tested: 2026-01-14, exposures: [], vendor: null';

describe('the ten risks', () => {
  test('are clear where all is known and nothing is found, and do not arise where there is nothing to ask', async () => {
    expect(await states(KNOWN)).toEqual({
      NHI1: 'clear',
      NHI2: 'clear',
      NHI3: 'not-asked',
      NHI4: 'clear',
      NHI5: 'clear',
      NHI6: 'not-asked',
      NHI7: 'clear',
      NHI8: 'clear',
      NHI9: 'clear',
      NHI10: 'clear',
    });
  });

  test('are never clear where nobody wrote down what would tell, whatever the policy asks', async () => {
    const asksNothing: Patch = {
      path: 'policy.yaml',
      language: 'yaml',
      text: 'tiers: { standard: { nhi: { must_know: null, audit_retained: null, drill_every: null, auth: null } } }',
    };
    const found = await states('owner: mia-strand, revoke: So', asksNothing);
    expect(Object.values(found)).not.toContain('clear');
    expect(found).toMatchObject({
      NHI1: 'unknown',
      NHI2: 'unknown',
      NHI3: 'unknown',
      NHI4: 'unknown',
      NHI7: 'unknown',
      NHI8: 'unknown',
    });
  });

  test('take the worst that stands', async () => {
    expect(await states(KNOWN.replace('[workload]', '[workload, human]'))).toMatchObject({ NHI10: 'error' });
    expect(await states(KNOWN.replace('exposures: []', 'exposures: [{ found: 2026-02-27 }]'))).toMatchObject({
      NHI2: 'warning',
    });
  });

  test('show what an exception lifts as lifted, not as clear', async () => {
    const exception = exceptionFrom('nhi/used-by-people', ['svc-order-helper']);
    expect(await states(KNOWN.replace('[workload]', '[workload, human]'), exception)).toMatchObject({
      NHI10: 'excepted',
    });
  });

  test('of a revoked identity do not arise', async () => {
    expect(new Set(Object.values(await states('status: revoked, revoked: 2026-02-01')))).toEqual(
      new Set(['not-asked']),
    );
  });
});
