import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { allowedSigners } from '../../assess/signature/allowed-signers.ts';
import { resolvedRecord } from '../../assess/resolved-record.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Trust } from '../../assess/trust/trust.ts';
import { compare } from '../../diagnostic/compare.ts';
import type { HeldFolder } from '../../read/content.ts';
import type { Gate } from '../../run.ts';
import { locateAll } from '../../report/located.ts';
import { siteContext } from '../site-context.ts';
import { namedPeople, peopleYaml } from './named-people.ts';
import { packageHtml } from './package-html.ts';
import { readmeText } from './readme.ts';

/** One file of an audit pack. */
export interface PackFile {
  /** Below the pack’s own folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PackQuestion {
  /** The content folder as it lies on disk, and the gate over it. */
  readonly folder: HeldFolder;
  readonly gate: Gate;
  readonly system: string;
  /** Whether the evidence files themselves go into the pack, or only their hashes. */
  readonly withEvidence: boolean;
}

/** A decision with a signature, as one line of `signers.txt` says it. */
export interface Signed {
  readonly by: string;
  /** The day on which the key has to be valid, YYYY-MM-DD. */
  readonly day: string;
  readonly file: string;
}

/**
 * Everything that somebody needs to verify the approval of a system without Countersign, in the order of its paths;
 * nothing where there is no such system. Paths are those of the content folder, so that what a record names is found.
 */
export function auditPack({ folder, gate, system, withEvidence }: PackQuestion): PackFile[] | undefined {
  const { assessment } = gate;
  const view = assessment?.views.get(system);
  if (assessment === undefined || view === undefined) return undefined;
  const { registry, trust } = assessment;
  const people = namedPeople(view, registry);
  const keyring = new Map([...trust.keyring].filter(([id]) => people.has(id)));
  const signed = signedDecisions(view, trust);
  const pinned = pinnedEvidence(view);
  const evidence = withEvidence ? new Set(view.evidence.map(({ use }) => use.data.file)) : new Set();
  const taken = folder.files.filter(
    ({ path }) => path === view.system.file || path.startsWith(`decisions/${system}/`) || evidence.has(path),
  );
  const files: PackFile[] = [
    ...taken,
    text('allowed_signers', allowedSigners(keyring)),
    text('signers.txt', signed.map(({ by, day, file }) => `${by} ${day.replaceAll('-', '')} ${file}\n`).join('')),
    text('evidence.sha256', pinned.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')),
    text('people.yaml', peopleYaml(people, registry)),
    text('resolved.json', `${canonicalize(resolvedRecord(view.system)) ?? 'null'}\n`),
  ];
  const context = siteContext(assessment, locateAll(gate.diagnostics, gate.sources));
  files.push(text('approval-package.html', packageHtml({ view, context, gate, files: hashed(files) })));
  files.push(text('README.txt', readmeText({ view, gate, signed, pinned, keyring, withEvidence })));
  files.push(
    text(
      'SHA256SUMS',
      hashed(files)
        .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
        .join(''),
    ),
  );
  return files.sort((a, b) => compare(a.path, b.path));
}

/** A file and its SHA-256, as `sha256sum` writes and checks it. */
export interface Hashed {
  readonly path: string;
  readonly sha256: string;
}

/** No path here holds a character that sha256sum would escape: `parse/kinds.ts` sees to it. */
function hashed(files: readonly PackFile[]): Hashed[] {
  return files
    .map(({ path, bytes }) => ({ path, sha256: createHash('sha256').update(bytes).digest('hex') }))
    .sort((a, b) => compare(a.path, b.path));
}

function signedDecisions({ decisions }: SystemView, { proofOf }: Trust): Signed[] {
  const signed = decisions.filter(({ signature }) => signature !== undefined);
  return signed.map((decision) => ({
    by: decision.data.by,
    day: proofOf(decision).keyDay ?? decision.data.on,
    file: decision.file,
  }));
}

/** Evidence that lies elsewhere is to be saved below `linked/`, by its id. */
export interface Pinned extends Hashed {
  /** Where it lies, when that is not the content folder. */
  readonly href: string | undefined;
}

function pinnedEvidence({ evidence }: SystemView): Pinned[] {
  const found = evidence.flatMap(({ use: { id, data } }): Pinned[] => {
    if (data.sha256 === undefined) return [];
    return [
      { path: data.file ?? `linked/${id}`, sha256: data.sha256, href: data.file === undefined ? data.href : undefined },
    ];
  });
  const once = new Map(found.map((item) => [`${item.sha256} ${item.path}`, item]));
  return [...once.values()].sort((a, b) => compare(a.path, b.path));
}

function text(path: string, content: string): PackFile {
  return { path, bytes: Buffer.from(content) };
}
