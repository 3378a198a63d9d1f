import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';
import { isChanging, isReadOnly } from '../../nhi/privileges.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/write-unneeded',
  summary: 'An identity whose tools only read cannot change anything.',
  controls: ['owasp-nhi-2025:NHI5', 'nist-csf-2.0:PR.AA-05', 'nist-ai-rmf-1.0:MEASURE-2.7'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }, { nhis }) {
    for (const nhi of activeNhis(system)) {
      const changing = (nhi.data.privileges ?? []).filter(isChanging);
      const tools = nhis.tools(nhi.id);
      if (changing.length === 0 || !isReadOnly(tools)) continue;
      const names = [...new Set(tools.map(({ id }) => id))];
      yield {
        at: nhi.definedAt(['privileges']),
        message: `${sentence(identityOf(nhi, system))} may do ${listWords(changing, 'and')}, and every tool that acts with it only reads (${listWords(names, 'and', 5)}); either the tool does more than the record says, or the identity may more than it should.`,
        hint: 'Take the privilege away, or write access: write at the tool.',
        subject: nhi.id,
      };
    }
  },
});
