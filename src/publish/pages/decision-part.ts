import { nameOf } from '../../assess/names.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Condition } from '../../assess/approval-conditions.ts';
import type { Approval } from '../../assess/approvals.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline, Tag } from '../page-parts.ts';
import { personLink, type SiteContext } from '../site-context.ts';
import { coversLine, restsLine } from './covers-part.ts';
import { decideAddress } from './due-decisions.ts';
import { dissentLines } from './decision-state.ts';
import { sinceLines } from './since-part.ts';
import { isSigned, strengthLine } from './strength-part.ts';
import { APPROVAL_TAGS, FUNCTION_WORDS } from '../words.ts';

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
  /** Where its decision file is offered, while it is to be made. */
  readonly decide: string | undefined;
  /** What it overrules, covers and rests on. */
  readonly after: readonly (readonly Inline[])[];
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
    decide: decideAddress(approval.function, view, context),
    after: governing
      ? [
          ...dissentLines(governing, view, context),
          [{ note: [coversLine(governing, context)] }],
          ...notes(restsLine(governing, view)),
        ]
      : [],
    list:
      conditions.length > 0
        ? { title: 'Conditions', items: conditions.map((condition) => conditionLine(condition, context)) }
        : undefined,
  };
}

/** A line of small print, where there is anything to say. */
export function notes(line: readonly Inline[]): Inline[][] {
  return line.length === 0 ? [] : [[{ note: line }]];
}

const MET: Tag = { word: 'Met', symbol: '✓', tone: 'good' };
const OPEN: Tag = { word: 'Open', symbol: '!', tone: 'warn' };
const OVERDUE: Tag = { word: 'Overdue', symbol: '✕', tone: 'bad' };

/** Where a condition stands, by the as-of date. */
export function conditionTag({ due, met }: Condition, { assessment }: SiteContext): Tag {
  return met ? MET : due < assessment.asOf ? OVERDUE : OPEN;
}

function conditionLine(condition: Condition, context: SiteContext): Inline[] {
  const { text, due, met } = condition;
  return [
    text,
    {
      note: [
        conditionTag(condition, context),
        met ? ` on ${inWords(met.data.on)}; it was due ${inWords(due)}` : `, due ${inWords(due)}`,
      ],
    },
  ];
}

function when({ data }: Decision, context: SiteContext): Inline[] {
  return [
    ...decidedBy(data, context),
    `, ${inWords(data.on)}${data.expires ? `, until ${inWords(data.expires)}` : ''}`,
  ];
}

/** Who decided, and in whose stead; by name alone, where a card leads to them. */
export function whoDecided(data: Decision['data'], context: SiteContext): string {
  return `${nameOf(data.by, context.assessment.registry)}${data.for ? ` for ${nameOf(data.for, context.assessment.registry)}` : ''}`;
}

/** The same with the ways to them. */
export function decidedBy(data: Decision['data'], context: SiteContext): Inline[] {
  return [...personLink(context, data.by), ...(data.for ? [' for ', ...personLink(context, data.for)] : [])];
}
