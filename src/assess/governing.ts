import type { Decision } from '../validate/registry.ts';
import type { SystemView } from './system-view.ts';

/**
 * True for a decision that counts today: the newest of its function or risk, or one that declares a
 * condition of the newest met. The others are history.
 */
export function isGoverning(decision: Decision, { approvals, risks }: SystemView): boolean {
  return (
    approvals.some(
      ({ governing, conditions }) => governing === decision || conditions.some(({ met }) => met === decision),
    ) || risks.some((risk) => risk.decision === decision)
  );
}
