import { type TierResult, tierOfRecord } from '../../assess/tier.ts';
import type { PolicyData, TierRules } from '../../validate/schema/policy.ts';
import { system, type SystemData } from '../../validate/schema/system.ts';
import { skeletonText } from './skeleton.ts';
import { tierNotes } from './tier-notes.ts';

export interface NewSystem extends TierResult {
  /** The whole file. */
  readonly text: string;
}

/** The record of a proposed system with what is known of it, and what its tier asks for as comments. */
export function newSystem(known: Omit<SystemData, 'status'>, policy: PolicyData): NewSystem {
  const data: SystemData = { ...known, status: 'proposed' };
  const { tier, reasons } = tierOfRecord(policy)(data);
  const rules = policy.tiers[tier];
  const { title, status, ...others } = system.shape;
  const text = skeletonText({
    shape: { title, status, ...others },
    data,
    head: [
      `${rules.title} tier as it stands here: ${reasons.length === 0 ? rules.means : `${reasons.join('. ')}.`}`,
      'The tier is computed from the record, and may move as the record grows.',
      'Lines that begin with # are not read. Take the # away and write what holds, or leave them out.',
    ],
    notes: tierNotes(policy, tier),
    isShown: (path) => isShown(path, rules),
  });
  return { text, tier, reasons };
}

/** What nobody can say yet of a system that is only proposed. */
const LATER = ['live_since', 'pilot', 'incidents', 'data.production', 'data.disposed', 'supplier.contract_ended'];

/** Of an identity and of an item of evidence, what everyone is asked for; there is much more that may be said. */
const OF_NHI = ['id', 'kind', 'owner', 'environment', 'auth', 'privileges', 'revoke', 'revocation_tested'];
const OF_EVIDENCE = ['id', 'kind', 'title', 'file', 'performed', 'collected', 'collected_by', 'expires', 'result'];

function isShown(path: string, rules: TierRules): boolean {
  if (LATER.includes(path)) return false;
  const [list, field] = path.split('.');
  if (field === undefined) return true;
  if (list === 'nhis') return OF_NHI.includes(field) || isFact(field, rules);
  if (list !== 'evidence') return true;
  const asked = { sha256: rules.evidence_pinned, reviewed_by: rules.evidence_reviewed, supports: true };
  return OF_EVIDENCE.includes(field) || (asked[field as keyof typeof asked] ?? false);
}

function isFact(field: string, { nhi }: TierRules): boolean {
  return (nhi.must_know ?? []).some((fact) => fact.split('.')[0] === field);
}
