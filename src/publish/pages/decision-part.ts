import { inWords } from '../../diagnostic/calendar.ts';
import type { Approval } from '../../assess/approvals.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline, Table, Tag } from '../page-parts.ts';
import { dated, digest, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { APPROVAL_TAGS, DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';

/** One function of the governance group and where its decision stands. */
export interface DecisionCard {
  readonly function: string;
  readonly anchor: string;
  readonly required: boolean;
  readonly tag: Tag;
  /** Who decided, when and until when; empty when nobody has. */
  readonly lines: readonly (readonly Inline[])[];
  readonly rationale: string | undefined;
  readonly conditions: readonly { readonly text: string; readonly state: Tag; readonly line: string }[];
}

export function decisionCards(view: SystemView, context: SiteContext): DecisionCard[] {
  return view.approvals.map((approval) => card(approval, view, context));
}

function card(approval: Approval, view: SystemView, context: SiteContext): DecisionCard {
  const { governing } = approval;
  const faults = governing ? (view.faults.get(governing) ?? []).map(({ text }): Inline[] => [`${text}.`]) : [];
  return {
    function: FUNCTION_WORDS[approval.function],
    anchor: `decision-${approval.function}`,
    required: approval.required,
    tag: APPROVAL_TAGS[approval.state],
    lines: governing ? [when(governing, context), ...faults] : [['Nobody has decided for this function.']],
    rationale: governing?.data.rationale,
    conditions: approval.conditions.map((condition) => ({
      text: condition.text,
      state: condition.met ? MET : condition.due < context.assessment.asOf ? OVERDUE : OPEN,
      line: condition.met ? `due ${inWords(condition.due)}, met on ${inWords(condition.met.data.on)}` : `due ${inWords(condition.due)}`,
    })),
  };
}

const MET: Tag = { word: 'Met', symbol: '✓', tone: 'good' };
const OPEN: Tag = { word: 'Open', symbol: '!', tone: 'warn' };
const OVERDUE: Tag = { word: 'Overdue', symbol: '✕', tone: 'bad' };

function when({ data }: Decision, context: SiteContext): Inline[] {
  const deputy: Inline[] = data.for ? [' for ', ...personLink(context, data.for)] : [];
  return [...personLink(context, data.by), ...deputy, `, ${inWords(data.on)}${data.expires ? `, until ${inWords(data.expires)}` : ''}`];
}

/** Decisions, the newest first; with the system's name where the table is not on its page. */
export function decisionTable(decisions: readonly Decision[], context: SiteContext, withSystem = false): Table {
  const newest = [...decisions].reverse();
  return {
    caption: `${newest.length.toLocaleString('en-GB')} decision${newest.length === 1 ? '' : 's'}, the newest first; none is ever edited or removed`,
    columns: [{ title: 'Day' }, ...(withSystem ? [{ title: 'System' }] : []), { title: 'Function' }, { title: 'Decision' }, { title: 'By' }, { title: 'Why' }, { title: 'Package' }],
    rows: newest.map((decision) => row(decision, context, withSystem)),
    anchors: newest.map((decision) => (withSystem ? undefined : anchorOf(decision))),
    empty: 'Nothing has been decided yet.',
  };
}

function row(decision: Decision, context: SiteContext, withSystem: boolean): (readonly Inline[])[] {
  const { data } = decision;
  const deputy: Inline[] = data.for ? [' for ', ...personLink(context, data.for)] : [];
  return [
    dated(data.on),
    ...(withSystem ? [[systemLink(context, decision.system)]] : []),
    [FUNCTION_WORDS[data.function], ...(data.risk ? [': ', { code: data.risk }] : [])],
    [DECISION_WORDS[data.decision] ?? data.decision],
    [...personLink(context, data.by), ...deputy],
    data.rationale ? [data.rationale] : [],
    digest(decision.digest),
  ];
}

function anchorOf(decision: Decision): string {
  return `file-${decision.id}`;
}
