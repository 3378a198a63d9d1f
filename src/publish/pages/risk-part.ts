import type { SystemView } from '../../assess/system-view.ts';
import type { Table, Tag } from '../page-parts.ts';
import { dated, personLink, type SiteContext } from '../site-context.ts';
import { counted } from '../words.ts';

const STATES: Record<'accepted' | 'expired' | 'missing', Tag> = {
  accepted: { word: 'Accepted', symbol: '✓', tone: 'good' },
  expired: { word: 'Acceptance expired', symbol: '✕', tone: 'bad' },
  missing: { word: 'Not accepted', symbol: '○', tone: 'bad' },
};

/** Residual risks of some systems: what can still go wrong, and who accepts it until when. */
export function riskTable(views: readonly SystemView[], context: SiteContext, withSystem: boolean): Table {
  const risks = views.flatMap((view) => view.risks.map((judged) => ({ view, judged })));
  return {
    caption: counted(risks.length, 'residual risk'),
    columns: [
      { title: 'Risk' },
      ...(withSystem ? [{ title: 'System' }] : []),
      { title: 'Residual' }, { title: 'State' }, { title: 'Risk owner' }, { title: 'Accepted by' }, { title: 'On' }, { title: 'Until' }, { title: 'What keeps it in bounds' }, { title: 'Why it is worth it' },
    ],
    rows: risks.map(({ view, judged: { risk, state } }) => [
      [withSystem ? { text: risk.risk ?? risk.id, href: `/systems/${view.system.id}/#risk-${risk.id}` } : (risk.risk ?? risk.id)],
      ...(withSystem ? [[{ text: view.system.data.title ?? view.system.id, href: `/systems/${view.system.id}/` }]] : []),
      risk.residual ? [risk.residual] : [],
      [STATES[state]],
      personLink(context, risk.owner),
      personLink(context, risk.accepted_by),
      dated(risk.accepted),
      dated(risk.expires),
      risk.compensating ? [risk.compensating.join(' · ')] : [],
      risk.rationale ? [risk.rationale] : [],
    ]),
    anchors: risks.map(({ judged }) => (withSystem ? undefined : `risk-${judged.risk.id}`)),
    empty: 'No residual risk is recorded.',
  };
}
