import { compare } from '../diagnostic/compare.ts';
import { TIERS } from '../validate/schema/common.ts';
import type { SystemChange } from './system-change.ts';

/** What a reviewer has to see first: what starts to fail, then what loses approvals, then what rises, then the rest by id. */
export function bySeverity(a: SystemChange, b: SystemChange): number {
  const [one, other] = [weights(a), weights(b)];
  for (const [at, weight] of one.entries()) {
    const difference = (other[at] ?? 0) - weight;
    if (difference !== 0) return difference;
  }
  return compare(a.id, b.id);
}

function weights({ fails, kind, own, voided, tier, findings, status }: SystemChange): number[] {
  const rise = tier.is === undefined ? 0 : TIERS.indexOf(tier.is) - TIERS.indexOf(tier.was ?? tier.is);
  const isLive = status.is === 'production' || status.is === 'pilot';
  return [
    Number(fails.is && !fails.was),
    findings.begun.filter(({ severity }) => severity === 'error').length,
    Number(kind === 'gone'),
    voided.length,
    rise,
    Number(kind === 'new' && isLive),
    Number(own),
    Number(kind === 'new'),
    findings.begun.length,
  ];
}
