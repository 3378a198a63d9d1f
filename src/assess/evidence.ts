import { addPeriod } from '../diagnostic/calendar.ts';
import type { RelatedSpot } from '../diagnostic/diagnostic.ts';
import type { Artefact } from '../parse/artefact/artefact.ts';
import type { EvidenceFile } from '../parse/source.ts';
import type { System, Use } from '../validate/registry.ts';
import type { EvidenceData } from '../validate/schema/evidence.ts';
import type { PolicyData, TierRules } from '../validate/schema/policy.ts';
import { type Doubt, doubtsAbout, isDisputing, isFailure } from './doubts.ts';
import { titleOf } from './names.ts';

/** What an item of evidence is worth on a day, the best first. */
export type EvidenceState =
  | 'fresh'
  | 'expiring'
  | 'unreviewed'
  | 'unpinned'
  | 'undated'
  | 'open'
  | 'inconclusive'
  | 'expired'
  | 'failed'
  | 'disputed'
  | 'altered'
  | 'incomplete';

export interface JudgedEvidence {
  readonly use: Use<EvidenceData>;
  readonly state: EvidenceState;
  /** Whether its bytes are pinned by a hash that holds. */
  readonly pinned: boolean;
  /** What its file says of itself, where it is of a kind that is read. */
  readonly says: Artefact | undefined;
  /** Where its file does not bear out what the record says of it. */
  readonly doubts: readonly Doubt[];
  /** What it found and nobody has fixed or accepted. */
  readonly open: readonly string[];
}

export interface EvidenceQuestion {
  readonly system: System;
  readonly rules: TierRules;
  readonly asOf: string;
  /** How long before its last day evidence counts as about to expire. */
  readonly horizon: string;
  readonly files: ReadonlyMap<string, EvidenceFile>;
  /** The IANA time zone in which a day begins and ends. */
  readonly timeZone: string;
  /** The residual risks of the record whose acceptance stands. */
  readonly accepted: ReadonlySet<string>;
}

export function judgeEvidence(use: Use<EvidenceData>, question: EvidenceQuestion): JudgedEvidence {
  const { system, files, timeZone } = question;
  const says = files.get(use.data.file ?? '')?.says;
  const doubts = says === undefined ? [] : doubtsAbout(use.data, says, { system, timeZone });
  return {
    use,
    state: stateOf(use.data, doubts, question),
    pinned: isPinned(use.data, files),
    says: says === undefined || 'unread' in says ? undefined : says,
    doubts,
    open: openFindings(use.data, question),
  };
}

/** The findings of an item that are neither fixed by the day nor accepted as a risk whose acceptance stands. */
function openFindings({ findings }: EvidenceData, { asOf, accepted }: EvidenceQuestion): string[] {
  return (findings ?? [])
    .filter(({ fixed, accepted_as: risk }) => !(fixed !== undefined && fixed <= asOf) && !(risk && accepted.has(risk)))
    .map(({ what }) => what);
}

/** True for a pass with findings of which one is open, or that does not say what it found. */
function isOpen(data: EvidenceData, question: EvidenceQuestion): boolean {
  if (data.result !== 'pass-with-findings') return false;
  return (data.findings ?? []).length === 0 || openFindings(data, question).length > 0;
}

function stateOf(data: EvidenceData, doubts: readonly Doubt[], question: EvidenceQuestion): EvidenceState {
  const { rules, asOf, horizon, files } = question;
  if (isAltered(data, files)) return 'altered';
  if (data.result === 'fail' || doubts.some(isFailure)) return 'failed';
  if (missingParts(data).length > 0 || (data.performed ?? '') > asOf) return 'incomplete';
  if (doubts.some(isDisputing)) return 'disputed';
  if (isOver(data, asOf)) return 'expired';
  if (data.result === 'inconclusive') return 'inconclusive';
  if (isOpen(data, question)) return 'open';
  if (doubts.some(({ about }) => about === 'undated')) return 'undated';
  if (rules.evidence_pinned && !isPinned(data, files)) return 'unpinned';
  if (rules.evidence_reviewed && !isReviewed(data)) return 'unreviewed';
  return data.expires !== undefined && data.expires <= addPeriod(asOf, horizon) ? 'expiring' : 'fresh';
}

/** What an item has to say before it shows anything; a file and an address serve alike. */
const PARTS = ['kind', 'performed', 'collected', 'collected_by', 'result', 'expires', 'file'] as const;

/** Those parts that the item does not say. */
export function missingParts(data: EvidenceData): (typeof PARTS)[number][] {
  return PARTS.filter((part) => data[part] === undefined && !(part === 'file' && data.href !== undefined));
}

/** True once its last day has passed. */
export function isOver(data: EvidenceData, asOf: string): boolean {
  return data.expires !== undefined && data.expires < asOf;
}

/** True where somebody else than who collected it has read it. */
export function isReviewed(data: EvidenceData): boolean {
  return data.reviewed_by !== undefined && data.reviewed_by !== data.collected_by;
}

/** True where the bytes that lie in content/evidence are not those of the hash, or are not there. */
function isAltered(data: EvidenceData, files: ReadonlyMap<string, EvidenceFile>): boolean {
  if (data.file === undefined) return false;
  const found = files.get(data.file);
  return found === undefined || (data.sha256 !== undefined && found.sha256 !== data.sha256);
}

function isPinned(data: EvidenceData, files: ReadonlyMap<string, EvidenceFile>): boolean {
  return data.sha256 !== undefined && !isAltered(data, files);
}

/** True where the item supports its controls today. */
export function isFresh(state: EvidenceState): boolean {
  return state === 'fresh' || state === 'expiring';
}

/** What a system has of one kind of evidence that its tier requires. */
export interface RequiredEvidence {
  readonly kind: string;
  /** The name that the policy gives the kind. */
  readonly title: string;
  readonly items: readonly JudgedEvidence[];
  /** Of those that count today the one that lasts longest; absent when none counts. */
  readonly best: JudgedEvidence | undefined;
}

export function requiredEvidence(
  evidence: readonly JudgedEvidence[],
  rules: TierRules,
  { evidence_kinds: kinds }: PolicyData,
): RequiredEvidence[] {
  return rules.evidence.map((kind) => {
    const items = evidence.filter(({ use }) => use.data.kind === kind);
    const best = items.filter(({ state }) => isFresh(state)).reduce<JudgedEvidence | undefined>(lasting, undefined);
    return { kind, title: kinds[kind]?.title ?? kind, items, best };
  });
}

/** Of two items the one that lasts longer; without an end it lasts for ever. */
export function lasting(a: JudgedEvidence | undefined, b: JudgedEvidence): JudgedEvidence {
  if (a === undefined || a.use.data.expires === undefined) return a ?? b;
  return b.use.data.expires === undefined || b.use.data.expires > a.use.data.expires ? b : a;
}

/** False where an item of the list could not be read or leads nowhere, so that what is absent may only be hidden. */
export function isListWhole(system: System): boolean {
  return !system.isBroken('evidence') && (system.data.evidence ?? []).length === system.evidence.length;
}

/** For what lies in shared/, the place where this system takes it in. */
export function usedAt({ shared, spot }: Use<EvidenceData>, system: System): RelatedSpot[] {
  return shared ? [{ spot, message: `“${titleOf(system)}” uses it here.` }] : [];
}
