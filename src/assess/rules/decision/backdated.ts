import { addPeriod, inWords, periodInWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { decisiveDecisions } from '../../faulty-decisions.ts';
import { decisionInWords, sentence, titleOf } from '../../names.ts';
import { shortId } from '../../trust/file-words.ts';
import { RECORDED_WITHIN } from '../../trust/policy-changes.ts';

export default defineRule({
  about: 'system',
  code: 'decision/backdated',
  summary: 'A decision comes into the registry within the time that the policy gives after its day.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { registry, trust }) {
    const within = registry.policy.decisions?.recorded_within ?? RECORDED_WITHIN;
    const accepted = view.risks.map(({ decision }) => ({ decision, past: '' }));
    for (const { decision, past } of [...decisiveDecisions(view), ...accepted]) {
      const arrival = decision && trust.proofOf(decision).arrival;
      if (decision === undefined || arrival === undefined) continue;
      // Who begins a registry brings along what was decided before it.
      if (arrival.order <= trust.foundedAt) continue;
      const { on } = decision.data;
      if (trust.isEdited(decision) || arrival.day <= addPeriod(on, within)) continue;
      yield {
        at: decision.spot(['on']),
        subject: decision.data.risk ?? decision.data.function,
        detail: decision.id,
        message: `${sentence(decisionInWords(decision))} on “${titleOf(view.system)}” came into the registry on ${inWords(arrival.day)}, with commit ${shortId(arrival.commit)}; the policy gives ${periodInWords(within)} for that, and nobody can show that it was made on the day that it names${past}.`,
        hint: 'Leave the file as it is, and let the same function decide again, dated today; an exception bridges the time until then.',
      };
    }
  },
});
