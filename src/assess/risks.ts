import type { Decision, System } from '../validate/registry.ts';
import type { RiskAcceptance } from '../validate/schema/system.ts';
import { earlier } from '../diagnostic/calendar.ts';
import { NOTHING_SINCE, type SinceDecided } from './reopening.ts';
import type { PackageChange } from './staleness.ts';

export interface JudgedRisk {
  readonly risk: RiskAcceptance;
  /** Its index in the record. */
  readonly at: number;
  readonly state: 'accepted' | 'stale' | 'expired' | 'missing';
  /** How the risk differs from what was accepted, by the decision file that proves it. */
  readonly changes: readonly PackageChange[];
  /** The decision file that proves the acceptance: by the same person on the same day. */
  readonly decision: Decision | undefined;
  /** The newest decision file on the risk. */
  readonly newest: Decision | undefined;
  /** The day it was first accepted, by its decision files or by the record. */
  readonly first: string | undefined;
}

export interface RiskQuestion {
  readonly asOf: string;
  readonly since: (decision: Decision) => SinceDecided;
}

export function risksOf(system: System, decisions: readonly Decision[], { asOf, since }: RiskQuestion): JudgedRisk[] {
  const byRisk = Map.groupBy(
    decisions.filter(({ data }) => data.function === 'risk' && data.on <= asOf),
    ({ data }) => data.risk,
  );
  return (system.data.risk_acceptance ?? []).map((risk, at) =>
    judgeRisk(risk, at, { files: byRisk.get(risk.id) ?? [], asOf, since }),
  );
}

function judgeRisk(
  risk: RiskAcceptance,
  at: number,
  { files, asOf, since }: RiskQuestion & { files: readonly Decision[] },
): JudgedRisk {
  const acceptances = files.filter(({ data }) => data.decision === 'accepted');
  const decision = acceptances.findLast(({ data }) => data.by === risk.accepted_by && data.on === risk.accepted);
  const newest = files.at(-1);
  const given = risk.accepted_by !== undefined && risk.accepted !== undefined && newest?.data.decision !== 'withdrawn';
  const expired = risk.expires !== undefined && risk.expires < asOf;
  const { changes, reopenings } = decision ? since(decision) : NOTHING_SINCE;
  const standing = expired ? 'expired' : reopenings.length > 0 ? 'stale' : 'accepted';
  return {
    risk,
    at,
    state: given ? standing : 'missing',
    changes,
    decision,
    newest,
    first: earlier(acceptances[0]?.data.on, risk.accepted),
  };
}
