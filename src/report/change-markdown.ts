import type { Change } from '../change/change.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { findingLines } from './change-findings.ts';
import { rulesBlock } from './change-rules.ts';
import { systemBlock } from './change-system.ts';
import { countOf, said } from './change-words.ts';
import { fitted } from './fitted.ts';
import { codeSpan } from './markdown.ts';

/**
 * The decision brief of a change in Markdown, for a comment under a pull request or the summary of a job, most severe
 * first. Nothing that a record says is markup, a link or a mention in it.
 * @param limit in bytes of UTF-8; what does not fit is counted at the end
 */
export function changeMarkdown(change: Change, limit: number): string {
  const { rules, coverage, findings, systems } = change;
  const head = [
    '# What this change means',
    judged(change),
    ...change.unjudged.map((side) =>
      side === 'after'
        ? '**With this change nothing can be judged:** mend `registry.yaml`, `policy.yaml` or `people.yaml` first.'
        : 'Without this change nothing could be judged.',
    ),
    `**${summary(change)}**`,
  ];
  const elsewhere = [findingLines('Begins', findings.begun), findingLines('Ends', findings.ended)].filter(
    (line) => line !== undefined,
  );
  const shares = coverage.map(
    ({ title, was, is }) =>
      `- ${said(title)}: ${was.covered} of ${was.required} → ${is.covered} of ${is.required} controls`,
  );
  const blocks = [
    ...(rules === undefined ? [] : [rulesBlock(rules)]),
    ...(shares.length === 0 ? [] : [`## Coverage of all systems in use\n\n${shares.join('\n')}`]),
    ...(elsewhere.length === 0 ? [] : [`## About no single system\n\n${elsewhere.join('\n')}`]),
    ...(systems.length === 0 ? [] : ['## By system, most severe first']),
    ...systems.map(systemBlock),
  ];
  const first = blocks.length - systems.length;
  const leftOut = (places: ReadonlySet<number>) =>
    leftOutWords(
      systems.filter((_, at) => places.has(first + at)),
      places.size,
    );
  return fitted(head, blocks, { limit, leftOut });
}

function judged({ asOf, isExample, base, commit, dirty, ref }: Change): string {
  const day = `${inWords(asOf)}${isExample ? ' (the day of the example)' : ''}`;
  const at =
    commit === undefined ? 'the folder' : `${codeSpan(commit.slice(0, 10))}${dirty ? ' with changes on top' : ''}`;
  return `Judged as of ${day}: ${at}, against ${codeSpan((base ?? '').slice(0, 10))}, where it left ${codeSpan(ref)}.`;
}

/** In one line: how many systems it reaches, and what matters of that. */
function summary({ systems, counts, unjudged }: Change): string {
  if (unjudged.includes('after')) return 'The gate fails.';
  if (systems.length === 0)
    return `None of ${countOf(counts.is.systems, 'system')} changes in anything that is judged.`;
  const of = (test: (system: Change['systems'][number]) => boolean) => systems.filter(test).length;
  const facts: readonly (readonly [number, one: string, more: string])[] = [
    [of(({ fails }) => fails.is && !fails.was), 'starts to fail', 'start to fail'],
    [of(({ fails }) => fails.was && !fails.is), 'stops failing', 'stop failing'],
    [of(({ voided }) => voided.length > 0), 'loses approvals', 'lose approvals'],
    [
      of(({ tier: { was, is } }) => was !== undefined && is !== undefined && was !== is),
      'moves to another tier',
      'move to another tier',
    ],
    [of(({ kind }) => kind === 'new'), 'is new', 'are new'],
    [of(({ kind }) => kind === 'gone'), 'is gone', 'are gone'],
    [of(({ kind }) => kind === 'unread'), 'can no longer be read', 'can no longer be read'],
  ];
  const told = facts
    .filter(([number]) => number > 0)
    .map(([number, one, more]) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`);
  const reached = `${systems.length.toLocaleString('en-GB')} of ${countOf(counts.is.systems, 'system')} reached`;
  return `${reached}${told.length === 0 ? '; none starts to fail or loses an approval' : `: ${told.join(', ')}`}.`;
}

/** What stands in the place of the blocks that did not fit. */
function leftOutWords(cut: Change['systems'], parts: number): string {
  const failing = cut.filter(({ fails }) => fails.is).length;
  const others = parts > cut.length ? `${countOf(parts - cut.length, 'part')} and ` : '';
  return `_${others}${countOf(cut.length, 'system')} left out for length, ${failing.toLocaleString('en-GB')} of them failing. “countersign brief --base” says them all with a higher --limit, or with --format json._`;
}
