import { isRecord } from '../validate/lenient.ts';
import type { CommonRegistry } from '../validate/registry.ts';
import { FUNCTIONS } from '../validate/schema/common.ts';
import type { DecisionFunction } from '../validate/schema/decision.ts';
import { type MaterialField, pathOf } from '../validate/schema/policy.ts';

const RISK_FIELDS = ['risk_acceptance[].id', 'risk_acceptance[].residual', 'risk_acceptance[].risk'];

/** The fields that a function decides on, sorted: its own, those of a risk, or all of them for the final word. */
export function materialFields({ policy }: Pick<CommonRegistry, 'policy'>, name: DecisionFunction): string[] {
  return name === 'risk' ? RISK_FIELDS : paths(listed(policy, name));
}

/** Those of them that reopen a decision which does not list them. */
export function reopeningFields({ policy }: Pick<CommonRegistry, 'policy'>, name: DecisionFunction): string[] {
  if (name === 'risk') return [];
  return paths(listed(policy, name).filter((field) => typeof field !== 'string' && field.reopens === 'now'));
}

function listed(
  { material }: CommonRegistry['policy'],
  name: Exclude<DecisionFunction, 'risk'>,
): readonly MaterialField[] {
  return name === 'go-live' ? FUNCTIONS.flatMap((own) => material[own] ?? []) : (material[name] ?? []);
}

function paths(fields: readonly MaterialField[]): string[] {
  return [...new Set(fields.map(pathOf))].sort();
}

/** The record as a decision sees it: an acceptance is about one risk, everything else about the whole. */
export function decidedRecord(
  record: Readonly<Record<string, unknown>>,
  risk: string | undefined,
): Readonly<Record<string, unknown>> {
  const risks = record.risk_acceptance;
  if (risk === undefined || !Array.isArray(risks)) return record;
  return { ...record, risk_acceptance: risks.filter((entry) => isRecord(entry) && entry.id === risk) };
}
