import { inWords } from '../../../diagnostic/calendar.ts';
import type { Decision } from '../../../validate/registry.ts';
import type { EvidenceData } from '../../../validate/schema/evidence.ts';
import { defineRule } from '../../define-rule.ts';
import { isGoverning } from '../../governing.ts';
import { decisionInWords, sentence, titleOf } from '../../names.ts';
import type { SystemView } from '../../system-view.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/after-decision',
  summary: 'What a decision relies on was done and filed by the day of the decision.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.4', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P365D' },
  *check(view) {
    const items = new Map(view.system.evidence.map((use) => [use.id, use]));
    for (const decision of view.decisions) {
      for (const [at, { evidence }] of (decision.data.reliedOn ?? []).entries()) {
        const use = items.get(evidence);
        const late = use && lateness(use.data, decision);
        if (use === undefined || late === undefined) continue;
        yield {
          at: decision.spot(['reliedOn', at, 'evidence']),
          message: `${sentence(decisionInWords(decision))} on “${titleOf(view.system)}” relies on “${titleOf(use)}”, which was ${late.words}, so it cannot have rested on it that day.`,
          hint: 'A date cannot be mended afterwards: decide again on what is there now, or ask for an exception that names the gap.',
          subject: use.id,
          related: [{ spot: use.definedAt([late.field]), message: `“${titleOf(use)}” counts from here on.` }],
          severity: stillCounts(decision, view) ? 'error' : 'warning',
          detail: decision.file,
        };
      }
    }
  },
});

/** What governs today, and what the system went live on; the rest is history. */
function stillCounts(decision: Decision, view: SystemView): boolean {
  return isGoverning(decision, view) || view.approvals.some(({ atGoLive }) => atGoLive === decision);
}

interface Late {
  readonly field: 'performed' | 'collected';
  readonly words: string;
}

function lateness({ performed, collected }: EvidenceData, { data: { on } }: Decision): Late | undefined {
  if (performed !== undefined && performed > on) return { field: 'performed', words: `done on ${inWords(performed)}` };
  if (collected !== undefined && collected > on) return { field: 'collected', words: `filed on ${inWords(collected)}` };
  return undefined;
}
