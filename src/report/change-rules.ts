import { deciderOf } from '../assess/names.ts';
import type { RulesChange } from '../change/rules-change.ts';
import type { SystemChange } from '../change/system-change.ts';
import { capped, countOf, namesOf, said } from './change-words.ts';
import { codeSpan } from './markdown.ts';

/** What a change of the rules themselves would do to the whole registry, as Markdown. */
export function rulesBlock(rules: RulesChange): string {
  const { files, systems, starting, stopping, tiers, voided, allows } = rules;
  const lines = [
    `- **${starting.length === 0 ? 'No system' : countOf(starting.length, 'system')}** whose own files are the same would start to fail${named(starting)}`,
    `- **${stopping.length === 0 ? 'No system' : countOf(stopping.length, 'system')}** would stop failing${named(stopping)}`,
    ...tiers.map(
      ({ was, is, systems: moved }) => `- **Tier ${was} → ${is}** ${countOf(moved.length, 'system')}${named(moved)}`,
    ),
    ...voided.map(
      ({ function: name, systems: reopened }) =>
        `- **Void: ${name === 'risk' ? 'acceptances of risks' : `approvals of ${deciderOf(name)}`}** in ${countOf(reopened.length, 'system')}${named(reopened)}`,
    ),
    ...(allows.length === 0
      ? []
      : [
          [
            '- **With this change**',
            ...capped(
              allows.map((text) => `  - ${said(text)}`),
              (rest) => `  - and ${rest} more`,
            ),
          ].join('\n'),
        ]),
    ...approvalLines(rules),
  ];
  const names = capped(files.map(codeSpan), (rest) => `${rest} more`).join(', ');
  return `## What the rules would do\n\n${names}: asked of ${countOf(systems, 'system')}.\n\n${lines.join('\n')}`;
}

function named(systems: readonly SystemChange[]): string {
  if (systems.length === 0) return '';
  const names = systems.map(({ title, id }) => `${said(title)} (${codeSpan(id)})`);
  return `: ${capped(names, (rest) => `and ${rest} more`).join(', ')}`;
}

function approvalLines({ approval }: RulesChange): string[] {
  if (approval === undefined) return [];
  const who = approval.who.length === 0 ? 'nobody holds a function today' : namesOf(approval.who);
  const files = approval.files.map(codeSpan).join(', ');
  return [
    `- **The change itself needs approval** by somebody who held a function before it and whom it does not favour: ${who}`,
    files === ''
      ? `- **Not recorded**: no decision on it comes with the change in ${codeSpan('decisions/_policy/')}`
      : `- **Recorded** in ${files}`,
  ];
}
