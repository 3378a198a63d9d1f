import type { Diagnostic, Path, Severity, Spot } from '../diagnostic/diagnostic.ts';
import type { Finding, RegistryFinding, RegistryRule, Rule } from './define-rule.ts';

interface Subject {
  readonly id: string;
  readonly spot: (path: Path, key?: boolean) => Spot;
}

/** What a rule found about a record, as every stage passes it on. */
export function diagnostic(finding: Finding, rule: Rule, severity: Severity, record: Subject): Diagnostic {
  const spot = isSpot(finding.at) ? finding.at : record.spot(finding.at, finding.key);
  const { message, hint, subject, related, detail, fix } = finding;
  return {
    code: rule.code,
    severity: weaker(finding.severity, severity),
    message,
    hint,
    spot,
    system: record.id,
    subject,
    related,
    detail,
    ...(fix && { fix }),
  };
}

/** The same of a rule about the registry, which says itself where and about whom. */
export function registryDiagnostic(
  { at, key: _key, severity, ...finding }: RegistryFinding,
  rule: RegistryRule,
): Diagnostic {
  return { ...finding, code: rule.code, severity: weaker(severity, rule.severity), spot: at };
}

/** The lesser of two severities, where there are two. */
export function weaker(own: Severity | undefined, other: Severity): Severity {
  const order: readonly Severity[] = ['info', 'warning', 'error'];
  return own === undefined || order.indexOf(other) < order.indexOf(own) ? other : own;
}

function isSpot(at: Path | Spot): at is Spot {
  return !Array.isArray(at);
}
