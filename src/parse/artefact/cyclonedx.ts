import type { Found } from './artefact.ts';
import { listOf, member, named, spanOf, textOf, timeOf } from './peek.ts';

const MENDED = new Set(['resolved', 'resolved_with_pedigree']);
const DECLARED_AWAY = new Set(['not_affected', 'false_positive']);

/** CycloneDX in its JSON form. Without `vulnerabilities` it is a list of parts that nobody has tried. */
export function readCycloneDx(value: unknown): Found {
  const vulnerabilities = member(value, 'vulnerabilities');
  const states = listOf(vulnerabilities).map((one) => textOf(member(one, 'analysis', 'state')) ?? '');
  const passed = states.filter((state) => MENDED.has(state)).length;
  const suppressed = states.filter((state) => DECLARED_AWAY.has(state)).length;
  const tools = member(value, 'metadata', 'tools');
  const makers = [...listOf(tools), ...listOf(member(tools, 'components')), ...listOf(member(tools, 'services'))];
  const target = member(value, 'metadata', 'component');
  return {
    tools: makers.flatMap((maker) => named(member(maker, 'name'), member(maker, 'version'))),
    targets: named(member(target, 'name'), member(target, 'version')),
    ran: spanOf([timeOf(member(value, 'metadata', 'timestamp'))]),
    ended: undefined,
    evaluated: Array.isArray(vulnerabilities) ? 1 : 0,
    counts: {
      passed: undefined,
      failed: states.length - passed - suppressed,
      undecided: 0,
      skipped: 0,
      suppressed,
    },
    scores: [],
  };
}
