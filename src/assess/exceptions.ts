import { compare } from '../diagnostic/compare.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Exception } from '../validate/registry.ts';

/** Finds the exception that lifts a rule for a system and a subject today. */
export interface ExceptionIndex {
  readonly find: (rule: string, system: string, subject: string | undefined) => Exception | undefined;
}

/**
 * Matches on rule, system and subject, never on text or line. Only an exception that is in its time and
 * granted by somebody else than who asked lifts anything; whether that person was entitled is a rule's finding.
 */
export function exceptionIndex(exceptions: Iterable<Exception>, asOf: string): ExceptionIndex {
  const byKey = new Map<string, Exception[]>();
  for (const exception of exceptions) {
    const { rule, systems, approved_by: approver, requested_by: requester } = exception.data;
    if (!isInTime(exception, asOf)) continue;
    if (approver === undefined || approver === requester) continue;
    for (const system of systems) {
      const key = `${rule} ${system}`;
      byKey.set(key, [...(byKey.get(key) ?? []), exception].sort(lastingFirst));
    }
  }
  return {
    find: (rule, system, subject) => byKey.get(`${rule} ${system}`)?.find((exception) => isAbout(exception, subject)),
  };
}

/** Where one follows another, what counts is how long it goes on. */
function lastingFirst(a: Exception, b: Exception): number {
  return compare(b.data.until ?? '', a.data.until ?? '') || compare(a.id, b.id);
}

function isAbout({ data }: Exception, subject: string | undefined): boolean {
  return data.subjects === undefined || (subject !== undefined && data.subjects.includes(subject));
}

/** For an exception, the findings so far of its rule, systems and subjects. */
export function namedBy(findings: readonly Diagnostic[]): (exception: Exception) => readonly Diagnostic[] {
  let byKey: Map<string, Diagnostic[]> | undefined;
  return (exception) => {
    byKey ??= Map.groupBy(findings, ({ code, system }) => `${code} ${system}`);
    const { rule, systems } = exception.data;
    return systems.flatMap((system) => byKey?.get(`${rule} ${system}`) ?? []).filter(({ subject }) => isAbout(exception, subject));
  };
}

/** True on the days from its first to its last. */
export function isInTime({ data: { from, until } }: Exception, asOf: string): boolean {
  return until !== undefined && asOf <= until && (from ?? '') <= asOf;
}
