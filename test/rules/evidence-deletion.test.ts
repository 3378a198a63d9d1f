import { dump, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { baseFolder, findingsWith, type Patch } from './registry.ts';

const RECORD = 'systems/leave-helper.mdx';
type Item = Record<string, unknown>;

const REVIEWED: Patch = { path: 'policy.yaml', language: 'yaml', text: 'tiers: { low: { evidence_reviewed: true } }' };
const PINNED: Patch = { path: 'policy.yaml', language: 'yaml', text: 'tiers: { low: { evidence_pinned: true } }' };

const ALTERED: Patch = { path: 'evidence/leave-pentest.txt', language: 'mdx', text: 'Nothing was found.\n' };

const CASES: [name: string, change: Item, besides?: Patch][] = [
  ['expired', { expires: '2026-01-20' }],
  ['failed', { result: 'fail' }],
  ['inconclusive', { result: 'inconclusive' }],
  ['altered', {}, ALTERED],
  ['file-missing', { file: 'evidence/nowhere.txt' }],
  ['collected-by-approver', { collected_by: 'ana-sol' }],
  ['after-decision', { collected: '2025-05-27' }],
  ['not-reviewed', { reviewed_by: 'mia-strand' }, REVIEWED],
  ['unpinned', { sha256: undefined }, PINNED],
];

async function item(): Promise<Item> {
  const { files } = baseFolder();
  const record = files.find(({ path }) => path === RECORD)?.bytes.toString('utf8') ?? '';
  const { evidence } = load(record.split(/^---$/m)[1] ?? '') as { evidence: Item[] };
  return evidence[0] ?? {};
}

async function errors(evidence: readonly Item[], besides: Patch | undefined): Promise<string[]> {
  const record: Patch = { path: RECORD, language: 'yaml', text: dump({ evidence }, { skipInvalid: true }) };
  const findings = await findingsWith(besides ? [besides, record] : [record]);
  return findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test.each(CASES)('evidence that is wrong (%s) cannot be deleted into order', async (name, change, besides) => {
  const wrong = { ...(await item()), ...change };
  expect(await errors([wrong], besides)).toContain(`evidence/${name}`);
  expect(await errors([], besides)).not.toEqual([]);
  for (const field of Object.keys(wrong)) {
    if (field === 'id' || wrong[field] === undefined) continue;
    expect(await errors([{ ...wrong, [field]: undefined }], besides), `without ${field}`).not.toEqual([]);
  }
});
