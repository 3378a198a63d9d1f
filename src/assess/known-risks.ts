import { isRecord } from '../validate/lenient.ts';
import type { Decision } from '../validate/registry.ts';

/** The ids of the risks that a decision of business was made on; nothing where its package does not list them. */
export function listedRisks(decision: Decision | undefined): ReadonlySet<unknown> | undefined {
  const { fields, package: contents } = decision?.data ?? {};
  if (!fields?.includes('risk_acceptance[].id')) return undefined;
  const risks = contents?.risk_acceptance;
  return new Set((Array.isArray(risks) ? risks : []).map((risk) => (isRecord(risk) ? risk.id : undefined)));
}
