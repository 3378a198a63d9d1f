import { inWords } from '../../diagnostic/calendar.ts';
import type { Approval } from '../../assess/approvals.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline, Table, Tag } from '../page-parts.ts';
import { dated, digest, personLink, type SiteContext, SYSTEM_COLUMN, systemLink } from '../site-context.ts';
import { sinceLines } from './since-part.ts';
import { isSigned, strengthLine } from './strength-part.ts';
import { APPROVAL_TAGS, counted, DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';

/** Something that a named person had to decide, and where that stands: an approval, or the acceptance of a risk. */
export interface DecisionCard {
  readonly title: string;
  readonly anchor: string;
  readonly tag: Tag;
  /** Whether it carries a signature of the person who decided that holds: what the seal stands for. */
  readonly signed: boolean;
  /** Who decided, when and until when; what stands against it. */
  readonly lines: readonly (readonly Inline[])[];
  readonly rationale: string | undefined;
  /** Conditions of an approval, or what keeps a risk in bounds. */
  readonly list: { readonly title: string; readonly items: readonly (readonly Inline[])[] } | undefined;
}

export function decisionCards(view: SystemView, context: SiteContext): DecisionCard[] {
  return view.approvals.map((approval) => card(approval, view, context));
}

function card(approval: Approval, view: SystemView, context: SiteContext): DecisionCard {
  const { governing, conditions } = approval;
  const faults = governing ? (view.faults.get(governing) ?? []).map(({ text }): Inline[] => [`${text}.`]) : [];
  const asked: Inline[][] = approval.required ? [] : [['Its tier does not ask for this decision.']];
  return {
    title: FUNCTION_WORDS[approval.function],
    anchor: `decision-${approval.function}`,
    tag: APPROVAL_TAGS[approval.state],
    signed: isSigned(governing, context),
    lines: [
      ...(governing
        ? [[...when(governing, context), { note: strengthLine(governing, context) }]]
        : [['Nobody has decided for this function.']]),
      ...sinceLines(approval, view),
      ...faults,
      ...asked,
    ],
    rationale: governing?.data.rationale,
    list:
      conditions.length > 0
        ? { title: 'Conditions', items: conditions.map((condition) => conditionLine(condition, context)) }
        : undefined,
  };
}

const MET: Tag = { word: 'Met', symbol: '✓', tone: 'good' };
const OPEN: Tag = { word: 'Open', symbol: '!', tone: 'warn' };
const OVERDUE: Tag = { word: 'Overdue', symbol: '✕', tone: 'bad' };

function conditionLine({ text, due, met }: Approval['conditions'][number], { assessment }: SiteContext): Inline[] {
  const state = met ? MET : due < assessment.asOf ? OVERDUE : OPEN;
  return [
    text,
    { note: [state, met ? ` on ${inWords(met.data.on)}; it was due ${inWords(due)}` : `, due ${inWords(due)}`] },
  ];
}

function when({ data }: Decision, context: SiteContext): Inline[] {
  return [...by(data, context), `, ${inWords(data.on)}${data.expires ? `, until ${inWords(data.expires)}` : ''}`];
}

function by(data: Decision['data'], context: SiteContext): Inline[] {
  return [...personLink(context, data.by), ...(data.for ? [' for ', ...personLink(context, data.for)] : [])];
}

/** Decisions, the newest first; with the system's name where the table is not on its page. */
export function decisionTable(decisions: readonly Decision[], context: SiteContext, withSystem = false): Table {
  const newest = [...decisions].reverse();
  return {
    caption: `${counted(newest.length, 'decision')}, the newest first; none is ever edited or removed`,
    columns: [
      { title: 'Day', as: 'day' },
      ...(withSystem ? [SYSTEM_COLUMN] : []),
      { title: 'Function' },
      { title: 'Decision' },
      { title: 'By' },
      { title: 'Why', as: 'words' },
      { title: 'Package' },
    ],
    rows: newest.map((decision) => row(decision, context, withSystem)),
    anchors: newest.map((decision) => (withSystem ? undefined : `file-${decision.id}`)),
    empty: 'Nothing has been decided yet.',
  };
}

/** The decisions of one system; those that govern today have their reason on their card, and are marked. */
export function historyTable(view: SystemView, context: SiteContext): Table {
  const table = decisionTable(view.decisions, context);
  const governing = new Map(view.approvals.map(({ governing: decision, function: name }) => [decision, name]));
  const newest = [...view.decisions].reverse();
  const mark = (row: Table['rows'][number], at: number): Table['rows'][number] => {
    const name = governing.get(newest[at]);
    return name === undefined
      ? row
      : row.with(WHY, [{ text: 'Governs today; its reason stands above', href: `#decision-${name}` }]);
  };
  return { ...table, rows: table.rows.map(mark) };
}

/** The column of the reason, where the table has no column for the system. */
const WHY = 4;

function row(decision: Decision, context: SiteContext, withSystem: boolean): (readonly Inline[])[] {
  const { data } = decision;
  return [
    dated(data.on),
    ...(withSystem ? [[systemLink(context, decision.system)]] : []),
    [FUNCTION_WORDS[data.function], ...(data.risk ? [{ note: [{ code: data.risk }] }] : [])],
    [DECISION_WORDS[data.decision] ?? data.decision],
    [...by(data, context), { note: strengthLine(decision, context, true) }],
    data.rationale ? [data.rationale] : [],
    digest(decision.digest),
  ];
}
