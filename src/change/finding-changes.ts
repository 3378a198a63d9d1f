import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { identityOf } from '../diagnostic/identity.ts';
import { kindOf } from '../parse/kinds.ts';
import { POLICY } from '../validate/schema/decision.ts';

/** What a change does to findings that people have to act on. */
export interface FindingChanges {
  /** There only with the change, or weightier with it. */
  readonly begun: readonly Diagnostic[];
  /** There only without it. */
  readonly ended: readonly Diagnostic[];
}

/** The errors and warnings of each system or intake record, by its id; those of none under the empty text. */
export function findingsBySystem(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  return Map.groupBy(
    diagnostics.filter(({ severity }) => severity !== 'info'),
    (finding) => recordOf(finding) ?? '',
  );
}

function recordOf({ system, spot: { file } }: Diagnostic): string | undefined {
  if (system !== undefined) return system;
  const known = kindOf(file);
  if (!('kind' in known)) return undefined;
  if (known.kind === 'system' || known.kind === 'intake') return known.id;
  const isDecision = known.kind === 'decision' || known.kind === 'signature';
  const folder = isDecision ? file.split('/')[1] : undefined;
  return folder === POLICY ? undefined : folder;
}

/** Compares by what a finding is about, not by its words: a number that moved in a message is no new finding. */
export function findingChanges(before: readonly Diagnostic[], after: readonly Diagnostic[]): FindingChanges {
  const [was, is] = [Map.groupBy(before, identityOf), Map.groupBy(after, identityOf)];
  const begun = [...is].flatMap(([identity, found]) => beyond(found, was.get(identity) ?? []));
  const ended = [...was].flatMap(([identity, found]) => beyond(found, is.get(identity) ?? [], false));
  return { begun, ended };
}

/** Those of some findings of one identity that others of the same do not match, one for one. */
function beyond(
  found: readonly Diagnostic[],
  others: readonly Diagnostic[],
  countsWeight = true,
): readonly Diagnostic[] {
  const more = found.length - others.length;
  const isWeightier = countsWeight && errorsIn(found) > errorsIn(others);
  if (more <= 0 && !isWeightier) return [];
  const known = new Set(others.map(wordsOf));
  const fresh = found.filter((finding) => !known.has(wordsOf(finding)));
  return (fresh.length > 0 ? fresh : found).slice(0, Math.max(more, isWeightier ? 1 : 0));
}

function wordsOf({ severity, message }: Diagnostic): string {
  return `${severity} ${message}`;
}

function errorsIn(findings: readonly Diagnostic[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}
