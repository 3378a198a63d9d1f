import { listWords } from '../diagnostic/suggest.ts';
import type { Collector } from './collector.ts';
import type { Entry } from './registry.ts';
import { TIERS } from './schema/common.ts';
import type { PolicyData } from './schema/policy.ts';

/**
 * A policy that contradicts itself: a tier that depends on a field which is material to no function
 * (CONTENT §5), a condition that compares nothing, a required kind of evidence that nobody defined.
 */
export function checkPolicy(policy: Entry<PolicyData>, collector: Collector): void {
  const material = Object.values(policy.data.material).flatMap((fields) => fields ?? []);
  for (const tier of TIERS) {
    const rules = policy.data.tiers[tier];
    for (const [at, condition] of (rules.when ?? []).entries()) {
      const spot = policy.spot(['tiers', tier, 'when', at, 'field']);
      if (!material.some((field) => covers(field, condition.field))) {
        collector.fault('policy/invalid', spot, `The tier “${tier}” depends on “${condition.field}”, which is material to no function, so nobody would have to decide again when it changes`, 'Add the field to material, under the function that owns it.');
      }
      const given = [condition.any_of, condition.none_of, condition.more_than, condition.like].filter((comparison) => comparison !== undefined);
      if (given.length !== 1) collector.fault('policy/invalid', spot, `A condition compares in exactly one way, and this one has ${given.length}`, 'Write one of any_of, none_of, more_than and like.');
    }
    for (const [at, kind] of rules.evidence.entries()) {
      if (Object.hasOwn(policy.data.evidence_kinds, kind)) continue;
      collector.fault('policy/invalid', policy.spot(['tiers', tier, 'evidence', at]), `The tier “${tier}” asks for “${kind}”, which is not under evidence_kinds`, `The kinds are ${listWords(Object.keys(policy.data.evidence_kinds), 'and', 20)}.`);
    }
  }
}

/** True where a material field is the wanted one, or holds it, or is held by it. */
function covers(field: string, wanted: string): boolean {
  const plain = (path: string) => path.replaceAll('[]', '').replace(/\.\*$/, '');
  const [a, b] = [plain(field), plain(wanted)];
  return a === b || b.startsWith(`${a}.`) || a.startsWith(`${b}.`);
}
