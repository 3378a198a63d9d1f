import { inWords } from '../../../diagnostic/calendar.ts';
import { answerFlaw, type AnswerFlaw } from '../../answers.ts';
import { defineRule } from '../../define-rule.ts';
import type { JudgedEvidence } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/answer-insufficient',
  summary: 'What answers counter-evidence is a later pass for the same control that somebody else has reviewed.',
  controls: ['nist-csf-2.0:ID.RA-06', 'nist-ai-rmf-1.0:MEASURE-2.7'],
  row: 'approval',
  severity: 'warning',
  lift: 'never',
  *check({ system, evidence }) {
    const items = new Map(evidence.map((item) => [item.use.id, item]));
    for (const item of evidence) {
      for (const [at, id] of (item.use.data.answers ?? []).entries()) {
        const against = items.get(id);
        const flaw = against && answerFlaw(item, against);
        if (against === undefined || flaw === undefined) continue;
        yield {
          at: item.use.definedAt(['answers', at]),
          message: `“${titleOf(item.use)}” answers “${titleOf(against.use)}” and ${WORDS[flaw](against)}, so what that says against “${titleOf(system)}” still stands.`,
          hint: 'Have what was found put right and tried again: a later item that passes for the same control, reviewed by somebody else, answers it.',
          subject: item.use.id,
          related: [{ spot: against.use.definedAt([]), message: `“${titleOf(against.use)}” stands here.` }],
          detail: id,
        };
      }
    }
  },
});

const WORDS: Record<AnswerFlaw, (against: JudgedEvidence) => string> = {
  'other-control': () => 'supports no control that it speaks against',
  'not-passed': () => 'does not count as a pass itself',
  'not-later': ({ use: { data } }) =>
    data.performed === undefined
      ? 'nobody can tell which of the two is later'
      : `was not done after ${inWords(data.performed)}, the day of the other`,
  'not-reviewed': () => 'was reviewed by nobody but who collected it',
};
