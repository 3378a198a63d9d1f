import { escapeJson } from '../diagnostic/escape.ts';
import type { DayProof } from './day-proof.ts';

/** For machines: the proof as it is, absent values as null. */
export function proofJson(proof: DayProof): string {
  return escapeJson(`${JSON.stringify(proof, (_key, value: unknown) => (value === undefined ? null : value), 2)}\n`);
}
