import { policyPackage } from '../assess/policy-approval.ts';
import type { Registry } from '../validate/registry.ts';
import { type DecisionData, POLICY } from '../validate/schema/decision.ts';
import { draftStatement, type Verdict } from './draft-decision.ts';

/** The statement of a decision on the policy as it stands. It counts until the policy changes, so that no day ends it. */
export function draftPolicyDecision(verdict: Verdict, registry: Registry): DecisionData {
  return draftStatement(verdict, { name: POLICY, ...policyPackage(registry) });
}
