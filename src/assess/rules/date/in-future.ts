import { inWords } from '../../../diagnostic/calendar.ts';
import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';
import { pastActs } from '../../past-acts.ts';

export default defineRule({
  about: 'system',
  code: 'date/in-future',
  summary: 'No record says that something was done on a day that has not come yet.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'always',
  lift: 'never',
  *check({ system, decisions }, { asOf }) {
    for (const { date, what, spot, subject } of pastActs(system, decisions)) {
      if (date <= asOf) continue;
      yield {
        at: spot,
        message: `“${titleOf(system)}” says that ${what} on ${inWords(date)}, which has not come yet; nothing can rest on what is still to happen.`,
        hint: 'Write the day on which it was done; leave it out while it is only planned.',
        ...(subject === undefined ? {} : { subject }),
        detail: what,
      };
    }
  },
});
