import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { readingFault } from '../diagnostic/reading-faults.ts';
import { jsonFaultAt } from './json-fault.ts';
import { readYaml } from './yaml.ts';

/** What `JSON.stringify` indents deeper than 32 levels, and what a strict reading has to look at. */
const WORTH_A_LOOK = /\\u|\n {64}|__proto__/;

export interface ParsedJson {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** There where the text is exactly what {@link jsonText} makes of the value. */
  readonly canonical?: true;
}

/** How the product writes JSON files. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * JSON (RFC 8259). A file that is not exactly what `JSON.stringify` writes is read as YAML too, whose
 * strict reading refuses duplicate keys, deep nesting and hidden characters behind escapes.
 */
export function parseJson(text: string, file: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      value: undefined,
      diagnostics: [readingFault('json/syntax', { file, offset: jsonFaultAt(text) }, reason(error))],
    };
  }
  if (!WORTH_A_LOOK.test(text) && isCanonical(text, value)) return { value, diagnostics: [], canonical: true };
  const { faults } = readYaml(text.replaceAll('\t', ' '));
  const diagnostics = faults.map(({ code, detail, hint, offset }) =>
    readingFault(code === 'yaml/syntax' ? 'json/syntax' : code, { file, offset }, detail, hint),
  );
  return { value: faults.length > 0 ? undefined : value, diagnostics };
}

function isCanonical(text: string, value: unknown): boolean {
  try {
    return jsonText(value) === text;
  } catch {
    return false; // too deep for `stringify`, which unlike `parse` recurses
  }
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/\s*(?:in JSON )?at position.*$/s, '')
    .replace(/, (?:\.\.\.)?".*$/s, '')
    .replace(/\s+/g, ' ');
}
