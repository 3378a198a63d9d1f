import type { Found } from './artefact.ts';
import { countOf, isStubTarget, listOf, member, named, spanOf, textOf, timeOf } from './peek.ts';

/** What `promptfoo eval --output` writes as JSON. Results of an echo beside a real target are left out. */
export function readPromptfoo(value: unknown): Found {
  const summary = member(value, 'results');
  const all = listOf(member(summary, 'results'));
  const real = all.filter((result) => !isStubTarget(targetOf(result) ?? ''));
  const results = real.length > 0 ? real : all;
  const prompts = listOf(member(summary, 'prompts')).flatMap((prompt) => textOf(member(prompt, 'provider')) ?? []);
  const targets = results.length > 0 ? results.flatMap((result) => targetOf(result) ?? []) : prompts;
  const counts = all.length > 0 ? countsOf(results) : countsOfStats(member(summary, 'stats'));
  const started = member(summary, 'timestamp') ?? member(value, 'metadata', 'evaluationCreatedAt');
  return {
    tools: named('promptfoo', member(value, 'metadata', 'promptfooVersion')),
    targets,
    ran: spanOf([timeOf(started)]),
    ended: undefined,
    evaluated: counts.passed + counts.failed,
    counts,
    scores: [],
  };
}

function targetOf(result: unknown): string | undefined {
  const provider = member(result, 'provider');
  return textOf(provider) ?? textOf(member(provider, 'id'));
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly undecided: number;
  readonly skipped: 0;
  readonly suppressed: 0;
}

/** `failureReason` of a test that broke rather than failed. */
const ERROR = 2;

function countsOf(results: readonly unknown[]): Tally {
  const passed = results.filter((result) => member(result, 'success') === true).length;
  const undecided = results.filter(
    (result) => member(result, 'success') !== true && member(result, 'failureReason') === ERROR,
  ).length;
  return { passed, failed: results.length - passed - undecided, undecided, skipped: 0, suppressed: 0 };
}

function countsOfStats(stats: unknown): Tally {
  return {
    passed: countOf(member(stats, 'successes')),
    failed: countOf(member(stats, 'failures')),
    undecided: countOf(member(stats, 'errors')),
    skipped: 0,
    suppressed: 0,
  };
}
