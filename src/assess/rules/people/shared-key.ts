import { defineRule } from '../../define-rule.ts';
import { keyHolder, keySpot } from '../../key-words.ts';
import { sentence } from '../../names.ts';
import { listWords } from '../../../diagnostic/suggest.ts';

export default defineRule({
  about: 'registry',
  code: 'people/shared-key',
  summary: 'Every key belongs to one person.',
  controls: ['nist-csf-2.0:PR.AA-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ registry, trust }) {
    const shared = trust.keyFaults.filter(({ reason }) => reason === 'shared');
    for (const fault of shared) {
      const { person, index, others } = fault;
      yield {
        at: keySpot(fault, registry),
        subject: person,
        detail: String(index),
        message: `${sentence(keyHolder(person, registry))} lists a key that is also listed for ${listWords(
          others.map((other) => keyHolder(other, registry)),
          'and',
        )}, so what it signs cannot be told apart, and counts for none of them.`,
        hint: 'Give each person a key of their own, and let them sign again what this one signed.',
      };
    }
  },
});
