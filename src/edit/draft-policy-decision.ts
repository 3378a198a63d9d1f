import { digestOf } from '../assess/package.ts';
import { POLICY, policyPackage } from '../assess/policy-approval.ts';
import type { Registry } from '../validate/registry.ts';
import type { DecisionData } from '../validate/schema/decision.ts';
import { decisionStatement, type Verdict } from './draft-decision.ts';

/** The statement of a decision on the policy as it stands. It counts until the policy changes, so that no day ends it. */
export function draftPolicyDecision(verdict: Verdict, registry: Registry): DecisionData {
  const { fields, contents } = policyPackage(registry);
  return decisionStatement(POLICY, digestOf(contents), {
    function: verdict.function,
    decision: verdict.decision,
    by: verdict.by,
    for: verdict.instead ?? null,
    on: verdict.on,
    rationale: verdict.rationale,
    ...(verdict.forum === undefined ? {} : { forum: verdict.forum }),
    ...(verdict.minutes === undefined ? {} : { minutes: verdict.minutes }),
    conditions: [],
    meets: [],
    reliedOn: [],
    fields,
    package: contents,
  });
}
