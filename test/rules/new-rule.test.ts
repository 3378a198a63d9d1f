import { expect, test } from 'vitest';
import { isRuleCode, ruleCode, rulePage, withRule } from '../../scripts/new-rule/templates.ts';
import { productFile } from './registry.ts';
import { readRulePage } from './rule-page.ts';

const LIST = 'src/assess/rules/all.ts';

test('the list of rules is as new-rule writes it', () => {
  const list = productFile(LIST);
  expect(withRule(list, 'owner/missing')).toBe(list);
});

test('a new rule is put in its place', () => {
  const lines = withRule(productFile(LIST), 'owner/on-holiday').split('\n');
  const at = lines.indexOf("export { default as ownerOnHoliday } from './owner/on-holiday.ts';");
  expect(lines.slice(at - 1, at + 2).map((line) => line.split(' ')[4])).toEqual([
    'ownerMissing',
    'ownerOnHoliday',
    'ownerUnknown',
  ]);
});

test('the templates name the rule and its example fails by it', () => {
  const page = readRulePage(rulePage('owner/on-holiday'));
  expect(page.sections).toEqual(['Why', 'What to do', 'Fails', 'Passes']);
  expect(page.strange).toEqual([]);
  expect(page.fails[0]?.expected?.[0]).toMatch(/^error owner\/on-holiday systems\/leave-helper\.mdx: /);
  expect(ruleCode('owner/on-holiday')).toContain("code: 'owner/on-holiday'");
});

test('a code is a topic and a name', () => {
  expect(['review/expired', 'governance-owner/same-as-owner'].map(isRuleCode)).toEqual([true, true]);
  expect(['review', 'review/', 'Review/expired', '../review/expired', 'a/b/c', 'a//b', 'a/b-'].some(isRuleCode)).toBe(
    false,
  );
});
