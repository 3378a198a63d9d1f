import { inWords } from '../../diagnostic/calendar.ts';
import type { JudgedRisk } from '../../assess/risks.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { withheld } from '../audience/audience.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, RISK_TAGS, sentenceCase } from '../words.ts';
import { restsLine } from './covers-part.ts';
import { type DecisionCard, notes } from './decision-part.ts';
import { decideAddress } from './due-decisions.ts';
import { changeLines } from './since-part.ts';
import { isSigned, strengthLine } from './strength-part.ts';

/** The residual risks of one system: what can still go wrong, who accepts it until when, and why. */
export function riskCards(view: SystemView, context: SiteContext): DecisionCard[] {
  return view.risks.map(({ risk, state, changes, decision }) => ({
    title: risk.risk ?? risk.id,
    anchor: `risk-${risk.id}`,
    tag: RISK_TAGS[state],
    signed: isSigned(decision, context),
    lines: [
      accepted(risk, context),
      ...notes(decision ? strengthLine(decision, context) : risk.accepted_by ? [NO_FILE] : []),
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
    decide: decideAddress(`risk-${risk.id}`, view, context),
    after: decision ? notes(restsLine(decision, view)) : [],
  }));
}

const NO_FILE = 'Only the record says so; no decision file does.';

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
      { title: 'Where it stands' },
      { title: 'Risk owner' },
      { title: 'Accepted by' },
      { title: 'Until' },
      { title: 'Why', as: 'words' },
    ],
    rows: risks.map(({ view, judged: { risk, state, changes, decision } }) => [
      [{ text: risk.risk ?? risk.id, href: `/systems/${view.system.id}/#risk-${risk.id}` }],
      [systemLink(context, view.system.id)],
      risk.residual ? [sentenceCase(risk.residual)] : [],
      [RISK_TAGS[state], ...changeLines(changes).map((note) => ({ note }))],
      personLink(context, risk.owner),
      risk.accepted_by
        ? [
            ...personLink(context, risk.accepted_by),
            { note: dated(risk.accepted) },
            { note: decision ? strengthLine(decision, context) : [NO_FILE] },
          ]
        : ['nobody'],
      dated(risk.expires),
      risk.rationale ? [risk.rationale] : [],
    ]),
    empty: withheld(context, 'risk-acceptances') ?? 'No residual risk is recorded.',
  };
}
