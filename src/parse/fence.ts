import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts';
import { readingFault, withFix } from '../diagnostic/reading-faults.ts';

/** Frontmatter and body may each be this many bytes of UTF-8. */
export const LARGEST_PART = 64 * 1024;

export interface FencedText {
  readonly frontmatter: string;
  /** Where the frontmatter begins in the text, in UTF-16 code units. */
  readonly frontmatterAt: number;
  readonly body: string;
  readonly bodyAt: number;
}

/**
 * Splits a record into frontmatter and body. The fence is ours: the first line is exactly `---`, a
 * later line that is exactly `---` closes it. Nothing else opens one (`---js`, `+++`, a blank first line).
 */
export function splitFence(text: string, file: string): FencedText | Diagnostic {
  const first = lineEnd(text, 0);
  if (text.slice(0, first.end) !== '---')
    return withFix(
      readingFault('source/no-frontmatter', { file, offset: 0 }, shownLine(text, first.end)),
      blanksAround(/^\s*---[ \t]*(?=\n)/, text),
    );
  let at = first.next;
  const frontmatterAt = at;
  while (at < text.length) {
    const { end, next } = lineEnd(text, at);
    if (end - at === 3 && text.startsWith('---', at)) {
      return sized(
        { frontmatter: text.slice(frontmatterAt, at), frontmatterAt, body: text.slice(next), bodyAt: next },
        file,
      );
    }
    at = next;
  }
  return withFix(
    readingFault('source/unclosed-frontmatter', { file, offset: 0 }),
    blanksAround(/(?<=\n)---[ \t]+(?=\n|$)/, text),
  );
}

/** A fence that only has blanks too many, which nobody sees. */
function blanksAround(fence: RegExp, text: string): Fix | undefined {
  const found = fence.exec(text);
  return found === null ? undefined : { offset: found.index, length: found[0].length, to: '---' };
}

function sized(parts: FencedText, file: string): FencedText | Diagnostic {
  for (const [name, part, offset] of [
    ['frontmatter', parts.frontmatter, parts.frontmatterAt],
    ['body', parts.body, parts.bodyAt],
  ] as const) {
    if (part.length > LARGEST_PART || Buffer.byteLength(part) > LARGEST_PART) {
      return readingFault(
        'source/too-large',
        { file, offset },
        `the ${name} of ${Math.ceil(Buffer.byteLength(part) / 1024)} KiB`,
      );
    }
  }
  return parts;
}

function lineEnd(text: string, from: number): { end: number; next: number } {
  const at = text.indexOf('\n', from);
  return at === -1 ? { end: text.length, next: text.length } : { end: at, next: at + 1 };
}

function shownLine(text: string, end: number): string {
  const line = text.slice(0, Math.min(end, 40));
  return line === '' ? 'it is empty' : `it is “${line}”`;
}
