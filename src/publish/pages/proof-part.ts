import { nameOf } from '../../assess/names.ts';
import type { Approval } from '../../assess/approvals.ts';
import { isGranted } from '../../assess/approvals.ts';
import { viewByDates } from '../../assess/dated-view.ts';
import { gapsOf } from '../../assess/gaps.ts';
import type { JudgedRisk } from '../../assess/risks.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { daysBetween, inWords, periodInWords } from '../../diagnostic/calendar.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Fact, Inline, Tag } from '../page-parts.ts';
import { dated, type SiteContext } from '../site-context.ts';
import { APPROVAL_TAGS, DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';
import { whoDecided } from './decision-part.ts';
import { type Basis, basisOf, cameNote } from './proof-basis.ts';

/** What stood on the first live day, by what the record and the decision files date themselves. */
export interface GoLiveProof {
  readonly tag: Tag;
  /** The answer in a sentence. */
  readonly sentence: string;
  /** What it rests on: whether the history of the repository bears the dates out, in sentences. */
  readonly basis: readonly string[];
  readonly facts: readonly Fact[];
}

const STOOD: Readonly<Record<Basis['kind'], Tag>> = {
  history: { word: 'Approved when it went live', symbol: '✓', tone: 'good' },
  dates: { word: 'Approved, by its own dates', symbol: '◔', tone: 'none' },
  disputed: { word: 'Dated earlier than it came', symbol: '!', tone: 'warn' },
};
const GAPS: Tag = { word: 'Gaps when it went live', symbol: '✕', tone: 'bad' };
const LATE: Tag = { word: 'Late', symbol: '✕', tone: 'bad' };

/**
 * Who had accepted a system, on what evidence, when it went live, and whether git had it by then. Nothing for one that is
 * not live yet. `countersign proof` judges that day’s own files by that day’s policy, which takes a run for each day.
 */
export function goLiveProof(view: SystemView, context: SiteContext): GoLiveProof | undefined {
  if (context.beforehand.proofs) return context.beforehand.proofs.get(view.system.id);
  const { registry, trust, asOf } = context.assessment;
  const live = view.system.data.live_since;
  if (live === undefined || live > asOf) return undefined;
  const then = viewByDates(view, registry, live);
  const gaps = gapsOf(then, registry, trust);
  const basis = basisOf(then, live, context);
  return {
    tag: gaps.length > 0 ? GAPS : STOOD[basis.kind],
    sentence: `${gaps.length > 0 ? 'Not everything' : 'Everything'} that its tier asks for stood on ${inWords(live)}, going by the dates that the record and the decision files give.`,
    basis: basis.sentences,
    facts: [
      { term: 'Went live', lines: [dated(live)] },
      {
        term: 'Decided by then',
        lines: then.approvals.flatMap((approval) => decided(approval, context)),
        none: 'nothing',
      },
      ...(basis.later.length > 0 ? [{ term: 'Committed only later', lines: basis.later }] : []),
      {
        term: 'Decided too late',
        lines: view.approvals.flatMap(({ late }) => (late ? [lateLine(late, live, context)] : [])),
        none: 'nothing',
      },
      { term: 'Risks accepted by then', lines: then.risks.flatMap((risk) => accepted(risk, context)), none: 'none' },
      { term: 'Risks accepted too late', lines: lateRisks(view, then, live), none: 'none' },
      {
        term: 'Evidence by then',
        lines: then.required.map(({ title, best }) => [
          title,
          ': ',
          ...(best ? evidenceLine(best.use) : ['nothing that counted']),
        ]),
        none: 'its tier asked for none',
      },
      ...(gaps.length > 0 ? [{ term: 'What was missing', lines: gaps.map(({ text }) => [text]) }] : []),
    ],
  };
}

function decided({ function: name, state, governing, required }: Approval, context: SiteContext): Inline[][] {
  if (governing === undefined) return required ? [[FUNCTION_WORDS[name], ': ', APPROVAL_TAGS.missing]] : [];
  const { data } = governing;
  const word = isGranted(state) ? (DECISION_WORDS[data.decision] ?? data.decision) : APPROVAL_TAGS[state];
  return [
    [
      FUNCTION_WORDS[name],
      ': ',
      word,
      ', ',
      `${whoDecided(data, context)}, `,
      ...dated(data.on),
      ...cameNote(governing, context),
    ],
  ];
}

function lateLine({ data }: Decision, live: string, context: SiteContext): Inline[] {
  return [
    LATE,
    ' ',
    FUNCTION_WORDS[data.function],
    ': ',
    `${whoDecided(data, context)}, `,
    ...dated(data.on),
    `, ${after(live, data.on)}`,
  ];
}

function accepted({ risk, state, decision }: JudgedRisk, context: SiteContext): Inline[][] {
  if (state !== 'accepted') return [];
  return [
    [
      riskName(risk),
      ': ',
      ...(risk.accepted_by ? [`${nameOf(risk.accepted_by, context.assessment.registry)}, `] : []),
      ...dated(risk.accepted),
      ...cameNote(decision, context),
    ],
  ];
}

/** Risks that were known then and that nobody had accepted. */
function lateRisks({ risks }: SystemView, then: SystemView, live: string): Inline[][] {
  const open = new Set(then.risks.filter(({ state }) => state === 'missing').map(({ risk }) => risk.id));
  return risks
    .filter(({ risk, first }) => open.has(risk.id) && first !== undefined && first > live)
    .map(({ risk, first = '' }) => [LATE, ' ', riskName(risk), ': ', ...dated(first), `, ${after(live, first)}`]);
}

function riskName({ id, risk }: JudgedRisk['risk']): Inline {
  return { text: risk ?? id, href: `#risk-${id}` };
}

function evidenceLine({ id, data }: SystemView['evidence'][number]['use']): Inline[] {
  return [{ text: data.title ?? id, href: `#evidence-${id}` }, ', ', ...dated(data.performed)];
}

function after(live: string, day: string): string {
  return `${periodInWords(`P${daysBetween(live, day)}D`)} after it went live`;
}
