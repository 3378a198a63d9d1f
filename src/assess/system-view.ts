import { addPeriod } from '../diagnostic/calendar.ts';
import type { CommonRegistry, Decision, System } from '../validate/registry.ts';
import type { Tier } from '../validate/schema/common.ts';
import type { Review } from '../validate/schema/system.ts';
import type { TierRules } from '../validate/schema/policy.ts';
import { type Approval, approvalsOf } from './approvals.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { decisionFaults, type DecisionFault } from './decision-faults.ts';
import { type JudgedEvidence, judgeEvidence, requiredEvidence, type RequiredEvidence } from './evidence.ts';
import type { ExceptionIndex } from './exceptions.ts';
import { type JudgedRisk, risksOf } from './risks.ts';
import { isProven, packageFaults } from './package-faults.ts';
import { NOTHING_SINCE, sinceDecided } from './reopening.ts';
import type { TierOf } from './tier.ts';

/** A system with everything that is computed about it once; rules and pages only query. */
export interface SystemView {
  readonly system: System;
  readonly tier: Tier;
  readonly reasons: readonly string[];
  readonly rules: TierRules;
  readonly decisions: readonly Decision[];
  readonly faults: ReadonlyMap<Decision, readonly DecisionFault[]>;
  readonly approvals: readonly Approval[];
  readonly evidence: readonly JudgedEvidence[];
  /** The kinds that the tier requires, in the order of the policy. */
  readonly required: readonly RequiredEvidence[];
  /** The newest review, which governs. */
  readonly review: { readonly review: Review; readonly at: number; readonly next: string | undefined } | undefined;
  readonly risks: readonly JudgedRisk[];
  readonly coverage: ReadonlyMap<string, Coverage>;
}

export interface ViewQuestion {
  readonly registry: CommonRegistry;
  readonly asOf: string;
  readonly tierOf: TierOf;
  readonly exceptions: ExceptionIndex;
  /** Whether the record may be newer than the day: then nothing is said of what changed since the decisions. */
  readonly recordMayBeLater?: boolean;
}

const HORIZON = 'P30D';

export function viewOf(system: System, decisions: readonly Decision[], question: ViewQuestion): SystemView {
  const { registry, asOf } = question;
  const { tier, reasons } = question.tierOf(system);
  const rules = registry.policy.tiers[tier];
  const judged = { system, tier, rules, decisions };
  const faults = new Map(
    decisions.map((decision) => [
      decision,
      [...packageFaults(decision), ...decisionFaults(decision, judged, registry)],
    ]),
  );
  const isVoid = (decision: Decision) => (faults.get(decision) ?? []).length > 0;
  const horizon = registry.config.horizons?.evidence ?? HORIZON;
  const since = question.recordMayBeLater
    ? () => NOTHING_SINCE
    : sinceDecided({
        system,
        tier,
        registry,
        asOf,
        isProven: (decision) => isProven(decision, faults.get(decision) ?? []),
      });
  const risks = risksOf(system, decisions, { asOf, since });
  const accepted = new Set(risks.filter(({ state }) => state === 'accepted').map(({ risk }) => risk.id));
  const evidence = system.evidence.map((use) =>
    judgeEvidence(use, {
      system,
      rules,
      asOf,
      horizon,
      files: registry.evidenceFiles,
      timeZone: registry.config.time_zone ?? 'UTC',
      accepted,
    }),
  );
  const exceptionFor = (rule: string, subject: string) => question.exceptions.find(rule, system.id, subject)?.id;
  let coverage: SystemView['coverage'] | undefined;
  return {
    system,
    tier,
    reasons,
    rules,
    decisions,
    faults,
    evidence,
    required: requiredEvidence(evidence, rules, registry.policy),
    approvals: approvalsOf({ system, tier, tiers: registry.policy.tiers, decisions, asOf, isVoid, since }),
    review: newestReview(system, rules),
    risks,
    // Not every view is asked for it.
    get coverage() {
      return (coverage ??= coverageOf({ system, rules, evidence, registry, exceptionFor }));
    },
  };
}

/** `next` as the review says, or else as far off as the tier allows. */
function newestReview(system: System, rules: TierRules): SystemView['review'] {
  const reviews = system.data.reviews ?? [];
  let newest: { review: Review; at: number } | undefined;
  for (const [at, review] of reviews.entries())
    if (newest === undefined || review.on >= newest.review.on) newest = { review, at };
  return newest && { ...newest, next: newest.review.next ?? addPeriod(newest.review.on, rules.review_every) };
}
