import { inWords } from '../../../diagnostic/calendar.ts';
import type { Decision, CommonRegistry } from '../../../validate/registry.ts';
import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';
import type { JudgedRisk } from '../../risks.ts';

export default defineRule({
  about: 'system',
  code: 'risk/no-decision',
  summary: 'A decision file of the same person and day proves every acceptance of a risk.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'approval',
  lift: { by: 'business', atMost: 'P30D' },
  *check({ system, risks }, { registry }) {
    if (registry.unreadDecisions.has(`${system.id}/risk`)) return;
    for (const judged of risks) {
      const { risk, at } = judged;
      if (risk.accepted_by === undefined || risk.accepted === undefined) continue;
      const doubt = doubtAbout(judged, registry);
      if (doubt === undefined) continue;
      yield {
        at: ['risk_acceptance', at, doubt.key],
        subject: risk.id,
        message: `By the record ${nameOf(risk.accepted_by, registry)} accepted the risk “${risk.id}” of “${titleOf(system)}” on ${inWords(risk.accepted)}${doubt.text}.`,
        hint: `Write what the file says; or let the risk be accepted anew with “countersign accept ${system.id} --risk ${risk.id}”.`,
        related: doubt.file
          ? [
              {
                spot: doubt.file.spot(['decision']),
                message: `What ${nameOf(doubt.file.data.by, registry)} decided on ${inWords(doubt.file.data.on)}`,
              },
            ]
          : [],
      };
    }
  },
});

interface Doubt {
  readonly key: 'accepted' | 'expires';
  readonly text: string;
  readonly file: Decision | undefined;
}

function doubtAbout({ risk, decision, newest }: JudgedRisk, registry: CommonRegistry): Doubt | undefined {
  if (newest?.data.decision === 'withdrawn') {
    return {
      key: 'accepted',
      text: `; ${nameOf(newest.data.by, registry)} withdrew that on ${inWords(newest.data.on)}, and nobody has accepted it since`,
      file: newest,
    };
  }
  if (decision === undefined)
    return {
      key: 'accepted',
      text: ', and no decision file of that person and day says so, so it is only claimed',
      file: newest,
    };
  const last = decision.data.expires;
  if (last === undefined || risk.expires === undefined || risk.expires <= last) return undefined;
  return {
    key: 'expires',
    text: ` until ${inWords(risk.expires)}; the decision file accepts it until ${inWords(last)} only`,
    file: decision,
  };
}
