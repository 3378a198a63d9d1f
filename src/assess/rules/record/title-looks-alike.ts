import { looks } from '../../../diagnostic/looks-like.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'registry',
  code: 'record/title-looks-alike',
  summary: 'No title of a system is spelled otherwise than another and looks the same.',
  controls: ['nist-csf-2.0:ID.AM-02', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.6'],
  severity: 'error',
  lift: 'never',
  *check({ registry: { systems, intake } }) {
    const titled = [...systems.values(), ...intake.values()].filter(({ data }) => data.title !== undefined);
    for (const alike of Map.groupBy(titled, (record) => looks(titleOf(record))).values()) {
      for (const record of alike) {
        const other = alike.find(({ data }) => data.title !== record.data.title);
        if (other === undefined) break;
        yield {
          at: record.spot(['title']),
          system: record.id,
          message: `The title of ${record.id} only looks like that of ${other.id}: another letter, blank or mark is drawn the same, so a reader takes one for the other.`,
          hint: 'Write both in one alphabet, and what tells them apart, such as who uses each.',
        };
      }
    }
  },
});
