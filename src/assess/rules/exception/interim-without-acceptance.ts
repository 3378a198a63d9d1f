import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'exception',
  code: 'exception/interim-without-acceptance',
  summary: 'An interim exception comes with an accepted risk on each of its systems.',
  controls: ['nist-csf-2.0:GV.RM-04', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  severity: 'error',
  lift: 'never',
  *check(exception, { asOf, views }) {
    const { kind, systems, until } = exception.data;
    if (kind !== 'interim' || (until !== undefined && until < asOf)) return;
    for (const [at, id] of systems.entries()) {
      const view = views.get(id);
      if (
        view === undefined ||
        view.system.isBroken('risk_acceptance') ||
        view.risks.some(({ state }) => state === 'accepted')
      )
        continue;
      yield {
        at: ['systems', at],
        message: `“${titleOf(exception)}” is an interim exception, and in “${titleOf(view.system)}” nobody has accepted a risk today, so nobody bears what it leaves open.`,
        hint: `Add the risk to risk_acceptance of ${id}, and have it accepted with “countersign accept ${id} --risk ID”.`,
        related: [
          {
            spot: view.system.spot(view.system.data.risk_acceptance === undefined ? [] : ['risk_acceptance'], true),
            message: 'No acceptance here counts today.',
          },
        ],
        detail: id,
      };
    }
  },
});
