import { type CommonRegistry, commonOf, type Decision, type System } from '../validate/registry.ts';
import { type Tier, TIERS } from '../validate/schema/common.ts';
import type { RiskAcceptance } from '../validate/schema/system.ts';
import { isFullDecision } from './decision-words.ts';
import { exceptionIndex } from './exceptions.ts';
import { listedRisks } from './known-risks.ts';
import { type SystemView, viewOf } from './system-view.ts';

/**
 * A system on a day, by what its files themselves date: the record as it stands, with only the decisions,
 * acceptances, evidence and reviews that say they are of that day or earlier. What the record said of anything
 * else on that day, this cannot know; the git history can. So evidence counts whether or not somebody else has
 * read it and its file is pinned: no date says since when.
 */
export function viewByDates(view: SystemView, registry: CommonRegistry, day: string): SystemView {
  const decisions = view.decisions.filter(({ data }) => data.on <= day);
  const tier = tierThen(view, decisions);
  return viewOf(systemThen(view.system, decisions, day), decisions, {
    registry: withoutUndated(registry, tier),
    asOf: day,
    tierOf: () => ({ tier, reasons: tier === view.tier ? view.reasons : [] }),
    exceptions: exceptionIndex(registry.exceptions.values(), day),
    recordMayBeLater: true,
  });
}

function withoutUndated(registry: CommonRegistry, tier: Tier): CommonRegistry {
  const { policy } = registry;
  const rules = { ...policy.tiers[tier], evidence_pinned: false, evidence_reviewed: false };
  return { ...commonOf(registry), policy: { ...policy, tiers: { ...policy.tiers, [tier]: rules } } };
}

/** The highest tier that was decided on by then, never above that of the record; the record’s own where nobody had decided. */
function tierThen({ tier }: SystemView, decisions: readonly Decision[]): Tier {
  const named = decisions
    .filter(({ data }) => data.function !== 'risk')
    .map(({ data }) => TIERS.indexOf(data.tier ?? tier));
  return (named.length > 0 && TIERS[Math.min(Math.max(...named), TIERS.indexOf(tier))]) || tier;
}

function systemThen(system: System, decisions: readonly Decision[], day: string): System {
  const { data, evidence } = system;
  const business = decisions.findLast((decision) => decision.data.function === 'business' && isFullDecision(decision));
  const known = listedRisks(business);
  const risks = data.risk_acceptance?.map((risk) => riskThen(risk, decisions, day));
  return {
    ...system,
    data: {
      ...data,
      // A risk that business did not decide on was found later.
      risk_acceptance: risks?.filter(({ id, accepted }) => accepted !== undefined || known?.has(id) !== false),
      reviews: data.reviews?.filter(({ on }) => on <= day),
    },
    evidence: evidence.filter((use) => (use.data.performed ?? '') <= day && (use.data.collected ?? '') <= day),
  };
}

/** A record keeps only the newest acceptance of a risk; an earlier one stands in its decision file. */
function riskThen(risk: RiskAcceptance, decisions: readonly Decision[], day: string): RiskAcceptance {
  if (risk.accepted === undefined || risk.accepted <= day) return risk;
  const file = decisions.findLast(
    ({ data }) => data.function === 'risk' && data.risk === risk.id && data.decision === 'accepted',
  );
  const { accepted_by: _by, accepted: _on, expires: _until, ...rest } = risk;
  if (file === undefined) return rest;
  const { by, on, expires } = file.data;
  return { ...rest, accepted_by: by, accepted: on, ...(expires === undefined ? {} : { expires }) };
}
