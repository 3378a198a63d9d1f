import type { Kind } from '../parse/kinds.ts';
import { decision } from './schema/decision.ts';
import { system } from './schema/system.ts';

/** Whether data holds to the schema of its kind. Only of the kinds that come in thousands; of others nothing is said. */
export function holds(kind: Kind, data: unknown): boolean {
  if (data === undefined) return false;
  if (kind === 'decision') return decision.safeParse(data).success;
  return kind === 'system' && system.safeParse(data).success;
}
