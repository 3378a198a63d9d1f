import type { SystemView } from '../../assess/system-view.ts';
import type { Audience } from './audience.ts';
import type { NewIds } from './hide-evidence.ts';
import { mutable } from './mutable.ts';

/**
 * Takes out of the residual risks of a system what an audience may not see: in summary, their words and ids; withheld,
 * the risks themselves, with the decisions that accepted them.
 * @returns the new ids of the risks
 */
export function hideRisks(view: SystemView, audience: Audience): NewIds {
  const shows = audience.shows('risk-acceptances');
  if (shows === 'full') return new Map();
  const risks = view.system.data.risk_acceptance ?? [];
  const ids = new Map(risks.map(({ id }, at) => [id, shows === 'withheld' ? undefined : `risk-${at + 1}`]));
  if (shows === 'withheld') {
    delete view.system.data.risk_acceptance;
    mutable(view).risks = [];
    mutable(view).decisions = view.decisions.filter(({ data }) => data.function !== 'risk');
    return ids;
  }
  for (const [at, risk] of risks.entries()) {
    const { owner, residual, accepted_by, accepted, expires } = risk;
    for (const key of Object.keys(risk)) Reflect.deleteProperty(risk, key);
    const given = { owner, residual, accepted_by, accepted, expires, rationale: audience.instead('risk-acceptances') };
    Object.assign(risk, { id: `risk-${at + 1}`, risk: `Residual risk ${at + 1}` }, given);
  }
  for (const judged of view.risks) mutable(judged).changes = [];
  // A risk that the record no longer has is known by its id alone.
  for (const { data } of view.decisions) if (data.risk !== undefined) data.risk = ids.get(data.risk) ?? 'risk';
  return ids;
}
