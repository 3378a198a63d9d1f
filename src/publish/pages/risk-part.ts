import { inWords } from '../../diagnostic/calendar.ts';
import type { JudgedRisk } from '../../assess/risks.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Inline, Table, Tag } from '../page-parts.ts';
import { dated, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, sentenceCase } from '../words.ts';
import type { DecisionCard } from './decision-part.ts';
import { changeLines } from './since-part.ts';
import { isSigned, strengthLine } from './strength-part.ts';

const STATES: Record<JudgedRisk['state'], Tag> = {
  accepted: { word: 'Accepted', symbol: '✓', tone: 'good' },
  stale: { word: 'Changed since', symbol: '✕', tone: 'bad' },
  expired: { word: 'Acceptance expired', symbol: '✕', tone: 'bad' },
  missing: { word: 'Not accepted', symbol: '○', tone: 'bad' },
};

/** The residual risks of one system: what can still go wrong, who accepts it until when, and why. */
export function riskCards(view: SystemView, context: SiteContext): DecisionCard[] {
  return view.risks.map(({ risk, state, changes, decision }) => ({
    title: risk.risk ?? risk.id,
    anchor: `risk-${risk.id}`,
    tag: STATES[state],
    signed: isSigned(decision, context),
    lines: [
      accepted(risk, context),
      ...(decision ? [strengthLine(decision, context)] : []),
      [
        'Residual: ',
        ...orNone(risk.residual ? [risk.residual] : []),
        '. Risk owner: ',
        ...orNone(personLink(context, risk.owner)),
        '.',
      ],
      ...changeLines(changes),
    ],
    rationale: risk.rationale,
    list: risk.compensating
      ? { title: 'What keeps it in bounds', items: risk.compensating.map((text) => [text]) }
      : undefined,
  }));
}

function accepted(risk: JudgedRisk['risk'], context: SiteContext): readonly Inline[] {
  if (!risk.accepted_by) return ['Nobody has accepted it.'];
  return [
    ...personLink(context, risk.accepted_by),
    risk.accepted ? `, ${inWords(risk.accepted)}` : '',
    risk.expires ? `, until ${inWords(risk.expires)}` : '',
  ];
}

function orNone(line: readonly Inline[]): readonly Inline[] {
  return line.length > 0 ? line : ['not given'];
}

/** Residual risks of many systems; what is behind each stands on its system's page. */
export function riskTable(views: readonly SystemView[], context: SiteContext): Table {
  const risks = views.flatMap((view) => view.risks.map((judged) => ({ view, judged })));
  return {
    caption: counted(risks.length, 'residual risk'),
    columns: [
      { title: 'Risk', as: 'words' },
      { title: 'System', as: 'name' },
      { title: 'Residual' },
      { title: 'State' },
      { title: 'Risk owner' },
      { title: 'Accepted by' },
      { title: 'On' },
      { title: 'Until' },
    ],
    rows: risks.map(({ view, judged: { risk, state } }) => [
      [{ text: risk.risk ?? risk.id, href: `/systems/${view.system.id}/#risk-${risk.id}` }],
      [systemLink(context, view.system.id)],
      risk.residual ? [sentenceCase(risk.residual)] : [],
      [STATES[state]],
      personLink(context, risk.owner),
      personLink(context, risk.accepted_by),
      dated(risk.accepted),
      dated(risk.expires),
    ]),
    empty: 'No residual risk is recorded.',
  };
}
