import type { Ending, Found, Score } from './artefact.ts';
import { countOf, listOf, member, named, spanOf, textOf, timeOf } from './peek.ts';

const ENDINGS: Record<string, Ending> = {
  success: 'completed',
  cancelled: 'cancelled',
  error: 'errored',
  started: 'unfinished',
};

/** A log of inspect_ai in its JSON form. It gives scores and sets no bar, so nothing in it has failed. */
export function readInspect(value: unknown): Found {
  const results = member(value, 'results');
  const scores = listOf(member(results, 'scores')).flatMap(scoresOf);
  const total = countOf(member(results, 'total_samples'));
  const completed = countOf(member(results, 'completed_samples'));
  const status = textOf(member(value, 'status')) ?? '';
  const started = timeOf(member(value, 'stats', 'started_at')) ?? timeOf(member(value, 'eval', 'created'));
  const finished = timeOf(member(value, 'stats', 'completed_at'));
  return {
    tools: named('inspect_ai', member(value, 'eval', 'packages', 'inspect_ai')),
    targets: [textOf(member(value, 'eval', 'model')) ?? []].flat(),
    ran: spanOf([started, ...(finished === undefined ? [] : [finished])]),
    ended:
      member(value, 'invalidated') === true
        ? 'cancelled'
        : Object.hasOwn(ENDINGS, status)
          ? ENDINGS[status]
          : undefined,
    evaluated: scores.length === 0 ? 0 : completed,
    counts: {
      passed: undefined,
      failed: undefined,
      undecided: Math.max(0, total - completed),
      skipped: 0,
      suppressed: 0,
    },
    scores,
  };
}

function scoresOf(score: unknown): Score[] {
  const name = textOf(member(score, 'name')) ?? textOf(member(score, 'scorer')) ?? 'the scorer';
  const metrics = member(score, 'metrics');
  return Object.entries(typeof metrics === 'object' && metrics !== null ? metrics : {}).flatMap(([metric, one]) => {
    const value = member(one, 'value');
    return typeof value === 'number' && Number.isFinite(value) ? [{ name: `${metric} of ${name}`, value }] : [];
  });
}
