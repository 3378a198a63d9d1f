// `npm run new-rule -- topic/name`: the two files of a rule from a template, and its line in the list of rules.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRuleCode, ruleCode, rulePage, withRule } from './new-rule/templates.ts';

const FOLDER = 'src/assess/rules';
const root = join(import.meta.dirname, '..');

process.exitCode = newRule(process.argv.slice(2));

function newRule([code, ...rest]: readonly string[]): number {
  if (code === undefined || rest.length > 0 || !isRuleCode(code)) {
    return refuse(
      'Write npm run new-rule -- topic/name, in lower-case letters, digits and single hyphens, such as review/expired.',
    );
  }
  const files = { [`${FOLDER}/${code}.ts`]: ruleCode(code), [`${FOLDER}/${code}.md`]: rulePage(code) };
  const existing = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (existing !== undefined) return refuse(`${existing} exists; a code is never used for another rule.`);
  const list = join(root, FOLDER, 'all.ts');
  mkdirSync(dirname(join(root, FOLDER, code)), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text, { flag: 'wx' });
  writeFileSync(list, withRule(readFileSync(list, 'utf8'), code));
  process.stdout.write(
    `${Object.keys(files).join('\n')}\nWrite the fact, the check and the examples, then run npm test -- rules.\n`,
  );
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
