import type { Approver, ApprovalState } from '../assess/approvals.ts';
import type { Grade } from '../assess/coverage.ts';
import type { EvidenceState } from '../assess/evidence.ts';
import type { JudgedRisk } from '../assess/risks.ts';
import type { Severity } from '../diagnostic/diagnostic.ts';
import type { Status, Strength, Tier } from '../validate/schema/common.ts';
import type { Tag, Tone } from './page-parts.ts';

function tag(word: string, symbol: string, tone: Tone): Tag {
  return { word, symbol, tone };
}

export const TIER_TAGS: Record<Tier, Tag> = {
  low: tag('Low tier', '△', 'none'),
  standard: tag('Standard tier', '◮', 'none'),
  high: tag('High tier', '▲', 'none'),
};

export const STATUS_TAGS: Record<Status, Tag> = {
  proposed: tag('Proposed', '○', 'none'),
  pilot: tag('Pilot', '◐', 'none'),
  production: tag('In production', '●', 'none'),
  suspended: tag('Suspended', '‖', 'warn'),
  retired: tag('Retired', '■', 'none'),
};

export const ORDER_TAGS = {
  ok: tag('In order', '✓', 'good'),
  warning: tag('In order, with warnings', '!', 'warn'),
  failing: tag('Not in order', '✕', 'bad'),
  notJudged: tag('Retired', '■', 'none'),
} as const;

export const APPROVAL_TAGS: Record<ApprovalState, Tag> = {
  approved: tag('Approved', '✓', 'good'),
  conditions: tag('Approved with conditions', '!', 'warn'),
  'not-required': tag('Declared not required', '–', 'none'),
  stale: tag('Changed since', '✕', 'bad'),
  rejected: tag('Rejected', '✕', 'bad'),
  withdrawn: tag('Withdrawn', '✕', 'bad'),
  expired: tag('Expired', '✕', 'bad'),
  void: tag('Counts for nothing', '✕', 'bad'),
  missing: tag('Not decided', '○', 'bad'),
};

export const RISK_TAGS: Record<JudgedRisk['state'], Tag> = {
  accepted: tag('Accepted', '✓', 'good'),
  stale: tag('Changed since', '✕', 'bad'),
  expired: tag('Acceptance expired', '✕', 'bad'),
  missing: tag('Not accepted', '○', 'bad'),
};

export const DECISION_WORDS: Record<string, string> = {
  approved: 'Approved',
  'approved-with-conditions': 'Approved with conditions',
  rejected: 'Rejected',
  reaffirmed: 'Reaffirmed',
  'not-required': 'Declared not required',
  'condition-met': 'Declared a condition met',
  withdrawn: 'Withdrawn',
  accepted: 'Accepted the risk',
};

/** How well it is proven who decided, the strongest first. */
export const STRENGTH_WORDS: Record<Strength, string> = {
  signed: 'Signed with their own key',
  reviewed: 'Confirmed in a review of their own',
  committed: 'Committed by themselves, signed with their own key',
  asserted: 'Asserted: nobody can prove who wrote it',
};

export const FUNCTION_WORDS: Record<Approver | 'risk', string> = {
  security: 'Security',
  privacy: 'Privacy',
  legal: 'Legal',
  operations: 'Operations',
  business: 'Business',
  'go-live': 'Go-live',
  risk: 'Risk acceptance',
};

export const EVIDENCE_TAGS: Record<EvidenceState, Tag> = {
  fresh: tag('Fresh', '●', 'good'),
  expiring: tag('About to expire', '◕', 'warn'),
  unreviewed: tag('Not reviewed', '◔', 'warn'),
  unpinned: tag('Linked, not pinned', '◔', 'warn'),
  undated: tag('Age unknown', '◔', 'warn'),
  open: tag('Findings open', '◔', 'warn'),
  inconclusive: tag('Inconclusive', '◔', 'warn'),
  expired: tag('Expired', '◌', 'bad'),
  failed: tag('Failed', '✕', 'bad'),
  disputed: tag('Its file says otherwise', '≠', 'bad'),
  altered: tag('Not the pinned file', '✕', 'bad'),
  incomplete: tag('Says too little', '◔', 'bad'),
};

/** A grade has a short word for a cell of a matrix. */
export const GRADE_TAGS: Record<Grade, Tag & { readonly short: string; readonly means: string }> = {
  contradicted: {
    ...tag('Contradicted', '≠', 'bad'),
    short: 'contra',
    means: 'An item of evidence speaks against it.',
  },
  fresh: {
    ...tag('Fresh evidence', '●', 'good'),
    short: 'fresh',
    means: 'Unexpired evidence with a good result, reviewed and pinned where the tier asks for it.',
  },
  expiring: { ...tag('About to expire', '◕', 'warn'), short: 'soon', means: 'Fresh evidence whose last day is near.' },
  excepted: { ...tag('Excepted', '◇', 'warn'), short: 'except', means: 'An exception with an end stands in for it.' },
  'not-applicable': {
    ...tag('Not applicable', '∅', 'none'),
    short: 'n/a',
    means: 'The record says why it does not apply, and somebody agreed.',
  },
  inherited: {
    ...tag('Inherited', '↰', 'none'),
    short: 'inherit',
    means: 'Something that the system runs on answers for it.',
  },
  failed: { ...tag('Failed', '✕', 'bad'), short: 'failed', means: 'The evidence says that it does not hold.' },
  unpinned: {
    ...tag('Linked, not pinned', '◔', 'warn'),
    short: 'linked',
    means: 'The tier asks for pinned evidence, and this can change unseen.',
  },
  unreviewed: {
    ...tag('Not reviewed', '◔', 'warn'),
    short: 'unread',
    means: 'The tier asks that somebody else reads the evidence.',
  },
  expired: {
    ...tag('Expired evidence only', '◌', 'bad'),
    short: 'expired',
    means: 'There was evidence once, and it has run out.',
  },
  weak: {
    ...tag('Settles nothing', '◔', 'warn'),
    short: 'weak',
    means:
      'There is evidence, and it settles nothing: without a result, with findings that are open, or of unknown age.',
  },
  claimed: {
    ...tag('Claimed without evidence', '“', 'warn'),
    short: 'claim',
    means: 'The record says so, and nothing shows it.',
  },
  required: {
    ...tag('Required but missing', '○', 'bad'),
    short: 'missing',
    means: 'The tier asks for it, and nothing is there.',
  },
  nothing: {
    ...tag('Nothing', '·', 'none'),
    short: 'none',
    means: 'The tier does not ask for it, and the record says nothing.',
  },
};

export const SEVERITY_TAGS: Record<Severity, Tag> = {
  error: tag('Error', '✕', 'bad'),
  warning: tag('Warning', '!', 'warn'),
  info: tag('Info', 'i', 'none'),
};
export const EXCEPTED_TAG: Tag = tag('Excepted', '◇', 'warn');

/** `wire-transfer` as `wire transfer`, `some-id` with a capital where it begins a line. */
export function plainWord(word: string): string {
  return word.replaceAll('-', ' ');
}

export function sentenceCase(word: string): string {
  const plain = plainWord(word);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

const NHI_WORDS: Record<string, string> = {
  'oauth-app': 'OAuth app',
  'api-key': 'API key',
  oidc: 'OIDC',
  mtls: 'mTLS',
  'iam-role': 'IAM role',
  'signed-jwt': 'Signed JWT',
};

/** What kind an identity is, or how it signs in. */
export function nhiWord(word: string): string {
  return NHI_WORDS[word] ?? sentenceCase(word);
}

/** `1 system`, `14 systems`; digits grouped as in British English. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
