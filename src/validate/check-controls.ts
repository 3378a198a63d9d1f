import type { Spot } from '../diagnostic/diagnostic.ts';
import type { Collector } from './collector.ts';
import { resolveControl } from './resolve-control.ts';
import type { Entry, Registry } from './registry.ts';
import { TIERS } from './schema/common.ts';
import type { EvidenceData } from './schema/evidence.ts';
import type { PolicyData } from './schema/policy.ts';

/**
 * Holds every control that is named anywhere to the frameworks, and replaces printed forms by the ref,
 * in place: these lists belong to this run, and later stages compare refs only. What is no control
 * stays as it was written and covers nothing.
 */
export function checkControls(registry: Registry, policy: Entry<PolicyData>, collector: Collector): void {
  const settle = (text: string, spot: () => Spot): string => {
    const resolved = resolveControl(text, registry.frameworks);
    if ('ref' in resolved) return resolved.ref;
    // Nobody can say what a framework holds that could not be read; its own file is the fault.
    if (registry.unreadFrameworks.has(text.slice(0, text.indexOf(':')))) return text;
    collector.fault(resolved.fault === 'withdrawn' ? 'control/withdrawn' : 'control/unknown', spot(), resolved.detail, {
      hint: resolved.hint,
      fix: resolved.meant === undefined ? undefined : { to: resolved.meant },
    });
    return text;
  };
  const settleAll = (list: string[] | undefined, spot: (at: number) => Spot) => {
    for (const [at, text] of (list ?? []).entries()) if (list) list[at] = settle(text, () => spot(at));
  };
  const settleEvidence = (data: EvidenceData, at: (...path: (string | number)[]) => Spot) => {
    settleAll(data.supports, (index) => at('supports', index));
    settleAll(data.contradicts, (index) => at('contradicts', index));
  };
  for (const tier of TIERS)
    settleAll(policy.data.tiers[tier].controls, (at) => policy.spot(['tiers', tier, 'controls', at]));
  for (const { data, file, at } of registry.shared.evidence.values())
    settleEvidence(data, (...path) => ({ file, path: [...at, ...path] }));
  for (const system of registry.systems.values()) {
    for (const item of system.evidence) if (!item.shared) settleEvidence(item.data, (...path) => item.definedAt(path));
    for (const [at, claim] of (system.data.controls ?? []).entries())
      claim.id = settle(claim.id, () => system.spot(['controls', at, 'id']));
  }
}
