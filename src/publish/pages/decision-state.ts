import { isGranted } from '../../assess/approvals.ts';
import { grants, isFullDecision } from '../../assess/decision-words.ts';
import { sentence } from '../../assess/names.ts';
import { changesInWords } from '../../assess/plain-words.ts';
import { POLICY, policyApprovals, policyChanges } from '../../assess/policy-approval.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline, Tag } from '../page-parts.ts';
import { dated, personLink, type SiteContext } from '../site-context.ts';
import { APPROVAL_TAGS, DECISION_WORDS, RISK_TAGS } from '../words.ts';
import { sinceLines } from './since-part.ts';

const NO_RECORD: Tag = { word: 'No such system', symbol: '✕', tone: 'bad' };
const FALLEN: Tag = { word: 'Does not count', symbol: '✕', tone: 'bad' };
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

/** Whether the policy still is what was decided on. */
function policyState(decision: Decision, { assessment }: SiteContext): Inline[] {
  const { registry, asOf } = assessment;
  const newer = registry.decisions.findLast(
    ({ system, data }) => system === POLICY && data.function === decision.data.function && data.on <= asOf,
  );
  if (newer !== decision) return [HISTORY];
  const approval = policyApprovals(assessment).find(({ governing }) => governing === decision);
  if (approval) {
    const { fault, function: name } = approval;
    return fault === undefined ? [MET] : [FALLEN, { note: [`${sentence(`${name} ${fault}`)}.`] }];
  }
  const changes = policyChanges(decision, registry);
  return changes.length === 0 ? [MET] : [FALLEN, { note: [`Changed since: ${changesInWords(changes)}.`] }];
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
