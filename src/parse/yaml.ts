import { constructFromEvents, CORE_SCHEMA, type Event, EVENT_ID, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException, getScalarValue } from 'js-yaml';
import { hiddenCharacter } from './decode.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { type ReadingCode, readingFault } from '../diagnostic/reading-faults.ts';

const DEEPEST = 32;
/** Plain scalars that YAML 1.1 reads as booleans, and numbers that its versions read differently. */
const OLD_BOOLEAN = /^(?:y|n|yes|no|on|off)$/i;
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const NUMBER_LIKE = /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.[\d_]+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d+(?::[0-5]?\d)+(?:\.\d*)?|\.(?:inf|nan))$/i;

export interface ParsedYaml {
  /** Plain objects, arrays, text, numbers, booleans and null; absent after a fault. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * YAML 1.2 core (yaml.org/spec/1.2.2 §10.3), refusing what makes it more than data: anchors, aliases,
 * tags, directives, merge keys, a second document, more than 32 levels and ambiguous scalars.
 * @param at where `text` begins in the file, in UTF-16 code units
 */
export function parseYaml(text: string, file: string, at = 0): ParsedYaml {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: DEEPEST });
  } catch (error) {
    return { value: undefined, diagnostics: [syntaxFault(error, file, at)] };
  }
  const diagnostics = refusals(events, text).map(({ code, detail, offset }) => readingFault(code, { file, offset: at + offset }, detail));
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  try {
    return { value: constructFromEvents(events, { source: text, schema: CORE_SCHEMA })[0], diagnostics };
  } catch (error) {
    return { value: undefined, diagnostics: [syntaxFault(error, file, at)] };
  }
}

interface Refusal {
  readonly code: ReadingCode;
  readonly detail: string;
  readonly offset: number;
}

function refusals(events: readonly Event[], text: string): Refusal[] {
  const found: Refusal[] = [];
  const refuse: Refuse = (detail, offset, code = 'yaml/refused') => found.push({ code, detail, offset: Math.max(0, offset) });
  const containers: { map: boolean; atKey: boolean }[] = [];
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      containers.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      if (++documents > 1) refuse('A second YAML document begins', text.lastIndexOf('\n---') + 1);
      if (event.directives.length > 0) refuse('A YAML directive stands here', text.indexOf('%'));
      containers.push({ map: false, atKey: false });
      continue;
    }
    const parent = containers.at(-1);
    const isKey = parent?.map === true && parent.atKey;
    if (parent?.map) parent.atKey = !parent.atKey;
    if (event.type === EVENT_ID.ALIAS) {
      refuse('A YAML alias stands here', event.anchorStart - 1);
      continue;
    }
    if (event.anchorStart >= 0 && event.anchorEnd > event.anchorStart) refuse('A YAML anchor stands here', event.anchorStart - 1);
    if (event.tagStart >= 0 && event.tagEnd > event.tagStart) refuse('A YAML tag stands here', event.tagStart);
    if (event.type === EVENT_ID.SCALAR) {
      if (isKey) refuseKey(event, text, refuse);
      else if (event.style === SCALAR_STYLE.PLAIN) refusePlain(event, text, refuse);
      else if (event.style === SCALAR_STYLE.DOUBLE_QUOTED) refuseHidden(event, text, refuse);
      continue;
    }
    if (isKey) refuse('A list or map stands where a key belongs', event.start);
    containers.push({ map: event.type === EVENT_ID.MAPPING, atKey: true });
  }
  return found;
}

type Refuse = (detail: string, offset: number, code?: ReadingCode) => void;

function refuseKey(event: ScalarEvent, text: string, refuse: Refuse): void {
  const plain = event.style === SCALAR_STYLE.PLAIN;
  const key = plain ? text.slice(event.valueStart, event.valueEnd) : getScalarValue(text, event);
  if (plain && key === '<<') refuse('A YAML merge key stands here', event.valueStart);
  else if (key === '__proto__') refuse('The key __proto__ stands here', event.valueStart);
  else if (key === '' || (plain && (key === '~' || key.toLowerCase() === 'null'))) refuse('An empty key stands here', event.valueStart);
}

function refusePlain(event: ScalarEvent, text: string, refuse: Refuse): void {
  const length = event.valueEnd - event.valueStart;
  if (length === 0 || length > 40) return;
  const value = text.slice(event.valueStart, event.valueEnd);
  const odd = OLD_BOOLEAN.test(value) || (!PLAIN_NUMBER.test(value) && NUMBER_LIKE.test(value));
  if (odd) refuse(`“${value}” stands here without quotes`, event.valueStart, 'yaml/ambiguous');
}

/** An escape such as \u202e brings back what was refused in the text itself. */
function refuseHidden(event: ScalarEvent, text: string, refuse: Refuse): void {
  if (!text.slice(event.valueStart, event.valueEnd).includes('\\')) return;
  const hidden = hiddenCharacter(getScalarValue(text, event));
  if (hidden !== undefined) refuse(hidden, event.valueStart, 'source/hidden-character');
}

function syntaxFault(error: unknown, file: string, at: number): Diagnostic {
  if (!(error instanceof YAMLException)) throw error;
  return readingFault('yaml/syntax', { file, offset: at + (error.mark?.position ?? 0) }, error.reason);
}
