import { compare } from '../../src/diagnostic/compare.ts';

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const IMPORT = /^import (\w+) from '\.\/(.+)\.ts';$/gm;

export function isRuleCode(text: string): boolean {
  return CODE.test(text);
}

/** The list of rules with one more; imports and list stay sorted by code. */
export function withRule(index: string, code: string): string {
  const names = new Map([...index.matchAll(IMPORT)].map(([, name = '', from = '']) => [from, name]));
  names.set(code, identifier(code));
  const sorted = [...names].sort(([a], [b]) => compare(a, b));
  const imports = sorted.map(([from, name]) => `import ${name} from './${from}.ts';`);
  const list = sorted.map(([, name]) => `  ${name},`);
  return `import type { Rule } from '../define-rule.ts';
${imports.join('\n')}

/** Every rule, sorted by code; a test holds the list to the folder. */
export const RULES: readonly Rule[] = [
${list.join('\n')}
];
`;
}

/** `governance-owner/same-as-owner` → `governanceOwnerSameAsOwner`. */
function identifier(code: string): string {
  return code.replace(/[-/]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function ruleCode(code: string): string {
  return `import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: '${code}',
  summary: 'TODO: the fact that holds when all is well, in a sentence.',
  controls: ['nist-csf-2.0:GV.RM-01'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    if (system.data.purpose !== undefined || system.isBroken('purpose')) return;
    yield {
      at: ['purpose'],
      message: \`TODO: what is wrong with “\${titleOf(system)}”, and why it matters.\`,
      hint: 'TODO: what to write instead.',
    };
  },
});
`;
}

export function rulePage(code: string): string {
  return `# TODO: what is wrong, in a few words

TODO: the fact that holds when all is well, in a sentence.

## Why

TODO: what goes wrong where it does not hold.

## What to do

TODO: what to write, and whom to ask.

## Fails

\`\`\`yaml systems/leave-helper.mdx
purpose: null
\`\`\`

\`\`\`text
error ${code} systems/leave-helper.mdx: TODO: what is wrong with “Leave Helper”, and why it matters.
\`\`\`

## Passes

\`\`\`yaml systems/leave-helper.mdx
purpose: Answers staff questions about leave.
\`\`\`
`;
}
