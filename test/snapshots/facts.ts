import {
  manifestText,
  parseManifest,
  predecessorOf,
  type ReadManifest,
  sha256Of,
} from '../../src/read/snapshots/manifest.ts';
import type { SnapshotFacts } from '../../src/snapshots/check-snapshot.ts';

const FILES = {
  'index.html': sha256Of(Buffer.from('overview')),
  'systems/index.html': sha256Of(Buffer.from('systems')),
};

/** The manifest of a snapshot as of a day, after another. */
export function manifestOf(asOf: string, previous?: ReadManifest, files: Record<string, string> = FILES): ReadManifest {
  const text = manifestText({
    tool: 'countersign 0.1.0',
    base: '/',
    commit: sha256Of(Buffer.from(asOf)).slice(0, 40),
    dirty: false,
    asOf,
    validUntil: null,
    previous: previous === undefined ? null : predecessorOf(previous),
    files,
  });
  return parseManifest(Buffer.from(text), asOf);
}

/** A snapshot whose files are all there, with something else about it. */
export function facts(manifest: ReadManifest, other: Partial<SnapshotFacts> = {}): SnapshotFacts {
  return {
    where: 'dist',
    manifest,
    sums: new Map(Object.entries(manifest.manifest.files)),
    isWholeFolder: true,
    signature: undefined,
    signers: [],
    mustBeSigned: false,
    given: [],
    ...other,
  };
}
