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
    const { rule, systems, from, until, approved_by: approver, requested_by: requester } = exception.data;
    if (until === undefined || until < asOf || (from ?? '') > asOf) continue;
    if (approver === undefined || approver === requester) continue;
    for (const system of systems) {
      const key = `${rule} ${system}`;
      byKey.set(key, [...(byKey.get(key) ?? []), exception]);
    }
  }
  return {
    find: (rule, system, subject) =>
      byKey.get(`${rule} ${system}`)?.find(({ data }) => data.subjects === undefined || (subject !== undefined && data.subjects.includes(subject))),
  };
}
