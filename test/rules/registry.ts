import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { compare } from '../../src/diagnostic/compare.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { Memory } from '../../src/parse/memory/memory.ts';
import { type HeldFolder, readContent, type SourceFile } from '../../src/read/content.ts';
import { type Gate, judge } from '../../src/run.ts';
import { throwAwayKey } from '../../scripts/generate/ssh-key.ts';
import { mergePatch } from './merge-patch.ts';
import { type Clone, pastOf } from './past.ts';

/** The day that every example is judged on. */
export const AS_OF = '2026-03-01';
const BASE = join(import.meta.dirname, 'base');

/** A change to one file of the base registry, as a fenced block of a rule's page writes it. */
export interface Patch {
  readonly path: string;
  /** `mdx` is a whole file; `yaml` and `json` are merged over what stands there (RFC 7386). */
  readonly language: 'yaml' | 'json' | 'mdx';
  readonly text: string;
  /** Whether it belongs to the change that is judged; what does not stood there before it. */
  readonly inChange?: boolean;
}

/** An exception from a rule for Order Helper, sound in all but what it is about. */
export function exceptionFrom(rule: string, subjects?: readonly string[]): Patch {
  const text = `---
title: While the vendor mends it
rule: ${rule}
systems: [order-helper]
${subjects ? `subjects: [${subjects.join(', ')}]\n` : ''}kind: standard
reason: The vendor has no other way before the tenth.
compensating: [Each use is looked through every evening]
requested_by: kim-berg
approved_by: ana-sol
from: 2026-02-20
until: 2026-03-10
closes_with: The vendor ships it
---
Please.
`;
  return { path: 'exceptions/for-a-while.mdx', language: 'mdx', text };
}

let base: HeldFolder | undefined;

/** The base registry; read once. */
export function baseFolder(): HeldFolder {
  return (base ??= readContent(BASE));
}

/** The base registry with some of its files changed. */
export async function folderWith(patches: readonly Patch[]): Promise<HeldFolder> {
  return patched(baseFolder(), patches);
}

/** Any folder with some of its files changed. */
export function patched(folder: HeldFolder, patches: readonly Patch[]): HeldFolder {
  return patches.reduce(applied, folder);
}

export interface GateWith {
  readonly memory?: Memory;
  /** What is done to the folder last, and is never part of what stood there before a change. */
  readonly alter?: (folder: HeldFolder) => HeldFolder;
}

/** The whole gate over it; over the change alone, where some of it is said to be one. */
export async function gateWith(
  patches: readonly Patch[],
  { memory, alter = (folder) => folder }: GateWith = {},
): Promise<Gate> {
  const before = await folderWith(patches.filter(({ inChange }) => !inChange));
  const folder = alter(
    patched(
      before,
      patches.filter(({ inChange }) => inChange),
    ),
  );
  const clone = cloneOf(patches);
  const past = clone && pastOf({ before, after: folder, clone });
  return judge(folder, { dirty: false, prefix: '' }, { asOf: AS_OF, memory, ...(past && { past }) });
}

/** How an example is cloned; undefined where nothing is known but the folder. */
function cloneOf(patches: readonly Patch[]): Clone | undefined {
  const said = patches.find(({ path }) => path === 'clone');
  if (said === undefined && !patches.some(({ inChange }) => inChange)) return undefined;
  const usual: Clone = {
    base: true,
    shallow: false,
    begins: false,
    state: 'read',
    unread: undefined,
    turned: false,
    aside: [],
  };
  return { ...usual, ...(load(said?.text ?? '{}') as Partial<Clone>) };
}

/** All findings of that gate. */
export async function findingsWith(patches: readonly Patch[]): Promise<readonly Diagnostic[]> {
  return (await gateWith(patches)).diagnostics;
}

function applied(folder: HeldFolder, patch: Patch): HeldFolder {
  if (patch.path === 'clone') return folder;
  if (patch.path === 'signatures')
    return Object.entries(load(patch.text) as Record<string, string>).reduce(signed, folder);
  if (patch.text.trim() === 'null') return { ...folder, files: folder.files.filter(({ path }) => path !== patch.path) };
  const old = folder.files.find(({ path }) => path === patch.path);
  const file: SourceFile = { path: patch.path, bytes: Buffer.from(textOf(patch, old?.bytes.toString('utf8'))) };
  return withFile(folder, file);
}

/** A file of the folder signed with the throw-away key of a name. */
function signed(folder: HeldFolder, [path, name]: [string, string]): HeldFolder {
  const file = folder.files.find((other) => other.path === path);
  if (file === undefined) throw new Error(`There is no ${path} to sign`);
  return withFile(folder, { path: `${path}.sig`, bytes: Buffer.from(throwAwayKey(name).sign(file.bytes)) });
}

function withFile(folder: HeldFolder, file: SourceFile): HeldFolder {
  const others = folder.files.filter(({ path }) => path !== file.path);
  return { ...folder, files: [...others, file].sort((a, b) => compare(a.path, b.path)) };
}

function textOf({ path, language, text }: Patch, old: string | undefined): string {
  if (language === 'mdx') return text;
  const value = language === 'json' ? (JSON.parse(text) as unknown) : load(text);
  if (path.endsWith('.mdx')) {
    const [, frontmatter = '', body = ''] = /^---\n(.*?)^---\n(.*)$/ms.exec(old ?? '') ?? [];
    return `---\n${dump(mergePatch(load(frontmatter || '{}'), value))}---\n${body}`;
  }
  if (path.endsWith('.json')) return `${JSON.stringify(mergePatch(JSON.parse(old ?? '{}'), value), null, 2)}\n`;
  return dump(mergePatch(load(old ?? '{}'), value));
}

/** The text of a file of the product. */
export function productFile(...path: string[]): string {
  return readFileSync(join(import.meta.dirname, '../..', ...path), 'utf8');
}
