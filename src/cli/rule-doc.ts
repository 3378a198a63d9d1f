import { READING_FAULTS } from '../diagnostic/reading-faults.ts';
import { readRuleDoc } from '../read/rule-docs.ts';

/** What a rule, or a reading fault, asks, why, and what to do, as Markdown; undefined when there is none. */
export async function ruleDoc(code: string): Promise<string | undefined> {
  const fault = new Map(Object.entries(READING_FAULTS)).get(code);
  if (fault === undefined) return readRuleDoc(code);
  return `# ${code}\n\n${fault.summary}\n\n## Why\n\n${fault.why}\n\n## What to do\n\n${fault.hint}\n\nNo exception lifts this.\n`;
}

/** The documents of several, by code, without their examples. */
export async function ruleDocs(codes: Iterable<string>): Promise<Map<string, string>> {
  const docs = new Map<string, string>();
  for (const code of new Set(codes)) {
    const text = await ruleDoc(code);
    if (text !== undefined) docs.set(code, `${text.split(/^## (?:Fails|Passes)$/m)[0]?.trimEnd() ?? ''}\n`);
  }
  return docs;
}
