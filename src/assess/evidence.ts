import { addPeriod } from '../diagnostic/calendar.ts';
import type { EvidenceFile } from '../parse/source.ts';
import type { Use } from '../validate/registry.ts';
import type { EvidenceData } from '../validate/schema/evidence.ts';
import type { TierRules } from '../validate/schema/policy.ts';

/** What an item of evidence is worth on a day, the best first. */
export type EvidenceState = 'fresh' | 'expiring' | 'unreviewed' | 'unpinned' | 'inconclusive' | 'expired' | 'failed' | 'altered' | 'incomplete';

export interface JudgedEvidence {
  readonly use: Use<EvidenceData>;
  readonly state: EvidenceState;
  /** Whether its bytes are pinned by a hash that holds. */
  readonly pinned: boolean;
}

export interface EvidenceQuestion {
  readonly rules: TierRules;
  readonly asOf: string;
  /** How long before its last day evidence counts as about to expire. */
  readonly horizon: string;
  readonly files: ReadonlyMap<string, EvidenceFile>;
}

export function judgeEvidence(use: Use<EvidenceData>, question: EvidenceQuestion): JudgedEvidence {
  return { use, state: stateOf(use.data, question), pinned: isPinned(use.data, question.files) };
}

function stateOf(data: EvidenceData, { rules, asOf, horizon, files }: EvidenceQuestion): EvidenceState {
  if (isAltered(data, files)) return 'altered';
  if (data.result === 'fail') return 'failed';
  if (data.performed === undefined || data.result === undefined || (data.file === undefined && data.href === undefined)) return 'incomplete';
  if (data.performed > asOf) return 'incomplete';
  if (data.expires !== undefined && data.expires < asOf) return 'expired';
  if (data.result === 'inconclusive') return 'inconclusive';
  if (rules.evidence_pinned && !isPinned(data, files)) return 'unpinned';
  if (rules.evidence_reviewed && (data.reviewed_by === undefined || data.reviewed_by === data.collected_by)) return 'unreviewed';
  return data.expires !== undefined && data.expires <= addPeriod(asOf, horizon) ? 'expiring' : 'fresh';
}

/** True where a hash stands and the bytes that lie in content/evidence are not those, or are not there. */
function isAltered(data: EvidenceData, files: ReadonlyMap<string, EvidenceFile>): boolean {
  return data.file !== undefined && data.sha256 !== undefined && files.get(data.file)?.sha256 !== data.sha256;
}

function isPinned(data: EvidenceData, files: ReadonlyMap<string, EvidenceFile>): boolean {
  return data.sha256 !== undefined && !isAltered(data, files);
}

/** True where the item supports its controls today. */
export function isFresh(state: EvidenceState): boolean {
  return state === 'fresh' || state === 'expiring';
}
