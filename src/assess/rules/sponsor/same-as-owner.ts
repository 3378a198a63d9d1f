import { defineRule } from '../../define-rule.ts';
import { nameOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'sponsor/same-as-owner',
  summary: 'The sponsor of a system is not its owner.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.3'],
  row: 'record',
  lift: { by: 'business', atMost: 'P90D' },
  *check({ system }, { registry }) {
    const { owner, sponsor } = system.data;
    if (sponsor === undefined || sponsor !== owner) return;
    yield {
      at: ['sponsor'],
      message: `${nameOf(sponsor, registry)} both owns and sponsors “${titleOf(system)}”, so nobody but its own owner has said that it is worth its risk.`,
      hint: 'Name as sponsor the person in the business whom the system serves.',
      related: [{ spot: system.spot(['owner']), message: 'The owner' }],
    };
  },
});
