import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Progress } from '../diagnostic/progress.ts';
import { commonOf, type Decision, type Registry } from '../validate/registry.ts';
import type { Context, ExceptionContext, Rule } from './define-rule.ts';
import { exceptionIndex, namedBy } from './exceptions.ts';
import { type Portfolio, portfolioOf } from './nhi/portfolio.ts';
import { RULES } from './rules/index.ts';
import { type KnownFindings, systemFindings } from './system-findings.ts';
import type { SystemView } from './system-view.ts';
import { tierBy } from './tier.ts';
import { diagnostic, registryDiagnostic } from './to-diagnostic.ts';
import { NO_TRUST, type Trust } from './trust/trust.ts';
import { Views } from './views.ts';

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
  /** What earlier runs of the same program have found, with all rules. */
  readonly known?: KnownFindings | undefined;
  /** Is told how many systems are judged. */
  readonly progress?: Progress | undefined;
  /** Whether no view is kept, which is then made again for whoever asks. */
  readonly findingsOnly?: boolean | undefined;
}

/** Judges everything once and runs every rule. Pure: the same registry, day and trust give the same findings. */
export function assess(
  registry: Registry,
  asOf: string,
  { trust = NO_TRUST, rules = RULES, known, findingsOnly = false, progress }: AssessOptions = {},
): Assessment {
  const exceptions = exceptionIndex(registry.exceptions.values(), asOf);
  const bySystem = Map.groupBy(registry.decisions, (decision: Decision) => decision.system);
  const tierOf = tierBy(registry.policy);
  const common = commonOf(registry);
  const views = new Views(registry.systems, bySystem, {
    registry: common,
    asOf,
    tierOf,
    exceptions,
    isKept: !findingsOnly,
  });
  const nhis = portfolioOf(registry);
  const byCode = new Map(rules.map((rule) => [rule.code, rule]));
  const context = { registry, asOf, views, nhis, trust, rules: byCode } satisfies Context;
  const findings: Diagnostic[] = [];
  for (const found of systemFindings(context, { rules, exceptions, bySystem, known, progress })) findings.push(found);
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
