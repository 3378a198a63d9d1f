import type { Diagnostic, Path, Severity, Spot } from '../diagnostic/diagnostic.ts';
import type { Decision, Registry } from '../validate/registry.ts';
import type {
  Context,
  ExceptionContext,
  Finding,
  RegistryFinding,
  RegistryRule,
  Rule,
  SystemRule,
} from './define-rule.ts';
import { type ExceptionIndex, exceptionIndex, namedBy } from './exceptions.ts';
import { type Portfolio, portfolioOf } from './nhi/portfolio.ts';
import { RULES } from './rules/index.ts';
import { severityFor } from './severity.ts';
import { type SystemView, viewOf } from './system-view.ts';
import { tierBy } from './tier.ts';
import { NO_TRUST, type Trust } from './trust/trust.ts';

/** A registry judged on a day: what each system is worth, and every finding. */
export interface Assessment {
  readonly registry: Registry;
  readonly asOf: string;
  readonly views: ReadonlyMap<string, SystemView>;
  readonly nhis: Portfolio;
  /** How well each decision is proven, and what git tells of it. */
  readonly trust: Trust;
  /** The findings of the rules; those that an exception lifts are `info` and name it. */
  readonly findings: readonly Diagnostic[];
}

export interface AssessOptions {
  /** What is known of where decisions come from; nothing when left out. */
  readonly trust?: Trust | undefined;
  readonly rules?: readonly Rule[];
}

/** Judges everything once and runs every rule. Pure: the same registry, day and trust give the same findings. */
export function assess(
  registry: Registry,
  asOf: string,
  { trust = NO_TRUST, rules = RULES }: AssessOptions = {},
): Assessment {
  const exceptions = exceptionIndex(registry.exceptions.values(), asOf);
  const bySystem = Map.groupBy(registry.decisions, (decision: Decision) => decision.system);
  const tierOf = tierBy(registry.policy);
  const views = new Map<string, SystemView>();
  for (const [id, system] of registry.systems)
    views.set(id, viewOf(system, bySystem.get(id) ?? [], { registry, asOf, tierOf, exceptions }));
  const nhis = portfolioOf(registry);
  const byCode = new Map(rules.map((rule) => [rule.code, rule]));
  const context: Context = { registry, asOf, views, nhis, trust, rules: byCode };
  const findings: Diagnostic[] = [];
  for (const view of views.values()) {
    for (const rule of rules) {
      if (rule.about !== 'system') continue;
      for (const found of runSystemRule(rule, view, context)) findings.push(lifted(found, rule, exceptions));
    }
  }
  for (const rule of rules) {
    if (rule.about !== 'intake') continue;
    for (const record of registry.intake.values()) {
      for (const finding of rule.check(record, context))
        findings.push(diagnostic(finding, rule, rule.severity, record));
    }
  }
  for (const rule of rules) {
    if (rule.about === 'registry')
      for (const finding of rule.check(context)) findings.push(registryDiagnostic(finding, rule));
  }
  const about: ExceptionContext = { ...context, namedBy: namedBy(findings) };
  for (const rule of rules) {
    if (rule.about !== 'exception') continue;
    for (const exception of registry.exceptions.values()) {
      for (const finding of rule.check(exception, about))
        findings.push({
          ...diagnostic(finding, rule, rule.severity, exception),
          system: undefined,
          subject: exception.id,
        });
    }
  }
  return { registry, asOf, views, nhis, trust, findings };
}

function* runSystemRule(rule: SystemRule, view: SystemView, context: Context): Iterable<Diagnostic> {
  const byStatus = severityFor(rule.row, view.system, context.asOf);
  if (byStatus === undefined) return;
  for (const finding of rule.check(view, context))
    yield diagnostic(finding, rule, weaker(rule.severity, byStatus), view.system);
}

function weaker(own: Severity | undefined, byStatus: Severity): Severity {
  const order: readonly Severity[] = ['info', 'warning', 'error'];
  return own === undefined || order.indexOf(byStatus) < order.indexOf(own) ? byStatus : own;
}

interface Subject {
  readonly id: string;
  readonly spot: (path: Path, key?: boolean) => Spot;
}

function diagnostic(finding: Finding, rule: Rule, severity: Severity, record: Subject): Diagnostic {
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

function registryDiagnostic({ at, key: _key, severity, ...finding }: RegistryFinding, rule: RegistryRule): Diagnostic {
  return { ...finding, code: rule.code, severity: weaker(severity, rule.severity), spot: at };
}

function isSpot(at: Path | Spot): at is Spot {
  return !Array.isArray(at);
}

/** A finding that an exception lifts is shown and does not fail the build. */
function lifted(found: Diagnostic, rule: Rule, exceptions: ExceptionIndex): Diagnostic {
  if (rule.lift === 'never' || found.system === undefined) return found;
  const exception = exceptions.find(rule.code, found.system, found.subject);
  if (exception === undefined) return found;
  return { ...found, severity: 'info', exceptedBy: exception.id };
}
