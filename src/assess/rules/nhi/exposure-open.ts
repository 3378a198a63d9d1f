import { addPeriod, daysBetween, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule, type Finding } from '../../define-rule.ts';
import { activeNhis, identityOf, openExposures } from '../../nhi/facts.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/exposure-open',
  summary: 'A known leak of a secret is closed as soon as its tier asks.',
  controls: ['owasp-nhi-2025:NHI2', 'nist-csf-2.0:RS.MI-01', 'nist-ai-rmf-1.0:MANAGE-4.3'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P14D' },
  *check({ system, tier, rules }, { asOf }): Iterable<Finding> {
    const within = rules.nhi.exposure_resolved_within;
    for (const nhi of activeNhis(system)) {
      for (const { at, found, by } of openExposures(nhi.data)) {
        if (nhi.isBroken(['exposures', at, 'resolved']) || found > asOf) continue;
        const isLate = within !== undefined && addPeriod(found, within) < asOf;
        const limit =
          within === undefined
            ? ''
            : ` The ${tier} tier gives ${periodInWords(within)}, until ${inWords(addPeriod(found, within))}.`;
        yield {
          at: nhi.definedAt(['exposures', at]),
          message: `The secret of ${identityOf(nhi, system)} leaked on ${inWords(found)}${by ? ` (found by: ${by})` : ''} and still works, ${daysInWords(daysBetween(found, asOf))} later; whoever has it can act.${limit}`,
          hint: 'Replace the secret, see that the old one is refused, and write the day as resolved.',
          subject: nhi.id,
          detail: String(at),
          ...(isLate ? {} : { severity: 'warning' as const }),
        };
      }
    }
  },
});

function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
