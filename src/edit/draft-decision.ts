import { addPeriod } from '../diagnostic/calendar.ts';
import { isFresh } from '../assess/evidence.ts';
import { decidedRecord, materialFields } from '../assess/material.ts';
import { digestOf, packageOf } from '../assess/package.ts';
import { resolvedRecord } from '../assess/resolved-record.ts';
import type { SystemView } from '../assess/system-view.ts';
import type { Registry } from '../validate/registry.ts';
import type { Tier } from '../validate/schema/common.ts';
import type { DecisionData, Predicate } from '../validate/schema/decision.ts';

/** What a person says when they decide; the rest of the statement follows from the record. */
export interface Verdict {
  readonly function: Predicate['function'];
  readonly risk?: string | undefined;
  readonly decision: Predicate['decision'];
  /** The id of the person who decides. */
  readonly by: string;
  /** The id of the person whose deputy they are. */
  readonly instead?: string | undefined;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly rationale: string;
  readonly conditions: NonNullable<Predicate['conditions']>;
  readonly meets: readonly string[];
  /** The ids of the evidence relied on; the fresh items of the function's own kinds when left out. */
  readonly reliedOn?: readonly string[] | undefined;
  /** The last day; as far off as the tier allows when left out. */
  readonly expires?: string | undefined;
  readonly forum?: string | undefined;
  readonly minutes?: string | undefined;
  /** The review on the forge by which it was decided. */
  readonly review?: Predicate['review'] | undefined;
}

/** The statement of a decision (in-toto Statement v1) on the record as it stands. */
export function draftDecision(verdict: Verdict, view: SystemView, registry: Registry): DecisionData {
  const fields = materialFields(registry, verdict.function);
  const contents = packageOf(decidedRecord(resolvedRecord(view.system), verdict.risk), fields);
  return draftStatement(verdict, {
    name: `systems/${view.system.id}`,
    tier: view.tier,
    reliedOn: reliedOn(verdict, view, registry),
    expires: verdict.expires ?? lastDay(verdict, view, registry),
    fields,
    contents,
  });
}

/** What is decided on, and what of a statement follows from it. */
export interface Matter {
  /** The subject of the statement. */
  readonly name: string;
  readonly tier?: Tier;
  readonly reliedOn?: NonNullable<Predicate['reliedOn']>;
  readonly expires?: string | undefined;
  readonly fields: string[];
  /** Their values: the package. */
  readonly contents: Record<string, unknown>;
}

export function draftStatement(
  verdict: Verdict,
  { name, tier, reliedOn: evidence = [], expires, fields, contents }: Matter,
): DecisionData {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: digestOf(contents) } }],
    predicateType: 'https://countersign.example/decision/v1',
    predicate: {
      function: verdict.function,
      ...(verdict.risk === undefined ? {} : { risk: verdict.risk }),
      decision: verdict.decision,
      by: verdict.by,
      for: verdict.instead ?? null,
      on: verdict.on,
      ...(tier === undefined ? {} : { tier }),
      rationale: verdict.rationale,
      ...(verdict.forum === undefined ? {} : { forum: verdict.forum }),
      ...(verdict.minutes === undefined ? {} : { minutes: verdict.minutes }),
      conditions: verdict.conditions,
      meets: [...verdict.meets],
      reliedOn: evidence,
      ...(verdict.review === undefined ? {} : { review: verdict.review }),
      ...(expires === undefined ? {} : { expires }),
      fields,
      package: contents,
    },
  };
}

function lastDay(verdict: Verdict, view: SystemView, registry: Registry): string | undefined {
  if (verdict.decision === 'rejected' || verdict.decision === 'withdrawn') return undefined;
  if (verdict.function === 'risk')
    return (
      view.risks.find(({ risk }) => risk.id === verdict.risk)?.risk.expires ??
      addPeriod(verdict.on, registry.policy.risk_acceptance.valid_for)
    );
  return addPeriod(verdict.on, view.rules.decision_valid_for);
}

function reliedOn(verdict: Verdict, view: SystemView, { policy }: Registry): NonNullable<Predicate['reliedOn']> {
  const own = ({ kind }: { kind?: string | undefined }) =>
    policy.evidence_kinds[kind ?? '']?.function === verdict.function;
  const fresh = view.evidence.filter(({ use, state }) =>
    verdict.reliedOn ? verdict.reliedOn.includes(use.id) : isFresh(state) && own(use.data),
  );
  return fresh.map(({ use }) => ({
    evidence: use.id,
    ...(use.data.sha256 === undefined ? {} : { sha256: use.data.sha256 }),
  }));
}
