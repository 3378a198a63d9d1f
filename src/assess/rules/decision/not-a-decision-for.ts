import type { Path } from '../../../diagnostic/diagnostic.ts';
import { inWords } from '../../../diagnostic/calendar.ts';
import { listWords } from '../../../diagnostic/suggest.ts';
import type { Decision } from '../../../validate/registry.ts';
import { isFullDecision, original, wordFits } from '../../decision-words.ts';
import { defineRule } from '../../define-rule.ts';
import { deciderOf, titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'decision/not-a-decision-for',
  summary: 'Every decision file says what a decision of its function has to say.',
  controls: ['nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1', 'nist-ai-rmf-1.0:MANAGE-1.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P180D' },
  *check({ system, decisions }) {
    for (const decision of decisions) {
      const { data, id } = decision;
      const who = data.function === 'risk' ? 'on a risk' : `of ${deciderOf(data.function)}`;
      const file = `The decision ${who} of ${inWords(data.on)} on “${titleOf(system)}”`;
      const about = {
        subject: data.risk ?? data.function,
        hint: 'Before it is merged, write the file anew with “countersign approve” or “countersign accept”; after that, add a decision that says it.',
      };
      const word = misfit(decision, decisions);
      if (word !== undefined)
        yield {
          ...about,
          at: decision.spot(['decision']),
          detail: id,
          message: `${file} says “${data.decision}”, ${word}; so it decides nothing.`,
        };
      const keys = absences(decision);
      const absent = keys.map((key) => ABSENT[key]);
      const at: Path = keys.includes('conditions') && data.conditions ? ['conditions'] : [];
      if (absent.length > 0)
        yield {
          ...about,
          at: decision.spot(at),
          detail: `${id} absent`,
          message: `${file} does not say ${listWords(absent, 'and')}, and later the file is all that anybody has.`,
        };
    }
  },
});

function misfit(decision: Decision, decisions: readonly Decision[]): string | undefined {
  const { function: name, decision: word } = decision.data;
  if (name === 'risk')
    return wordFits(name, word) ? undefined : 'and a risk is either accepted or its acceptance withdrawn';
  if (word === 'accepted') return 'which is said of risks only';
  if (!wordFits(name, word)) return 'and a final word is always required where the tier asks for it';
  return original(decision, decisions)
    ? undefined
    : `and ${deciderOf(name)} had decided nothing that it could reaffirm`;
}

const ABSENT = {
  risk: 'which risk it is about',
  tier: 'for which tier it was made',
  rationale: 'why',
  conditions: 'on which conditions',
  forum: 'in which meeting',
  minutes: 'where the minutes are',
} as const;

function absences(decision: Decision): (keyof typeof ABSENT)[] {
  const { data } = decision;
  const wanted: (keyof typeof ABSENT)[] = ['tier', 'rationale'];
  if (data.function === 'risk') wanted.unshift('risk');
  if (data.decision === 'approved-with-conditions') wanted.push('conditions');
  if (data.function === 'go-live' && isFullDecision(decision)) wanted.push('forum', 'minutes');
  return wanted.filter((key) => !decision.isBroken(key) && (data[key] === undefined || data[key].length === 0));
}
