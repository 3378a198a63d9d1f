import { defineRule } from '../../define-rule.ts';
import { nameOf } from '../../names.ts';
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
    for (const { person, index, others } of shared) {
      yield {
        at: registry.people.get(person)?.spot(['keys', index, 'key']) ?? { file: 'people.yaml' },
        subject: person,
        detail: String(index),
        message: `${nameOf(person, registry)} lists a key that is also listed for ${listWords(
          others.map((other) => nameOf(other, registry)),
          'and',
        )}, so what it signs cannot be told apart, and counts for none of them.`,
        hint: 'Give each person a key of their own, and let them sign again what this one signed.',
      };
    }
  },
});
