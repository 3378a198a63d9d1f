import type { Found } from './artefact.ts';
import { listOf, member, named, spanOf, textOf, timeOf } from './peek.ts';

/** SARIF 2.1.0 (OASIS). A run without `results` computed none (§3.14.23), so it is no evaluation. */
export function readSarif(value: unknown): Found {
  const runs = listOf(member(value, 'runs'));
  const evaluated = runs.filter((run) => Array.isArray(member(run, 'results')));
  const results = evaluated.flatMap((run) => listOf(member(run, 'results')).map((result) => fateOf(result, run)));
  const count = (fate: Fate) => results.filter((found) => found === fate).length;
  const invocations = runs.flatMap((run) => listOf(member(run, 'invocations')));
  const verdicts = invocations.map((invocation) => member(invocation, 'executionSuccessful'));
  return {
    tools: runs.flatMap((run) => {
      const driver = member(run, 'tool', 'driver');
      return named(member(driver, 'name'), member(driver, 'semanticVersion') ?? member(driver, 'version'));
    }),
    targets: runs.flatMap((run) =>
      listOf(member(run, 'versionControlProvenance')).flatMap((from) => textOf(member(from, 'repositoryUri')) ?? []),
    ),
    ran: spanOf(runs.flatMap(timesOf)),
    ended: verdicts.includes(false) ? 'errored' : verdicts.includes(true) ? 'completed' : undefined,
    evaluated: evaluated.length,
    counts: {
      passed: results.includes('passed') ? count('passed') : undefined,
      failed: count('failed'),
      undecided: count('undecided'),
      skipped: count('skipped'),
      suppressed: count('suppressed'),
    },
    scores: [],
  };
}

function timesOf(run: unknown): (string | undefined)[] {
  const times = listOf(member(run, 'invocations')).flatMap((invocation) => {
    const [start, end] = [timeOf(member(invocation, 'startTimeUtc')), timeOf(member(invocation, 'endTimeUtc'))];
    return start === undefined && end === undefined ? [] : [start ?? end, end ?? start];
  });
  return times.length === 0 ? [undefined] : times;
}

type Fate = 'passed' | 'failed' | 'undecided' | 'skipped' | 'suppressed' | 'said';

const FATES: Record<string, Fate> = {
  pass: 'passed',
  fail: 'failed',
  open: 'undecided',
  review: 'undecided',
  notApplicable: 'skipped',
  informational: 'said',
};

/** What a result comes to, by its kind, level and suppressions (§3.27.9, §3.27.10, §3.27.23). */
function fateOf(result: unknown, run: unknown): Fate {
  if (member(result, 'baselineState') === 'absent') return 'said';
  const kind = textOf(member(result, 'kind')) ?? 'fail';
  const fate = Object.hasOwn(FATES, kind) ? (FATES[kind] ?? 'failed') : 'failed';
  if (fate !== 'failed' && fate !== 'undecided') return fate;
  if (fate === 'failed' && (member(result, 'level') ?? levelOfRule(result, run)) === 'none') return 'said';
  return listOf(member(result, 'suppressions')).some(isInForce) ? 'suppressed' : fate;
}

/** One that is under review or was rejected suppresses nothing (§3.35.3). */
function isInForce(suppression: unknown): boolean {
  return (member(suppression, 'status') ?? 'accepted') === 'accepted';
}

function levelOfRule(result: unknown, run: unknown): unknown {
  const at = member(result, 'ruleIndex') ?? member(result, 'rule', 'index');
  const rules = listOf(member(run, 'tool', 'driver', 'rules'));
  return member(typeof at === 'number' ? rules[at] : undefined, 'defaultConfiguration', 'level');
}
