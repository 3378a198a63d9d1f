import { join } from 'node:path';
import type { ExportSource } from '../../src/publish/export-source.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import { snapshotOf } from '../../src/publish/snapshot.ts';
import { type HeldFolder, readContent } from '../../src/read/content.ts';
import { locateAll } from '../../src/report/located.ts';
import { judge } from '../../src/run.ts';
import { isRecord } from '../../src/validate/lenient.ts';

const EXAMPLE = join(import.meta.dirname, '../../content');

/** What documents are exported from: a registry as it is on a day, the example organisation where none is named. */
export async function sourceOf(folder: HeldFolder = readContent(EXAMPLE), asOf?: string): Promise<ExportSource> {
  const commit = { id: 'c0ffee0123456789c0ffee0123456789c0ffee01', dirty: false, prefix: '' };
  const gate = await judge(folder, commit, asOf === undefined ? {} : { asOf });
  if (gate.assessment === undefined) throw new Error('the registry cannot be judged');
  const context = siteContext(gate.assessment, locateAll(gate.diagnostics, gate.sources));
  return { context, snapshot: snapshotOf(gate, context.deadlines, '') };
}

/** A document as those see it who read its file. */
export function asRead(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document));
}

/** Every value that stands under a key, at any depth. */
export function valuesOf(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, key));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(inner, key)]);
}
