import type { Decision, System } from '../../validate/registry.ts';
import type { Context, Finding, SystemRule } from '../define-rule.ts';
import { exceptionIndex } from '../exceptions.ts';
import { type SystemView, viewOf } from '../system-view.ts';
import { tierBy } from '../tier.ts';
import type { TrustChange } from './trust-changes.ts';

/**
 * A decision that counts only because the change that brings it also changes who may decide, or what is asked; or
 * because it began before where it goes to changed that.
 */
export interface Enabled {
  readonly decision: Decision;
  /** What stands against it by the files from before the change. */
  readonly reason: string;
  /** What the change says that makes it count, the likeliest first; nothing where it is only behind. */
  readonly by: readonly TrustChange[];
}

/** The rules that judge by whom, by which key and for how long something was decided. */
const JUDGING = /^(?:decision|risk)\/|^evidence\/collected-by-approver$/;

/**
 * The new decisions that the people, the keys and the policy of where the change goes to would not let count, while
 * those of the change do. The record is the same in both: only who may decide on it, and how, is taken from there.
 */
export function* enabledDecisions(context: Context): Iterable<Enabled> {
  const { before } = context.trust;
  if (!before?.existed || !before.differs) return;
  const fresh = Map.groupBy(context.registry.decisions.filter(before.isNew), ({ system }) => system);
  for (const [id, decisions] of fresh) {
    const view = context.views.get(id);
    if (view === undefined) continue;
    const then = contextBefore(context, view.system);
    for (const decision of decisions) {
      const now = new Set(reasonsAgainst(decision, view, context).map(({ key }) => key));
      const viewThen = then.views.get(id);
      const reason = viewThen && reasonsAgainst(decision, viewThen, then).find(({ key }) => !now.has(key));
      if (reason) yield { decision, reason: reason.text, by: entriesFor(decision, before.changes) };
    }
  }
}

/** The same records and decisions, judged by the people, the policy and the keys of where the change goes to. */
function contextBefore(context: Context, system: System): Context {
  const { registry, asOf, trust, views } = context;
  const { before } = trust;
  if (before === undefined) return context;
  const { people, policy = registry.policy, config = registry.config } = before.files;
  const then = { ...registry, people, policy, config };
  const exceptions = exceptionIndex(registry.exceptions.values(), asOf);
  const decisions = views.get(system.id)?.decisions ?? [];
  const view = viewOf(system, decisions, { registry: then, asOf, tierOf: tierBy(policy), exceptions });
  const proofOf = (decision: Decision) => (before.isNew(decision) ? before : trust).proofOf(decision);
  return { ...context, registry: then, views: new Map(views).set(system.id, view), trust: { ...trust, proofOf } };
}

interface Reason {
  /** The same for the same kind of reason, whatever it says of names, days and tiers. */
  readonly key: string;
  readonly text: string;
}

/** What stands against a decision: faults of its own, a signature that does not verify, findings of rules about it. */
function reasonsAgainst(decision: Decision, view: SystemView, context: Context): Reason[] {
  const faults = (view.faults.get(decision) ?? []).map(({ kind, text }) => ({
    key: `decision/${kind}`,
    text: `${text}.`,
  }));
  const { fault } = context.trust.proofOf(decision);
  const signature =
    fault === undefined ? [] : [{ key: 'decision/bad-signature', text: `The signature does not count: ${fault}.` }];
  const found = [...context.rules.values()]
    .filter((rule): rule is SystemRule => rule.about === 'system' && JUDGING.test(rule.code))
    .flatMap((rule) => [...rule.check(view, context)].map((finding) => ({ finding, key: rule.code })))
    .filter(({ finding }) => isAbout(finding, decision, view));
  return [...faults, ...signature, ...found.map(({ key, finding }) => ({ key, text: finding.message }))];
}

/** Rules point at the decision file, at a place beside it, or name the risk whose acceptance it is. */
function isAbout({ at, related = [], subject }: Finding, decision: Decision, { risks }: SystemView): boolean {
  const spots = ['file' in at ? at : undefined, ...related.map(({ spot }) => spot)];
  if (spots.some((spot) => spot?.file === decision.file)) return true;
  return risks.some(({ risk, decision: own }) => own === decision && risk.id === subject);
}

/** Those about the people who decided first; what the policy lets fall where nothing is about them. */
function entriesFor({ data }: Decision, changes: readonly TrustChange[]): TrustChange[] {
  const own = changes.filter(
    ({ person, function: name }) =>
      person !== undefined &&
      (person === data.by || person === data.for) &&
      (name === undefined || name === data.function || data.function === 'risk'),
  );
  const general = changes.filter(({ person }) => person === undefined);
  return own.length > 0 ? own : general;
}
