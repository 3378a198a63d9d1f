import { compare } from '../../src/diagnostic/compare.ts';

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const RULE = /^export \{ default as \w+ \} from '\.\/(.+)\.ts';$/gm;

export function isRuleCode(text: string): boolean {
  return CODE.test(text);
}

/** The list of rules with one more, still sorted by code. */
export function withRule(list: string, code: string): string {
  const codes = new Set([...list.matchAll(RULE)].map(([, from = '']) => from)).add(code);
  const lines = [...codes].sort(compare).map((one) => `export { default as ${identifier(one)} } from './${one}.ts';\n`);
  return `${list.slice(0, list.indexOf('export '))}${lines.join('')}`;
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
