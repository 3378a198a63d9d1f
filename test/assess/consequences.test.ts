import { expect, test } from 'vitest';
import { findingsWith } from '../rules/registry.ts';

async function codesWith(path: string, text: string): Promise<string[]> {
  const findings = await findingsWith([{ path, language: 'yaml', text }]);
  return findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
}

test.each([
  ['a wrong value', 'autonomy: fast'],
  ['a wrong item of a list', 'audience: [stafff]'],
  [
    'a wrong value inside an item',
    'tools: [{ id: order-desk, access: wide, human_approval: true, nhi: svc-order-helper, needs: ["orders:read", "drafts:write"] }]',
  ],
  ['an item without an id', 'models: [{ provider: Lumen Models, version: "3.0" }]'],
  ['a wrong value below a model', 'models: [{ id: order-writer, version: 3 }]'],
  [
    'a wrong value of a risk',
    "risk_acceptance: [{ id: wrong-order, risk: An agent sends a draft about another customer's order, owner: sam-roy, residual: middling, accepted_by: sam-roy, accepted: 2025-08-27, expires: 2026-08-26, rationale: Agents check. }]",
  ],
])('%s is told once, and not as a change since a decision', async (_name, text) => {
  expect(await codesWith('systems/order-helper.mdx', text)).toEqual(['schema/wrong-value']);
});

test('what refers to nothing is not called a change', async () => {
  expect(await codesWith('systems/order-helper.mdx', 'models: [{ use: order-writer }]')).toEqual(['reference/unknown']);
});

test('what is gone is a change', async () => {
  expect(await codesWith('systems/order-helper.mdx', 'models: [{ id: order-writer }]')).toContain('decision/stale');
});
