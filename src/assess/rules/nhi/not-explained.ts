import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/not-explained',
  summary: 'Every record lists the identities that act for the system, or says why there are none.',
  controls: ['owasp-nhi-2025:NHI1', 'nist-csf-2.0:PR.AA-01'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P30D' },
  *check({ system }) {
    const { nhis, no_nhis_because: because } = system.data;
    if ((nhis ?? []).length > 0 || because !== undefined) return;
    if (system.isBroken('nhis') || system.isBroken('no_nhis_because')) return;
    yield {
      at: ['nhis'],
      message: `“${titleOf(system)}” lists no identity that acts for it and does not say why there is none; an account that is not listed is not switched off either.`,
      hint: 'List its accounts, keys and tokens under nhis:, or write no_nhis_because: and the reason.',
    };
  },
});
