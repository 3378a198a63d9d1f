import { defineRule } from '../../define-rule.ts';
import { isFresh } from '../../evidence.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/vendor-evidence-missing',
  summary: 'Every identity of a third party has fresh evidence about its vendor.',
  controls: ['owasp-nhi-2025:NHI3', 'nist-csf-2.0:GV.SC-07', 'nist-ai-rmf-1.0:MANAGE-3.1'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, tier, rules, evidence }, { registry }) {
    const kind = rules.nhi.vendor_evidence;
    if (kind === undefined) return;
    const items = evidence.filter(({ use }) => use.data.kind === kind);
    if (items.some(({ state }) => isFresh(state))) return;
    const title = registry.policy.evidence_kinds[kind]?.title ?? kind;
    for (const nhi of activeNhis(system)) {
      const { vendor } = nhi.data;
      if (vendor === undefined || vendor === null) continue;
      yield {
        at: nhi.definedAt(['vendor']),
        message: `${sentence(identityOf(nhi, system))} belongs to ${vendor}, and the record has no fresh evidence of the kind “${title}”, which the ${tier} tier asks for; a break-in there is a break-in here.`,
        hint: `Ask the vendor for it and list it under evidence: with kind: ${kind}.`,
        subject: nhi.id,
        related: items.map(({ use, state }) => ({
          spot: use.spot,
          message: `This one does not count: it is ${state}.`,
        })),
      };
    }
  },
});
