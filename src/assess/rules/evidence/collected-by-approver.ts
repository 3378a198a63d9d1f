import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { isOver, usedAt } from '../../evidence.ts';
import { isGoverning } from '../../governing.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/collected-by-approver',
  summary: 'Nobody decides in a function on evidence of its kind that they collected themselves.',
  controls: ['nist-csf-2.0:PR.AA-05', 'nist-ai-rmf-1.0:MEASURE-1.3'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P180D' },
  *check(view, { asOf, registry }) {
    const { system } = view;
    const governing = view.decisions.filter((decision) => isGoverning(decision, view));
    for (const use of system.evidence) {
      const { kind = '', collected_by: collector } = use.data;
      const name = registry.policy.evidence_kinds[kind]?.function;
      const decision = governing.findLast(({ data }) => data.function === name && data.by === collector);
      if (decision === undefined || collector === undefined) continue;
      const relied = decision.data.reliedOn?.some(({ evidence }) => evidence === use.id);
      if (isOver(use.data, asOf) && !relied) continue;
      yield {
        at: use.definedAt(['collected_by']),
        message: `${nameOf(collector, registry)} collected “${titleOf(use)}” and also decided for ${name} on “${titleOf(system)}”, so the judgement and what it rests on come from one person.`,
        hint: `Have somebody else collect it anew, or have another holder of ${name} decide.`,
        subject: use.id,
        related: [
          { spot: decision.spot(['by']), message: `The decision of ${inWords(decision.data.on)}.` },
          ...usedAt(use, system),
        ],
      };
    }
  },
});
