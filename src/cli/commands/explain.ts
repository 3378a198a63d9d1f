import { RULES } from '../../assess/rules/index.ts';
import { READING_FAULTS } from '../../diagnostic/reading-faults.ts';
import { didYouMean } from '../../diagnostic/suggest.ts';
import { readRuleDoc } from '../../read/rule-docs.ts';
import { UsageError } from '../usage.ts';

/** Prints what a rule asks, why, and what to do. */
export async function explainCommand(code: string): Promise<number> {
  const fault = new Map(Object.entries(READING_FAULTS)).get(code);
  const text = fault
    ? `# ${code}\n\n${fault.summary}\n\n## Why\n\n${fault.why}\n\n## What to do\n\n${fault.hint}\n\nNo exception lifts this.\n`
    : await readRuleDoc(code);
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
