import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import { jsonText } from '../parse/json.ts';
import type { Predecessor } from '../read/snapshots/manifest.ts';
import type { Chain, Link } from './chain.ts';
import type { FilesCheck, SignatureCheck, SnapshotCheck } from './check-snapshot.ts';

/** As many names as fit a screen. */
const MOST = 20;

/** For people: what it is, and everything that speaks against it. */
export function checkText({ where, sha256, about, files, signature, chain, holds }: SnapshotCheck): string {
  const { asOf, commit, validUntil, tool, dirty } = about;
  const of =
    commit === null ? 'without a commit' : `commit ${commit}${dirty ? ', with changes that are not committed' : ''}`;
  return [
    `The snapshot in ${where}: as of ${inWords(asOf)}, ${of}${tool === undefined ? '' : `, made by ${tool}`}.`,
    validUntil === null
      ? 'It names no day until which it is valid: something failed in it, or nothing runs out.'
      : `Valid until ${inWords(validUntil)}.`,
    `Manifest: SHA-256 ${sha256}.`,
    ...fileLines(files),
    signatureLine(signature),
    ...chainLines(chain),
    holds ? 'It holds.' : 'It does not hold.',
  ]
    .map(escapeTerminal)
    .join('\n')
    .concat('\n');
}

function fileLines({ named, missing, changed, added }: FilesCheck): string[] {
  const faults = [
    ...listed(missing, 'is missing'),
    ...listed(changed, 'is not what the manifest says'),
    ...listed(added ?? [], 'is not in the manifest'),
  ];
  const files = `${named.toLocaleString('en-GB')} files`;
  const more = added === undefined ? '; what else is there cannot be seen from here' : ', and no other is there';
  return faults.length === 0 ? [`${files} are as the manifest says${more}.`] : [`Of ${files}:`, ...faults];
}

function listed(names: readonly string[], what: string): string[] {
  const rest = names.length - MOST;
  const lines = names.slice(0, MOST).map((name) => `  ${name} ${what}`);
  return rest > 0 ? [...lines, `  ${rest.toLocaleString('en-GB')} more: ${what}`] : lines;
}

function signatureLine(signature: SignatureCheck): string {
  switch (signature.state) {
    case 'none':
      return 'It is not signed.';
    case 'missing':
      return 'It is not signed, and should be.';
    case 'good':
      return `Signed by ${signature.by}, with ${signature.fingerprint}.`;
    case 'bad':
      return `Its signature does not count: ${signature.why}.`;
  }
}

function chainLines({ links, open, strays }: Chain): string[] {
  return [
    ...links.map((link) => `Before it: ${nameOf(link)}.`),
    open === null
      ? links.length === 0
        ? 'It names no snapshot before it.'
        : 'That is the first of the chain.'
      : `Before ${links.length === 0 ? 'it' : 'that'}, not given: the one ${described(open)}.`,
    ...strays.map(({ named, ...link }) =>
      named === undefined
        ? `Not in the chain: ${nameOf(link)}.`
        : `Rewritten: ${nameOf(link)}. The chain names ${named.sha256} for that commit and day.`,
    ),
  ];
}

function nameOf({ where, manifest: { manifest, sha256 } }: Link): string {
  return `${where}, ${described({ ...manifest, sha256 })}`;
}

function described({ asOf, commit, sha256 }: Pick<Predecessor, 'asOf' | 'commit' | 'sha256'>): string {
  return `as of ${inWords(asOf)}${commit === null ? '' : `, commit ${commit.slice(0, 10)}`}, SHA-256 ${sha256}`;
}

/** For programs. */
export function checkJson({ where, sha256, about, files, signature, chain, holds }: SnapshotCheck): string {
  const named = ({ where: place, manifest }: Link) => ({ where: place, sha256: manifest.sha256 });
  return jsonText({
    holds,
    where,
    sha256,
    ...about,
    files: { ...files, added: files.added ?? null },
    signature,
    chain: {
      links: chain.links.map(named),
      open: chain.open,
      strays: chain.strays.map((stray) => ({ ...named(stray), rewritten: stray.named !== undefined })),
    },
  });
}
