import type { Assessment } from '../../assess/assess.ts';
import { policyChangesSince } from '../../assess/policy-approval.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { decisionFile } from '../../edit/decision-file.ts';
import { draftPolicyDecision } from '../../edit/draft-policy-decision.ts';
import { policyBrief } from '../../report/policy-brief.ts';
import type { Gate } from '../../run.ts';
import { FUNCTIONS } from '../../validate/schema/common.ts';
import { POLICY } from '../../validate/schema/decision.ts';
import { putDecisions } from '../put-decisions.ts';
import { UsageError } from '../usage.ts';
import { functionOf, verdictOf } from '../verdict.ts';
import type { ApproveOptions } from './approve.ts';

/** What belongs to a system and not to the policy. */
const OF_SYSTEMS = ['risk', 'fromReview', 'condition', 'meets', 'relyOn', 'expires'] as const;
const WORDS = ['approved', 'rejected', 'reaffirmed', 'withdrawn'] as const;

/** Shows what the policy says and what has changed in it, asks, and writes the decision file. */
export async function approvePolicy(
  options: ApproveOptions & { readonly content: string },
  { gate, assessment }: { readonly gate: Gate; readonly assessment: Assessment },
): Promise<number> {
  const name = await functionOf(options);
  if (!FUNCTIONS.some((known) => known === name))
    throw new UsageError(
      `The policy is decided on by a function, and ${name} is none.`,
      `Write --function with ${listWords(FUNCTIONS)}.`,
    );
  const given = OF_SYSTEMS.find((option) => options[option] !== undefined);
  if (given !== undefined)
    throw new UsageError(
      `--${given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is for decisions on a system: one on the policy is made on the whole of it, and counts until it changes.`,
      'Leave it out, and put what you want changed into the policy first.',
    );
  const { registry } = assessment;
  const verdict = await verdictOf({ ...options, function: name }, assessment);
  if (!WORDS.some((word) => word === verdict.decision))
    throw new UsageError(`The policy cannot be “${verdict.decision}”.`, `Write --decision with ${listWords(WORDS)}.`);
  const statement = draftPolicyDecision(verdict, registry);
  const last = registry.decisions.findLast(({ system, data }) => system === POLICY && data.function === name);
  process.stderr.write(policyBrief({ statement, changes: last && policyChangesSince(last, registry) }));
  return putDecisions([decisionFile(statement, new Set(gate.sources.keys()))], verdict, options);
}
