import { oneLine } from './export-source.ts';
import type { Inline } from './page-parts.ts';

/** A line of a page as plain text, for documents that have no links. */
export function inlineText(line: readonly Inline[]): string {
  return oneLine(line.map(partText).join(''));
}

function partText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('href' in inline) return inline.text;
  if ('code' in inline) return inline.code;
  if ('tone' in inline) return inline.word;
  return 'note' in inline ? ` (${inlineText(inline.note)})` : '';
}
