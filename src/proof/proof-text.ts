import type { ApprovalState } from '../assess/approvals.ts';
import type { EvidenceState } from '../assess/evidence.ts';
import type { Named, ProvenApproval, ProvenBy, ProvenRisk, Standing } from '../assess/standing.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import type { Strength } from '../validate/schema/common.ts';
import type { Answer, DayProof } from './day-proof.ts';

const ANSWERS: Record<Answer, string> = {
  approved: 'everything that its tier asks for stood on that day.',
  'not-approved': 'what follows was missing on that day.',
  'not-registered': 'it was not registered on that day.',
  'not-judged': 'its record cannot be judged.',
};

function answerOf({ answer, basis }: DayProof): string {
  const word = answer === 'approved' ? 'Yes' : answer === 'not-judged' ? 'That cannot be said' : 'No';
  return `${word}${basis === 'dates' ? ', as far as the files date themselves' : ''}: ${ANSWERS[answer]}`;
}

/** For people: the answer, where it comes from, who decided by what right, and what was missing. */
export function proofText(proof: DayProof): string {
  const { standing, missing, permitted, arrivedLater, changedSince } = proof;
  return [
    `Was “${standing?.title ?? proof.system}” properly approved on ${inWords(proof.on)}${proof.isGoLive ? ', its first live day' : ''}?`,
    answerOf(proof),
    ...section(
      'What was missing',
      missing.map(
        ({ message, code, file, line }) => `${message}${code === undefined ? '' : ` (${code}, ${file}:${line})`}`,
      ),
    ),
    ...section(
      'What an exception allowed for',
      permitted.map(({ message, exception }) => `${message} (exceptions/${exception}.mdx)`),
    ),
    ...section('Where this comes from', [sourceOf(proof), ...proof.notes]),
    ...(standing ? standingLines(standing) : []),
    ...section(
      'Dated by that day, and not there yet',
      arrivedLater.map(
        ({ file, came, commit }) =>
          `${file} ${came === undefined ? 'is not committed' : `came on ${inWords(came)}, with commit ${commit}`}.`,
      ),
    ),
    ...section(
      'Not the same today',
      changedSince.map(({ file, now }) => `${file} ${now === 'gone' ? 'was removed' : 'was changed'} since.`),
    ),
  ]
    .map(escapeTerminal)
    .join('\n')
    .concat('\n');
}

function sourceOf({ basis, commit, committed }: DayProof): string {
  if (basis === 'history')
    return `The git history: commit ${commit}${committed === undefined ? '' : ` of ${committed}`}.`;
  return `The files as they are today${commit === undefined ? '' : ` (commit ${commit})`}, not the history of that day.`;
}

function standingLines({ status, liveSince, tier, reasons, approvals, risks, required, evidence }: Standing): string[] {
  const kinds = required.map(
    ({ title, item }) => `${title}: ${evidence.find(({ id }) => id === item)?.title ?? 'nothing that counted'}`,
  );
  return [
    ...section('The system', [
      `Status ${status}, ${tier} tier${liveSince === undefined ? '' : `, live since ${inWords(liveSince)}`}.`,
      ...reasons.map((reason) => `${reason}.`),
    ]),
    ...section('Who approved', approvals.flatMap(approvalLines), 'Nobody.'),
    ...section('Who accepted which risk', risks.flatMap(riskLines), 'No residual risk was recorded.'),
    ...section('Evidence that the tier asks for', kinds),
    ...section(
      'Evidence',
      evidence.map(({ id, title, state, performed, expires, sha256, reliedOnBy }) =>
        sentence([
          `${title} (${id})`,
          EVIDENCE[state],
          performed && `performed ${inWords(performed)}`,
          expires && `counts until ${inWords(expires)}`,
          reliedOnBy.length > 0 && `relied on by ${reliedOnBy.join(', ')}`,
          sha256 && `sha256 ${sha256}`,
        ]),
      ),
      'None.',
    ),
  ];
}

function approvalLines(approval: ProvenApproval): string[] {
  const {
    function: name,
    required,
    state,
    by,
    instead,
    on,
    expires,
    authority,
    faults,
    conditions,
    file,
    proof,
  } = approval;
  const head = sentence([
    `${name}: ${APPROVALS[state] ?? state}`,
    by && `by ${person(by)}${instead ? ` for ${person(instead)}` : ''}`,
    on && `on ${inWords(on)}`,
    expires && `until ${inWords(expires)}`,
    !required && 'which the tier does not ask for',
  ]);
  return [
    head,
    ...(authority && by ? [`  ${by.name} ${authority}.`] : []),
    ...faults.map((fault) => `  ${fault}.`),
    ...conditions.map(
      ({ text, due, met }) =>
        `  Condition: ${text}, due ${inWords(due)}, ${met === undefined ? 'not met by then' : `met on ${inWords(met)}`}.`,
    ),
    ...fileLines(file, proof),
  ];
}

function riskLines({ id, risk, residual, state, by, on, expires, authority, file, proof }: ProvenRisk): string[] {
  const given = state === 'missing' ? 'not accepted' : state;
  return [
    sentence([
      `${id} (${residual ?? 'residual not given'}): ${given}`,
      by && `by ${person(by)}`,
      on && `on ${inWords(on)}`,
      expires && `until ${inWords(expires)}`,
    ]),
    ...(risk === undefined ? [] : [`  ${risk}.`]),
    ...(authority && by ? [`  ${by.name} ${authority}.`] : []),
    ...fileLines(file, proof),
  ];
}

function fileLines(file: string | undefined, proof: ProvenBy | undefined): string[] {
  if (file === undefined || proof === undefined) return [];
  return [
    `  ${file}: ${proof.fault === undefined ? STRENGTHS[proof.strength](proof.fingerprint) : `its signature does not verify: ${proof.fault}`}.`,
  ];
}

const STRENGTHS: Record<Strength, (key: string | undefined) => string> = {
  signed: (key) => `signed with the key ${key}`,
  reviewed: (key) => `proven by a review of theirs, in a commit signed with the key ${key}`,
  committed: (key) => `proven by a commit of theirs, signed with the key ${key}`,
  asserted: () => 'asserted; nothing proves who made it',
};

const APPROVALS: Partial<Record<ApprovalState, string>> = {
  conditions: 'approved with conditions',
  'not-required': 'declared not required',
  stale: 'no longer what was decided on',
  void: 'counts for nothing',
  missing: 'not decided',
};

const EVIDENCE: Record<EvidenceState, string> = {
  fresh: 'fresh',
  expiring: 'fresh, about to expire',
  unreviewed: 'not reviewed by somebody else',
  unpinned: 'linked, not pinned',
  undated: 'of unknown age',
  open: 'with open findings',
  inconclusive: 'inconclusive',
  expired: 'expired',
  failed: 'failed',
  disputed: 'its own file says otherwise',
  altered: 'not the pinned file',
  incomplete: 'says too little',
};

function section(title: string, lines: readonly string[], none?: string): string[] {
  const shown = lines.length === 0 && none !== undefined ? [none] : lines;
  return shown.length === 0 ? [] : ['', title, ...shown.map((line) => `  ${line}`)];
}

function sentence(parts: readonly (string | false | undefined)[]): string {
  return `${parts.filter(Boolean).join(', ')}.`;
}

function person({ id, name }: Named): string {
  return id === name ? id : `${name} (${id})`;
}
