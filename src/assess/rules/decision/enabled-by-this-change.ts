import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { decisionInWords, titleOf } from '../../names.ts';
import { enabledDecisions } from '../../trust/enabled.ts';

/** More than these are not named: the warnings about them are. */
const MOST = 3;

export default defineRule({
  about: 'registry',
  code: 'decision/enabled-by-this-change',
  summary: 'A decision counts by the people, the keys and the policy that stood before the change that brings it.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-csf-2.0:GV.RR-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check(context) {
    for (const { decision, reason, by } of enabledDecisions(context)) {
      const system = context.registry.systems.get(decision.system);
      const what = `${decisionInWords(decision)} on “${system ? titleOf(system) : decision.system}”`;
      const isOnlyBehind = by.length === 0 && context.trust.before?.isBehind === true;
      const says = by.length === 0 ? ['other people, keys or rules'] : by.map(({ text }) => text);
      yield {
        at: decision.spot(['by']),
        system: decision.system,
        subject: decision.data.risk ?? decision.data.function,
        detail: decision.id,
        message: isOnlyBehind
          ? `This change brings ${what}, which counts only by people, keys or rules that have changed since the change began. By what stands where it goes to it does not: ${reason}`
          : `This change brings ${what} together with what makes it count: ${listWords(says, 'and', MOST)}. By what stood before it does not: ${reason}`,
        hint: isOnlyBehind
          ? 'Bring your branch up to date, and let somebody decide whom the people and the policy of now let decide.'
          : 'Merge the other part first, on the word of people whom it does not concern; then bring the decision.',
        related: by.slice(0, MOST).map(({ spot, text }) => ({ spot, message: `With this change ${text}` })),
      };
    }
  },
});
