import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { isRecord } from '../../src/validate/lenient.ts';
import { type PolicyData, policy as policySchema } from '../../src/validate/schema/policy.ts';
import { sharedModels } from '../../src/validate/schema/shared.ts';

export const TIERS = ['low', 'standard', 'high'] as const;
export type TierName = (typeof TIERS)[number];

/** The day that the synthetic registry is judged on, so that it passes on any other day too. */
export const AS_OF = '2026-11-22';

/** What every system shares: the policy and the frameworks of the example organisation, fitted to this registry. */
export interface Settings {
  readonly registry: unknown;
  readonly policy: PolicyData;
  /** The models that several systems share, by id. */
  readonly models: ReadonlyMap<string, object>;
  /** Refs of every control, for the variety of the matrices. */
  readonly everyControl: readonly string[];
}

/** A tier of the synthetic policy: five decisions and six items of evidence are enough in each. */
const FITTED = {
  low: { functions: ['security', 'business'], evidence: ['security-test'] },
  standard: {
    functions: ['security', 'privacy', 'business'],
    evidence: ['security-test', 'privacy-assessment', 'logging', 'monitoring', 'rollback-test'],
  },
  high: {
    functions: ['security', 'privacy', 'legal', 'business'],
    evidence: ['security-test', 'privacy-assessment', 'logging', 'monitoring', 'rollback-test', 'model-evaluation'],
  },
} as const;

/** @param content the example organisation's folder */
export async function readSettings(
  content: string,
  { systems, isSigned }: { systems: number; isSigned: boolean },
): Promise<Settings> {
  const yaml = async (file: string) => record(load(await readFile(join(content, file), 'utf8')));
  const [registry, policy, shared] = [
    await yaml('registry.yaml'),
    await yaml('policy.yaml'),
    await yaml('shared/models.yaml'),
  ];
  const tiers = record(policy['tiers']);
  for (const tier of TIERS)
    tiers[tier] = {
      ...record(tiers[tier]),
      ...FITTED[tier],
      go_live: false,
      least_strength: isSigned ? 'signed' : 'asserted',
    };
  const name = `Synthetic registry of ${systems} systems`;
  return {
    registry: { ...registry, name, organisation: name, example: { as_of: AS_OF } },
    // Nobody here has decided on a policy that is made up.
    policy: policySchema.parse({ ...policy, approved_by: [] }),
    models: new Map(sharedModels.parse(shared).models.map((model) => [model.id, model])),
    everyControl: await readControls(join(content, 'frameworks')),
  };
}

/** The innermost controls of every framework. */
async function readControls(folder: string): Promise<string[]> {
  const refs: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const { id, controls } = record(load(await readFile(join(folder, name), 'utf8')));
    const visit = (list: unknown) => {
      for (const entry of Array.isArray(list) ? list : []) {
        const control = record(entry);
        if (control['controls'] === undefined) refs.push(`${id}:${control['id']}`);
        else visit(control['controls']);
      }
    };
    visit(controls);
  }
  return refs;
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
