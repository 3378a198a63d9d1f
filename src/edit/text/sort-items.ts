import { compare } from '../../diagnostic/compare.ts';
import type { Path } from '../../diagnostic/diagnostic.ts';
import type { TextEdit } from '../../diagnostic/text-edit.ts';
import { type Source, spansIn } from '../../parse/source.ts';
import { valueAt } from '../../validate/lenient.ts';
import { blockStart, columnOf, lineAfter } from './lines.ts';

/**
 * The items of a list in the order of one of their fields, each as it is written: with its lines and the comments right
 * above it, or within the brackets. Undefined where nobody wrote such a list.
 */
export function sortItems(source: Source, path: Path, field: string): TextEdit | undefined {
  const spanOf = spansIn(source);
  const list = spanOf(path);
  const spans = list?.steps.map((step) => spanOf([...path, Number(step)]));
  if (list === undefined || spans === undefined || spans.some((span) => span === undefined)) return undefined;
  const { text, file } = source;
  const items = spans.filter((span) => span !== undefined);
  const order = items
    .map((_, at) => ({ at, by: textAt(source.data, [...path, at, field]) }))
    .sort((a, b) => compare(a.by, b.by) || a.at - b.at)
    .map(({ at }) => at);
  if (list.written === 'flow') {
    const parts = items.map(({ start, end }) => text.slice(start, end));
    const gaps = items.map(({ end }, at) => text.slice(end, items[at + 1]?.start ?? end));
    const [first, last] = [items[0], items.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    return {
      file,
      start: first.start,
      end: last.end,
      text: order.map((from, at) => `${parts[from]}${gaps[at]}`).join(''),
    };
  }
  const starts = items.map(({ start }) => blockStart(text, start));
  const end = lineAfter(text, list.end, columnOf(text, list.start));
  const blocks = starts.map((start, at) => text.slice(start, starts[at + 1] ?? end));
  return { file, start: starts[0] ?? end, end, text: order.map((from) => blocks[from]).join('') };
}

function textAt(data: unknown, path: Path): string {
  const value = valueAt(data, path);
  return typeof value === 'string' ? value : '';
}
