import { periodInWords, roughDays } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';
import type { NhiData } from '../../../validate/schema/nhi.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/not-auditable',
  summary: 'The sign-ins of every identity are logged, kept as long as its tier asks, and traceable to it alone.',
  controls: ['owasp-nhi-2025:NHI10', 'nist-csf-2.0:PR.PS-04', 'nist-csf-2.0:DE.CM-03', 'nist-ai-rmf-1.0:MEASURE-2.8'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, rules }) {
    const least = rules.nhi.audit_retained;
    if (least === undefined) return;
    for (const nhi of activeNhis(system)) {
      if (nhi.isBroken(['audit'])) continue;
      const faults = faultsOf(nhi.data.audit ?? {}, least);
      if (faults.length === 0) continue;
      yield {
        at: nhi.definedAt(nhi.data.audit === undefined ? [] : ['audit']),
        message: `What ${identityOf(nhi, system)} did cannot be shown afterwards: ${listWords(faults, 'and')}.`,
        hint: `Have its sign-ins logged, kept for ${periodInWords(least)} or longer and traceable to this workload, and say so under audit:.`,
        subject: nhi.id,
      };
    }
  },
});

function faultsOf({ log, retained, attributable }: NonNullable<NhiData['audit']>, least: string): string[] {
  const faults: string[] = [];
  if (log === undefined) faults.push('the record names no log of its sign-ins');
  if (retained === undefined) faults.push('it does not say how long the log is kept');
  else if (roughDays(retained) < roughDays(least))
    faults.push(`the log is kept for ${periodInWords(retained)} instead of ${periodInWords(least)}`);
  if (attributable === undefined) faults.push('it does not say whether a sign-in can be traced to it');
  else if (!attributable) faults.push('a sign-in cannot be traced to it alone');
  return faults;
}
