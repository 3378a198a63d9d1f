import { addPeriod, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/revocation-untested',
  summary: 'Revoking every active identity has been tried as lately as its tier asks.',
  controls: ['owasp-nhi-2025:NHI1', 'nist-csf-2.0:RS.MI-01', 'nist-ai-rmf-1.0:MANAGE-2.4'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system, tier, rules }, { asOf }) {
    const every = rules.nhi.drill_every;
    if (every === undefined) return;
    for (const nhi of activeNhis(system)) {
      const tested = nhi.data.revocation_tested;
      if (nhi.isBroken(['revocation_tested'])) continue;
      if (tested !== undefined && addPeriod(tested, every) >= asOf) continue;
      const when = tested === undefined ? 'has never been tried' : `was last tried on ${inWords(tested)}`;
      yield {
        at: nhi.definedAt(tested === undefined ? [] : ['revocation_tested']),
        message: `Revoking ${identityOf(nhi, system)} ${when}, and the ${tier} tier asks for it every ${periodInWords(every)}; a way to switch it off that nobody has walked may lead nowhere.`,
        hint: 'Follow revoke: to its end, see that a sign-in fails, and write the day as revocation_tested.',
        subject: nhi.id,
      };
    }
  },
});
