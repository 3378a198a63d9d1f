import type { PackageChange } from '../assess/staleness.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import type { DecisionData } from '../validate/schema/decision.ts';
import { changeLines, packageLines } from './decision-brief.ts';

export interface PolicyBrief {
  readonly statement: DecisionData;
  /** What has changed since the last decision of the function; absent when there was none. */
  readonly changes: readonly PackageChange[] | undefined;
}

/** What is being decided on the policy, for the person who decides: what it says, and what has changed in it. */
export function policyBrief({ statement: { predicate, subject }, changes }: PolicyBrief): string {
  return [
    `The policy, for ${predicate.function}, on ${inWords(predicate.on)}`,
    '',
    'What is decided on',
    ...packageLines(predicate.package),
    '',
    ...changeLines(changes),
    `Digest of the package: sha256 ${subject[0].digest.sha256}`,
  ]
    .map(escapeTerminal)
    .join('\n')
    .concat('\n');
}
