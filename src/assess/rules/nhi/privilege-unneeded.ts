import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { activeNhis, identityOf } from '../../nhi/facts.ts';
import { isSweeping, unneeded } from '../../nhi/privileges.ts';

export default defineRule({
  about: 'system',
  code: 'nhi/privilege-unneeded',
  summary: 'Every privilege of an identity is needed by a tool that acts with it.',
  controls: ['owasp-nhi-2025:NHI5', 'nist-csf-2.0:PR.AA-05', 'nist-ai-rmf-1.0:MEASURE-2.7'],
  row: 'nhi',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }, { nhis }) {
    if (system.isBroken('tools')) return;
    for (const nhi of activeNhis(system)) {
      // A wildcard is a finding of its own.
      const privileges = (nhi.data.privileges ?? []).filter((privilege) => !isSweeping(privilege));
      const tools = nhis.tools(nhi.id);
      const left = unneeded(privileges, tools) ?? [];
      if (left.length === 0) continue;
      const who =
        tools.length === 0 ? 'no tool acts with it' : `none of its tools needs ${left.length === 1 ? 'it' : 'them'}`;
      yield {
        at: nhi.definedAt(['privileges']),
        message: `${sentence(identityOf(nhi, system))} may do ${listWords(left, 'and')}, and ${who}; what is not needed only serves whoever takes it over.`,
        hint: 'Take the privilege away, or list it under needs: of the tool that uses it.',
        subject: nhi.id,
      };
    }
  },
});
