import canonicalize from 'canonicalize';
import { isRecord } from '../../validate/lenient.ts';
import { type Column, type Row, shownHeader, type Table } from './table.ts';

/** A JSON array of objects (RFC 8259), at `way` in the file, such as `data.items`. */
export function readJson(text: string, way: string | undefined): Table | { readonly why: string } {
  try {
    return tableOf(follow(JSON.parse(text, exactNumber), way), way);
  } catch (error) {
    // What is nested thousands deep ends as a RangeError, in the parser or in the serialiser.
    return { why: error instanceof SyntaxError ? 'it is not JSON' : 'it is nested too deeply' };
  }
}

function tableOf(list: unknown, way: string | undefined): Table | { readonly why: string } {
  if (!Array.isArray(list))
    return {
      why:
        way === undefined
          ? 'it is no array of records; the mapping can name the way to one as records'
          : `there is no array at ${way}`,
    };
  const strange = list.findIndex((item) => !isRecord(item));
  if (strange !== -1) return { why: `record ${strange + 1} is no object` };
  const rows = list
    .filter(isRecord)
    .map((item, index): Row => ({ number: index + 1, texts: textsOf(item), ragged: false }));
  const keys = new Set(rows.flatMap((row) => [...row.texts.keys()]));
  return { columns: [...keys].map((key): Column => ({ key, header: key, at: 0 })), rows };
}

/** A number that JavaScript would round keeps the digits of the source, as text. */
function exactNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
    ? context.source
    : value;
}

function follow(whole: unknown, way: string | undefined): unknown {
  let at = whole;
  for (const step of way?.split('.') ?? []) at = isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  return at;
}

function textsOf(item: Record<string, unknown>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(item)) {
    const shown = shownHeader(name);
    let key = shown === '' || shown === '__proto__' ? `(${shown})` : shown;
    // Two keys can look alike once what is invisible is gone; neither may hide the other.
    while (texts.has(key)) key += ' [again]';
    texts.set(key, textOf(value));
  }
  return texts;
}

/** Lists of texts stand on lines of their own; anything else that has parts is JSON, canonical (RFC 8785) where it can be. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('\n');
  const json = JSON.stringify(value);
  // The canonical form does not exist for half surrogates; JSON.stringify escapes them.
  return /\\ud[89a-f]/.test(json) ? json : (canonicalize(value) ?? '');
}
