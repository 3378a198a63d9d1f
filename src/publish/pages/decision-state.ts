import { isGranted } from '../../assess/approvals.ts';
import { grants, isFullDecision } from '../../assess/decision-words.ts';
import { sentence } from '../../assess/names.ts';
import { changesInWords } from '../../assess/plain-words.ts';
import { policyApproval } from '../../assess/policy-approval.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import { FUNCTIONS } from '../../validate/schema/common.ts';
import { POLICY } from '../../validate/schema/decision.ts';
import type { Inline, Tag } from '../page-parts.ts';
import { dated, personLink, type SiteContext } from '../site-context.ts';
import { APPROVAL_TAGS, DECISION_WORDS, RISK_TAGS } from '../words.ts';
import { sinceLines } from './since-part.ts';

const NO_RECORD: Tag = { word: 'No such system', symbol: '✕', tone: 'bad' };
const NOT_APPROVED: Tag = { word: 'Not approved', symbol: '✕', tone: 'bad' };
const MET: Tag = { word: 'Counts today', symbol: '✓', tone: 'good' };
const HISTORY: Tag = { word: 'History', symbol: '–', tone: 'none' };
const OVERRULED: Tag = { word: 'Overruled', symbol: '–', tone: 'none' };

/** Where a decision stands today: the state in a word, and behind it why. */
export function decisionState(decision: Decision, context: SiteContext): Inline[] {
  const view = context.assessment.views.get(decision.system);
  if (decision.system === POLICY) return policyState(decision, context);
  if (view === undefined) return [NO_RECORD];
  const approval = view.approvals.find(({ governing }) => governing === decision);
  if (approval) {
    const since = isGranted(approval.state) ? [] : sinceLines(approval, view);
    const faults = (view.faults.get(decision) ?? []).map(({ text }): Inline[] => [`${sentence(text)}.`]);
    return [
      APPROVAL_TAGS[approval.state],
      ...[...since, ...faults, ...dissentLines(decision, view, context)].map((note): Inline => ({ note })),
    ];
  }
  const risk = view.risks.find((judged) => judged.decision === decision);
  if (risk)
    return [
      RISK_TAGS[risk.state],
      ...(risk.changes.length > 0 ? [{ note: [`Changed since: ${changesInWords(risk.changes)}.`] }] : []),
    ];
  const isMet = view.approvals.some(({ conditions }) => conditions.some(({ met }) => met === decision));
  return isMet ? [MET] : pastState(decision, view, context);
}

/** Whether a decision lets the policy stand; one that another has followed, and one of no function, is history. */
function policyState(decision: Decision, { assessment }: SiteContext): Inline[] {
  const name = FUNCTIONS.find((one) => one === decision.data.function);
  const approval = name && policyApproval(name, assessment);
  if (approval?.governing !== decision) return [HISTORY];
  const { fault } = approval;
  return fault === undefined ? [MET] : [NOT_APPROVED, { note: [`${sentence(`${name} ${fault}`)}.`] }];
}

function pastState(decision: Decision, view: SystemView, context: SiteContext): Inline[] {
  const next = laterOf(decision, view);
  if (next === undefined) return [HISTORY];
  const tag = isDissent(decision) && grants(next, view.decisions) ? OVERRULED : HISTORY;
  return [tag, { note: ['by ', ...personLink(context, next.data.by), ', ', ...dated(next.data.on)] }];
}

/** The next decision of the same function, or on the same risk. */
function laterOf(decision: Decision, { decisions }: SystemView): Decision | undefined {
  const { data } = decision;
  return decisions
    .slice(decisions.indexOf(decision) + 1)
    .find((other) => other.data.function === data.function && other.data.risk === data.risk && isFullDecision(other));
}

function isDissent({ data }: Decision): boolean {
  return data.decision === 'rejected' || data.decision === 'withdrawn';
}

/** The refusals of the same function that a decision overrules, the newest first, each with its reason. */
export function dissentLines(decision: Decision, { decisions }: SystemView, context: SiteContext): Inline[][] {
  if (isDissent(decision)) return [];
  return decisions
    .slice(0, decisions.indexOf(decision))
    .filter((other) => other.data.function === decision.data.function && isDissent(other))
    .reverse()
    .map(({ data }) => [
      `Before that, ${(DECISION_WORDS[data.decision] ?? data.decision).toLowerCase()} by `,
      ...personLink(context, data.by),
      ', ',
      ...dated(data.on),
      ...(data.rationale === undefined ? ['.'] : [`: “${data.rationale}”`]),
    ]);
}
