import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { readingFault } from '../diagnostic/reading-faults.ts';
import { parseYaml } from './yaml.ts';

/**
 * JSON (RFC 8259). A file that is not exactly what `JSON.stringify` writes is read as YAML too, whose
 * strict reading refuses duplicate keys and hidden characters behind escapes.
 */
export function parseJson(text: string, file: string): { value: unknown; diagnostics: readonly Diagnostic[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { value: undefined, diagnostics: [readingFault('json/syntax', { file, offset: position(message) }, reason(message))] };
  }
  if (!text.includes('\\u') && `${JSON.stringify(value, null, 2)}\n` === text) return { value, diagnostics: [] };
  const { diagnostics } = parseYaml(text.replaceAll('\t', ' '), file);
  return { value: diagnostics.length > 0 ? undefined : value, diagnostics };
}

function position(message: string): number {
  return Number(/position (\d+)/.exec(message)?.[1] ?? 0);
}

function reason(message: string): string {
  return message.replace(/\s*(?:in JSON )?at position.*$/s, '').replace(/, "[\s\S]*$/, '').replace(/\s+/g, ' ');
}
