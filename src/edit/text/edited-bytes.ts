import { applied, type TextEdit } from '../../diagnostic/text-edit.ts';

/**
 * The bytes of a file with edits made whose offsets are into its text as it was read: without the byte order mark,
 * and with LF for CRLF. Every byte outside the edits stays, and new lines end as those of the file do.
 */
export function editedBytes(bytes: Uint8Array, edits: readonly TextEdit[]): Buffer {
  const whole = Buffer.from(bytes).toString('utf8');
  const mark = whole.startsWith('\ufeff') ? 1 : 0;
  const shift = shiftsOf(whole, mark);
  const ends = whole.includes('\r\n') ? '\r\n' : '\n';
  const moved = edits.map((edit) => ({
    ...edit,
    start: shift(edit.start),
    end: shift(edit.end),
    text: edit.text.replaceAll('\n', ends),
  }));
  return Buffer.from(applied(whole, moved), 'utf8');
}

/** From offsets into the text as it was read to offsets into the text as it is. */
function shiftsOf(whole: string, mark: number): (offset: number) => number {
  const returns: number[] = [];
  for (let at = whole.indexOf('\r\n'); at !== -1; at = whole.indexOf('\r\n', at + 2))
    returns.push(at - mark - returns.length);
  return (offset) => offset + mark + returns.filter((at) => at < offset).length;
}
