import {
  CHOMPING_MODE,
  constructFromEvents,
  CORE_SCHEMA,
  type Event,
  EVENT_ID,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { readingFault } from '../diagnostic/reading-faults.ts';
import { DEEPEST, type Refusal, refusals, TOO_DEEP } from './yaml-refusals.ts';

/** Where js-yaml gives up; it counts flow and block levels differently, so the exact bound is ours. */
const FAR_TOO_DEEP = 2 * DEEPEST;

export interface ParsedYaml {
  /** Plain objects, arrays, text, numbers, booleans and null, which an empty text holds too; absent after a fault. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * YAML 1.2 core (yaml.org/spec/1.2.2 §10.3), refusing what makes it more than data: anchors, aliases,
 * tags, directives, merge keys, a second document, more than 32 levels and ambiguous scalars. The line ends
 * after a block scalar are layout and never part of its text, whether it says `|`, `|-` or `|+` (§8.1.1.2).
 * @param at where `text` begins in the file, in UTF-16 code units
 */
export function parseYaml(text: string, file: string, at = 0): ParsedYaml {
  const { value, faults } = readYaml(text);
  return { value, diagnostics: yamlDiagnostics(faults, file, at) };
}

/** Faults of YAML that begins at `at` in its file. */
export function yamlDiagnostics(faults: readonly Refusal[], file: string, at: number): Diagnostic[] {
  return faults.map(({ code, detail, hint, offset }) =>
    readingFault(code, { file, offset: at + offset }, detail, hint),
  );
}

/** The same, with what is wrong as plain facts. */
export function readYaml(text: string): { readonly value: unknown; readonly faults: readonly Refusal[] } {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: FAR_TOO_DEEP });
  } catch (error) {
    return { value: undefined, faults: [syntaxFault(error)] };
  }
  const faults = refusals(events, text);
  if (faults.length > 0) return { value: undefined, faults };
  for (const event of events) if (event.type === EVENT_ID.SCALAR) event.chomping = CHOMPING_MODE.STRIP;
  try {
    const [value = null] = constructFromEvents(events, { source: text, schema: CORE_SCHEMA });
    return { value, faults };
  } catch (error) {
    return { value: undefined, faults: [syntaxFault(error)] };
  }
}

const REASONS = new Map([
  [`nesting exceeded maxDepth (${FAR_TOO_DEEP})`, TOO_DEEP],
  ['duplicated mapping key', 'this key is given twice'],
]);

function syntaxFault(error: unknown): Refusal {
  const known = error instanceof YAMLException ? error : undefined;
  const reason = known?.reason ?? String(error);
  return {
    code: 'yaml/syntax',
    detail: REASONS.get(reason) ?? reason,
    hint: undefined,
    offset: known?.mark?.position ?? 0,
  };
}
