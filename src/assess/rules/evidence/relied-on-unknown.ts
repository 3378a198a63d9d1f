import { didYouMean } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { isListWhole } from '../../evidence.ts';
import { decisionInWords, sentence, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/relied-on-unknown',
  summary: 'The record still has all the evidence that its decisions rely on.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.4'],
  row: 'always',
  lift: 'never',
  *check({ system, decisions }) {
    if (!isListWhole(system)) return;
    const known = new Set(system.evidence.map(({ id }) => id));
    for (const decision of decisions) {
      for (const [at, { evidence }] of (decision.data.reliedOn ?? []).entries()) {
        if (known.has(evidence)) continue;
        const where = system.data.evidence === undefined ? system.spot([]) : system.spot(['evidence'], true);
        yield {
          at: decision.spot(['reliedOn', at, 'evidence']),
          message: `${sentence(decisionInWords(decision))} on “${titleOf(system)}” relies on “${evidence}”, and the record has no such evidence, so nobody can see what it rested on.`,
          hint: didYouMean(
            evidence,
            [...known],
            'Put the item back into the record; it stays there as long as a decision names it, also when it has run out.',
          ),
          subject: evidence,
          related: [{ spot: where, message: 'The evidence of the record.' }],
          detail: decision.file,
        };
      }
    }
  },
});
