import { looks } from '../../../diagnostic/looks-like.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'registry',
  code: 'people/same-name',
  summary: 'Every name in people.yaml tells one person from all others.',
  controls: ['nist-csf-2.0:PR.AA-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ registry }) {
    for (const alike of Map.groupBy(registry.people.values(), ({ name }) => looks(name)).values()) {
      if (alike.length === 1) continue;
      const [first, second] = alike;
      const isSame = alike.every(({ name }) => name === first?.name);
      for (const person of alike) {
        const other = person === first ? second : first;
        yield {
          at: person.spot(['name']),
          subject: person.id,
          ...(isSame && { severity: 'warning' }),
          message: isSame
            ? `${person.id} and ${other?.id} are both called ${person.name}, so no page tells which of them decided.`
            : `The name of ${person.id} only looks like that of ${other?.id}: another letter, blank or mark is drawn the same, so a reader takes one for the other.`,
          hint: isSame
            ? 'Write what tells them apart into the name, such as a second name or the place.'
            : 'Write both in one alphabet, and what tells them apart, such as a second name or the place.',
        };
      }
    }
  },
});
