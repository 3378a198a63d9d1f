import type { Found } from './artefact.ts';
import { countOf, member, named, spanOf, textOf, timeOf } from './peek.ts';

/** A report of garak: one JSON object a line, each with its `entry_type`. */
export function readGarak(entries: readonly unknown[]): Found {
  const of = (type: string) => entries.filter((entry) => member(entry, 'entry_type') === type);
  const setup = of('start_run setup')[0];
  const init = of('init')[0];
  const completion = of('completion')[0];
  const evals = of('eval').map(evalOf);
  const sum = (part: keyof Eval) => evals.reduce((total, one) => total + one[part], 0);
  const version = member(init, 'garak_version') ?? member(setup, '_config.version') ?? member(setup, 'garak_version');
  return {
    tools: named('garak', version),
    targets: targetOf(setup),
    ran: spanOf([
      timeOf(member(init, 'start_time') ?? member(setup, 'transient.starttime_iso') ?? member(setup, 'start_time')),
      ...(completion === undefined ? [] : [timeOf(member(completion, 'end_time'))]),
    ]),
    ended: completion === undefined ? 'unfinished' : 'completed',
    evaluated: sum('passed') + sum('failed'),
    counts: { passed: sum('passed'), failed: sum('failed'), undecided: sum('undecided'), skipped: 0, suppressed: 0 },
    scores: [],
  };
}

interface Eval {
  readonly passed: number;
  readonly failed: number;
  readonly undecided: number;
}

/** Older reports give `total`, newer ones `total_evaluated` and the outputs that no detector could judge as `nones`. */
function evalOf(entry: unknown): Eval {
  const passed = countOf(member(entry, 'passed'));
  const total = countOf(member(entry, 'total_evaluated') ?? member(entry, 'total'));
  const failed = Math.max(countOf(member(entry, 'fails')), total - passed, 0);
  const processed = countOf(member(entry, 'total_processed'));
  const undecided = Math.max(countOf(member(entry, 'nones')), processed - passed - failed, 0);
  return { passed, failed, undecided };
}

/** `openai gpt-4o`; since garak 0.13 under `target_…`, before that under `model_…`. */
function targetOf(setup: unknown): string[] {
  const part = (name: string) =>
    textOf(member(setup, `plugins.target_${name}`)) ?? textOf(member(setup, `plugins.model_${name}`));
  const parts = [part('type'), part('name')].filter((text) => text !== undefined);
  return parts.length === 0 ? [] : [parts.join(' ')];
}

/** A hit log of garak: what got through and nothing else, so that it shows no evaluation. */
export function readGarakHits(hits: readonly unknown[]): Found {
  const targets = hits.flatMap((hit) => textOf(member(hit, 'generator')) ?? []);
  return {
    tools: ['garak'],
    targets,
    ran: undefined,
    ended: undefined,
    evaluated: 0,
    counts: { passed: undefined, failed: hits.length, undecided: 0, skipped: 0, suppressed: 0 },
    scores: [],
  };
}
