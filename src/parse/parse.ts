import { createHash } from 'node:crypto';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { compare } from '../diagnostic/compare.ts';
import { readingFault } from '../diagnostic/reading-faults.ts';
import type { ContentFolder, SourceFile } from '../read/content.ts';
import type { StreamedFolder } from '../read/stream-content.ts';
import { readArtefact } from './artefact/read-artefact.ts';
import { decode, type Decoded } from './decode.ts';
import { splitFence } from './fence.ts';
import { parseJson } from './json.ts';
import { isRecordPath, type Kind, type Known, kindOf } from './kinds.ts';
import type { Bodies } from './record/read-record.ts';
import type { Memory } from './memory/memory.ts';
import { RecordReader } from './record/record-reader.ts';
import { findSecrets, masked } from './secrets/find-secrets.ts';
import {
  CanonicalJson,
  type EvidenceFile,
  type ParsedContent,
  plainSource,
  RecordSource,
  type SecretPlace,
  type Source,
} from './source.ts';
import { parseYaml, yamlDiagnostics } from './yaml.ts';

interface Work {
  readonly diagnostics: Diagnostic[];
  readonly sources: Map<string, Source>;
  readonly evidence: Map<string, EvidenceFile>;
  readonly assets: Set<string>;
  readonly signatures: Map<string, Uint8Array>;
  readonly secrets: SecretPlace[];
  readonly records: RecordReader;
  readonly memory: Memory | undefined;
  readonly holds: Holds;
}

export interface ParseOptions {
  /** What is kept of bodies: `whole` to show them, `judged` for what rules ask of them. Whole when left out. */
  readonly bodies?: Bodies | undefined;
  /** What earlier runs have read; of bodies it keeps what is judged. */
  readonly memory?: Memory | undefined;
  /** Whether data holds to the schema of its kind; asked while other threads are still reading. */
  readonly holds?: Holds | undefined;
  /** Is told the SHA-256 of each file, where whoever reads them was asked for it. */
  readonly onSum?: ((path: string, sha256: string) => void) | undefined;
}

export type Holds = (kind: Kind, data: unknown) => boolean;

const ODD = {
  'symbolic link': ['a symbolic link'],
  'special file': ['a special file'],
  unreadable: ['something that cannot be read', 'Check who may read it.'],
} as const;

/** Reads every file as what its path says it is. Nothing is skipped in silence, and nothing throws. */
export async function parseContent(
  folder: ContentFolder | StreamedFolder,
  options: ParseOptions = {},
): Promise<Outcome<ParsedContent>> {
  const work: Work = {
    diagnostics: [],
    sources: new Map(),
    evidence: new Map(),
    assets: new Set(),
    signatures: new Map(),
    secrets: [],
    records: new RecordReader(options.bodies),
    memory: options.bodies === 'judged' ? options.memory : undefined,
    holds: options.holds ?? (() => false),
  };
  const paths: string[] = [];
  for await (const files of 'batches' in folder ? folder.batches : [folder.files]) {
    for (const read of files) {
      const file = await withShownPath(read, work);
      paths.push(file.path);
      if (file.sha256 !== undefined) options.onSum?.(file.path, file.sha256);
      const known = kindOf(file.path);
      if ('why' in known) work.diagnostics.push(readingFault('content/unknown-path', { file: file.path }, known.why));
      else await parseFile(file, known, work);
    }
    await answers();
  }
  for (const entry of folder.odd) {
    const { path, what } = await withShownPath(entry, work);
    work.diagnostics.push(readingFault('content/odd-entry', { file: path }, ...ODD[what]));
  }
  work.diagnostics.push(...caseTwins(paths));
  await work.records.finish();
  const { diagnostics, sources, evidence, assets, signatures, secrets } = work;
  return { value: { sources, evidence, assets, signatures, secrets }, diagnostics };
}

/** Lets what other threads and git have answered be taken in; it would pile up otherwise. */
function answers(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** The same with every secret in its path masked: no message, page or export can show it from here on. */
async function withShownPath<T extends { readonly path: string }>(item: T, { secrets }: Work): Promise<T> {
  const found = await findSecrets(item.path);
  if (found.length === 0) return item;
  const path = masked(item.path, found);
  for (const { kind } of found) secrets.push({ spot: { file: path }, kind });
  return { ...item, path };
}

async function parseFile(file: SourceFile, known: Known, work: Work): Promise<void> {
  const remembered = work.memory?.recall(file, known);
  if (remembered) {
    work.sources.set(file.path, remembered);
    return;
  }
  if (known.kind === 'asset') {
    work.assets.add(file.path);
    return;
  }
  if (known.kind === 'evidence') {
    work.evidence.set(file.path, {
      sha256: file.sha256 ?? createHash('sha256').update(file.bytes).digest('hex'),
      size: file.bytes.length,
      says: await readArtefact(file.path, file.bytes),
    });
    return;
  }
  if (known.kind === 'signature') {
    // A copy: the bytes of a whole batch would be kept for it.
    work.signatures.set(file.path.slice(0, -'.sig'.length), Uint8Array.from(file.bytes));
    return;
  }
  const decoded = decode(file.bytes, file.path);
  const found = await findSecrets(decoded.text);
  for (const { offset, kind } of found) work.secrets.push({ spot: { file: file.path, offset }, kind });
  const text = masked(decoded.text, found);
  const isPacked = known.kind === 'decision' || known.kind === 'system';
  const raw = isPacked ? rawOf(file, decoded, text) : undefined;
  if ('diagnostics' in decoded) {
    work.diagnostics.push(...decoded.diagnostics);
    // The file is there, though nobody can read it: what refers to it refers to something.
    work.sources.set(file.path, { ...plainSource(file.path, known.kind, known.id, text), raw, data: undefined });
  } else if (isRecordPath(file.path)) parseRecord(file, known, { text, raw }, work);
  else {
    const read = known.kind === 'decision' ? parseJson(text, file.path) : parseYaml(text, file.path);
    for (const diagnostic of read.diagnostics) work.diagnostics.push(diagnostic);
    const named = { file: file.path, kind: known.kind, id: known.id };
    const source: Source =
      'canonical' in read && raw === undefined
        ? new CanonicalJson(named, read.value)
        : { ...plainSource(file.path, known.kind, known.id, text), raw, data: read.value };
    source.isInOrder = work.holds(known.kind, read.value);
    work.sources.set(file.path, source);
  }
}

/** The bytes, where encoding the text again would give others: reading only leaves bytes out or masks them. */
function rawOf({ bytes }: SourceFile, decoded: Decoded, shown: string): Uint8Array | undefined {
  const isSame = shown === decoded.text && Buffer.byteLength(shown) === bytes.length;
  return 'diagnostics' in decoded || !isSame ? bytes : undefined;
}

function parseRecord(read: SourceFile, known: Known, { text, raw }: Pick<Source, 'text' | 'raw'>, work: Work): void {
  const file = read.path;
  const parts = splitFence(text, file);
  if ('code' in parts) {
    work.sources.set(file, { ...plainSource(file, known.kind, known.id, text), raw, data: undefined });
    work.diagnostics.push(parts);
    return;
  }
  const { frontmatter, frontmatterAt, body, bodyAt } = parts;
  const isSame = raw === undefined && Buffer.byteLength(text) === read.bytes.length;
  const source = new RecordSource({ file, kind: known.kind, id: known.id, raw }, isSame ? read.bytes : text, {
    dataAt: frontmatterAt,
    dataEnd: frontmatterAt + frontmatter.length,
    bodyAt,
  });
  work.sources.set(file, source);
  work.records.add({ frontmatter, body }, (record) => {
    source.data = record.json === undefined ? undefined : JSON.parse(record.json);
    source.isInOrder = work.holds(known.kind, source.data);
    source.body = record.body;
    work.diagnostics.push(...yamlDiagnostics(record.faults, file, frontmatterAt));
    for (const { code, detail, offset } of record.body.faults)
      work.diagnostics.push(readingFault(code, { file, offset: bodyAt + offset }, detail));
  });
}

/** Paths that differ in nothing but case, of which some file systems hold only one. */
export function caseTwins(paths: readonly string[]): Diagnostic[] {
  const seen = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const path of paths.toSorted(compare)) {
    const folded = path.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    if (twin === undefined) seen.set(folded, path);
    else found.push(readingFault('content/case-twins', { file: path }, twin));
  }
  return found;
}
