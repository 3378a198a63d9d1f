import { createHash } from 'node:crypto';
import { allowedSigners } from '../../assess/signature/allowed-signers.ts';
import type { Assessment } from '../../assess/assess.ts';
import { canonicalText } from '../../assess/package.ts';
import { resolvedRecord } from '../../assess/resolved-record.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Trust } from '../../assess/trust/trust.ts';
import { compare } from '../../diagnostic/compare.ts';
import { bytesOf, type Source } from '../../parse/source.ts';
import type { HeldFolder } from '../../read/content.ts';
import type { Gate } from '../../run.ts';
import type { Registry } from '../../validate/registry.ts';
import type { SystemPage } from '../pages/system-page.ts';
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
  readonly gate: Gate;
  readonly assessment: Assessment;
  readonly view: SystemView;
  /** The page of the system, which the pack shows again without the site around it. */
  readonly page: SystemPage;
  /** The evidence files go into the pack where the content folder is given; else only their hashes. */
  readonly evidenceFrom?: HeldFolder | undefined;
}

/** A decision with a signature, as one line of `signers.txt` says it. */
export interface Signed {
  readonly by: string;
  /** The day on which the key has to be valid, YYYY-MM-DD. */
  readonly day: string;
  readonly file: string;
}

/**
 * Everything that somebody needs to verify the approval of a system without Countersign, in the order of its paths.
 * Paths are those of the content folder, so that what a record names is found.
 */
export function auditPack({ gate, assessment, view, page, evidenceFrom }: PackQuestion): PackFile[] {
  const { registry, trust } = assessment;
  const people = namedPeople(view, registry);
  const keyring = new Map([...trust.keyring].filter(([id]) => people.has(id)));
  const signed = signedDecisions(view, trust);
  const pinned = pinnedEvidence(view);
  const named = new Set(view.evidence.map(({ use }) => use.data.file));
  const files: PackFile[] = [
    ...ownFiles(view, registry),
    ...(evidenceFrom?.files.filter(({ path }) => named.has(path)) ?? []),
    text('allowed_signers', allowedSigners(keyring)),
    text('signers.txt', signed.map(({ by, day, file }) => `${by} ${day.replaceAll('-', '')} ${file}\n`).join('')),
    text('evidence.sha256', pinned.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')),
    text('people.yaml', peopleYaml(people, registry)),
    text('resolved.json', `${canonicalText(resolvedRecord(view.system))}\n`),
  ];
  const sums = files.map(hashed);
  const withEvidence = evidenceFrom !== undefined;
  const shown = [
    text('approval-package.html', packageHtml({ page, registry: registry.config.name, gate, files: inOrder(sums) })),
    text('README.txt', readmeText({ view, gate, signed, pinned, keyring, withEvidence })),
  ];
  const lines = inOrder([...sums, ...shown.map(hashed)]).map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  return inOrder([...files, ...shown, text('SHA256SUMS', lines.join(''))]);
}

/** The record and its decision files with their signatures, byte for byte as they were read, but for secrets, which are masked. */
function ownFiles({ system, decisions }: SystemView, registry: Registry): PackFile[] {
  const own = [system.source, ...(decisionSources(registry).get(system.id) ?? [])];
  const signed = decisions.flatMap(({ file, signature }) =>
    signature === undefined ? [] : [{ path: `${file}.sig`, bytes: signature }],
  );
  const leaks = new Set(registry.secrets.map(({ spot }) => spot.file));
  return [...own.map((source) => ({ path: source.file, bytes: shownBytes(source, leaks) })), ...signed];
}

/** A signature over what is masked no longer holds; that the file holds a secret is an error of its own. */
function shownBytes(source: Source, leaks: ReadonlySet<string>): Uint8Array {
  return leaks.has(source.file) ? Buffer.from(source.text) : bytesOf(source);
}

const byFolder = new WeakMap<Registry, ReadonlyMap<string, readonly Source[]>>();

/** The decision files by the system that they lie with, also those that could not be read; gathered once for all packs. */
function decisionSources(registry: Registry): ReadonlyMap<string, readonly Source[]> {
  let known = byFolder.get(registry);
  if (known === undefined) {
    const all = [...registry.sources.values()].filter(({ kind }) => kind === 'decision');
    known = Map.groupBy(all, ({ file }) => file.split('/')[1] ?? '');
    byFolder.set(registry, known);
  }
  return known;
}

/** A file and its SHA-256, as `sha256sum` writes and checks it. */
export interface Hashed {
  readonly path: string;
  readonly sha256: string;
}

/** No path here holds a character that sha256sum would escape: `parse/kinds.ts` sees to it. */
function hashed({ path, bytes }: PackFile): Hashed {
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function inOrder<T extends { readonly path: string }>(files: readonly T[]): T[] {
  return files.toSorted((a, b) => compare(a.path, b.path));
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
