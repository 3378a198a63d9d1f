import type { Path } from '../../diagnostic/diagnostic.ts';
import type { TextEdit } from '../../diagnostic/text-edit.ts';
import type { Span } from '../../parse/place.ts';
import { type Source, spansIn } from '../../parse/source.ts';
import { blockStart, columnOf, indentOf, lineAfter } from './lines.ts';
import { flowYaml, keyYaml } from './yaml-text.ts';

/** Another plain value in the place of one that is written, in the same quotes; undefined where none is. */
export function replaceValue(source: Source, path: Path, value: string): TextEdit | undefined {
  const span = spansIn(source)(path);
  if (span === undefined || span.written === 'block') return undefined;
  return { file: source.file, start: span.start, end: span.end, text: quotedAs(span.written, value) };
}

/** A text in the quotes that another one has. */
export function quotedAs(written: Span['written'], value: string): string {
  if (written === 'single-quoted') return `'${value.replaceAll("'", "''")}'`;
  if (written === 'double-quoted') return JSON.stringify(value);
  return flowYaml(value);
}

/**
 * One more item at the end of a list of the top level, in the way the list is written: on a line of its own, or within
 * its brackets. Where the list is missing or empty it begins with this item.
 */
export function appendItem(source: Source, key: string, item: object): TextEdit {
  const spanOf = spansIn(source);
  const span = spanOf([key]);
  const at = (start: number, text: string, end = start): TextEdit => ({ file: source.file, start, end, text });
  if (span?.written === 'block') {
    const next = lineAfter(source.text, span.end, columnOf(source.text, span.start));
    return at(next, inLines(source.text, next, `${indentOf(source.text, span.start)}- ${flowYaml(item)}`));
  }
  const last = span && spanOf([key, span.steps.length - 1]);
  if (last !== undefined) return at(last.end, `, ${flowYaml(item)}`);
  const first = `\n  - ${flowYaml(item)}`;
  const name = spanOf([key], true);
  if (name === undefined) return at(source.dataEnd, inLines(source.text, source.dataEnd, `${keyYaml(key)}:${first}`));
  const colon = source.text.indexOf(':', name.end) + 1;
  return at(colon, first, span?.end ?? colon);
}

/**
 * One more entry at the end of a map, or before another entry of it; `lines` begin with the key and are indented from
 * there. Undefined where the map is written in braces, so that lines have no place in it.
 */
export function insertEntry(
  source: Source,
  path: Path,
  { lines, before }: { readonly lines: readonly string[]; readonly before?: string | undefined },
): TextEdit | undefined {
  const { text, file } = source;
  const spanOf = spansIn(source);
  const map = spanOf(path);
  if (map?.written === 'block') {
    const next = before === undefined ? undefined : spanOf([...path, before], true);
    const start = next ? blockStart(text, next.start) : lineAfter(text, map.end, columnOf(text, map.start));
    const indent = indentOf(text, map.start);
    return { file, start, end: start, text: inLines(text, start, ...lines.map((line) => `${indent}${line}`)) };
  }
  const name = spanOf(path, true);
  if (name === undefined || (map !== undefined && map.steps.length > 0)) return undefined;
  const colon = text.indexOf(':', name.end) + 1;
  const indent = `${indentOf(text, name.start)}  `;
  return { file, start: colon, end: map?.end ?? colon, text: lines.map((line) => `\n${indent}${line}`).join('') };
}

/** The lines as they go in at an offset where a line begins; at the end of a text without one, a line is ended first. */
function inLines(text: string, at: number, ...lines: readonly string[]): string {
  const ended = at === 0 || text[at - 1] === '\n';
  return `${ended ? '' : '\n'}${lines.join('\n')}${at < text.length || ended ? '\n' : ''}`;
}
