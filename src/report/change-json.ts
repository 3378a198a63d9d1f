import type { Change } from '../change/change.ts';
import type { RecordChange } from '../change/record-changes.ts';
import type { SystemChange } from '../change/system-change.ts';
import { changeInWords } from '../assess/plain-words.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { escapeJson } from '../diagnostic/escape.ts';

/** For machines: the same as the Markdown says, whole, and in the same order. */
export function changeJson(change: Change): string {
  const { asOf, ref, base, commit, dirty, counts, unjudged, rules, systems, coverage, findings } = change;
  const value = {
    asOf,
    base: { ref, commit: base ?? null },
    commit: commit ?? null,
    dirty,
    counts,
    unjudged,
    rules: rules === undefined ? null : { ...rules, ...named(rules) },
    coverage,
    findings: { begun: findings.begun.map(plain), ended: findings.ended.map(plain) },
    systems: systems.map(plainSystem),
  };
  return escapeJson(`${JSON.stringify(value, null, 2)}\n`);
}

type Rules = NonNullable<Change['rules']>;

/** Systems by their ids: what each is told is said where it is listed. */
function named({ starting, stopping, tiers, voided }: Rules) {
  const ids = (list: readonly SystemChange[]) => list.map(({ id }) => id);
  return {
    starting: ids(starting),
    stopping: ids(stopping),
    tiers: tiers.map(({ was, is, systems }) => ({ was, is, systems: ids(systems) })),
    voided: voided.map(({ function: name, systems }) => ({ function: name, systems: ids(systems) })),
  };
}

function plainSystem({ record, findings, ...rest }: SystemChange) {
  return {
    ...rest,
    record: record.map(plainChange),
    findings: { begun: findings.begun.map(plain), ended: findings.ended.map(plain) },
  };
}

function plainChange(change: RecordChange) {
  const { topic, path, kind, was = null, now = null, narrows } = change;
  return { topic, path, kind, was, now, narrows, words: changeInWords(change) };
}

function plain({ code, severity, message, hint, spot: { file }, system, subject }: Diagnostic) {
  return { code, severity, message, hint, file, system: system ?? null, subject: subject ?? null };
}
