import type { Keyring } from '../../assess/signature/keyring.ts';
import { DECISION_NAMESPACE } from '../../assess/signature/verify-signature.ts';
import { nameOf, titleOf } from '../../assess/names.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import { compare } from '../../diagnostic/compare.ts';
import { escapeTerminal } from '../../diagnostic/escape.ts';
import type { Registry } from '../../validate/registry.ts';
import type { Gate } from '../../run.ts';
import { counted } from '../words.ts';
import type { Pinned, Signed } from './pack.ts';

/**
 * The lines that verify a pack with OpenSSH and sha256sum alone. The second takes each signature for that of the
 * person whom signers.txt and the decision name, on the day of signers.txt, so that a key that has ended since still counts for
 * what it signed: the day on which the signature came, or that of the decision where no history tells. The third looks only at evidence that is there.
 */
export const VERIFYING_LINES = [
  'sha256sum --check --strict --quiet SHA256SUMS',
  `(failed=0; while read -r by day file; do grep -q "\\"by\\": *\\"$by\\"" "$file" && ssh-keygen -Y verify -f allowed_signers -I "$by" -n ${DECISION_NAMESPACE} -O verify-time="\${day}120000Z" -s "$file.sig" < "$file" || { echo "NOT VERIFIED: $file"; failed=1; }; done < signers.txt; exit $failed)`,
  'cat SHA256SUMS evidence.sha256 | sha256sum --check --quiet --ignore-missing',
] as const;

export interface ReadmeQuestion {
  readonly view: SystemView;
  readonly gate: Gate;
  readonly signed: readonly Signed[];
  readonly pinned: readonly Pinned[];
  /** The keys of the people whom the pack names. */
  readonly keyring: Keyring;
  readonly withEvidence: boolean;
}

/** What is in a pack, how to verify it, and what that does not show. */
export function readmeText(question: ReadmeQuestion): string {
  const { view, gate, signed, pinned, withEvidence } = question;
  const registry = gate.assessment?.registry;
  const { id, dirty } = gate.commit;
  const linked = pinned.filter(({ href }) => href !== undefined);
  return `${[
    `Audit pack of “${titleOf(view.system)}” (${view.system.id})`,
    registry?.config.name ?? '',
    `As of ${inWords(gate.asOf)}${gate.isExample ? ', the day of the example organisation' : ''}.`,
    id === undefined
      ? 'From a folder without a commit.'
      : `From commit ${id}${dirty ? ', with changes that are not committed' : ''}.`,
    '',
    'TO VERIFY IT',
    '',
    'In this folder, with OpenSSH 9.1 or later and sha256sum (GNU coreutils), one line after the other:',
    '',
    ...VERIFYING_LINES.flatMap((line) => [line, '']),
    'The first says nothing when every file is what was packed. On macOS write “shasum -a 256” for sha256sum.',
    signed.length === 0
      ? 'The second says nothing: no decision here is signed.'
      : `The second says “Good "${DECISION_NAMESPACE}" signature” ${counted(signed.length, 'time')}, once for each signed decision, and never “NOT VERIFIED”.`,
    ...unsignedLines(view),
    `The third says nothing when every evidence file that lies here is the one that the record pins${withEvidence ? '' : '; without any, it has nothing to say. Put evidence files where evidence.sha256 names them, and run it again'}.`,
    ...linked.map(({ path, href = '' }) => `  Save what ${href} gives as ${path}.`),
    '',
    'WHAT THAT DOES NOT SHOW',
    '',
    'Whose keys they are: allowed_signers came with this pack. Compare these fingerprints with ones that you have from the people themselves.',
    ...keyLines(question, registry),
    'When a file was written: a signature carries no time of its own. The history of the repository, and what was published from it, can show that.',
    '',
    'WHAT IS IN IT',
    '',
    'approval-package.html  the approval in readable form; it loads nothing from anywhere, and prints',
    `${view.system.file}  the record`,
    'resolved.json  the record with what it takes from shared files put in its place (RFC 8785); the packages of decisions are made from it',
    `decisions/${view.system.id}/  the decisions (in-toto statements), each with its signature (.sig) where it has one`,
    'signers.txt  who signed which decision, and the day on which their key has to be valid: the day that the signature came to the repository, or else that of the decision',
    'allowed_signers  the public keys, and the days on which each counts',
    'people.yaml  the people who are named here, with the functions that they hold',
    `evidence.sha256  the evidence that the record pins${withEvidence ? '; the files are in evidence/' : ''}`,
    'SHA256SUMS  every file of this pack but itself',
  ]
    .map(escapeTerminal)
    .join('\n')}\n`;
}

function unsignedLines({ decisions }: SystemView): string[] {
  const unsigned = decisions.filter(({ signature }) => signature === undefined);
  if (unsigned.length === 0) return [];
  return [
    `${counted(unsigned.length, 'decision')} ${unsigned.length === 1 ? 'has' : 'have'} no signature, so nothing here proves who made ${unsigned.length === 1 ? 'it' : 'them'}:`,
    ...unsigned.map(({ file }) => `  ${file}`),
  ];
}

function keyLines({ keyring }: ReadmeQuestion, registry: Registry | undefined): string[] {
  const own = [...keyring].sort(([a], [b]) => compare(a, b));
  return own.flatMap(([id, keys]) =>
    keys.map(({ key }) => `  ${registry ? nameOf(id, registry) : id} (${id}): ${key.fingerprint}`),
  );
}
