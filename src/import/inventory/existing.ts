import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts';
import { compare } from '../../diagnostic/compare.ts';
import { splitFence } from '../../parse/fence.ts';
import { parseYaml } from '../../parse/yaml.ts';
import { isRecord } from '../../validate/lenient.ts';
import { importFault } from './faults.ts';

/** An intake record as it lies in the content folder. */
export interface ExistingRecord {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly sourceId: string | undefined;
  readonly sha256: string | undefined;
  /** The row that it was made from, by the key of the column. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The records of this inventory, sorted by id. One that cannot be read is a diagnostic, whoever made it. */
export function readExisting(
  existing: ReadonlyMap<string, string>,
  inventory: string,
): Outcome<readonly ExistingRecord[]> {
  const records: ExistingRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [id, text] of [...existing].sort(([a], [b]) => compare(a, b))) {
    const file = `intake/${id}.mdx`;
    const parts = splitFence(text.replaceAll('\r\n', '\n'), file);
    if ('code' in parts) {
      diagnostics.push(importFault('import/record', { file }, parts.message));
      continue;
    }
    const yaml = parseYaml(parts.frontmatter, file, parts.frontmatterAt);
    for (const { spot, message } of yaml.diagnostics) diagnostics.push(importFault('import/record', spot, message));
    const source = isRecord(yaml.value) ? yaml.value['source'] : undefined;
    if (!isRecord(yaml.value) || !isRecord(source) || source['inventory'] !== inventory) continue;
    records.push({
      id,
      data: yaml.value,
      body: parts.body,
      sourceId: textOf(source['id']),
      sha256: textOf(source['sha256']),
      texts: textsOf(source['values']),
    });
  }
  return { value: records, diagnostics };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOf(values: unknown): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of isRecord(values) ? Object.entries(values) : []) {
    if (typeof value === 'string') texts.set(key, value);
  }
  return texts;
}
