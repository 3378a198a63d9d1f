import { inWords } from '../diagnostic/calendar.ts';
import type { Decision, Person, Registry } from '../validate/registry.ts';
import { POLICY } from '../validate/schema/decision.ts';
import { FUNCTIONS, type GovernanceFunction, type Tier } from '../validate/schema/common.ts';
import type { PolicyData } from '../validate/schema/policy.ts';
import { authorityFault } from './authority.ts';
import { grants, isFullDecision, original } from './decision-words.ts';
import { digestOf, packageOf } from './package.ts';
import { changesInWords } from './plain-words.ts';
import { changesSince, type PackageChange } from './staleness.ts';
import { isStrongEnough } from './strength.ts';
import type { Trust } from './trust/trust.ts';

/** Who decides on the policy holds the function up to this tier, and proves it as well as decisions in it. */
const HIGHEST: Tier = 'high';

/** Whether a function that the policy names has approved it as it stands. */
export interface PolicyApproval {
  readonly function: GovernanceFunction;
  /** The newest decision, which governs. */
  readonly governing: Decision | undefined;
  /** Why it does not let the policy stand, to be read after “security” and so on; absent where it does. */
  readonly fault: string | undefined;
}

interface Question {
  readonly registry: Registry;
  readonly trust: Trust;
  readonly asOf: string;
}

/** What a decision on the policy is made on: the whole of it, by the keys at its top. Their order tells nothing. */
export function policyPackage({ policy }: Pick<Registry, 'policy'>): {
  readonly fields: string[];
  readonly contents: Record<string, unknown>;
} {
  const fields = Object.keys(policy).sort();
  return { fields, contents: packageOf(policy, fields) };
}

/** How the policy differs from what a decision was made on. What it says anew counts, too: it is decided on as a whole. */
export function policyChangesSince({ data }: Decision, { policy }: Pick<Registry, 'policy'>): PackageChange[] {
  const fields = new Set([...(data.fields ?? []), ...Object.keys(policy)]);
  return changesSince(data.package ?? {}, [...fields].sort(), policy);
}

/**
 * One answer for each function that the policy asks for its approval, or asked for it before the change that is judged:
 * nobody takes that out on their own word.
 */
export function policyApprovals(question: Question): PolicyApproval[] {
  const { registry, trust } = question;
  const asked = new Set([
    ...(registry.policy.approved_by ?? []),
    ...((trust.before?.existed && trust.before.files.policy?.approved_by) || []),
  ]);
  return FUNCTIONS.filter((name) => asked.has(name)).map((name) => policyApproval(name, question));
}

/** Where a function stands on the policy, whether or not it is asked. */
export function policyApproval(name: GovernanceFunction, question: Question): PolicyApproval {
  const { registry, asOf } = question;
  const history = registry.decisions.filter(
    ({ system, data }) => system === POLICY && data.function === name && data.on <= asOf,
  );
  const governing = history.findLast(isFullDecision);
  const fault = governing ? faultOf(governing, history, question) : 'has not decided on the policy as it stands';
  return { function: name, governing, fault };
}

function faultOf(decision: Decision, history: readonly Decision[], question: Question): string | undefined {
  const { data } = decision;
  const { registry, asOf } = question;
  const on = `on ${inWords(data.on)}`;
  if (!grants(decision, history)) {
    const word = original(decision, history)?.data.decision;
    return word === undefined ? `reaffirmed ${on} what it had not decided before` : `decided “${word}” ${on}`;
  }
  if (data.decision === 'not-required') return `declared itself not required ${on}, which it cannot be here`;
  if (data.expires !== undefined && data.expires < asOf) return `approved it until ${inWords(data.expires)}`;
  if (data.package === undefined || digestOf(data.package) !== decision.digest)
    return `decided ${on} on something else than its file says: the digest is not that of the package`;
  const changes = policyChangesSince(decision, registry);
  if (changes.length > 0) return `approved it ${on}, and it has changed since: ${changesInWords(changes)}`;
  return whoFault(decision, question);
}

/**
 * Whether somebody decided who may, and proved it well enough: by the people, the keys and the policy of now, and for a
 * decision that a change brings also by those from before it, since the change may ask less.
 */
function whoFault(decision: Decision, { registry, trust }: Question): string | undefined {
  const { before } = trust;
  const then = before?.existed === true && before.differs && before.isNew(decision) ? before : undefined;
  return (
    whoFaultBy(decision, { ...registry, proofOf: trust.proofOf }) ??
    (then &&
      whoFaultBy(decision, {
        people: then.files.people,
        policy: then.files.policy ?? registry.policy,
        proofOf: then.proofOf,
      }))
  );
}

interface Judges extends Pick<Trust, 'proofOf'> {
  readonly people: ReadonlyMap<string, Person>;
  readonly policy: PolicyData;
}

function whoFaultBy(decision: Decision, { people, policy, proofOf }: Judges): string | undefined {
  const on = `on ${inWords(decision.data.on)}`;
  const fault = authorityOf(decision, people);
  if (fault !== undefined) return `was spoken for ${on} by somebody who could not: ${fault}`;
  const least = policy.tiers[HIGHEST].least_strength ?? 'asserted';
  const { strength } = proofOf(decision);
  return isStrongEnough(strength, least)
    ? undefined
    : `approved it ${on}, and that is only ${strength}, where the highest tier asks for ${least}`;
}

function authorityOf({ data }: Decision, people: ReadonlyMap<string, Person>): string | undefined {
  const name = FUNCTIONS.find((one) => one === data.function);
  const act = { by: data.by, instead: data.for, on: data.on, tier: HIGHEST };
  return name && authorityFault(act, name, people);
}
