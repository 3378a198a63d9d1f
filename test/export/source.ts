import { join } from 'node:path';
import type { ExportSource } from '../../src/publish/export-source.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import { snapshotOf } from '../../src/publish/snapshot.ts';
import { type HeldFolder, readContent } from '../../src/read/content.ts';
import { locateAll } from '../../src/report/located.ts';
import { judge } from '../../src/run.ts';
import { isRecord } from '../../src/validate/lenient.ts';
import { AS_OF } from '../rules/registry.ts';
import { instead, ORDER, registryWith } from '../validate/registry.ts';

const EXAMPLE = join(import.meta.dirname, '../../content');

/** What documents are exported from: a registry as it is on a day, the example organisation where none is named. */
export async function sourceOf(folder: HeldFolder = readContent(EXAMPLE), asOf?: string): Promise<ExportSource> {
  const commit = { id: 'c0ffee0123456789c0ffee0123456789c0ffee01', dirty: false, prefix: '' };
  const gate = await judge(folder, commit, asOf === undefined ? {} : { asOf });
  if (gate.assessment === undefined) throw new Error('the registry cannot be judged');
  const context = siteContext(gate.assessment, locateAll(gate.diagnostics, gate.sources));
  return { context, snapshot: snapshotOf(gate, context, '') };
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

const ITEM =
  'kind: access-review, href: "https://tests.nordlys.example/7", performed: 2026-02-10, expires: 2027-02-10, result: pass, collected: 2026-02-11, collected_by: mia-strand, reviewed_by: ana-sol';

/** The base registry with counter-evidence in one of its systems: one item is answered, and one stands. */
export async function withCounterEvidence(): Promise<ExportSource> {
  const items = [
    `{ id: order-probe, title: Probe, ${ITEM}, contradicts: [nist-csf-2.0:PR.AA-05] }`,
    `{ id: order-again, title: Again, ${ITEM.replace('2026-02-10', '2026-02-11')}, answers: [order-probe], supports: [nist-csf-2.0:PR.AA-05] }`,
    `{ id: order-doubt, title: Doubt, ${ITEM}, contradicts: [nist-csf-2.0:GV.RM-01] }`,
  ];
  const list = `\nevidence:\n${items.map((item) => `  - ${item}\n`).join('')}`;
  return sourceOf(await registryWith({ [ORDER]: instead('\nevidence:\n', list) }), AS_OF);
}
