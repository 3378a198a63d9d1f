import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { compare } from '../../src/diagnostic/compare.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { type ContentFolder, readContent, type SourceFile } from '../../src/read/content.ts';
import { type Gate, judge } from '../../src/run.ts';
import { mergePatch } from './merge-patch.ts';

/** The day that every example is judged on. */
export const AS_OF = '2026-03-01';
const BASE = join(import.meta.dirname, 'base');

/** A change to one file of the base registry, as a fenced block of a rule's page writes it. */
export interface Patch {
  readonly path: string;
  /** `mdx` is a whole file; `yaml` and `json` are merged over what stands there (RFC 7386). */
  readonly language: 'yaml' | 'json' | 'mdx';
  readonly text: string;
}

let base: Promise<ContentFolder> | undefined;

/** The base registry; read once. */
export function baseFolder(): Promise<ContentFolder> {
  return (base ??= readContent(BASE));
}

/** The base registry with some of its files changed. */
export async function folderWith(patches: readonly Patch[]): Promise<ContentFolder> {
  return patched(await baseFolder(), patches);
}

/** Any folder with some of its files changed. */
export function patched(folder: ContentFolder, patches: readonly Patch[]): ContentFolder {
  return patches.reduce(applied, folder);
}

/** The whole gate over it. */
export async function gateWith(patches: readonly Patch[]): Promise<Gate> {
  return judge(await folderWith(patches), { dirty: false, prefix: '' }, { asOf: AS_OF });
}

/** All findings of that gate. */
export async function findingsWith(patches: readonly Patch[]): Promise<readonly Diagnostic[]> {
  return (await gateWith(patches)).diagnostics;
}

function applied(folder: ContentFolder, patch: Patch): ContentFolder {
  const old = folder.files.find(({ path }) => path === patch.path);
  const file: SourceFile = { path: patch.path, bytes: Buffer.from(textOf(patch, old?.bytes.toString('utf8'))) };
  const others = folder.files.filter(({ path }) => path !== patch.path);
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
