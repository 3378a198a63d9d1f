import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { compare } from '../../src/diagnostic/compare.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { type ContentFolder, readContent, type SourceFile } from '../../src/read/content.ts';
import { judge } from '../../src/run.ts';
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

/** All findings of the whole gate over the base registry with some of its files changed. */
export async function findingsWith(patches: readonly Patch[]): Promise<readonly Diagnostic[]> {
  const folder = patches.reduce(applied, await baseFolder());
  const { diagnostics } = await judge(folder, { dirty: false, prefix: '' }, { asOf: AS_OF });
  return diagnostics;
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
