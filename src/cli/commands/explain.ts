import { RULES } from '../../assess/rules/index.ts';
import { READING_FAULTS } from '../../diagnostic/reading-faults.ts';
import { didYouMean } from '../../diagnostic/suggest.ts';
import { ruleDoc } from '../rule-doc.ts';
import { UsageError } from '../usage.ts';

/** Prints what a rule asks, why, and what to do. */
export async function explainCommand(code: string): Promise<number> {
  const text = await ruleDoc(code);
  if (text === undefined) {
    const codes = [...RULES.map((rule) => rule.code), ...Object.keys(READING_FAULTS)];
    throw new UsageError(
      `There is no rule “${code}”.`,
      didYouMean(code, codes, 'The last word of each finding’s first line is its rule, such as owner/missing.'),
    );
  }
  process.stdout.write(text);
  return 0;
}
