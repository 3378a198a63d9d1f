import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Progress } from '../diagnostic/progress.ts';
import type { Decision, System } from '../validate/registry.ts';
import type { Context, Rule, SystemContext, SystemRule } from './define-rule.ts';
import type { ExceptionIndex } from './exceptions.ts';
import { severityFor } from './severity.ts';
import type { SystemView } from './system-view.ts';
import { diagnostic, weaker } from './to-diagnostic.ts';
import type { Views } from './views.ts';

/** What is remembered of earlier runs of this program: what was found about a system, by the sum of what that rests on. */
export interface KnownFindings {
  /** The sum of what the findings about a system rest on. */
  readonly sumOf: (system: System, decisions: readonly Decision[], context: SystemContext) => string;
  readonly recall: (judgedOn: string) => Found | undefined;
  readonly keep: (judgedOn: string, found: Required<Found>) => void;
}

/** What was found about a system, and the view of it where that is still in memory. */
export interface Found {
  readonly findings: readonly Diagnostic[];
  readonly view?: SystemView;
}

export interface SystemFindingsQuestion {
  readonly rules: readonly Rule[];
  readonly exceptions: ExceptionIndex;
  readonly bySystem: ReadonlyMap<string, readonly Decision[]>;
  readonly known: KnownFindings | undefined;
  readonly progress: Progress | undefined;
}

/** The findings of the rules about systems, in the order of systems and rules. What is known is not found again. */
export function* systemFindings(
  context: Context & { readonly views: Views },
  { rules: all, exceptions, bySystem, known, progress }: SystemFindingsQuestion,
): Iterable<Diagnostic> {
  const rules = all.filter((rule) => rule.about === 'system');
  const find = (view: SystemView) =>
    rules.flatMap((rule) => [...runRule(rule, view, context)].map((found) => lifted(found, rule, exceptions)));
  let judged = 0;
  for (const [id, system] of context.registry.systems) {
    progress?.('judge', ++judged, context.registry.systems.size);
    const key = known?.sumOf(system, bySystem.get(id) ?? [], context);
    const before = key === undefined ? undefined : known?.recall(key);
    if (before?.view) context.views.adopt(before.view);
    const view = before ? undefined : context.views.get(id);
    const findings = before?.findings ?? (view ? find(view) : []);
    if (key !== undefined && view) known?.keep(key, { findings, view });
    yield* findings;
  }
}

function* runRule(rule: SystemRule, view: SystemView, context: SystemContext): Iterable<Diagnostic> {
  const byStatus = severityFor(rule.row, view.system, context.asOf);
  if (byStatus === undefined) return;
  for (const finding of rule.check(view, context))
    yield diagnostic(finding, rule, weaker(rule.severity, byStatus), view.system);
}

/** A finding that an exception lifts is shown and does not fail the build. */
function lifted(found: Diagnostic, rule: Rule, exceptions: ExceptionIndex): Diagnostic {
  if (rule.lift === 'never' || found.system === undefined) return found;
  const exception = exceptions.find(rule.code, found.system, found.subject);
  if (exception === undefined) return found;
  return { ...found, severity: 'info', exceptedBy: exception.id };
}
