import type { System } from '../validate/registry.ts';
import { TIERS, type Tier } from '../validate/schema/common.ts';
import type { PolicyData } from '../validate/schema/policy.ts';
import { compile } from './conditions.ts';
import { resolvedRecord } from './resolved-record.ts';

export interface TierResult {
  readonly tier: Tier;
  /** Why it is this tier, in the words of the policy; empty for the lowest. */
  readonly reasons: readonly string[];
}

/** The tier of a record: the highest one of which a condition holds, judged on the resolved record. */
export type TierOf = (system: System) => TierResult;

export function tierBy(policy: PolicyData): TierOf {
  const tierOf = tierOfRecord(policy);
  return (system) => tierOf(resolvedRecord(system));
}

/** The same for a record’s data alone, which takes nothing from shared/: for one that is being written. */
export function tierOfRecord(policy: PolicyData): (record: Readonly<Record<string, unknown>>) => TierResult {
  const ladder = [...TIERS].reverse().map((tier) => ({
    tier,
    conditions: (policy.tiers[tier].when ?? []).map((condition) => ({
      because: condition.because,
      holds: compile(condition),
    })),
  }));
  return (record) => {
    for (const { tier, conditions } of ladder) {
      const reasons = conditions.filter(({ holds }) => holds(record)).map(({ because }) => because);
      if (reasons.length > 0) return { tier, reasons };
    }
    return { tier: 'low', reasons: [] };
  };
}

/** True when `tier` is at least `least`. */
export function atLeast(tier: Tier, least: Tier): boolean {
  return TIERS.indexOf(tier) >= TIERS.indexOf(least);
}

/** The highest of some tiers; the lowest of all where there are none. */
export function highest(tiers: readonly Tier[]): Tier {
  return TIERS.findLast((tier) => tiers.includes(tier)) ?? TIERS[0];
}
