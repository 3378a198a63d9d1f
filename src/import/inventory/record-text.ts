import matter from 'gray-matter';
import { LARGEST_PART } from '../../parse/fence.ts';
import { isRecord } from '../../validate/lenient.ts';
import { yamlText } from '../../edit/text/yaml-text.ts';
import type { RecordData } from './record.ts';

/** The whole body of an imported record: ours, since no text of a source becomes Markdown. */
export const IMPORTED_BODY = '\nKnown from an inventory, not registered: nobody has signed for it here.\n';

/** Code units that each cell of `source.values` may keep, tried in turn until the record fits. */
const CELL_LIMITS = [4_000, 1_000, 250, 60];

// Without an engine of this name gray-matter would take the js-yaml 3 it brings along. It only writes here.
const yaml = { parse: () => ({}), stringify: yamlText };

/** A record as text: frontmatter by gray-matter and js-yaml, then the body as it is. */
export function recordText(data: RecordData, body: string): string {
  return matter.stringify({ content: body }, data, { language: 'yaml', engines: { yaml } });
}

/**
 * The data with `source.values` short enough for a frontmatter of 64 KiB, and the columns whose text
 * was cut. The hash still covers the whole row.
 */
export function fitRecord(data: RecordData): { readonly data: RecordData; readonly cut: readonly string[] } {
  const source = data['source'];
  const values = isRecord(source) ? source['values'] : undefined;
  if (fits(data) || !isRecord(source) || !isRecord(values)) return { data, cut: [] };
  for (const limit of CELL_LIMITS) {
    const shorter = Object.entries(values).map(([key, text]): [string, unknown] => [
      key,
      typeof text === 'string' ? shorten(text, limit) : text,
    ]);
    const fitted = { ...data, source: { ...source, values: Object.fromEntries(shorter) } };
    if (fits(fitted))
      return { data: fitted, cut: shorter.filter(([key, text]) => text !== values[key]).map(([key]) => key) };
  }
  const { values: _, ...rest } = source;
  return { data: { ...data, source: rest }, cut: Object.keys(values) };
}

function fits(data: RecordData): boolean {
  return Buffer.byteLength(yaml.stringify(data)) <= LARGEST_PART;
}

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`.toWellFormed();
}
