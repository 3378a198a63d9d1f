import type { Located } from '../../report/located.ts';
import { hidesAny, withheld } from '../audience/audience.ts';
import type { FindingPart } from '../page-parts.ts';
import { findingPart, type SiteContext } from '../site-context.ts';
import { counted } from '../words.ts';

/** Everything that is wrong with this snapshot, or will soon be. */
export interface FindingsPage {
  readonly lead: string;
  readonly groups: readonly FindingGroup[];
}

export interface FindingGroup {
  readonly anchor: string;
  readonly title: string;
  readonly findings: readonly FindingPart[];
  readonly empty: string;
}

/** The sections that findings are part of. */
const OF_FINDINGS = ['findings', 'nhi-weaknesses', 'test-reports', 'risk-acceptances', 'exceptions'] as const;

export function findingsPage(context: SiteContext): FindingsPage {
  const excepted = context.findings.filter(({ exceptedBy }) => exceptedBy !== undefined);
  const open = context.findings.filter(({ exceptedBy }) => exceptedBy === undefined);
  const errors = open.filter(({ severity }) => severity === 'error');
  const warnings = open.filter(({ severity }) => severity === 'warning');
  const group = (anchor: string, title: string, findings: readonly Located[], empty: string): FindingGroup => ({
    anchor,
    title,
    findings: findings.map((finding) => findingPart(context, finding)),
    empty: withheld(context, 'findings') ?? empty,
  });
  return {
    lead: leadOf(errors.length, warnings.length, context),
    groups: [
      group('errors', 'Errors', errors, 'Nothing stands against publishing this registry.'),
      group('warnings', 'Warnings', warnings, 'Nothing will need attention soon.'),
      group('excepted', 'Excepted', excepted, 'No exception lifts anything.'),
    ],
  };
}

function leadOf(errors: number, warnings: number, { audience, failing: { size } }: SiteContext): string {
  if (hidesAny(audience, OF_FINDINGS)) {
    const failing = size > 0 ? 'Not every system is in order.' : 'No system is out of order.';
    return `${failing} This edition shows only a part of what the rules find.`;
  }
  if (errors + warnings === 0) return 'Nothing is wrong: every rule holds for every record.';
  if (errors === 0) return `No rule is broken; ${counted(warnings, 'thing')} will need attention soon.`;
  return `${counted(errors, 'thing')} must be put right before this registry is in order${warnings === 0 ? '' : `, and ${counted(warnings, 'thing')} will need attention soon`}.`;
}
