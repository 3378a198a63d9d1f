import { inWords } from '../diagnostic/calendar.ts';
import type { Decision, Registry, System } from '../validate/registry.ts';
import type { TierRules } from '../validate/schema/policy.ts';
import type { Tier } from '../validate/schema/common.ts';
import { authorityFault } from './authority.ts';

export type DecisionFaultKind = 'no-authority' | 'by-owner' | 'by-governance-owner' | 'several-functions' | 'may-not-waive';

/** Why a decision counts for nothing. */
export interface DecisionFault {
  readonly kind: DecisionFaultKind;
  readonly text: string;
}

export interface Judged {
  readonly system: System;
  readonly tier: Tier;
  readonly rules: TierRules;
  /** The decisions about that system. */
  readonly decisions: readonly Decision[];
}

/** The separation of duties and the authority on the day, for one decision of a function or the board. */
export function decisionFaults(decision: Decision, judged: Judged, registry: Registry): DecisionFault[] {
  const { data } = decision;
  const { system } = judged;
  if (data.function === 'risk') return [];
  if (data.function === 'go-live') return goLiveFaults(decision, system);
  const name = registry.people.get(data.by)?.name ?? data.by;
  const faults: DecisionFault[] = [];
  const fault = authorityFault({ by: data.by, instead: data.for, on: data.on, tier: data.tier ?? judged.tier }, data.function, registry.people);
  if (fault !== undefined) faults.push({ kind: 'no-authority', text: fault });
  if (data.by === system.data.owner) faults.push({ kind: 'by-owner', text: `${name} is the owner and decided for ${data.function}` });
  if (data.by === system.data.governance_owner) faults.push({ kind: 'by-governance-owner', text: `${name} is the governance owner and decided for ${data.function}` });
  const other = judged.rules.one_function_each ? otherFunction(decision, judged.decisions) : undefined;
  if (other) faults.push({ kind: 'several-functions', text: `${name} decided for ${data.function} and, on ${inWords(other.data.on)}, for ${other.data.function}` });
  if (data.decision === 'not-required' && !judged.rules.may_waive?.includes(data.function)) {
    faults.push({ kind: 'may-not-waive', text: `The policy does not let ${data.function} declare itself not required` });
  }
  return faults;
}

function goLiveFaults({ data }: Decision, system: System): DecisionFault[] {
  const recorder = system.data.governance_owner;
  if (recorder === undefined || data.by === recorder || data.for === recorder) return [];
  return [{ kind: 'no-authority', text: `The final word is recorded by the governance owner, “${recorder}”, and here it is “${data.by}”` }];
}

function otherFunction(decision: Decision, decisions: readonly Decision[]): Decision | undefined {
  return decisions.find((other) => other.data.by === decision.data.by && !['risk', 'go-live', decision.data.function].includes(other.data.function));
}
