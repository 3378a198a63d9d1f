import type { Path } from '../diagnostic/diagnostic.ts';
import { didYouMean, listWords } from '../diagnostic/suggest.ts';
import type { Collector } from './collector.ts';
import type { Entry } from './registry.ts';
import { fieldState } from './schema-keys.ts';
import { FUNCTIONS, TIERS } from './schema/common.ts';
import { pathOf, type PolicyData } from './schema/policy.ts';
import { system } from './schema/system.ts';

/**
 * A policy that contradicts itself: a field that no record has, a tier that depends on a field which is
 * material to no function (CONTENT §5), a condition that compares nothing, a required kind of evidence
 * that nobody defined.
 */
export function checkPolicy(policy: Entry<PolicyData>, collector: Collector): void {
  checkMaterial(policy, collector);
  for (const tier of TIERS) {
    checkConditions(policy, tier, collector);
    checkFunctions(policy, tier, collector);
    checkKinds(policy, tier, collector);
  }
}

function checkKinds({ data, spot }: Entry<PolicyData>, tier: (typeof TIERS)[number], collector: Collector): void {
  const { evidence, nhi } = data.tiers[tier];
  const asked = evidence.map((kind, at): [string, Path] => [kind, ['evidence', at]]);
  if (nhi.vendor_evidence !== undefined) asked.push([nhi.vendor_evidence, ['nhi', 'vendor_evidence']]);
  for (const [kind, path] of asked) {
    if (Object.hasOwn(data.evidence_kinds, kind)) continue;
    collector.fault(
      'policy/invalid',
      spot(['tiers', tier, ...path]),
      `The tier “${tier}” asks for “${kind}”, which is not under evidence_kinds`,
      `The kinds are ${listWords(Object.keys(data.evidence_kinds), 'and', 20)}.`,
    );
  }
}

function checkMaterial({ data, spot }: Entry<PolicyData>, collector: Collector): void {
  for (const name of FUNCTIONS) {
    for (const [at, field] of (data.material[name] ?? []).entries()) {
      const path = pathOf(field);
      const state = fieldState(system, path);
      const place = spot(['material', name, at]);
      if (state.is === 'unknown')
        collector.fault(
          'policy/invalid',
          place,
          `No record has the field “${path}”, so its change would reopen nothing`,
          didYouMean(state.step, state.known, 'Correct the path.'),
        );
      if (state.is === 'parent')
        collector.fault(
          'policy/invalid',
          place,
          `“${path}” holds fields of its own, and a decision states each value by itself`,
          'List its fields, each with its path.',
        );
    }
  }
}

/** A decision of a function with no field of its own would be about nothing, and nothing would reopen it. */
function checkFunctions(
  { data, spot, isBroken }: Entry<PolicyData>,
  tier: (typeof TIERS)[number],
  collector: Collector,
): void {
  for (const [at, name] of data.tiers[tier].functions.entries()) {
    if (data.material[name] !== undefined || isBroken(`material.${name}`)) continue;
    collector.fault(
      'policy/invalid',
      spot(['tiers', tier, 'functions', at]),
      `In the tier “${tier}” ${name} decides, and no field is material to it, so nothing would ever reopen its decision`,
      `List under material what ${name} decides on.`,
    );
  }
}

function checkConditions({ data, spot }: Entry<PolicyData>, tier: (typeof TIERS)[number], collector: Collector): void {
  const material = Object.values(data.material).flatMap((fields) => (fields ?? []).map(pathOf));
  for (const [at, condition] of (data.tiers[tier].when ?? []).entries()) {
    const path = ['tiers', tier, 'when', at];
    const { field } = condition;
    const fault = (detail: string, hint: string) =>
      collector.fault('policy/invalid', spot([...path, 'field']), detail, hint);
    const state = fieldState(system, field);
    if (state.is === 'unknown')
      fault(
        `No record has the field “${field}”, so this condition never holds`,
        didYouMean(state.step, state.known, 'Correct the path.'),
      );
    else if (state.spelled !== field)
      fault(`“${field}” leads into a list, so this condition never holds`, `Write ${state.spelled}.`);
    else if (!material.some((own) => covers(own, field)))
      fault(
        `The tier “${tier}” depends on “${field}”, which is material to no function, so nobody would have to decide again when it changes`,
        'Add the field to material, under the function that owns it.',
      );
    const given = [condition.any_of, condition.none_of, condition.more_than, condition.like].filter(
      (comparison) => comparison !== undefined,
    );
    if (given.length !== 1)
      fault(
        `A condition compares in exactly one way, and this one has ${given.length}`,
        'Write one of any_of, none_of, more_than and like.',
      );
    for (const [other, { field: beside }] of (condition.with ?? []).entries()) {
      const of = fieldState(system, `${field.split('[]')[0]}.${beside}`);
      if (of.is === 'unknown')
        collector.fault(
          'policy/invalid',
          spot([...path, 'with', other, 'field']),
          `The same item has no field “${beside}”, so this condition never holds`,
          didYouMean(of.step, of.known, 'Correct the path.'),
        );
    }
  }
}

/** True where a material field is the wanted one, or holds it, or is held by it. */
function covers(field: string, wanted: string): boolean {
  const [a, b] = [field, wanted].map((path) => path.replaceAll('[]', '')) as [string, string];
  return a === b || b.startsWith(`${a}.`) || a.startsWith(`${b}.`);
}
