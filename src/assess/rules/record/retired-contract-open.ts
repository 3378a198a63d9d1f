import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/retired-contract-open',
  summary: 'The contract behind a retired system has ended.',
  controls: ['nist-csf-2.0:GV.SC-10', 'nist-ai-rmf-1.0:GOVERN-1.7'],
  row: 'always',
  lift: { by: 'legal', atMost: 'P6M' },
  *check({ system }) {
    const { supplier } = system.data;
    if (system.status !== 'retired' || supplier?.contract === undefined) return;
    if (supplier.contract_ended !== undefined || system.isBroken('supplier.contract_ended')) return;
    const who = supplier.name === undefined ? 'its supplier' : supplier.name;
    yield {
      at: ['supplier', 'contract'],
      message: `“${titleOf(system)}” is retired and the contract ${supplier.contract} with ${who} is not said to have ended; it may still be paid for, and the supplier may still hold data.`,
      hint: 'End the contract, get the exit terms confirmed, then write supplier: with contract_ended: and the day.',
    };
  },
});
