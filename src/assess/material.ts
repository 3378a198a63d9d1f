import { isRecord } from '../validate/lenient.ts';
import type { Registry } from '../validate/registry.ts';
import type { DecisionFunction } from '../validate/schema/decision.ts';

const RISK_FIELDS = ['risk_acceptance[].id', 'risk_acceptance[].residual', 'risk_acceptance[].risk'];

/** The fields that a function decides on, sorted: its own, those of a risk, or all of them for the final word. */
export function materialFields({ policy }: Registry, name: DecisionFunction): string[] {
  if (name === 'risk') return RISK_FIELDS;
  const fields = name === 'go-live' ? Object.values(policy.material).flatMap((own) => own ?? []) : (policy.material[name] ?? []);
  return [...new Set(fields)].sort();
}

/** The record as a decision sees it: an acceptance is about one risk, everything else about the whole. */
export function decidedRecord(record: Readonly<Record<string, unknown>>, risk: string | undefined): Readonly<Record<string, unknown>> {
  const risks = record.risk_acceptance;
  if (risk === undefined || !Array.isArray(risks)) return record;
  return { ...record, risk_acceptance: risks.filter((entry) => isRecord(entry) && entry.id === risk) };
}
