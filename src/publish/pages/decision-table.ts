import type { Condition } from '../../assess/approval-conditions.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, digest, type SiteContext, SYSTEM_COLUMN, systemLink } from '../site-context.ts';
import { counted, DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';
import { restsText } from './covers-part.ts';
import type { CoversPart } from './covers-table.ts';
import { conditionTag, decidedBy } from './decision-part.ts';
import { decisionState } from './decision-state.ts';
import { strengthLine } from './strength-part.ts';

/** Decisions of many systems, the newest first; in the register with the way to what each covers. */
export function decisionTable(decisions: readonly Decision[], context: SiteContext, covers?: CoversPart): Table {
  const newest = [...decisions].reverse();
  return {
    caption: `${counted(newest.length, 'decision')}, the newest first; none is ever edited or removed`,
    columns: [
      { title: 'Day', as: 'day' },
      SYSTEM_COLUMN,
      { title: 'Decision' },
      { title: 'Where it stands' },
      { title: 'By' },
      { title: 'Why', as: 'words' },
      ...(covers ? [{ title: 'Covers and rests on', as: 'words' } as const] : []),
    ],
    rows: newest.map((decision) => [
      dated(decision.data.on),
      [systemLink(context, decision.system)],
      decided(decision, context),
      decisionState(decision, context),
      [...decidedBy(decision.data, context), { note: strengthLine(decision, context) }],
      decision.data.rationale ? [decision.data.rationale] : [],
      ...(covers ? [[covers.linkOf(decision), ...resting(decision, context)]] : []),
    ]),
    empty: 'Nothing has been decided yet.',
  };
}

function decided(decision: Decision, context: SiteContext): Inline[] {
  const { data, system } = decision;
  const conditions = context.assessment.views
    .get(system)
    ?.approvals.flatMap((approval) => approval.conditions)
    .filter((condition) => condition.decision === decision);
  return [
    `${FUNCTION_WORDS[data.function]}: ${(DECISION_WORDS[data.decision] ?? data.decision).toLowerCase()}`,
    ...(data.risk ? [{ note: [{ code: data.risk }] }] : []),
    ...(conditions ?? []).map((condition) => conditionNote(condition, context)),
  ];
}

function conditionNote(condition: Condition, context: SiteContext): Inline {
  return { note: [conditionTag(condition, context), ` ${condition.text}, due `, ...dated(condition.due)] };
}

function resting(decision: Decision, { assessment }: SiteContext): Inline[] {
  const { data, system, digest: sha256 } = decision;
  const rests = restsText(decision, assessment.views.get(system));
  return [
    ...(rests === '' ? [] : [{ note: [rests] }]),
    ...(data.expires === undefined ? [] : [{ note: ['Last day ', ...dated(data.expires)] }]),
    { note: digest(sha256) },
  ];
}
