import { defineRule } from '../../define-rule.ts';
import { sentence } from '../../names.ts';
import { policyApprovals } from '../../policy-approval.ts';

export default defineRule({
  about: 'registry',
  code: 'policy/not-approved',
  summary: 'Every function that the policy names under approved_by has approved the policy as it stands.',
  controls: ['nist-csf-2.0:GV.PO-01', 'nist-csf-2.0:GV.PO-02', 'nist-ai-rmf-1.0:GOVERN-1.2'],
  severity: 'error',
  lift: 'never',
  *check(context) {
    const { policy } = context.registry;
    const named = policy.approved_by ?? [];
    const sign = (policy.tiers.high.least_strength ?? 'asserted') === 'asserted' ? '' : ' --sign KEY';
    for (const { function: name, fault, governing } of policyApprovals(context)) {
      if (fault === undefined) continue;
      const at = named.indexOf(name);
      yield {
        at: { file: 'policy.yaml', path: at < 0 ? [] : ['approved_by', at] },
        subject: name,
        message: `${sentence(name)} ${fault}${at < 0 ? '; before this change the policy asked for its word' : ''}.`,
        hint: `Let whoever holds ${name} read the policy and decide: countersign approve _policy --function ${name} --by ID${sign}.`,
        related: governing ? [{ spot: governing.spot(['decision']), message: 'The decision on the policy' }] : [],
      };
    }
  },
});
