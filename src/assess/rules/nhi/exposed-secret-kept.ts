import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/exposed-secret-kept',
  summary: 'A secret whose leak counts as closed was replaced after the leak was found.',
  controls: ['owasp-nhi-2025:NHI2', 'nist-csf-2.0:RS.MI-02', 'nist-ai-rmf-1.0:MANAGE-4.3'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P14D' },
  *check({ system }) {
    for (const nhi of activeNhis(system)) {
      const rotated = nhi.data.secret?.rotated;
      for (const [at, { found, resolved }] of (nhi.data.exposures ?? []).entries()) {
        if (resolved === undefined || rotated === undefined || rotated >= found) continue;
        yield {
          at: nhi.definedAt(['exposures', at, 'resolved']),
          message: `${sentence(identityOf(nhi, system))} counts its leak of ${inWords(found)} as closed, but its secret was last replaced on ${inWords(rotated)}, before that; the secret that leaked is the one in use.`,
          hint: 'Replace the secret and write the day as rotated, or correct the dates.',
          subject: nhi.id,
          related: [{ spot: nhi.definedAt(['secret', 'rotated']), message: 'This is the last replacement.' }],
          detail: String(at),
        };
      }
    }
  },
});
