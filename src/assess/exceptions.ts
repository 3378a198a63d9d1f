import { addPeriod } from '../diagnostic/calendar.ts';
import { compare } from '../diagnostic/compare.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { READING_FAULTS } from '../diagnostic/reading-faults.ts';
import type { Exception } from '../validate/registry.ts';
import type { PolicyData } from '../validate/schema/policy.ts';
import type { Lift, Rule } from './define-rule.ts';

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
    const { rule, systems } = exception.data;
    if (!isInTime(exception, asOf) || !isApproved(exception)) continue;
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
  if (data.subjects === undefined) return !isOneByOne(data.rule);
  return subject !== undefined && data.subjects.includes(subject);
}

/** Whether what an exception lifts has to be named: one identity's weakness must not excuse the next one's. */
export function isOneByOne(rule: string | undefined): boolean {
  return rule?.startsWith('nhi/') === true;
}

/** For an exception, the findings so far of its rule, systems and subjects. */
export function namedBy(findings: readonly Diagnostic[]): (exception: Exception) => readonly Diagnostic[] {
  let byKey: Map<string, Diagnostic[]> | undefined;
  return (exception) => {
    byKey ??= Map.groupBy(findings, ({ code, system }) => `${code} ${system}`);
    const { rule, systems } = exception.data;
    return systems
      .flatMap((system) => byKey?.get(`${rule} ${system}`) ?? [])
      .filter(({ subject }) => isAbout(exception, subject));
  };
}

/** True where somebody else than who asked has granted it. */
export function isApproved({ data: { approved_by: approver, requested_by: requester } }: Exception): boolean {
  return approver !== undefined && approver !== requester;
}

/** True on the days from its first to its last. */
export function isInTime({ data: { from, until } }: Exception, asOf: string): boolean {
  return until !== undefined && asOf <= until && (from ?? '') <= asOf;
}

/** What an exception has to say before it can be judged. */
const PARTS = ['subjects', 'reason', 'compensating', 'from', 'until', 'requested_by', 'approved_by'] as const;

export function missingParts({ data, isBroken }: Exception): (typeof PARTS)[number][] {
  return PARTS.filter((part) => part !== 'subjects' || isOneByOne(data.rule)).filter(
    (part) => (data[part] === undefined || data[part].length === 0) && !isBroken(part),
  );
}

/** Whether and how the rule of an exception can be lifted; absent where there is no such rule. */
export function liftOf(code: string, rules: ReadonlyMap<string, Rule>): Lift | undefined {
  return Object.hasOwn(READING_FAULTS, code) ? 'never' : rules.get(code)?.lift;
}

/** The longest that an exception may last, and its last day then; absent where its beginning or its limit is. */
export function limitOf(
  { data: { rule, kind, from } }: { readonly data: Pick<Exception['data'], 'rule' | 'kind' | 'from'> },
  { policy, rules }: { policy: PolicyData; rules: ReadonlyMap<string, Rule> },
): { period: string; until: string } | undefined {
  const lift = liftOf(rule, rules);
  if (from === undefined || lift === undefined || lift === 'never') return undefined;
  const periods = [
    lift.atMost,
    policy.exceptions?.[rule]?.at_most,
    kind === 'emergency' ? (policy.emergency_at_most ?? EMERGENCY) : undefined,
  ];
  const limits = periods
    .filter((period) => period !== undefined)
    .map((period) => ({ period, until: addPeriod(from, period) }));
  return limits.reduce((a, b) => (b.until < a.until ? b : a));
}

/** The longest that an emergency may last where the policy says nothing. */
export const EMERGENCY = 'P14D';
