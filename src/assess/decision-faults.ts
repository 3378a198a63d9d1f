import { inWords } from '../diagnostic/calendar.ts';
import type { Spot } from '../diagnostic/diagnostic.ts';
import type { Decision, CommonRegistry, System } from '../validate/registry.ts';
import type { TierRules } from '../validate/schema/policy.ts';
import type { Tier } from '../validate/schema/common.ts';
import { absenceFault, authorityFault, holdsOn } from './authority.ts';
import { original } from './decision-words.ts';
import { nameOf } from './names.ts';

export type DecisionFaultKind =
  | 'no-authority'
  | 'by-owner'
  | 'by-governance-owner'
  | 'several-functions'
  | 'may-not-waive'
  | 'package-missing'
  | 'digest-wrong'
  | 'fields-invented';

/** Why a decision counts for nothing. */
export interface DecisionFault {
  readonly kind: DecisionFaultKind;
  readonly text: string;
  /** The other decision that makes it one, where it takes two. */
  readonly other?: Decision;
  /** Where it stands in the decision file, where it is one value. */
  readonly spot?: Spot;
}

export interface Judged {
  readonly system: System;
  readonly tier: Tier;
  readonly rules: TierRules;
  /** The decisions about that system. */
  readonly decisions: readonly Decision[];
}

/** The separation of duties and the authority on the day, for one decision of a function or the board. */
export function decisionFaults(decision: Decision, judged: Judged, registry: CommonRegistry): DecisionFault[] {
  const { data } = decision;
  if (data.function === 'risk') return [];
  const faults = ownershipFaults(decision, judged.system, registry);
  if (data.function === 'go-live') return [...recorderFaults(decision, judged.system, registry), ...faults];
  const name = nameOf(data.by, registry);
  const tier = data.tier ?? judged.tier;
  const fault = authorityFault({ by: data.by, instead: data.for, on: data.on, tier }, data.function, registry.people);
  if (fault !== undefined) faults.unshift({ kind: 'no-authority', text: fault });
  const other = judged.rules.one_function_each ? otherFunction(decision, judged.decisions) : undefined;
  if (other)
    faults.push({
      kind: 'several-functions',
      text: `${name} decided for ${data.function} and, on ${inWords(other.data.on)}, for ${other.data.function}`,
      other,
    });
  const word = original(decision, judged.decisions)?.data.decision;
  if (word === 'not-required' && !registry.policy.tiers[tier].may_waive?.includes(data.function)) {
    faults.push({
      kind: 'may-not-waive',
      text: `The policy does not let ${data.function} declare itself not required`,
    });
  }
  return faults;
}

/** Neither the owner nor the governance owner approves, and nobody does it in their stead. */
function ownershipFaults({ data }: Decision, { data: record }: System, registry: CommonRegistry): DecisionFault[] {
  const faults: DecisionFault[] = [];
  const what = data.function === 'go-live' ? 'for the board' : `for ${data.function}`;
  const say = (id: string, role: string) =>
    `${nameOf(id, registry)} is the ${role} and decided ${what}${id === data.by ? '' : `, by ${nameOf(data.by, registry)}`}`;
  const isBy = (id: string | undefined): id is string => id !== undefined && (id === data.by || id === data.for);
  if (isBy(record.owner)) faults.push({ kind: 'by-owner', text: say(record.owner, 'owner') });
  if (data.function !== 'go-live' && isBy(record.governance_owner))
    faults.push({ kind: 'by-governance-owner', text: say(record.governance_owner, 'governance owner') });
  return faults;
}

/**
 * The final word is put down by whoever coordinates the approval, or by their deputy while they are away. Governance
 * owners change, and what they recorded holds: another than today's is judged by what makes one, deciding for nothing.
 */
function recorderFaults({ data }: Decision, system: System, registry: CommonRegistry): DecisionFault[] {
  const recorder = data.for ?? data.by;
  const text =
    absenceFault({ by: data.by, instead: recorder === data.by ? undefined : recorder, on: data.on }, registry.people) ??
    (recorder === system.data.governance_owner ? undefined : deciderFault(recorder, data.on, registry));
  return text === undefined ? [] : [{ kind: 'no-authority', text }];
}

/** Why somebody could be no governance owner on a day: they decide themselves. */
function deciderFault(id: string, day: string, registry: CommonRegistry): string | undefined {
  const held = registry.people.get(id)?.functions?.find((one) => holdsOn(one, day));
  return (
    held &&
    `The final word is recorded by a governance owner, who decides for no function, and ${nameOf(id, registry)} held ${held.function} on ${inWords(day)}`
  );
}

function otherFunction(decision: Decision, decisions: readonly Decision[]): Decision | undefined {
  return decisions.find(
    (other) =>
      other.data.by === decision.data.by && !['risk', 'go-live', decision.data.function].includes(other.data.function),
  );
}
